"""Judging: what was read from one article, compared with its labels."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from coalition.statements.scoring.keys import Key, Row, fold, key, number, person, row, same, unit
from coalition.statements.scoring.labels import Labels
from coalition.statements.statement import Reading, Statement


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of keys, and what follows from them.

    Attributes:
        right: found and labelled.
        labelled: all that are labelled.
        found: all that were found, but for those that are optional.
    """

    right: int = 0
    labelled: int = 0
    found: int = 0

    def __add__(self, other: Self) -> "Score":
        """Both together."""
        return Score(self.right + other.right, self.labelled + other.labelled, self.found + other.found)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is labelled that was found; 0 where nothing is labelled."""
        return self.right / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both.

        >>> round(Score(right=6, labelled=10, found=8).f1, 3)
        0.667
        """
        both = self.labelled + self.found
        return 2 * self.right / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement that was read, with its row and whether it is right.

    Attributes:
        statement: what was read.
        row: the same as a row of the table.
        key: its key; several statements of an article may have the same.
        right: None where it does not count, since careful readers differ on it.
    """

    statement: Statement
    row: Row
    key: Key
    right: bool | None


@dataclass(slots=True)
class Verdict:
    """How one article's reading compares with its labels.

    Attributes:
        labels: what was to be found.
        relations: the score of each relation that was labelled or found.
        entities: the score of each kind of entities.
        statements: all that was read, judged.
        missed: labelled rows that were not found.
    """

    labels: Labels
    relations: dict[str, Score] = field(default_factory=dict)
    entities: dict[str, Score] = field(default_factory=dict)
    statements: list[Judged] = field(default_factory=list)
    missed: list[Row] = field(default_factory=list)


def judge(labels: Labels, reading: Reading, text: str) -> Verdict:
    """Compare a reading with the labels of the same article.

    Args:
        labels: what is to be found.
        reading: what was found.
        text: the article's text, for quotes.
    """
    verdict = Verdict(labels, entities=_entities(labels, reading))
    rows = [(statement, row(statement, text)) for statement in reading.statements]
    found = [(statement, made, key(made)) for statement, made in rows]
    expected = {key(one): one for one in reversed(labels.statements)}
    optional = {key(one) for one in labels.optional}
    outcomes: dict[Key, bool | None] = {}
    for relation in sorted({one[0] for one in (*expected, *optional, *(k for _, _, k in found))}):
        wanted, got, spare = (
            {one for one in keys if one[0] == relation} for keys in (expected, {k for _, _, k in found}, optional)
        )
        missed, unmatched = match(wanted, got)
        _, wrong = match(spare, unmatched)
        right = len(wanted) - len(missed)
        verdict.relations[relation] = Score(right, len(wanted), right + len(wrong))
        verdict.missed.extend(expected[one] for one in missed)
        outcomes |= dict.fromkeys(got, True) | dict.fromkeys(unmatched) | dict.fromkeys(wrong, False)
    verdict.statements = [Judged(statement, made, k, outcomes[k]) for statement, made, k in found]
    return verdict


def match(wanted: Iterable[Key], found: Iterable[Key]) -> tuple[list[Key], list[Key]]:
    """Match keys one to one, each with the first that says the same.

    Returns:
        What is wanted and not found, and what is found and not wanted, both in the order of their text.
    """
    left = sorted(found, key=str)
    missed = []
    for one in sorted(wanted, key=str):
        partner = next((other for other in left if same(one, other)), None)
        if partner is None:
            missed.append(one)
        else:
            left.remove(partner)
    return missed, left


def _entities(labels: Labels, reading: Reading) -> dict[str, Score]:
    ids: dict[str, Sequence[object]] = {
        "nations": [thing.id for thing in reading.nations],
        "leaders": [thing.id for thing in reading.leaders],
        "cities": [thing.id for thing in reading.cities],
        "figures": [(figure.value, figure.unit) for figure in reading.figures],
    }
    scores = {}
    for kind, found in ids.items():
        folded = _FOLDED.get(kind, fold)
        wanted, got = ({folded(name) for name in names} for names in (labels.entities[kind], found))
        scores[kind] = Score(len(wanted & got), len(wanted), len(got))
    return scores


def _family_name(name: object) -> str:
    return person(name)[0]


def _counted(figure: Any) -> tuple[float | None, str]:
    return number(figure[0]), unit(figure[1])


_FOLDED: dict[str, Callable[[Any], object]] = {"leaders": _family_name, "figures": _counted}
