"""Names of bodies: where a run of capitalised words starts and ends, and whether it names a body."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from coalition.language.content import content
from coalition.language.extensions import NAMES
from coalition.language.rules import text

_NUMBERED = re.compile(r"\d{1,3}")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_OPERATIONS = frozenset(("Operation", "OPERATION"))
_ARTICLES = frozenset(("the", "The"))
_TELLING = frozenset(("VBZ", "VBD", "MD"))
_DASHES = frozenset(("-", "--", "–", "—"))


class BodyName(NamedTuple):
    """A name of a body: its tokens, and `coalition` or `organisation`."""

    start: int
    end: int
    kind: str


class BodyWords:
    """The word lists of rules/bodies.toml."""

    def __init__(self) -> None:
        data = tomllib.loads(text("bodies.toml"))
        self.heads = {word: kind for kind, words in data["heads"].items() for word in words}
        self.known = {name: kind for kind, names in data["known"].items() for name in names}
        self.generic = {word: kind for kind, words in data["generic"].items() for word in words}
        self.described = frozenset(data["kinds"]["described"])
        self.kinds = frozenset(data["kinds"]["words"])
        self.open = frozenset(data["kinds"]["open"])
        self.not_kinds = frozenset(data["kinds"]["not"])
        self.before = frozenset(data["acts"]["before"])
        self.after = frozenset(data["acts"]["after"])
        self.by_nations = frozenset(data["acts"]["by-nations"])
        self.tails = tuple(tuple(tail.split()) for tail in data["kinds"]["tails"])
        self.links = frozenset(data["links"])
        self.cuts = frozenset(data["cuts"])
        self.purposes = frozenset(data["purposes"])
        self.calendar = frozenset(data["calendar"])
        self.features = frozenset(data["features"])
        self.not_first = frozenset(data["not-first"])
        self.not_last = frozenset(data["not-last"])
        self.before_title = frozenset(data["before-title"])
        self.national = tuple(f" {words} " for words in data["national"])
        self.numbered = frozenset(data["numbered"])
        self.bearers = frozenset(data["introduced"]["bearers"])
        self.honorifics = frozenset(data["introduced"]["honorifics"])
        self.parted = frozenset(data["parted"])
        self.single = frozenset(data["single"]["nouns"])
        self.determiners = frozenset(data["single"]["before"])
        self.placing = frozenset(data["single"]["placing"])
        self.not_single = frozenset(data["single"]["never"])
        self.introducing = frozenset(data["introduced"]["participles"])


@lru_cache(maxsize=1)
def body_words() -> BodyWords:
    """The word lists, read once."""
    return BodyWords()


class Runs:
    """The runs of capitalised words of a text, cut so that each is at most one name.

    "the African Union and the European Union" are two, "Ministers of the Air Shield Coalition" starts at "Air",
    "NATO's Response Force" at "Response", and "Organisation of Islamic Cooperation" is one.
    """

    def __init__(self, doc: Doc, skipped: set[int]) -> None:
        self._doc = doc
        self._skipped = skipped
        self._words = body_words()
        self._known: dict[int, Span] = {s.start: s for s in doc.spans.get(NAMES, ())}
        self._ends = {s.end for s in self._known.values()}

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Start and end of each run, in order."""
        i = 0
        while i < len(self._doc):
            if i in self._skipped or not is_capital(self._doc[i]):
                i += 1
                continue
            end = self._end(i)
            yield from self._pieces(i, end)
            i = max(end, i + 1)

    def _end(self, start: int) -> int:
        """Where a run that starts at `start` ends, its trailing small words left out."""
        doc, end = self._doc, start + 1
        while end < len(doc) and not doc[end].is_sent_start and self._goes_on(end):
            end += 1
        while end > start + 1 and not is_capital(doc[end - 1]):
            end -= 1
        return end

    def _goes_on(self, i: int) -> bool:
        token = self._doc[i]
        if is_capital(token):
            return True
        if token.tag_ == "POS" or token.text == "'":
            return i not in self._ends and self._leads_on(i, 2)
        if _joins_operation(self._doc, i):
            return self._leads_on(i, 2)
        if token.tag_ == "HYPH" or token.text in _DASHES:
            return self._leads_on(i, 2) if self._is_tight(i) else self._adds_part(i)
        return token.lower_ in self._words.links and not _dated(self._doc, i) and self._leads_on(i, 3)

    def _is_tight(self, i: int) -> bool:
        """Whether a hyphen stands between words without a blank."""
        return self._doc[i].text == "-" and not (self._doc[i].whitespace_ and self._doc[i - 1].whitespace_)

    def _adds_part(self, i: int) -> bool:
        """Whether a dash leads from a force or command to its operation or area: "Joint Task Force – Levant"."""
        before = self._doc[i - 1]
        return before.text.istitle() and before.lower_ in self._words.parted and self._leads_on(i, 1)

    def _leads_on(self, i: int, reach: int) -> bool:
        for token in self._doc[i + 1 : i + 1 + reach]:
            if token.is_sent_start:
                return False
            if is_capital(token):
                return True
            if token.lower_ not in self._words.links:
                return False
        return False

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A run cut at "and" between whole names, at an article inside it, and behind a possessor or a dateline."""
        doc, cut = self._doc, start
        for i in range(start + 1, end):
            if doc[i].text in _DASHES and doc[i - 1].whitespace_ and not self._is_whole(cut, i):
                cut = i + 1
            elif (doc[i].lower_ == "and" and self._is_whole(cut, i) and self._is_whole(i + 1, end)) or (
                doc[i].lower_ == "the" and doc[i - 1].lower_ not in self._words.links
            ):
                yield cut, i
                cut = i + 1
            elif doc[i].tag_ == "POS" and i in self._ends:
                cut = i + 1
            elif self._names_person(i, cut, end):
                yield cut, i
                cut = i
        yield cut, end

    def _names_person(self, i: int, start: int, end: int) -> bool:
        """Whether a person's name follows a body's at `i`: "Council of Zanzibar Dr X", "Committee of Kyrgyzstan X Y"."""
        token = self._doc[i]
        if token.lower_ in self._words.honorifics and i > start + 1:
            return True
        before = next((s for s in self._known.values() if s.end == i), None) if i in self._ends else None
        nation = before is not None and before.label_ == "NATION" and before.start > start
        behind = before is not None and nation and self._doc[before.start - 1].lower_ == "of"
        return (
            behind
            and end - i > 1
            and not any(
                t.lower_ in self._words.heads or t.lower_ in self._words.links or not t.text.istitle()
                for t in self._doc[i:end]
            )
        )

    def _is_whole(self, start: int, end: int) -> bool:
        while start < end and self._doc[start].text in _ARTICLES:
            start += 1
        named = self._known.get(start)
        return (named is not None and named.end == end) or any(
            t.lower_ in self._words.heads for t in self._doc[start:end]
        )


def name_in(doc: Doc, start: int, end: int) -> BodyName | None:
    """The name of a body in a run of capitalised words: one with a head word, or one that is known."""
    words = body_words()
    start, end = _trimmed(doc, start, end)
    for i in range(start, end):
        if (operation := operation_at(doc, i)) is not None:
            return _of_operation(doc, start, operation)
    if start < end and (kind := _known_kind(doc, start, end)):
        return BodyName(start, end, kind)
    start = _first_segment(doc, start, end)
    heads = [i for i in range(start, end) if doc[i].lower_ in words.heads]
    if not heads or end - start < 2 or (end - start == 3 and doc[start + 1].lower_ == "and"):
        return None
    end = _end_of_name(doc, start, end)
    name = content(doc)[doc[start].idx : doc[end - 1].idx + len(doc[end - 1])].lower()
    if any(f" {name} ".find(national) >= 0 for national in words.national):
        return None
    if any(s.start <= start and s.end >= end for s in doc.spans.get(NAMES, ())) or end - start < 2:
        return None
    return BodyName(start, end, words.heads[doc[heads[-1]].lower_])


def _joins_operation(doc: Doc, i: int) -> bool:
    return doc[i].text in _DASHES and i + 1 < len(doc) and doc[i + 1].text in _OPERATIONS


def _of_operation(doc: Doc, start: int, operation: BodyName) -> BodyName:
    """An operation, or the force whose name a dash makes of it: "Combined Joint Task Force - Operation Dawn"."""
    dash = operation.start - 1
    heads = body_words().heads
    if dash > start and doc[dash].text in _DASHES and any(t.lower_ in heads for t in doc[start:dash]):
        return BodyName(start, operation.end, "coalition")
    return operation


def operation_at(doc: Doc, i: int) -> BodyName | None:
    """ "Operation Inherent Resolve": the word and the capitalised ones right after it."""
    if doc[i].text not in _OPERATIONS:
        return None
    end = i + 1
    while end < len(doc) and not doc[end].is_sent_start and is_capital(doc[end]) and doc[end].is_alpha:
        end += 1
    return BodyName(i, end, "coalition") if end > i + 1 else None


def _known_kind(doc: Doc, start: int, end: int) -> str | None:
    known = body_words().known
    if end - start == 2 and doc[start].is_upper and doc[start + 1].is_digit:
        return "coalition"
    return known.get(doc[start:end].text) or (known.get(doc[start].text) if end - start <= 2 else None)


def first_of_name(doc: Doc, start: int, end: int) -> int:
    """Where a name begins in a run: past words that open a sentence, and past whoever is of the body."""
    words = body_words()
    while start < end and doc[start].lower_ in words.not_first:
        start += 1
    if start + 2 < end and doc[start].lower_ in words.not_last and doc[start + 1].lower_ == "of":
        return first_of_name(doc, start + 2, end)
    return start


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Without the words that open a sentence or name an office: "The Force Commander" leaves "Force"."""
    words = body_words()
    start = first_of_name(doc, start, end)
    while end > start and (
        doc[end - 1].lower_ in words.not_last or not is_capital(doc[end - 1]) or _opens_title(doc, end - 1)
    ):
        end -= 1
    return start, end


def _opens_title(doc: Doc, i: int) -> bool:
    """Whether a word belongs to the title behind it: the "Country" of "World Bank Country Director"."""
    words = body_words()
    leads = i + 1 < len(doc) and doc[i + 1].lower_ in words.not_last | words.before_title
    return leads and doc[i].lower_ in words.before_title


def _first_segment(doc: Doc, start: int, end: int) -> int:
    """Where the part with the first head word starts: what stands before "of the" without one is no part of a name.

    Nor is one word at the start of a sentence, which is capitalised anyway: "Command of the Border Force".
    """
    words = body_words()
    segment = start
    opens = start + 1 < end and doc[start].is_sent_start and doc[start + 1].lower_ == "of"
    if opens and any(t.lower_ in words.heads for t in doc[start + 2 : end]):
        segment = start + 2
        while segment < end and not is_capital(doc[segment]):
            segment += 1
        return segment
    for i in range(start, end):
        if doc[i].lower_ in words.heads:
            return segment
        if doc[i].lower_ in words.cuts and doc[i - 1].lower_ not in words.features:
            segment = i + 1
            while segment < end and not is_capital(doc[segment]):
                segment += 1
    return start


def _end_of_name(doc: Doc, start: int, end: int) -> int:
    """The end of a name without its place and purpose.

    "Monitoring Mission in Georgia" ends before "in", but where an organisation's name opens it the place belongs to it:
    "United Nations Mission in Liberia". An organisation's own name ends where the ontology says: "the European Union for".
    """
    end = _before_person(doc, start, end)
    opening = next((s for s in doc.spans.get(NAMES, ()) if s.start == start and s.label_ == "ORGANISATION"), None)
    if opening is not None and opening.end < end and doc[opening.end].tag_ in _TELLING:
        return int(opening.end)  # "World Bank Approves New Support Fund"
    places = {t.i for s in doc.spans.get(NAMES, ()) if s.label_ == "NATION" and s.start < end for t in s}
    for i in range(start + 1, end):
        word = doc[i].lower_
        if opening is not None and i == opening.end and word in body_words().links:
            return i
        if word in {"in", "to", "with"} and opening is None and not _purpose(doc, i):
            return i
        if word in {"on", "against"} and not places.isdisjoint(range(i, end)):
            return i
        if word == "for" and i - start == 1:
            return i
        if word == "of" and i + 1 in places and any(t.text == "," or t.lower_ == "and" for t in doc[i + 1 : i + 5]):
            return i
    return end


def _purpose(doc: Doc, i: int) -> bool:
    """Whether "to" leads in what a body is for: "Global Coalition to Address Drug Threats"."""
    return doc[i].lower_ == "to" and i + 1 < len(doc) and doc[i + 1].lower_ in body_words().purposes


def _before_person(doc: Doc, start: int, end: int) -> int:
    """The end of a name before a title or a person's name: "European Council Charles Michel", "… Director-General X"."""
    words = body_words()
    heads = [i for i in range(start, end) if doc[i].lower_ in words.heads]
    if not heads:
        return end
    title = next((i for i in range(heads[0] + 1, end) if doc[i].lower_ in words.not_last), None)
    if title is not None:
        while title - 1 > heads[0] and _opens_title(doc, title - 1):
            title -= 1
        return title
    after = doc[heads[-1] + 1 : end]
    if (
        len(after) > 4
        and _purpose(doc, heads[-1] + 1)
        and after[-3].is_upper
        and not any(t.is_upper for t in after[-2:])
    ):
        return end - 2  # "Envoy for the Coalition to Counter ISIL Ann Lee"
    particle = len(after) == 1 and end < len(doc) and doc[end].tag_ == "NNP" and doc[end].text.islower()
    persons = (len(after) > 1 or particle) and all(t.is_alpha and is_capital(t) and not t.is_upper for t in after)
    return heads[-1] + 1 if persons else end


def _dated(doc: Doc, i: int) -> bool:
    """Whether "on", "in" or "for" leads to a day or month: "the Border Force on Monday"."""
    return i + 1 < len(doc) and doc[i + 1].lower_ in body_words().calendar


def is_capital(token: Token) -> bool:
    """Whether a token may be a word of a name: "Force", "407th", "F-16"."""
    word = token.text
    return (word[0].isupper() and (word[-1].isalnum() or word[-1] == ".")) or (
        word[0].isdigit() and (_ORDINAL.fullmatch(word) is not None or _is_number(token))
    )


def _is_number(token: Token) -> bool:
    """Whether a number is the last word of a unit's name: "Combined Task Force 151", "CTF 151", not "Task Force 20 men"."""
    if not token.i or _NUMBERED.fullmatch(token.text) is None:
        return False
    before = token.nbor(-1)
    numbered = before.lower_ in body_words().numbered and before.text[0].isupper()
    after = token.nbor().tag_ if token.i + 1 < len(token.doc) else ""
    return numbered and not after.startswith(("NN", "CD", "JJ"))


def initials(name: str) -> str:
    """The acronym that the capitalised words of a name make.

    >>> initials("Multinational Force and Observers")
    'MFO'
    """
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())
