"""`python -m benchmarks.confidence`: measure on the corpus how often each rule is right, and write it down.

The confidence of a rule of which `right` of `found` rows are right is

    (right + WEIGHT * prior) / (found + WEIGHT)

where the prior is halfway between the share of its relation and that of all statements together, and at most CAP, so
that a rule has to prove itself on several rows before it is sure. A rule that was never measured has its relation's
prior.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import get_args

import coalition.language.rules
from benchmarks.corpus import judged_corpus
from coalition.language.load import load
from coalition.statements.scoring.calibration import Outcome
from coalition.statements.scoring.evaluation import evaluation
from coalition.statements.scoring.judging import Score, Verdict
from coalition.statements.statement import Relation

FILE = Path(coalition.language.rules.__file__).with_name("confidence.toml")
WEIGHT = 8
CAP = 0.85
FOLDS = 5

_HEAD = f"""\
# How often each rule was right on the corpus; written by `python -m benchmarks.confidence`: do not edit.
#
# confidence = (right + {WEIGHT} * prior) / (found + {WEIGHT}), where the prior is halfway between the share of right
# rows of the relation and that of all, and at most {CAP}. A rule that is not listed has the confidence of its relation,
# which is the prior.
"""


class Table:
    """Confidences by relation and rule, from verdicts on articles."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        self.rules = evaluation(verdicts).rules
        self.relations: dict[str, Score] = {}
        for (relation, _), score in self.rules.items():
            self.relations[relation] = self.relations.get(relation, Score()) + score
        self.all = sum(self.relations.values(), Score())

    def prior(self, relation: str) -> float:
        """What to expect of a rule of a relation before it was measured."""
        own = self.relations.get(relation, self.all)
        return min((own.precision + self.all.precision) / 2, CAP)

    def confidence(self, relation: str, rule: str) -> float:
        """What to expect of a rule."""
        score = self.rules.get((relation, rule), Score())
        return (score.right + WEIGHT * self.prior(relation)) / (score.found + WEIGHT)


def crossed(verdicts: Sequence[Verdict]) -> list[Outcome]:
    """Confidence and correctness of each row, the confidence measured on the other articles alone.

    Articles are dealt to FOLDS folds by the hash of their ids.
    """
    found: list[Outcome] = []
    for number in range(FOLDS):
        held = [one for one in verdicts if _fold(one) == number]
        found.extend(predicted(Table(one for one in verdicts if _fold(one) != number), held))
    return found


def predicted(table: Table, verdicts: Iterable[Verdict]) -> list[Outcome]:
    """Confidence by a table and correctness of each row, equal ones once by the most confident."""
    found: list[Outcome] = []
    for verdict in verdicts:
        best: dict[object, Outcome] = {}
        for one in verdict.statements:
            if one.right is not None:
                sure = table.confidence(one.statement.relation, one.statement.rule)
                best[one.key] = max(best.get(one.key, (0.0, one.right)), (sure, one.right))
        found.extend(best.values())
    return found


def _fold(verdict: Verdict) -> int:
    return int(sha256(verdict.labels.article.encode()).hexdigest(), 16) % FOLDS


def written(table: Table) -> str:
    """The table as TOML."""
    relations = sorted(get_args(Relation))
    lines = [_HEAD, "[relations]"]
    lines += [_line(name, table.prior(name), table.relations.get(name, Score())) for name in relations]
    for relation in sorted(table.relations):
        lines += ["", f"[rules.{relation}]"]
        lines += [
            _line(f'"{rule}"', table.confidence(relation, rule), score)
            for (of, rule), score in table.rules.items()
            if of == relation
        ]
    return "\n".join(lines) + "\n"


def _line(name: str, confidence: float, score: Score) -> str:
    return f"{name} = {{ confidence = {confidence:.3f}, right = {score.right}, found = {score.found} }}"


def main() -> None:
    """Measure and write."""
    table = Table(judged_corpus(load()))
    FILE.write_text(written(table), encoding="utf-8")
    print(f"{FILE.name}: {len(table.rules)} rules, {table.all.right} of {table.all.found} rows right")


if __name__ == "__main__":
    main()
