"""Where a meeting is: in which city, else in which nation."""

from spacy.tokens import Span, Token

from coalition.language.extensions import CITIES, NAMES
from coalition.language.relations.cast import Cast
from coalition.statements.statement import Thing

_IN = frozenset(("in", "at", "to", "near", "outside", "into"))
_AWAY = frozenset(("from", "of", "for", "about", "between"))


class Places:
    """The places of one article."""

    def __init__(self, cast: Cast) -> None:
        self._doc = cast.doc
        self._cities = list(cast.doc.spans[CITIES])
        self._nations = [
            s for s in cast.doc.spans[NAMES] if s.label_ == "NATION" and s._.sort in {"name", "seat", "capital"}
        ]

    @property
    def here(self) -> Thing | None:
        """The city of the dateline: where "here" is."""
        if self._cities and self._cities[0].start < 8:
            city: Thing = self._cities[0]._.thing
            return city
        return None

    def of(self, token: Token) -> Thing | None:
        """The place of what a verb or noun tells: the nearest in its sentence that one can be "in", else "here"."""
        sentence = token.sent
        cities = [s for s in self._cities if sentence.start <= s.start < sentence.end]
        placed = [s for s in cities if _preposition(s) in _IN]
        chosen = placed or [s for s in cities if _preposition(s) not in _AWAY]
        if chosen:
            return _thing(min(chosen, key=lambda s: (_hops(token, s.root), abs(s.start - token.i))))
        for span in self._nations:
            if sentence.start <= span.start < sentence.end and _preposition(span) in {"in", "at"}:
                return _thing(span)
        if any(t.lower_ == "here" for t in sentence):
            return self.here
        return None


def _preposition(span: Span) -> str:
    root = span.root
    while root.dep_ in {"conj", "compound", "appos"} and root.head.i != root.i:
        root = root.head
    return root.head.lower_ if root.dep_ == "pobj" else ""


def _hops(token: Token, place: Token) -> int:
    """How far up the parse from a place the word is that tells the meeting; far, if it is not above it."""
    for n, word in enumerate(place.ancestors):
        if word.i == token.i:
            return n
    return 9


def _thing(span: Span) -> Thing:
    thing: Thing = span._.thing
    return thing
