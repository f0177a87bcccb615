"""The commodities that an article names, and whose they are."""

from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Span, Token

from coalition.language.clauses import child, conjuncts, is_verb, objects_of
from coalition.language.extensions import NAMES
from coalition.language.morphology import plural
from coalition.language.relations.cast import Cast, words
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing

_BUYERS = frozenset(("nation", "group", "organisation"))


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
    """The commodities of one article; what "it", "none" and "its supplies" are of; who buys and who sells."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._doc = cast.doc
        self._names = {t.i: s for s in cast.doc.spans[NAMES] for t in s}
        self.all = list(self._find())
        self._at = {c.token.i: c for c in self.all}
        self._headline = self._of_headline()

    def __bool__(self) -> bool:
        """Whether the article speaks of any commodity."""
        return bool(self.all) or self._headline is not None

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

    def between(self, start: int, end: int) -> list[Commodity]:
        """The commodities named among some tokens."""
        return [self._at[i] for i in range(start, end) if i in self._at]

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
        """Whose a commodity is: "Russian gas", "Qatar's gas", "American and Qatari gas", "Russian oil and coal"."""
        found = self._adjectives(commodity.start)
        before = self._cast.words[commodity.start - 1] if commodity.start else ""
        if not found and before in {"and", "or", ","} and commodity.start - 2 in self._at:
            found = self.origins(self._at[commodity.start - 2])
        return found

    def _adjectives(self, start: int) -> list[Thing]:
        found: list[Thing] = []
        for i in range(start - 1, max(-1, start - 6), -1):
            span = self._names.get(i)
            if span is not None and span.label_ == "NATION":
                if (
                    span._.sort == "demonym"
                    or span.root.dep_ in {"amod", "compound", "nmod"}
                    or self._owns(span, start)
                ):
                    found.insert(0, span._.thing)
                else:
                    break
            elif self._cast.words[i] not in words("imports", "between"):
                break
        return list(dict.fromkeys(found))

    def _owns(self, span: Span, start: int) -> bool:
        return span.end < len(self._doc) and self._doc[span.end].tag_ == "POS" and start - span.end < 3

    def sources(self, start: int, end: int) -> tuple[list[Thing], list[Thing]]:
        """The nations after "from" among some tokens, and those after "instead of" or "no longer from".

        In "Belgium from Norway, Poland from Algeria" Poland is no source: see `gaps`.
        """
        found: list[Thing] = []
        over: list[Thing] = []
        tokens = self._cast.words
        for i in range(start, end):
            if tokens[i] not in {"from", "of", "than", "not"}:
                continue
            listed = self._sources_at(i)[0]
            if listed and (tokens[i] == "not" or tokens[i - 1] in words("imports", "instead")):
                over.extend(listed)
            elif listed and tokens[i] == "from":
                found.extend(listed)
                if self._sources_at(i)[1] is not None:
                    break
        return list(dict.fromkeys(found)), list(dict.fromkeys(over))

    def _sources_at(self, i: int) -> tuple[list[Thing], Thing | None]:
        """The nations listed behind a "from", and the one among them that opens a clause of its own with another "from"."""
        listed, end = self._cast.people.lists.read(i + 1)
        if not listed and (seller := self._owner_of_firm(i + 1)) is not None:
            return [seller], None
        if len(listed) > 1 and end < len(self._cast.words) and self._cast.words[end] == "from":
            return listed[:-1], listed[-1]
        return listed, None

    def _owner_of_firm(self, i: int) -> Thing | None:
        """ "from Azerbaijan's Socar": the nation whose a firm is."""
        span = self._cast.context.chains.span(self._cast.doc[i]) if i < len(self._cast.doc) else None
        if span is None or span.label_ != "NATION" or span.end + 1 >= len(self._cast.doc):
            return None
        firm = self._cast.doc[span.end].tag_ == "POS" and self._cast.doc[span.end + 1].tag_ == "NNP"
        return span._.thing if firm else None

    def gaps(self, start: int, end: int) -> list[tuple[Thing, list[Thing]]]:
        """Buyers and sellers of clauses without a verb: "Belgium gets it from Norway, Poland from Algeria"."""
        found: list[tuple[Thing, list[Thing]]] = []
        buyer: Thing | None = None
        for i in range(start, end):
            if self._cast.words[i] == "from":
                listed, following = self._sources_at(i)
                if buyer is not None and listed:
                    found.append((buyer, listed))
                buyer = following
        return found

    def targets(self, start: int, end: int) -> list[Thing]:
        """The nations after "to" among some tokens."""
        return list(
            dict.fromkeys(
                t
                for i in range(start, end)
                if self._cast.words[i] in {"to", "into"}
                for t in self._cast.people.listed(i + 1)
            )
        )

    def nations(self, token: Token | None) -> list[Thing]:
        """The nations that a noun phrase stands for: "India", "it", "Indian refiners", "Slovakia's refinery", "whose"."""
        if token is None:
            return []
        if token.tag_ in {"WP$", "WDT", "WP"} or token.lower_ in words("imports", "distributive"):
            above = next((w.head for w in (token, *token.ancestors) if w.dep_ == "relcl"), None)
            return self.nations(above)
        found = [t for t in self._cast.context.actors(token) if t.kind in _BUYERS]
        return list(dict.fromkeys(found)) or self._cast.people.nations(token)

    def owners(self, token: Token) -> list[Thing]:
        """Whose a commodity is in "Italy's gas", "its oil", "whose gas", "the gas that Italy burns"."""
        owner = child(token, "poss")
        if owner is not None:
            return self.nations(owner)
        clause = next((c for c in token.children if c.dep_ == "relcl" and is_verb(c)), None)
        return self.nations(child(clause, "nsubj")) if clause is not None else []
