"""Explaining: why a statement is there, and why a capability led to none.

Nothing is read anew: what the components left on the Doc is looked up, and the way up the parse from a capability is
gone once more.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Span, Token

from coalition.language.clauses import auxiliaries, cue, is_conditional, is_negated, is_verb, tense
from coalition.language.confidence import weights
from coalition.language.evidence import Evidence
from coalition.language.extensions import CAPABILITIES, FIGURES
from coalition.language.relations.chains import Chain, climb
from coalition.language.relations.context import Context, rules
from coalition.language.relations.status import status_of
from coalition.language.relations.topic import governors, purpose
from coalition.language.rules import text
from coalition.language.standing import Referent, Standing
from coalition.statements.statement import Passage, Statement, Thing

_WITHOUT_WAY = ("pledge.ellipsis.", "pledge.echo", "pledge.sojourn")
"""Rules for pledges whose capability was named before, so that no way leads up from it."""
_CUES = ("negations", "possible", "future", "conditions")


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a passage as tagger and parser see it, with its place in the article's text."""

    start: int
    end: int
    text: str
    tag: str
    dependency: str
    head: str


@dataclass(frozen=True, slots=True)
class Governor:
    """A word above a capability on its way up the parse.

    Attributes:
        word: as it stands in the text.
        start: where it starts in the article's text.
        end: where it ends.
        kind: its class in rules/pledges.toml.
        mood: of a verb, how it presents its deed: `done`, `future`, `possible`, `intended` or `ongoing`.
        notes: what else bears on the status: its auxiliaries, a negation, a condition.
    """

    word: str
    start: int
    end: int
    kind: str
    mood: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """The way from a capability up the parse.

    Attributes:
        capability: its words.
        start: where they start in the article's text.
        end: where they end.
        sort: `name`, `action`, `weak` or `money`.
        governors: innermost first.
        blocked: why nothing is pledged; None if something may be.
        status: the status that the governors amount to.
    """

    capability: str
    start: int
    end: int
    sort: str
    governors: tuple[Governor, ...]
    blocked: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a statement is there.

    Attributes:
        statement: what is said.
        rule: what its rule means.
        way: of a pledge told in a sentence, the way up the parse.
        referents: who the words stand for, by role.
        cues: words of the passage that may decide status, each with its class in rules/mood.toml; of an item or row,
            with the status that rules/listings.toml gives it.
        above: of an item or row, the texts that govern it, nearest first.
        evidence: what its confidence is made of: each piece of evidence with its weight, the heaviest first.
    """

    statement: Statement
    rule: str
    way: Way | None
    referents: tuple[Referent, ...]
    cues: tuple[tuple[str, str], ...]
    above: tuple[str, ...]
    evidence: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A capability, or a sum of money, that led to no statement.

    Attributes:
        thing: what it would have been.
        way: the way up the parse, as far as it led.
        passage: the sentence, item or row it stands in.
        reason: why it led to nothing.
    """

    thing: Thing
    way: Way
    passage: Passage
    reason: str


class Explainer:
    """Explains what was read from one article.

    Args:
        doc: the article, as `coalition.load()` leaves it.
    """

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._context = Context(doc)
        self._standing = Standing(self._context)
        self._topic = purpose(doc)
        self._evidence = Evidence(self._context, doc._.reading.statements)

    def explain(self, statement: Statement) -> Explanation:
        """Why a statement of the article is there."""
        span = self._span(statement.passage)
        way, top = self._way(statement, span)
        listed = statement.rule.startswith(("list.", "table."))
        return Explanation(
            statement,
            described(statement.rule),
            way,
            tuple(self._standing.referents(statement, span, top)),
            tuple(dict.fromkeys(_listing_cues(span) if listed else _cues(span))),
            tuple(self._above(statement.passage)) if listed else (),
            tuple(weights().weighed(statement.relation, self._evidence.of(statement))),
        )

    def words(self, passage: Passage) -> list[Word]:
        """The tokens of a passage, white space left out."""
        return [
            Word(t.idx, t.idx + len(t), t.text, t.tag_, t.dep_, "" if t.head.i == t.i else t.head.text)
            for t in self._span(passage)
            if not t.is_space
        ]

    def rejected(self) -> Iterator[Rejected]:
        """The capabilities and sums of the article's sentences that led to no statement, in order."""
        pledged = [one for one in self._doc._.reading.statements if one.relation == "pledges"]
        for span, thing, sort in self._mentions():
            passage = self._context.passage(span.root)
            if any(_tells(one, span, thing, sort) for one in pledged):
                continue
            chain = climb(span.root, sort=sort, concept=thing.id)
            yield Rejected(thing, _made_way(span, sort, chain), passage, self._reason(span, chain, pledged))

    def _reason(self, span: Span, chain: Chain, pledged: list[Statement]) -> str:
        """Why a mention led to nothing: a key of rules/descriptions.toml, and what it means."""
        if any(token.text == "?" for token in span.sent[-2:]):
            return reason("question")
        if chain.blocked is not None:
            return reason(chain.blocked)
        if status_of(chain) is None:
            return reason("no status")
        top = chain.links[-1][0].idx
        rivals = any(one.passage.start <= top < one.passage.end for one in pledged)
        return reason("outdone" if rivals else "no giver")

    def _mentions(self) -> Iterator[tuple[Span, Thing, str]]:
        sums = [(span, self._topic, "money") for span in self._doc.spans[FIGURES] if span.label_ == "MONEY"]
        named = [(span, span._.thing, span._.sort) for span in self._doc.spans[CAPABILITIES]]
        yield from sorted([*named, *sums], key=lambda one: (one[0].start, one[0].end))

    def _way(self, statement: Statement, passage: Span) -> tuple[Way | None, Token | None]:
        """The way that a pledge was found by, and its last governor: the one that amounts to its status."""
        if not statement.rule.startswith("pledge.") or statement.rule.startswith(_WITHOUT_WAY):
            return None, None
        found = [
            (span, sort, climb(span.root, sort=sort, concept=thing.id))
            for span, thing, sort in self._mentions()
            if passage.start <= span.start < passage.end and thing == statement.object
        ]
        found.sort(key=lambda one: (one[2].blocked is not None, status_of(one[2]) != statement.status))
        if not found:
            return None, None
        span, sort, chain = found[0]
        return _made_way(span, sort, chain), chain.links[-1][0] if chain.links else span.root

    def _above(self, passage: Passage) -> Iterator[str]:
        blocks = self._doc._.blocks
        block = next((one for one in blocks if one.start < passage.end and passage.start < one.end), None)
        if block is not None:
            for start, end in governors(self._doc, block):
                yield " ".join(self._context.text[start:end].split())

    def _span(self, passage: Passage) -> Span:
        found = self._doc.char_span(passage.start, passage.end, alignment_mode="expand")
        return found if found is not None else self._doc[:]


def described(rule: str) -> str:
    """What a rule means, in one line; empty for a rule that is not described.

    >>> described("office.before-name-inferred")[:38]
    'The title stands before the name: “Pri'
    """
    known = _descriptions()
    if rule in known["rules"]:
        return str(known["rules"][rule])
    for ending, meaning in known["endings"].items():
        base = known["rules"].get(rule.removesuffix(ending))
        if base is not None:
            return f"{base} {meaning}"
    return ""


def reason(blocked: str) -> str:
    """What it means that a capability is blocked, after the words it is told with.

    >>> reason("verb discover")
    'verb discover: The verb above it is of no class in rules/pledges.toml.'
    """
    meanings = _descriptions()["reasons"]
    found = next((meaning for start, meaning in meanings.items() if blocked.startswith(start)), None)
    return f"{blocked}: {found}" if found else blocked


@lru_cache(maxsize=1)
def _descriptions() -> dict[str, Any]:
    return tomllib.loads(text("descriptions.toml"))


def _tells(statement: Statement, span: Span, thing: Thing, sort: str) -> bool:
    """Whether a statement is about a mention: the capability it names, or the sum."""
    if not statement.passage.start <= span.start_char < statement.passage.end:
        return False
    if sort == "money":
        figure = span._.figure
        stated = statement.figure
        return stated is not None and (stated.value, stated.unit) == (figure.value, figure.unit)
    return statement.object == thing


def _made_way(span: Span, sort: str, chain: Chain) -> Way:
    status = status_of(chain) if chain.blocked is None else None
    steps = tuple(_governor(token, kind) for token, kind in chain.links)
    return Way(span.text, span.start_char, span.end_char, sort, steps, chain.blocked, status)


def _governor(token: Token, kind: str) -> Governor:
    verb = is_verb(token)
    notes = [f"auxiliaries {' '.join(sorted(auxiliaries(token)))}"] if verb and auxiliaries(token) else []
    notes += ["negated"] if is_negated(token) else []
    notes += ["on a condition"] if verb and is_conditional(token) else []
    return Governor(token.text, token.idx, token.idx + len(token), kind, tense(token) if verb else None, tuple(notes))


def _cues(span: Span) -> Iterator[tuple[str, str]]:
    for token in span:
        for name in _CUES:
            if token.lower_ in cue(name):
                yield token.text, name
    phrases = [phrase for phrase in sorted(cue("condition-phrases")) if _has(span, phrase)]
    longest = (one for one in phrases if not any(one != other and one in other for other in phrases))
    yield from ((phrase, "condition-phrases") for phrase in longest)


def _listing_cues(span: Span) -> Iterator[tuple[str, str]]:
    for status, phrases in rules("listings.toml")["status"].items():
        yield from ((phrase, status) for phrase in phrases if _has(span, phrase))


def _has(span: Span, phrase: str) -> bool:
    folded = " ".join(span.text.lower().split())
    return re.search(rf"(?<!\w){re.escape(phrase.strip())}(?!\w)", folded) is not None
