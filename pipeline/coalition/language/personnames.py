"""Names of persons: where one starts and ends, and which fuller name a short one stands for."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from coalition.language.morphology import verb_forms
from coalition.language.rules import text
from coalition.language.vocabulary import vocabulary

_NUMERALS = frozenset(
    ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
)
_JOINTS = frozenset(("-", "'", "’", "‑"))
_LONGEST = 12
_QUOTES = frozenset(('"', "“", "”", "'", "‘", "’"))
_PLACING = frozenset(("in", "at", "near", "around", "outside", "across"))
_PROPER = frozenset(("NNP", "NNPS"))
_TITLED = _PROPER | {"FW", "JJ", "NN", "UH", "VB", "NNS", "VBP", "VBD", "VBN", "RB", "MD", "XX", "CD"}
_NEVER_WITHIN = frozenset(("PRP", "PRP$", "DT", "IN", "WP", "WDT", "CC", "TO"))


@dataclass(frozen=True, slots=True)
class _Words:
    particles: frozenset[str]
    suffixes: frozenset[str]
    never_first: frozenset[str]
    first_names: frozenset[str]
    ends: frozenset[str]
    always: frozenset[str]
    verbs: frozenset[str]
    never: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = tomllib.loads(text("persons.toml"))
    forms = {form for verb in data["verbs"] for form in verb_forms(verb)}
    saying = frozenset(tomllib.loads(text("voices.toml"))["saying"])
    openers = frozenset(data["never-first"]) | vocabulary().ranks | vocabulary().honorifics
    return _Words(
        particles=frozenset(data["particles"]),
        suffixes=frozenset(data["suffixes"]),
        never_first=openers,
        first_names=frozenset(data["first-names"]),
        ends=frozenset(data["ends"]) | saying,
        always=frozenset(data["always"]) | saying,
        verbs=frozenset(forms),
        never=frozenset(data["never"]),
    )


def name_at(doc: Doc, start: int, taken: set[int], *, titled: bool = False) -> Span | None:
    """The name of a person that starts at token `start`, or None: one to six capitalised words.

    With `titled`, a title stands right before it, so that a tagger's doubts about the first word do not count, nor
    does wrong case ("president donald Trump"). Initials, particles ("bin", "van der"), hyphens, apostrophes and
    numerals belong to a name; "Jr." and the verbs of headlines do not.
    """
    if start >= len(doc) or start in taken or not _starts_name(doc, start, taken, titled):
        return None
    end = start + 1
    while end < len(doc) and end - start < _LONGEST and end not in taken:
        if _goes_on(doc, end, taken):
            end += 1
        elif _is_nickname(doc, end, taken):
            end += 3
        else:
            break
    while end > start and (doc[end - 1].lower_ in _words().particles or doc[end - 1].text in _JOINTS):
        end -= 1
    if end == start or len(doc[start:end].text) < 2:
        return None
    span = doc[start:end]
    return None if any(token.lower_ in _words().never for token in span) else span


def name_ending(doc: Doc, end: int, taken: set[int]) -> Span | None:
    """The longest name of a person that ends before token `end`, or before letters after the name there ("MP")."""
    while end > 1 and doc[end - 1].lower_ in _words().suffixes:
        end -= 1
    for start in range(max(0, end - _LONGEST // 2), end):
        if start and not doc[start - 1].is_punct and _continues(doc, start, taken):
            continue
        span = name_at(doc, start, taken)
        if span is not None and span.end == end:
            return span
    return None


def _continues(doc: Doc, i: int, taken: set[int]) -> bool:
    """Whether the word before `i` is the earlier part of the same name."""
    before = doc[i - 1]
    return (
        i - 1 not in taken
        and before.text[0].isupper()
        and before.tag_ in _PROPER
        and before.is_alpha
        and before.lower_ not in _words().never_first
        and not doc[i].is_sent_start
    )


def _starts_name(doc: Doc, i: int, taken: set[int], titled: bool) -> bool:
    token = doc[i]
    word = token.lower_
    if titled and token.text == "Gen":
        return True
    if doc[i : i + 2].text.lower() in _words().never_first:
        return False
    if word in _words().never_first - _words().first_names:
        return False
    if word in _words().ends and word not in _words().first_names and not (titled and token.tag_ == "NNP"):
        return False
    if not token.text[0].isupper():
        known = word in _words().particles and _particle_run(doc, i, taken)
        miscased = titled and token.tag_ == "NNP" and i + 1 < len(doc) and doc[i + 1].text.istitle()
        return known or miscased
    if not (token.is_alpha or "." in token.text or "'" in token.text or "’" in token.text):
        return False
    if word in _words().first_names and i + 1 < len(doc) and doc[i + 1].text.istitle() and doc[i + 1].tag_ == "NNP":
        return True
    return token.tag_ in (_TITLED if titled else _PROPER)


def _goes_on(doc: Doc, i: int, taken: set[int]) -> bool:
    token = doc[i]
    if token.lower_ in _words().particles and _particle_run(doc, i, taken):
        return True
    return _part_of_name(doc, i) and not (token.is_sent_start and doc[i - 1].text not in _JOINTS)


def _is_nickname(doc: Doc, i: int, taken: set[int]) -> bool:
    """Whether what they call a person stands in quotation marks at `i`, with the rest of the name behind it."""
    marks = doc[i].text in _QUOTES and doc[i + 2 : i + 3].text in _QUOTES
    return marks and doc[i + 1].text.istitle() and i + 3 not in taken and doc[i + 3 : i + 4].text.istitle()


def _part_of_name(doc: Doc, i: int) -> bool:
    token, before = doc[i], doc[i - 1]
    if token.text in _JOINTS and not before.whitespace_:
        return i + 1 < len(doc) and not token.whitespace_ and doc[i + 1].text[0].isalpha()
    if before.text in _JOINTS and not before.whitespace_:
        return token.is_alpha
    if token.text in _NUMERALS:
        return True
    if not token.text[0].isupper() or token.lower_ in _words().suffixes or _ends_name(token):
        return False
    if not before.whitespace_ and before.text not in _JOINTS:
        return False
    return token.tag_ not in _NEVER_WITHIN and (token.is_alpha or _initial(token) or "'" in token.text)


def _ends_name(token: Token) -> bool:
    """Whether a capitalised word is one of a headline and no part of a name: "Announces", "Ahead".

    In running text, where verbs have no capital, a word that looks like one is a name ("Yuriko Backs").
    """
    headline = not token.doc.has_annotation("DEP")
    if token.lower_ in _words().ends:
        return headline or token.tag_ not in _PROPER or token.lower_ in _words().always
    return token.lower_ in _words().verbs and (headline or token.tag_.startswith("VB"))


def past_suffix(doc: Doc, i: int) -> int:
    """Past letters after a name that ends at `i`: "Jr.", "MP"."""
    while i < len(doc) and doc[i].lower_ in _words().suffixes:
        i += 1
    return i


def _initial(token: Token) -> bool:
    return len(token) == 2 and token.text[1] == "."


def _particle_run(doc: Doc, i: int, taken: set[int]) -> bool:
    """Whether a particle at `i` leads on to another capitalised word: "bin Salman", "de la Cruz"."""
    j = i
    while j < len(doc) and (doc[j].lower_ in _words().particles or doc[j].text in _JOINTS):
        j += 1
    return (
        i < j < len(doc)
        and j not in taken
        and doc[j].text[0].isupper()
        and doc[j].is_alpha
        and doc[j].lower_ not in _words().never_first
    )


class Registry:
    """The persons of one article by their names.

    "Macron" and "President Macron" are the "Emmanuel Macron" named elsewhere in the article; so is "Minister Han"
    the "Han Seo-jin", whose family name stands first.

    >>> Registry(["Macron", "Emmanuel Macron"]).full("Macron")
    'Emmanuel Macron'
    >>> Registry(["Han Seo-jin"]).full("Han")
    'Han Seo-jin'
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._full: dict[str, str] = {}
        self._first: dict[str, str | None] = {}
        self.add(names)

    def add(self, names: Iterable[str]) -> None:
        """Take in more names; of two that fit together the longer one is kept."""
        for name in sorted(map(_spelt, names), key=lambda n: (-len(n.split()), n)):
            key = _family(name)
            known = self._full.get(key)
            if known is None or (_fits(known, name) and len(name.split()) > len(known.split())):
                self._full[key] = name
            elif not _fits(name, known):
                self._full.setdefault(name.lower(), name)
            if " " in name:
                first = name.lower().split()[0]
                self._first[first] = name if self._first.get(first, name) == name else None

    def full(self, name: str) -> str:
        """The fullest form known of a name; the name itself if none is."""
        name = _spelt(name)
        key = name.lower()
        if key in self._full and " " in self._full[key]:
            return self._full[key]
        known = self._full.get(_family(name))
        if known is not None and _fits(name, known) and " " in known:
            return known
        by_first = self._first.get(key)
        return by_first or (known if known is not None and _fits(name, known) else name)

    def mentions(self, doc: Doc, taken: set[int]) -> Iterator[tuple[int, int]]:
        """Where a known person is named again, by family name or in full, in any case."""
        families = self._families()
        i = 0
        while i < len(doc):
            token = doc[i]
            if i in taken or not (token.text[0].isupper() or token.lower_ in families or self._is_particle(doc, i)):
                i += 1
                continue
            span = name_at(doc, i, taken)
            if span is not None and self._knows(span.text):
                yield span.start, span.end
                i = span.end
            elif token.lower_ in families and len(token) > 3 and token.tag_ in {"NNP", "NN"} and token.is_lower:
                yield i, i + 1
                i += 1
            else:
                i = span.end if span is not None else i + 1

    @staticmethod
    def _is_particle(doc: Doc, i: int) -> bool:
        return doc[i].lower_ in _words().particles

    def _knows(self, name: str) -> bool:
        full = self.full(name)
        return full in self._full.values() and (
            full != name or name.lower() in self._full or _family(name) in self._full
        )

    def _families(self) -> frozenset[str]:
        found = set()
        for name in self._full.values():
            found.add(name.lower().replace("-", " - ").split()[-1])
            found.add(name.split()[-1].lower().split("-")[0])
        return frozenset(found)


def _spelt(name: str) -> str:
    """A name with single spaces, and without the capitals of a speaker's label: "ANTONY BLINKEN".

    >>> _spelt("JOSEPH R. BIDEN"), _spelt("Charles  III"), _spelt("CQ Brown")
    ('Joseph R. Biden', 'Charles III', 'CQ Brown')
    """
    words = name.split()
    if not any(len(word) > 3 and word.isupper() and word not in _NUMERALS for word in words):
        return " ".join(words)
    return " ".join(word if word in _NUMERALS else word.title() if word.isupper() else word for word in words)


def _family(name: str) -> str:
    """The family name without case and article, a ruler's name with its number: "Al-Sudani" is "sudani"."""
    words = name.lower().split()
    if len(words) > 1 and words[-1].upper() in _NUMERALS:
        return words[-2] + " " + words[-1]
    article, _, rest = words[-1].partition("-")
    return rest if rest and article in _words().particles else words[-1]


def _fits(short: str, full: str) -> bool:
    """Whether a shorter name may be the longer: same family name, and no first name that contradicts it."""
    a, b = short.lower().split(), full.lower().split()
    return _family(short) == _family(full) and (
        len(a) == 1 or len(b) == 1 or a[0] == b[0] or a[0] in b or b[0] in a or a[0][0] == b[0][0]
    )


def is_placed(span: Span) -> bool:
    """Whether a name stands after a preposition of place, or in a list that does: "in Savannakhet and Xieng Khouang"."""
    root = span.root
    while root.dep_ in {"conj", "appos"} and root.head.i < root.i:
        root = root.head
    return root.dep_ == "pobj" and root.head.lower_ in _PLACING
