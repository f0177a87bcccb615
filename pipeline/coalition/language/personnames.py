"""Names of persons: where one starts and ends, and which fuller name a short one stands for."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "abu",
        "de",
        "del",
        "della",
        "da",
        "dos",
        "das",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "af",
        "av",
        "zu",
        "y",
        "e",
        "ben",
        "abd",
        "ul",
    ]
)
_NUMERALS = frozenset(
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"]
)
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "iii", "esq"))
_LONGEST = 6
_PROPER = frozenset(("NNP", "NNPS"))
_NAME_TAGS = _PROPER | {"FW", "JJ", "NN", "UH", "VB", "NNS"}


def name_at(doc: Doc, start: int, taken: set[int], *, titled: bool = False) -> Span | None:
    """The name of a person that starts at token `start`, or None: one to six capitalised words.

    With `titled`, a title stands right before it, so that a tagger's doubts about the first word do not count.
    Initials, particles ("bin", "van der"), hyphens, apostrophes and numerals belong to it; "Jr." does not.
    """
    if start >= len(doc) or start in taken or not _starts_name(doc[start], titled):
        return None
    end = start + 1
    while end < len(doc) and end - start < 2 * _LONGEST and end not in taken and not doc[end].is_sent_start:
        if _part_of_name(doc, end) or _particle_run(doc, end, taken):
            end += 1
        else:
            break
    while end > start and doc[end - 1].lower_ in PARTICLES | {"-", "'", "’"}:
        end -= 1
    return doc[start:end] if end > start and len(doc[start:end].text) > 1 else None


def _starts_name(token: Token, titled: bool) -> bool:
    if token.lower_ in {
        "the",
        "a",
        "mr",
        "mrs",
        "ms",
        "dr",
        "and",
        "but",
        "in",
        "on",
        "at",
        "as",
        "for",
        "to",
        "i",
        "he",
        "she",
        "it",
        "we",
        "they",
    }:
        return False
    tags = _NAME_TAGS if titled else _PROPER
    return token.text[0].isupper() and (token.is_alpha or "." in token.text) and token.tag_ in tags


def _part_of_name(doc: Doc, i: int) -> bool:
    token, before = doc[i], doc[i - 1]
    if token.lower_ in _SUFFIXES:
        return False
    if token.text in {"-", "'", "’"} and not before.whitespace_:
        return i + 1 < len(doc) and not token.whitespace_ and doc[i + 1].text[0].isalpha()
    if before.text in {"-", "'", "’"} and not before.whitespace_:
        return token.is_alpha
    if token.text in _NUMERALS:
        return True
    return (
        token.text[0].isupper()
        and before.whitespace_ != ""
        and token.tag_ not in {"PRP", "DT", "IN", "MD"}
        and (token.is_alpha or _initial(token))
    )


def _initial(token: Token) -> bool:
    return len(token) == 2 and token.text[1] == "."


def _particle_run(doc: Doc, i: int, taken: set[int]) -> bool:
    """Whether a particle at `i` leads on to another capitalised word: "bin Salman", "de la Cruz"."""
    if doc[i].lower_ not in PARTICLES:
        return False
    j = i
    while j < len(doc) and (doc[j].lower_ in PARTICLES or doc[j].text == "-"):
        j += 1
    return j < len(doc) and j not in taken and doc[j].text[0].isupper() and doc[j].is_alpha


class Registry:
    """The persons of one article by their names.

    "Macron" and "President Macron" are the "Emmanuel Macron" named elsewhere in the article.

    >>> Registry(["Macron", "Emmanuel Macron"]).full("Macron")
    'Emmanuel Macron'
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._full: dict[str, str] = {}
        self.add(names)

    def add(self, names: Iterable[str]) -> None:
        """Take in more names; of two that fit together the longer one is kept."""
        for name in sorted((" ".join(name.split()) for name in names), key=lambda n: (-len(n.split()), n)):
            key = _family(name)
            known = self._full.get(key)
            if known is None or (_fits(known, name) and len(name.split()) > len(known.split())):
                self._full[key] = name
            elif not _fits(name, known):
                self._full.setdefault(name.lower(), name)

    def full(self, name: str) -> str:
        """The fullest form known of a name; the name itself if none is."""
        name = " ".join(name.split())
        if name.lower() in self._full:
            return self._full[name.lower()]
        known = self._full.get(_family(name))
        return known if known is not None and _fits(name, known) else name

    def mentions(self, doc: Doc, taken: set[int]) -> Iterator[tuple[int, int]]:
        """Where a known person is named again, by family name or in full, in any case."""
        families: dict[str, str] = {}
        for name in self._full.values():
            families[name.lower().replace("-", " - ").split()[-1]] = name
            families.setdefault(name.split()[-1].lower().split("-")[0], name)
        i = 0
        while i < len(doc):
            if i in taken or not (doc[i].text[0].isupper() or doc[i].lower_ in families):
                i += 1
                continue
            span = name_at(doc, i, taken)
            if (
                span is not None
                and _family(span.text) in self._full
                and _fits(span.text, self.full(span.text))
            ):
                yield span.start, span.end
                i = span.end
            elif (
                doc[i].lower_ in families
                and len(doc[i]) > 3
                and doc[i].tag_ in {"NNP", "NN"}
                and doc[i].text.islower()
            ):
                yield i, i + 1
                i += 1
            else:
                i = span.end if span is not None else i + 1


def _family(name: str) -> str:
    words = name.lower().split()
    return words[-2] + " " + words[-1] if len(words) > 1 and words[-1].upper() in _NUMERALS else words[-1]


def _fits(short: str, full: str) -> bool:
    """Whether a shorter name may be the longer: same family name, and no first name that contradicts it."""
    a, b = short.lower().split(), full.lower().split()
    return _family(short) == _family(full) and (
        len(a) == 1 or len(b) == 1 or a[0] == b[0] or a[0] in b or a[0][0] == b[0][0]
    )
