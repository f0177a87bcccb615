"""The commodities that an article names, and whose they are."""

from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Span, Token

from coalition.language.clauses import conjuncts, objects_of
from coalition.language.extensions import NAMES
from coalition.language.morphology import plural
from coalition.language.relations.cast import Cast, words
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing

_DEMONYM = frozenset(("amod", "compound", "nmod", "poss"))


class Commodity(NamedTuple):
    """A commodity named in an article: its last token, its id, and where its phrase starts."""

    token: Token
    id: str
    start: int

    @property
    def thing(self) -> Thing:
        """What it is."""
        return Thing("commodity", self.id, self.id)


@lru_cache(maxsize=1)
def _labels() -> dict[str, dict[tuple[str, ...], str]]:
    """Ids of commodities by the words of their names, under the first word of each."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for term in vocabulary().commodities:
        if term.id in words("imports", "never"):
            continue
        for form in {term.text, plural(term.text)}:
            parts = tuple(form.split())
            found.setdefault(parts[0], {})[parts] = term.id
    return found


class Commodities:
    """The commodities of one article, and what "it", "none" and "its supplies" are of."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._doc = cast.doc
        self._names = {t.i: s for s in cast.doc.spans[NAMES] for t in s}
        self.all = list(self._find())
        self._at = {c.token.i: c for c in self.all}
        self._headline = self._of_headline()

    def _find(self) -> list[Commodity]:
        found: list[Commodity] = []
        tokens, i = self._cast.words, 0
        while i < len(tokens):
            forms = _labels().get(tokens[i])
            size = max((len(f) for f in forms if tuple(tokens[i : i + len(f)]) == f), default=0) if forms else 0
            if forms and size and not self._means_other(i, i + size):
                found.append(Commodity(self._doc[i + size - 1], forms[tuple(tokens[i : i + size])], i))
            i += max(size, 1)
        return found

    def _means_other(self, start: int, end: int) -> bool:
        """Whether the words are part of something else: "gas mask", "tear gas", "oil minister"."""
        tokens = self._cast.words
        after = tokens[end] if end < len(tokens) else ""
        before = tokens[start - 1] if start else ""
        return after in words("imports", "not-after") or before in words("imports", "not-before")

    def _of_headline(self) -> str | None:
        headline = self._doc._.headline
        tokens = [t.lower_ for t in headline] if headline is not None else []
        return next((forms[(t,)] for t in tokens if (forms := _labels().get(t)) and (t,) in forms), None)

    def at(self, token: Token) -> Commodity | None:
        """The commodity whose name ends at a token."""
        return self._at.get(token.i)

    def under(self, token: Token, depth: int = 0) -> list[Commodity]:
        """The commodities in a noun phrase: "most of its oil", "cargoes of Qatari gas", "crude and coal"."""
        found: list[Commodity] = []
        for word in conjuncts(token):
            own = self._at.get(word.i)
            if own is not None:
                found.append(own)
            elif depth < 3:
                for o in objects_of(word, "of", "in"):
                    found.extend(self.under(o, depth + 1))
                for c in word.children:
                    if not found and c.dep_ in {"compound", "nmod", "amod"} and c.i in self._at:
                        found.append(self._at[c.i])
        return found

    def spoken_of(self, token: Token) -> Commodity | None:
        """The commodity that a pro-form stands for: the last one before it, else that of the headline."""
        before = [c for c in self.all if c.token.i < token.i]
        if before:
            return before[-1]
        return Commodity(token, self._headline, token.i) if self._headline is not None else None

    def origins(self, commodity: Commodity) -> list[Thing]:
        """Whose a commodity is: "Russian gas", "Qatar's gas", "American and Qatari gas"."""
        found: list[Thing] = []
        for i in range(commodity.start - 1, max(-1, commodity.start - 5), -1):
            span = self._names.get(i)
            if span is not None and span.label_ == "NATION":
                if span._.sort == "demonym" or self._owns(span, commodity):
                    found.insert(0, span._.thing)
            elif self._cast.words[i] not in words("imports", "between"):
                break
        return list(dict.fromkeys(found))

    def _owns(self, span: Span, commodity: Commodity) -> bool:
        return span.root.dep_ == "poss" and self._doc[span.end].tag_ == "POS" and commodity.start - span.end < 3

    def nations(self, tokens: list[Token]) -> list[Thing]:
        """The nations that noun phrases name, and those in apposition or coordination with them."""
        found = [t for token in tokens for t in self._cast.people.listed(token.left_edge.i)]
        found += [t for token in tokens for t in self._cast.people.nations(token)]
        return list(dict.fromkeys(found))
