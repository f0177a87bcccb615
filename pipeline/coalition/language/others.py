"""The other of two: a counterpart holds the office of the person spoken of, a predecessor held it, a successor will."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from coalition.language.extensions import NAMES
from coalition.language.morphology import verb_forms
from coalition.language.personnames import name_at, name_ending
from coalition.language.titles import Titles, rules
from coalition.statements.statement import Thing

_REACH = 5
_LINKS = frozenset((",", "and", "&"))


@dataclass(frozen=True, slots=True)
class Other:
    """A person who has the office of somebody spoken of.

    Attributes:
        person: the name.
        word: "counterpart", "predecessor", "succeeded".
        kind: `same`, `former` or `current`.
        of: the counterpart's nation, where it is named.
    """

    person: Span
    word: Span
    kind: str
    of: Thing | None = None


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    return {word.split()[-1]: kind for kind in ("same", "former", "current") for word in rules()["others"][kind]}


@lru_cache(maxsize=1)
def _succeeding() -> frozenset[str]:
    return frozenset(form for verb in rules()["deeds"]["succeed"] for form in verb_forms(verb))


class Others:
    """Finds counterparts, predecessors and successors in one article."""

    def __init__(self, doc: Doc, titles: Titles, taken: set[int]) -> None:
        self._doc = doc
        self._titles = titles
        self._taken = taken
        self._names = {span.start: span for span in doc.spans.get(NAMES, ()) if span.label_ == "NATION"}

    def all(self) -> Iterator[Other]:
        """Every one of them, in the order of the text."""
        for token in self._doc:
            kind = _words().get(token.lower_)
            if kind is not None and (token.lower_ != "number" or self._doc[token.i - 1].lower_ == "opposite"):
                yield from self._named(token, kind)
            elif token.lower_ in _succeeding() and token.tag_.startswith("VB"):
                yield from self._succeeded(token)

    def _named(self, token: Token, kind: str) -> Iterator[Other]:
        doc, word = self._doc, self._doc[token.i : token.i + 1]
        nations = self._nations_before(token.i)
        i, several = token.i + 1, token.lower_.endswith("s")
        if (i < len(doc) and doc[i].text in {",", "("}) or (i < len(doc) and doc[i].lower_ in {"is", "was"}):
            i += 1
        found: list[tuple[Span, Thing | None]] = []
        while i < len(doc):
            j = self._titles.skip_prefixes(doc, i)
            span = name_at(doc, j, self._taken, titled=True)
            if span is None:
                break
            own = self._complement(span.end)
            found.append((span, own))
            i = span.end if own is None else next(s.end for s in self._names.values() if s.start > span.end)
            i += i < len(doc) and own is not None and doc[i].text == ")"
            if not several or i >= len(doc) or doc[i].lower_ not in _LINKS:
                break
            while i < len(doc) and doc[i].lower_ in _LINKS:
                i += 1
        respective = nations if len(nations) == len(found) else nations[-1:] * len(found) if len(nations) < 2 else []
        for n, (span, own) in enumerate(found):
            yield Other(span, word, kind, own or (respective[n] if respective else None))
        if not found:
            yield from self._before(token, kind, nations[-1] if nations else None)

    def _before(self, token: Token, kind: str, nation: Thing | None) -> Iterator[Other]:
        """ "X, his British counterpart,"."""
        doc, i = self._doc, token.i
        while i > 0 and doc[i - 1].tag_ in {"PRP$", "JJ", "DT", "NNP", "POS", "NN"} and doc[i - 1].text != ",":
            i -= 1
        if i > 0 and doc[i - 1].text == ",":
            span = name_ending(doc, i - 1, self._taken)
            if span is not None:
                yield Other(span, doc[token.i : token.i + 1], kind, nation)

    def _succeeded(self, token: Token) -> Iterator[Other]:
        """ "He succeeded General X": X held it before."""
        doc, i = self._doc, token.i + 1
        j = i
        while j < len(doc) and j - i < 5 and (j in self._names or doc[j].tag_ == "POS" or doc[j].tag_ == "DT"):
            j = self._names[j].end if j in self._names else j + 1
        k = self._titles.skip_prefixes(doc, j)
        span = name_at(doc, k, self._taken, titled=k > j)
        if span is not None:
            yield Other(span, doc[token.i : token.i + 1], "former")

    def _nations_before(self, i: int) -> list[Thing]:
        """ "his British counterpart", "Sweden's counterpart", "her Austrian, Italian and Croatian colleagues"."""
        doc, start = self._doc, i
        found: list[Thing] = []
        while i > 0 and (start - i < _REACH or found):
            listed = bool(found) and doc[i - 1].lower_ in _LINKS
            if not listed and doc[i - 1].tag_ not in {"JJ", "NNP", "POS", "NN", "HYPH", "NNPS"}:
                break
            i -= 1
            if i in self._names:
                thing: Thing = self._names[i]._.thing
                found.insert(0, thing)
                if doc[i - 1 : i].text.lower() not in _LINKS:
                    break
        return found

    def _complement(self, i: int) -> Thing | None:
        doc = self._doc
        if i + 1 >= len(doc) or doc[i].lower_ not in {"of", "from", "("}:
            return None
        j = i + 1 + (doc[i + 1].lower_ == "the" and i + 1 not in self._names)
        thing: Thing | None = self._names[j]._.thing if j in self._names else None
        return thing
