"""Standing: which word of a passage stands for a thing that a statement speaks of, and where that thing is named."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from coalition.language.extensions import BODIES, CAPABILITIES, CITIES, FIGURES, NAMES, OFFICES, PERSONS
from coalition.language.relations.cast import Cast
from coalition.language.relations.commodities import Commodities
from coalition.language.relations.context import Context
from coalition.statements.statement import Statement, Thing

_GROUPS = (NAMES, BODIES, PERSONS, CITIES, CAPABILITIES, OFFICES)
_SPEAKING = ("PRP", "NN", "W", "DT", "CD")


@dataclass(frozen=True, slots=True)
class Referent:
    """A word and what it stands for.

    Attributes:
        role: what the thing is in the statement: `subject`, `object`, `of`, `from`, `recipient`, `attributed to`,
            `figure`.
        thing: the thing's id, or the figure.
        word: the word or phrase; empty where none in the passage stands for it.
        start: where it starts in the article's text; -1 where there is none.
        end: where it ends; -1 likewise.
        how: how the one follows from the other.
    """

    role: str
    thing: str
    word: str
    start: int
    end: int
    how: str


class Standing:
    """What the words of one article stand for."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        self._cast = Cast(context)
        self._commodities = {one.token.i: one.thing for one in Commodities(self._cast).all}
        spans = [span for group in _GROUPS for span in self._doc.spans.get(group, ())]
        self._spans = sorted(spans, key=lambda span: span.start)

    def referents(self, statement: Statement, passage: Span, anchor: Token | None) -> Iterator[Referent]:
        """The words of a passage that stand for what its statement speaks of.

        Args:
            statement: the statement.
            passage: its passage.
            anchor: the word that says it; of several that stand for the same, the nearest is taken.
        """
        near = anchor if anchor is not None else passage.root
        for role, thing in _roles(statement):
            yield self._referent(role, thing, passage, near)
        if statement.figure is not None:
            counted = (statement.figure.value, statement.figure.unit)
            told = f"{statement.figure.value:,.10g} {statement.figure.unit}"
            for span in self._doc.spans[FIGURES]:
                inside = passage.start <= span.start < passage.end
                if inside and (span._.figure.value, span._.figure.unit) == counted:
                    yield Referent("figure", told, span.text, span.start_char, span.end_char, "named here")
                    break

    def _referent(self, role: str, thing: Thing, passage: Span, near: Token) -> Referent:
        named = [span for span in self._named(thing) if passage.start <= span.start < passage.end]
        if named:
            span = min(named, key=lambda one: abs(one.root.i - near.i))
            sort = span._.sort
            how = f"named here, by {sort}" if sort in {"demonym", "capital", "seat", "description"} else "named here"
            return Referent(role, thing.id, span.text, span.start_char, span.end_char, how)
        # A person stands for the nation whose office he holds; that this is so is what `of` says.
        words = [token for token in passage if self._stands(token, thing)] if role != "of" else []
        if words:
            word = min(words, key=lambda one: abs(one.i - near.i))
            return Referent(role, thing.id, word.text, word.idx, word.idx + len(word), self._why(word, thing))
        return Referent(role, thing.id, "", -1, -1, self._outside(thing, passage))

    def _named(self, thing: Thing) -> list[Span]:
        return [span for span in self._spans if span._.thing == thing or (span.kb_id_ == thing.id and span.kb_id_)]

    def _stands(self, token: Token, thing: Thing) -> bool:
        if not token.tag_.startswith(_SPEAKING):
            return False
        chains = self._context.chains
        if thing.kind == "commodity":
            return token.i in self._commodities and self._commodities[token.i] == thing
        return thing in chains.actors(token) or thing in chains.parties(token) or thing in self._cast.bodies.of(token)

    def _why(self, word: Token, thing: Thing) -> str:
        """How a word that does not name a thing stands for it."""
        chains = self._context.chains
        person = chains.named(word)
        holding = next((h for h in self._doc._.holdings if person is not None and h.person.kb_id_ == person.id), None)
        if holding is not None and holding.of == thing:
            at = _place(holding.title) if holding.title.doc is self._doc else "in the headline"
            return f"acts for {thing.id}, as {holding.office} of it, told at {at}"
        if thing.kind == "commodity":
            return "named here"
        before = [span for span in self._named(thing) if span.end <= word.i]
        if before:
            return f"stands for {thing.id}, “{before[-1].text}” at {_place(before[-1])}"
        return f"stands for {thing.id}, {self._unnamed(thing)}"

    def _outside(self, thing: Thing, passage: Span) -> str:
        """Where a thing comes from that no word of a passage stands for."""
        before = [span for span in self._named(thing) if span.end <= passage.start]
        if thing in self._context.chains.authors or not before:
            return self._unnamed(thing)
        return f"spoken of before, “{before[-1].text}” at {_place(before[-1])}"

    def _unnamed(self, thing: Thing) -> str:
        headline = self._doc._.headline
        if thing in self._context.chains.authors:
            return "in whose name the article is written"
        if headline is not None and any(
            span._.thing == thing for group in _GROUPS for span in headline.spans.get(group, ())
        ):
            return "named in the headline"
        later = self._named(thing)
        return f"named at {_place(later[0])}" if later else "which follows from its surroundings"


def _roles(statement: Statement) -> Iterator[tuple[str, Thing]]:
    things = {
        "subject": statement.subject,
        "object": statement.object,
        "of": statement.of,
        "from": statement.source,
        "recipient": statement.recipient,
        "attributed to": statement.attributed_to,
    }
    yield from ((role, thing) for role, thing in things.items() if thing is not None)


def _place(span: Span) -> str:
    return f"{span.start_char}-{span.end_char}"
