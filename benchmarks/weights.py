"""`python -m benchmarks.weights`: learn on the corpus what evidence weighs, and write it into rules/weights.tsv.

A logistic regression of whether a row is right on the evidence about it. Each piece counts twice: whatever the relation,
and for its relation alone. So a rule that is new has the weight of its family, of its relation and of what its passage
says. That an article is one that rules were written on is evidence while learning, and is left out of what is written:
confidence is meant for text that nobody has seen.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import coalition.language.rules
from benchmarks.corpus import files, fingerprint
from benchmarks.samples import Sample, corpus_samples
from coalition.language.confidence import ANY, BASE, Weights
from coalition.language.confidence import FILE as NAME
from coalition.language.load import load
from coalition.statements.scoring.calibration import SURE, Outcome, at_least

FILE = Path(coalition.language.rules.__file__).with_name(NAME)
FOLDS = 10
FEWEST = 5
"""How many rows a piece of evidence must be about to be learnt."""
STRENGTH = 0.05
"""The inverse of how strongly weights are drawn towards nothing."""
CAUTION = 0.35
"""How much less is claimed than was learnt, in the logarithm of the odds.

What 0.9 promises has to hold for each hundred rows, not on average over many: docs/evaluation.md tells how both numbers
were chosen.
"""
SEEN = "rules were written on it"
"""How evidence begins that there is while learning and not when an article is read."""

_HEAD = """\
# What evidence weighs: relation, evidence, weight; written by `python -m benchmarks.weights`: do not edit.
# The sum of the weights of a statement is the logarithm of the odds that it is right.
# corpus {corpus}
"""

Row = tuple[list[tuple[str, str]], bool]
"""The features of a statement, each a relation and a piece of evidence, and whether it is right."""


def learn(samples: Iterable[Sample], only: str = "") -> Weights:
    """What evidence weighs, by articles of which it is known what is right.

    Args:
        samples: the articles, in any order.
        only: leave out evidence that does not start with this, for comparison.
    """
    ordered = sorted(samples, key=lambda sample: (sample.set, sample.verdict.labels.article))
    found = fitted(_rows(ordered, only), STRENGTH, ANY)
    found.of[ANY][BASE] = round(found.of[ANY][BASE] - CAUTION, 3)
    return found


def fitted(rows: Iterable[Row], strength: float, base: str) -> Weights:
    """The weights of a logistic regression, but for those of what is known while learning only.

    Args:
        rows: the features of each, and whether it is right; the same order gives the same weights.
        strength: the inverse of how strongly weights are drawn towards nothing.
        base: the relation under which the weight stands that all rows have.
    """
    listed = list(rows)
    often = Counter(feature for features, _ in listed for feature in features)
    known = [{"\t".join(one): 1.0 for one in features if often[one] >= FEWEST} for features, _ in listed]
    # Dense, since liblinear takes none of the sparse matrices with long indices that newer versions make.
    vectorizer = DictVectorizer(sparse=False)
    model = LogisticRegression(C=strength, solver="liblinear", intercept_scaling=10, tol=1e-7, max_iter=1000)
    model.fit(vectorizer.fit_transform(known), [right for _, right in listed])
    found = {base: {BASE: round(float(model.intercept_[0]), 3)}}
    for name, weight in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True):
        relation, evidence = name.split("\t")
        if not evidence.startswith(SEEN) and round(float(weight), 3):
            found.setdefault(relation, {})[evidence] = round(float(weight), 3)
    return Weights(found)


def _rows(samples: Iterable[Sample], only: str) -> Iterator[Row]:
    for sample in samples:
        for judged, evidence in zip(sample.verdict.statements, sample.evidence, strict=True):
            if judged.right is not None:
                relation = judged.statement.relation
                told = dict.fromkeys(one for one in evidence if one.startswith(only))
                features = [(name, one) for one in told for name in (ANY, relation)]
                seen = [] if sample.held else [(ANY, SEEN)]
                yield [*features, (relation, BASE), *seen], judged.right


def crossed(samples: Sequence[Sample], only: str = "") -> dict[str, list[Outcome]]:
    """Confidence and correctness of each row by the name of its set, learnt on the other folds' articles alone.

    Articles are dealt to FOLDS folds by the hash of their ids.

    Args:
        samples: the articles.
        only: as for `learn`.
    """
    found: dict[str, list[Outcome]] = {sample.set: [] for sample in samples}
    for number in range(FOLDS):
        weights = learn((sample for sample in samples if fold(sample) != number), only)
        for sample in samples:
            if fold(sample) == number:
                found[sample.set].extend(predicted(weights, [sample]))
    return found


def predicted(weights: Weights, samples: Iterable[Sample]) -> list[Outcome]:
    """Confidence and correctness of each row, equal ones once by the most confident."""
    found: list[Outcome] = []
    for sample in samples:
        best: dict[object, Outcome] = {}
        for one, evidence in zip(sample.verdict.statements, sample.evidence, strict=True):
            if one.right is not None:
                sure = weights.confidence(one.statement.relation, evidence)
                best[one.key] = max(best.get(one.key, (0.0, one.right)), (sure, one.right))
        found.extend(best.values())
    return found


def fold(sample: Sample) -> int:
    """The number of the fold that an article is dealt to."""
    return int(sha256(sample.verdict.labels.article.encode()).hexdigest(), 16) % FOLDS


def written(weights: Weights) -> str:
    """Weights as they are written."""
    lines = [
        f"{relation}\t{evidence}\t{weight:.3f}"
        for relation, group in sorted(weights.of.items())
        for evidence, weight in sorted(group.items())
    ]
    return _HEAD.format(corpus=corpus()) + "\n".join(lines) + "\n"


def corpus() -> str:
    """The SHA-256 of all that is learnt from."""
    return sha256("".join(fingerprint(file) for file in files()).encode()).hexdigest()


def main() -> None:
    """Learn and write."""
    samples = corpus_samples(load())
    weights = learn(samples)
    FILE.write_text(written(weights), encoding="utf-8", newline="\n")
    print(f"{FILE.name}: {sum(map(len, weights.of.values()))} weights, {FILE.stat().st_size:,} bytes")
    if "--crossed" in sys.argv[1:]:
        for name, outcomes in crossed(samples).items():
            rows, right = at_least(outcomes, SURE)
            print(f"{name:16} {len(outcomes)} rows, {rows} at {SURE} or more, {right} of them right")


if __name__ == "__main__":
    main()
