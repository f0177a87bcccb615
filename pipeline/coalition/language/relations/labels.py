"""What labels say, in a line or as a heading: "Commander: Rear Admiral X", "Headquarters: Larissa", "Members: A, B and C"."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Span, Token

from coalition.language.clauses import FINITE
from coalition.language.extensions import NAMES
from coalition.language.relations.cast import UNMEASURED, Cast, words
from coalition.language.relations.seatplaces import SeatPlaces
from coalition.statements.statement import Statement, Thing

_LONGEST = 5
_LONGEST_NOUN = 3


def labels(cast: Cast) -> Iterator[Statement]:
    """What labelled lines say of the body that they stand under, or that the label or the article names."""
    yield from _headings(cast)
    if ":" not in cast.words:
        return
    for block in cast.doc._.blocks:
        line = cast.doc.char_span(block.start, block.end, alignment_mode="contract")
        colon = next((t for t in line[: _LONGEST + 1] if t.text == ":"), None) if line is not None else None
        if line is not None and colon is not None and line.start < colon.i < line.end - 1:
            yield from _labelled(cast, cast.doc[line.start : colon.i], cast.doc[colon.i + 1 : line.end])


def _headings(cast: Cast) -> Iterator[Statement]:
    """What stands below a heading that is a label, in words without a verb: "CHAIR", "Who is a member"."""
    for n, (block, below) in enumerate(pairwise(cast.doc._.blocks)):
        if block.kind != "heading" or below.kind != "paragraph" or below.heading != n:
            continue
        label = cast.doc.char_span(block.start, block.end, alignment_mode="contract")
        text = cast.doc.char_span(below.start, below.end, alignment_mode="contract")
        if label is None or text is None or not _is_label(label):
            continue
        value = cast.doc[text.start : min(text[0].sent.end, text.end)]
        if not any(t.tag_ in FINITE for t in value):
            yield from _labelled(cast, label, value)


def _is_label(heading: Span) -> bool:
    """Whether a heading is a label and no headline: one noun, or the question who is or does it."""
    asks = heading[0].lower_ in {"who", "which", "where"}
    finite = any(t.tag_ in FINITE for t in heading)
    return len(heading) <= (_LONGEST if asks else _LONGEST_NOUN) and (asks or not finite)


def _labelled(cast: Cast, label: Span, value: Span) -> Iterator[Statement]:
    said = {t.lower_ for t in label}
    relation = next((name for name in ("leads", "member_of", "headquartered_in") if said & words("labels", name)), None)
    if relation == "leads" and label[-1].lower_ in words("labels", "chairs") and _is_of_meeting(cast):
        return
    if label[-1].lower_ in words("labels", "posts"):
        relation = "headquartered_in"
    office = next((name for name in ("commander", "spokesperson") if said & words("labels", name)), None)
    if (relation is None and office is None) or said & (words("leads", "lesser") | words("labels", "label-denials")):
        return
    body = _body(cast, label)
    if office is not None:
        yield from _held(cast, office, body, value)
    at = value[0]
    if relation == "leads":
        persons = cast.people.mentions.among(value)[:1]
        who = persons if persons and _opens(cast, value, persons[0]) else []
        who = who or cast.people.bearers(_head(value)) or persons
        who += [later for later in _then(cast, value) if later not in who]
        yield from cast.tell("leads", who, body, at, "leads.label")
    elif relation == "member_of":
        members = cast.people.listed(value.start)
        yield from cast.tell("member_of", members, body, at, "member.label")
    elif relation == "headquartered_in":
        places = SeatPlaces(cast).in_span(value)
        yield from cast.tell("headquartered_in", body, places, at, "seat.label")


def _is_of_meeting(cast: Cast) -> bool:
    """Whether the article is the minutes of a meeting, which one chairs: it says who was present."""
    told = words("meetings", "roll-surely") | words("labels", "minutes")
    return any(word == ":" and before in told for before, word in pairwise(cast.words))


def _held(cast: Cast, office: str, body: list[Thing], value: Span) -> Iterator[Statement]:
    """The office of the person whom a label's value opens with; behind who speaks in a transcript stands a sentence."""
    if any(t.tag_ in FINITE for t in value):
        return
    for person in cast.people.mentions.among(value)[:1]:
        for of in body:
            yield Statement(
                "holds_office",
                person,
                Thing("office", office, office),
                cast.context.passage(value[0]),
                "office.label",
                UNMEASURED,
                status="current",
                of=of,
            )


def _opens(cast: Cast, value: Span, person: Thing) -> bool:
    """Whether a person is named before any nation: "Commander: Vice Admiral X, United States Navy"."""
    first = min(s.start for s in cast.people.mentions.of_person(person) if value.start <= s.start < value.end)
    names = [s for s in cast.doc.spans[NAMES] if value.start <= s.start < first]
    return not any(s.label_ == "NATION" and s._.sort == "name" for s in names)


def _then(cast: Cast, value: Span) -> list[Thing]:
    """Who comes after: "Austria until January, then Croatia"."""
    for token in value[1:]:
        if token.lower_ == "then" and token.i + 1 < value.end:
            after = cast.doc[token.i + 1 : value.end]
            return cast.people.mentions.among(after)[:1] or cast.people.listed(after.start)[:1]
    return []


def _head(value: Span) -> Token:
    return value.root


def _body(cast: Cast, label: Span) -> list[Thing]:
    """The body that the label names, else the one spoken of before, else the article's."""
    named = cast.bodies.named_between(label.start, label.end)
    if named:
        return named[:1]
    found = cast.bodies.before(label.start) or cast.bodies.topic
    return [found] if found is not None and found.kind != "group" else []
