"""Evidence: what speaks for or against a statement, as plain words that weights are learnt for.

Nothing is decided here. A piece of evidence is a word or two such as `rule pledge.verb.give`, `subject by demonym` or
`passage says may`; rules/weights.tsv says how much each weighs, and coalition.language.confidence adds them up.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from coalition.language.clauses import is_negated, is_verb, tense
from coalition.language.extensions import BODIES, CAPABILITIES, CITIES, NAMES, OFFICES, PERSONS
from coalition.language.relations.chains import climb
from coalition.language.relations.context import Context
from coalition.language.relations.pledgewords import words
from coalition.statements.statement import Passage, Statement, Thing

_TELLING = frozenset(
    (
        *("will", "would", "could", "may", "might", "not", "no", "if", "once", "until", "whether", "after", "said"),
        *("should", "has", "have", "had", "been", "must", "can", "never", "neither", "because", "against", "thanked"),
        *("welcomed", "and", "or", "but", "than", "while", "who", "which", "that", "from", "to", "for", "by", "with"),
    )
)
_QUOTES = frozenset('"“”')
_WORD = re.compile(r"\w+|[?\"“”]")
_NESTING = frozenset(("ccomp", "relcl", "advcl", "acl", "conj"))
_GROUPS = (NAMES, BODIES, PERSONS, CITIES, CAPABILITIES, OFFICES)
_SPOKEN = frozenset(("pledges", "holds_office", "imports"))
"""Relations whose objects are few enough to be evidence themselves."""
_OPENING = 5
_EDGES = (1, 2, 3, 5, 8, 12, 20, 40)


@lru_cache(maxsize=1024)
def about(number: int, step: int = 1) -> str:
    """A number, roughly: the first of some edges, in steps, that it does not exceed.

    >>> about(7), about(7, step=5), about(1000)
    ('up to 8', 'up to 10', 'many')
    """
    return next((f"up to {edge * step}" for edge in _EDGES if number <= edge * step), "many")


class _Mention(NamedTuple):
    """A span that names something, with what is often asked of it."""

    start: int
    end: int
    span: Span
    id: str
    label: str


class Evidence:
    """What speaks for or against each of the statements that rules made of one article.

    Args:
        context: the article.
        statements: all that the rules state.
    """

    def __init__(self, context: Context, statements: Sequence[Statement]) -> None:
        self._context = context
        self._doc: Doc = context.doc
        spans = (span for group in _GROUPS for span in self._doc.spans.get(group, ()))
        self._mentions = sorted(
            (_Mention(span.start_char, span.end_char, span, span.kb_id_, span.label_) for span in spans),
            key=lambda one: one.start,
        )
        self._authors = frozenset(thing.id for thing in context.chains.authors)
        self._all = len(statements)
        # By ids, which are quicker to compare than what they are of.
        self._subjects = Counter(one.subject.id for one in statements)
        self._told = Counter(_fact(one) for one in statements)
        self._in: dict[tuple[int, int], list[Statement]] = {}
        for one in statements:
            self._in.setdefault((one.passage.start, one.passage.end), []).append(one)
        owned = {(one.figure, one.subject.id) for one in statements if one.relation == "figure"}
        self._owners = Counter(figure for figure, _ in owned)
        self._receivers = {one.recipient.id for one in statements if one.recipient is not None}
        self._passages: dict[tuple[int, int], _Surroundings] = {}

    def of(self, statement: Statement) -> Iterator[str]:
        """The evidence about one of the statements, each piece once."""
        around = self._around(statement.passage)
        yield from _said(statement)
        yield from around.evidence
        yield from _mentioned(statement, around)
        yield from around.company(statement)
        yield from self._elsewhere(statement)
        if statement.relation == "pledges" and statement.object is not None:
            yield from around.way(statement.object)

    def _around(self, passage: Passage) -> "_Surroundings":
        place = passage.start, passage.end
        known = self._passages.get(place)
        if known is None:
            here = self._in.get(place, [])
            known = self._passages[place] = _Surroundings(self._context, passage, self._mentions, here)
        return known

    def _elsewhere(self, statement: Statement) -> Iterator[str]:
        """What else is stated in the article: of the subject, or against the statement."""
        subject = statement.subject.id
        yield f"{about(self._subjects[subject])} rows of the subject"
        yield f"{about(self._all, step=5)} rows in the article"
        if self._told[_fact(statement)] > 1:
            yield "told again"
        if statement.relation == "figure" and self._owners[statement.figure] > 1:
            yield "figure of others too"
        if subject in self._receivers:
            yield "subject receives"
        if subject in self._authors:
            yield "subject writes"


def _fact(statement: Statement) -> tuple[object, ...]:
    """What a statement says, whatever its status is and wherever it stands."""
    told = statement.object.id if statement.object is not None else None
    return statement.relation, statement.subject.id, told, statement.figure


class _Surroundings:
    """What a passage gives for each of its statements.

    Attributes:
        evidence: what speaks for or against all of them.
        mentions: what is named in it.
    """

    def __init__(self, context: Context, passage: Passage, mentions: list[_Mention], stated: list[Statement]) -> None:
        doc, start, end = context.doc, passage.start, passage.end
        span = doc.char_span(start, end, alignment_mode="expand") or doc[:]
        first = bisect_left(mentions, start, key=lambda one: one.start)
        last = bisect_left(mentions, end, key=lambda one: one.start)
        self.mentions = [one for one in mentions[first:last] if one.end <= end]
        self._stated = stated
        self._ways: dict[str, list[str]] = {}
        self._beside: dict[str, list[str]] = {}
        told = said(context.text[start:end])
        self.evidence = list(dict.fromkeys((*layout(doc, start), *self._content(told), *_root(_top(span)))))

    def _content(self, told: frozenset[str]) -> Iterator[str]:
        yield from telling(told)
        names = {one.id for one in self.mentions if one.label in {"NATION", "GROUP", "ORGANISATION"}}
        yield f"{min(len(names), 6)} names"
        yield f"{min(len({one.id for one in self.mentions if one.label == 'CAPABILITY'}), 4)} capabilities"

    def named(self, thing: Thing) -> list[_Mention]:
        """Where a thing is named in the passage."""
        return [one for one in self.mentions if one.id == thing.id]

    def company(self, statement: Statement) -> Iterator[str]:
        """What else is stated in the passage."""
        relation, subject = statement.relation, statement.subject.id
        alike = [one for one in self._stated if one.relation == relation]
        if relation not in self._beside:
            self._beside[relation] = [
                f"{min(len(self._stated), 6)} rows in the passage",
                f"{min(len(alike), 5)} rows of the relation",
                f"{min(len({one.subject.id for one in alike}), 4)} subjects of the relation",
            ]
        yield from self._beside[relation]
        objects = {one.object.id if one.object is not None else None for one in alike if one.subject.id == subject}
        yield f"{min(len(objects), 4)} objects of the subject"

    def way(self, capability: Thing) -> list[str]:
        """The way up the parse from a capability that is pledged."""
        if capability.id not in self._ways:
            told = (one.span for one in self.mentions if one.label == "CAPABILITY" and one.id == capability.id)
            span = next(told, None)
            self._ways[capability.id] = list(dict.fromkeys(_way(span))) if span is not None else []
        return self._ways[capability.id]


def said(text: str) -> frozenset[str]:
    """The words of a text, and its quotation and question marks.

    >>> sorted(said("“Will Oslo pay?”"))
    ['?', 'oslo', 'pay', 'will', '“', '”']
    """
    return frozenset(_WORD.findall(text.lower()))


def telling(told: frozenset[str]) -> Iterator[str]:
    """What the words of a passage, as `said` gives them, say of it."""
    yield f"{about(len(told), step=4)} words in the passage"
    yield from (f"says {word}" for word in sorted(told & _TELLING))
    if told & _QUOTES:
        yield "quoted"
    if "?" in told:
        yield "asks"


def layout(doc: Doc, start: int) -> Iterator[str]:
    """The layout of what starts at a character of the text."""
    block = next((one for one in doc._.blocks if one.start <= start < one.end), None)
    yield f"in a {block.kind}" if block is not None else "in no block"
    if start < _OPENING:
        yield "opens the text"


def _top(span: Span) -> Token:
    """The word of a passage that the first one depends on in the end; `span.root` goes through all of them."""
    token = span[0]
    while token.head.i != token.i and span.start <= token.head.i < span.end:
        token = token.head
    return token


def _root(root: Token) -> Iterator[str]:
    yield f"root {root.lower_}"
    yield f"root tag {root.tag_}"
    yield f"root class {words().of(root)}"
    if is_verb(root):
        yield f"root {tense(root)}"
        if is_negated(root):
            yield "root negated"


@lru_cache(maxsize=1024)
def _ruled(rule: str) -> tuple[str, ...]:
    """A rule and the families that it belongs to."""
    families = accumulate(rule.split(".")[:-1], "{}.{}".format)
    return f"rule {rule}", *(f"rules {family}" for family in families)


def _said(statement: Statement) -> Iterator[str]:
    """What the row itself says."""
    yield from _ruled(statement.rule)
    yield f"status {statement.status}"
    yield f"status {statement.status} by {statement.rule}"
    yield f"subject is {statement.subject.kind}"
    if statement.object is not None:
        yield f"object is {statement.object.kind}"
        if statement.relation in _SPOKEN:
            yield f"object {statement.object.id}"
    if statement.figure is not None:
        yield "has a figure"
        yield f"unit {statement.figure.unit}"
        yield f"figure {statement.figure.qualifier}"
    for name in ("recipient", "attributed_to", "date", "of", "source"):
        if getattr(statement, name) is not None:
            yield f"has {name}"


def _mentioned(statement: Statement, around: _Surroundings) -> Iterator[str]:
    """How the passage names whom the row is about, and how far apart."""
    places = {}
    for role, thing in (("subject", statement.subject), ("object", statement.object), ("of", statement.of)):
        if thing is None:
            continue
        places[role] = named = around.named(thing)
        yield f"{role} named {min(len(named), 2)} times"
        if named:
            span = named[0].span
            yield f"{role} by {span._.sort}"
            yield f"{role} as {span.root.dep_}"
    apart = [abs(a.span.start - b.span.start) for a in places["subject"] for b in places.get("object", ())]
    if apart:
        yield f"{about(min(apart))} words between"


def _way(span: Span) -> Iterator[str]:
    """The way up the parse from a capability."""
    chain = climb(span.root, sort=span._.sort, concept=span.kb_id_)
    yield f"capability by {span._.sort}"
    yield f"capability called {span.text.lower()}"
    yield f"capability as {span.root.dep_}"
    yield f"way {' '.join(name for _, name in chain.links[:4])}"
    yield from dict.fromkeys(f"way through {token.lower_}" for token, _ in chain.links)
    yield from dict.fromkeys(f"way by {name}" for _, name in chain.links)
    if chain.links:
        yield f"way ends in {chain.links[-1][1]}"
    nested = sum(token.dep_ in _NESTING for token in (span.root, *span.root.ancestors))
    yield f"{min(nested, 4)} clauses down"
