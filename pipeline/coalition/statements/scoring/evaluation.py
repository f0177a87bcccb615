"""Evaluation: verdicts on many articles put together, by relation, by rule, by status and by confidence."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar, get_args

from coalition.articles.article import Article
from coalition.errors import UsageError
from coalition.statements.scoring.calibration import Outcome
from coalition.statements.scoring.judging import Judged, Score, Verdict, judge
from coalition.statements.scoring.keys import Key, Row, fold
from coalition.statements.scoring.labels import ENTITIES, Labels
from coalition.statements.statement import Reading, Relation

Reader = Callable[[Iterable[Article]], Iterable[tuple[Article, Reading]]]
"""What reads articles: `coalition.language.reading.read` with a pipeline."""

_Name = TypeVar("_Name")

NOTHING = "nothing"
"""Stands in the table of statuses where there is no row on the other side."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A labelled row that was not found."""

    article: str
    row: Row


@dataclass(frozen=True, slots=True)
class Wrong:
    """A statement that is not labelled."""

    article: str
    judged: Judged

    @property
    def row(self) -> Row:
        """It as a row of the table."""
        return self.judged.row


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How readings of many articles compare with their labels.

    Attributes:
        articles: how many.
        relations: the score of each relation that was labelled or found, in the order of docs/statements.md.
        entities: the score of each kind of entities.
        rules: by relation and the rule that found them, how many keys are right and how many there are.
        statuses: how often a pledge labelled with one status was found with another, for the same giver and
            capability; NOTHING where one side has no row.
        outcomes: confidence and correctness of each key found, by the most confident statement that has it.
        missed: labelled rows that were not found, in the order of articles.
        wrong: statements that are not labelled.
    """

    articles: int
    relations: Mapping[str, Score]
    entities: Mapping[str, Score]
    rules: Mapping[tuple[str, str], Score]
    statuses: Mapping[tuple[str, str], int]
    outcomes: list[Outcome]
    missed: list[Missed]
    wrong: list[Wrong]

    @property
    def all_relations(self) -> Score:
        """All rows together."""
        return sum(self.relations.values(), Score())

    @property
    def all_entities(self) -> Score:
        """All entities together."""
        return sum(self.entities.values(), Score())


def verdicts(reader: Reader, articles: Iterable[Article], labels: Mapping[str, Labels]) -> list[Verdict]:
    """Read articles and compare each with its labels; articles without labels are passed over.

    Raises:
        UsageError: if an article is there twice, or labels have no article.
    """
    found: dict[str, Article] = {}
    for article in articles:
        if article.id in found:
            raise UsageError(f"{article.source}: the article {article.id!r} is there twice.")
        found[article.id] = article
    missing = [one for one in labels if one not in found]
    if missing:
        named = ", ".join(missing[:3]) + (", …" if len(missing) > 3 else "")
        raise UsageError(
            f"{len(missing)} of {len(labels)} labelled articles are missing ({named}); give those that were labelled."
        )
    wanted = [found[one] for one in labels]
    return [judge(labels[article.id], reading, article.text) for article, reading in reader(wanted)]


def evaluation(verdicts: Iterable[Verdict]) -> Evaluation:
    """Put verdicts on articles together."""
    judged = list(verdicts)
    relations: dict[str, Score] = {}
    entities = {kind: Score() for kind in ENTITIES}
    rules: dict[tuple[str, str], Score] = {}
    statuses: Counter[tuple[str, str]] = Counter()
    outcomes: list[Outcome] = []
    for verdict in judged:
        _add(relations, verdict.relations)
        _add(entities, verdict.entities)
        _add(rules, _by_rule(verdict))
        statuses.update(_statuses(verdict))
        outcomes.extend(_outcomes(verdict))
    order = [name for name in get_args(Relation) if name in relations]
    return Evaluation(
        articles=len(judged),
        relations={name: relations[name] for name in order},
        entities=entities,
        rules=dict(sorted(rules.items())),
        statuses=statuses,
        outcomes=outcomes,
        missed=[Missed(verdict.labels.article, one) for verdict in judged for one in verdict.missed],
        wrong=[
            Wrong(verdict.labels.article, one) for verdict in judged for one in verdict.statements if one.right is False
        ],
    )


def _add(to: dict[_Name, Score], more: Mapping[_Name, Score]) -> None:
    for name, score in more.items():
        to[name] = to.get(name, Score()) + score


def _by_rule(verdict: Verdict) -> dict[tuple[str, str], Score]:
    """Each key once a rule, so that one fact told twice counts once."""
    keys = {(one.statement.rule, one.key): one.right for one in verdict.statements if one.right is not None}
    scores: dict[tuple[str, str], Score] = {}
    for (rule, key), right in keys.items():
        _add(scores, {(str(key[0]), rule): Score(right=int(right), found=1)})
    return scores


def _outcomes(verdict: Verdict) -> list[Outcome]:
    best: dict[Key, Outcome] = {}
    for one in sorted(verdict.statements, key=lambda judged: judged.statement.confidence):
        if one.right is not None:
            best[one.key] = (one.statement.confidence, one.right)
    return list(best.values())


def _statuses(verdict: Verdict) -> Counter[tuple[str, str]]:
    """Labelled and found status for each giver and capability: equal ones first, then what is left on each side."""
    labelled = _by_pair(verdict.labels.statements)
    optional = _by_pair(verdict.labels.optional)
    found = _by_pair(one.row for one in verdict.statements)
    pairs: Counter[tuple[str, str]] = Counter()
    for pair in {**labelled, **found}:
        wanted, got = labelled.get(pair, set()), found.get(pair, set())
        pairs.update((status, status) for status in wanted & got)
        left = sorted(wanted - got), sorted(got - wanted - optional.get(pair, set()))
        pairs.update(zip_longest(*left, fillvalue=NOTHING))
    return pairs


def _by_pair(rows: Iterable[Row]) -> dict[tuple[str, str], set[str]]:
    pairs: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        if row["relation"] == "pledges":
            pair = (fold(row.get("subject")), fold(row.get("object")))
            pairs.setdefault(pair, set()).add(str(row.get("status")))
    return pairs
