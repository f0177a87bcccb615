"""Lists of those at a meeting: "Participants: A, B and C", "Present" above a list, "The summit was attended by:"."""

from collections.abc import Iterator

from spacy.tokens import Token

from coalition.language.extensions import NAMES, PERSONS
from coalition.language.relations.cast import Cast, words
from coalition.language.relations.gatherings import Gatherings
from coalition.statements.statement import Statement, Thing

_LONGEST = 4
_LONGEST_SENTENCE = 25
_MARKERS = " \n-*•–"
_PARTIES = frozenset(("NATION", "GROUP", "ORGANISATION"))


def roll_calls(cast: Cast, gatherings: Gatherings) -> Iterator[Statement]:
    """Those whom a list names that is opened by a word for participants.

    Args:
        cast: the article.
        gatherings: its meetings; where it tells of none, such a list is of something else.
    """
    if not gatherings.is_told or ":" not in cast.words:
        return
    for token in cast.doc:
        if token.text != ":":
            continue
        if _opens(cast, token):
            yield from gatherings.tell("attends", _named(cast, token.i + 1, _end(cast, token)), token, "meeting.roll")
        elif _tells(cast, token):
            end = _past_persons(cast, _end(cast, token))
            yield from gatherings.tell("attends", _persons(cast, token.i + 1, end), token, "meeting.roll")


def _opens(cast: Cast, colon: Token) -> bool:
    """Whether what stands before a colon is a word for participants, at the start of a sentence or line."""
    start = colon.i
    while start and colon.i - start <= _LONGEST and not _ends_line(cast.doc[start - 1]):
        start -= 1
    label = [word for word in cast.words[start : colon.i] if word.strip()]
    surely = words("meetings", "roll-surely")
    fits = bool(label) and (
        " ".join(label) in words("meetings", "roll") | surely or bool({label[0], label[-1]} & surely)
    )
    return fits and len(label) <= _LONGEST and not any(w in words("labels", "bodies") for w in label)


def _tells(cast: Cast, colon: Token) -> bool:
    """Whether a sentence that says who came ends in a colon: "The following took part in the summit:"."""
    start = colon.i
    while start and colon.i - start <= _LONGEST_SENTENCE and not _ends_line(cast.doc[start - 1]):
        start -= 1
    said = cast.words[start : colon.i]
    return len(said) <= _LONGEST_SENTENCE and not words("meetings", "roll-told").isdisjoint(said) and "not" not in said


def _past_persons(cast: Cast, end: int) -> int:
    """The end of the lines below that each open with a person, with a title or a style before the name."""
    doc = cast.doc
    opening = {s.start for s in doc.spans[PERSONS]}
    for block in doc._.blocks:
        if end < len(doc) and block.start < doc[end].idx:
            continue
        line = doc.char_span(block.start, block.end, alignment_mode="contract")
        first = next((t.i for t in line or () if t.i in opening), None)
        if line is None or first is None or any(t.text[0].islower() for t in doc[line.start : first]):
            break
        end = line.end
    return end


def _persons(cast: Cast, start: int, end: int) -> list[Thing]:
    return list(dict.fromkeys(cast.people.mentions.among(cast.doc[start:end])))


def _ends_line(token: Token) -> bool:
    return "\n" in token.text + token.whitespace_ or token.text in {".", "!", "?", "•", "*", "|"}


def _end(cast: Cast, colon: Token) -> int:
    """The end of the line or sentence behind a colon; where the colon ends its line, of the items below it."""
    doc, text, i = cast.doc, cast.context.text, colon.i + 1
    end = -1
    for block in doc._.blocks:
        if block.start <= colon.idx:
            continue
        if block.kind != "item" or text[max(end, colon.idx + 1) : block.start].strip(_MARKERS):
            break
        end = block.end
    while i < len(doc) and (doc[i].idx < end if end > 0 else not _ends_line(doc[i])):
        i += 1
    return i


def _named(cast: Cast, start: int, end: int) -> list[Thing]:
    """The persons, nations and bodies named between two tokens; of whom persons are, `one_place` leaves out."""
    persons = cast.people.mentions.among(cast.doc[start:end])
    sides = [
        s._.thing
        for s in cast.doc.spans[NAMES]
        if start <= s.start < end and s.label_ in _PARTIES and s._.sort != "demonym"
    ]
    return [*persons, *dict.fromkeys(sides)]
