"""The difference between two readings: which statements came, went and changed.

Statements are compared by what they say, not by where in the text: a passage that moved changes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Row = Mapping[str, Any]
"""A row of the statement table."""

Sign = Literal["came", "went", "changed"]

ABOUT = ("relation", "subject", "object")
"""What a statement is about: two that differ in nothing else are one that changed."""
SAID = ("status", "value", "unit", "qualifier", "date", "recipient", "of", "from", "attributed_to")
"""What it says of it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement that is not in both of two readings.

    Attributes:
        sign: `came`, `went` or `changed`.
        row: the statement as it is now; for one that went, as it was.
        former: the statement as it was, of one that changed.
    """

    sign: Sign
    row: Row
    former: Row | None = None

    @property
    def changes(self) -> dict[str, tuple[Any, Any]]:
        """Of a statement that changed, the keys that differ, each with the value before and now."""
        if self.former is None:
            return {}
        pairs = {key: (self.former.get(key), self.row.get(key)) for key in SAID}
        return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


def differences(before: Iterable[Row], after: Iterable[Row]) -> list[Difference]:
    """What came, went and changed from one reading to another, in the order of the passages.

    >>> old = {"relation": "pledges", "subject": "POL", "object": "troops", "status": "considered", "start": 0}
    >>> (one,) = differences([old], [old | {"status": "refused", "start": 9}])
    >>> one.sign, one.changes
    ('changed', {'status': ('considered', 'refused')})
    >>> differences([old], [old | {"start": 30}])
    []
    """
    old, new = _by_content(before), _by_content(after)
    gone = [row for content, row in old.items() if content not in new]
    fresh = [row for content, row in new.items() if content not in old]
    found = []
    for row in fresh:
        former = _likest(row, gone)
        if former is not None:
            gone.remove(former)
        found.append(Difference("came" if former is None else "changed", row, former))
    found += [Difference("went", row) for row in gone]
    return sorted(found, key=lambda one: (one.row.get("start", 0), one.row.get("end", 0), str(sorted(one.row.items()))))


def counted(found: Iterable[Difference]) -> dict[str, dict[str, int]]:
    """How many statements came, went and changed, by relation."""
    counts = Counter((str(one.row["relation"]), one.sign) for one in found)
    return {
        relation: {sign: counts[relation, sign] for sign in ("came", "went", "changed")}
        for relation in sorted({relation for relation, _ in counts})
    }


def _by_content(rows: Iterable[Row]) -> dict[tuple[Any, ...], Row]:
    found: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        found.setdefault(tuple(row.get(key) for key in (*ABOUT, *SAID)), row)
    return found


def _likest(row: Row, others: Iterable[Row]) -> Row | None:
    """Of those that are about the same, the one that differs least."""
    about = [other for other in others if all(other.get(key) == row.get(key) for key in ABOUT)]
    return min(about, key=lambda other: sum(other.get(key) != row.get(key) for key in SAID), default=None)
