"""The statement, and the things it speaks of. The public form of both is docs/statements.md."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "nation",
    "group",
    "organisation",
    "coalition",
    "person",
    "city",
    "meeting",
    "capability",
    "office",
    "commodity",
]
Relation = Literal[
    "pledges",
    "figure",
    "holds_office",
    "hosts",
    "attends",
    "headquartered_in",
    "leads",
    "member_of",
    "imports",
]


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """Something a statement speaks of: its kind, its canonical id (docs/statements.md), and a name for people.

    >>> Thing("nation", "GBR", "United Kingdom").id
    'GBR'
    """

    kind: Kind
    id: str
    name: str


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """A number with its unit.

    Attributes:
        value: a plain number; 2.5 billion is 2500000000.
        unit: an ISO 4217 code, `troops`, `police`, `personnel`, `nations`, `people`, or a singular noun.
        qualifier: `exactly`, `about`, `at-least`, `more-than`, `up-to` or `less-than`.
    """

    value: float
    unit: str
    qualifier: str = "exactly"


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Characters of the article's text, start inclusive, end exclusive, that say something."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that one article says.

    Attributes:
        relation: one of the nine relations.
        subject: who or what it is about.
        object: the second party, where the relation has one; None for a figure, and for a call without a place.
        passage: the sentence, list item or table row that says it.
        rule: id of the rule, or the model, that found it.
        confidence: 0 to 1.
        status: as each relation defines it.
        figure: the number stated for it.
        date: ISO 8601 date, month or year it holds at, never the date of publication unless the text says so.
        recipient: who gets what is pledged.
        attributed_to: the speaker the article ascribes it to.
        of: the nation or organisation an office is of.
        source: the nation that is imported from.
    """

    relation: Relation
    subject: Thing
    object: Thing | None
    passage: Passage
    rule: str
    confidence: float
    status: str | None = None
    figure: Figure | None = None
    date: str | None = None
    recipient: Thing | None = None
    attributed_to: Thing | None = None
    of: Thing | None = None
    source: Thing | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one article.

    Attributes:
        statements: in the order of their passages.
        nations: nations named.
        leaders: persons for whom the article gives an office.
        cities: cities named as places.
        figures: money, heads and things counted.
    """

    statements: tuple[Statement, ...] = ()
    nations: tuple[Thing, ...] = ()
    leaders: tuple[Thing, ...] = ()
    cities: tuple[Thing, ...] = ()
    figures: tuple[Figure, ...] = field(default=())
