"""What may be given, and what was given last."""

from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from coalition.statements.statement import Passage, Thing

GIVERS = frozenset(("nation", "group", "organisation"))
"""Kinds of things that give where their name alone tells who does."""
_NEAR = 400
"""Characters."""


@dataclass(frozen=True, slots=True)
class Given:
    """What may be given: a capability mention, or a sum whose purpose is not told.

    Attributes:
        root: the head of its phrase.
        span: its phrase.
        thing: the capability.
        sort: `name`, `action`, `weak` or `money`.
    """

    root: Token
    span: Span
    thing: Thing
    sort: str


@dataclass(slots=True)
class Last:
    """Who pledged last and how, for what is told of "the package" after it was announced."""

    givers: list[Thing] = field(default_factory=list)
    status: str | None = None
    passage: Passage | None = None

    def near(self, passage: Passage) -> list[Thing]:
        """Who pledged last, if that was told in a passage or shortly before it."""
        told = self.passage
        return list(self.givers) if told is not None and passage.start - told.end < _NEAR else []
