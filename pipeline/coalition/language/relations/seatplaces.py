"""The places where bodies have their seats: cities, capitals that are only described, and names that no list has."""

from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from coalition.language.clauses import conjuncts, is_verb
from coalition.language.extensions import BODIES, CITIES, DATES, NAMES, PERSONS
from coalition.language.gazetteer import cities
from coalition.language.relations.cast import Cast, words
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing


@lru_cache(maxsize=1)
def _capitals() -> dict[str, Thing]:
    """The capital of each nation, by the nation's id."""
    found: dict[str, Thing] = {}
    for name in vocabulary().names:
        known = cities().get(name.text.lower()) if name.sort == "capital" else None
        city = next((c for c in known or () if c.nation == name.thing.id and c.capital), None)
        if city is not None:
            found.setdefault(name.thing.id, Thing("city", city.name, city.name))
    return found


class SeatPlaces:
    """The cities of an article by token, with capitals that are only described: "the Bosnian capital"."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._at: dict[int, Thing] = {t.i: s._.thing for s in cast.doc.spans[CITIES] for t in s}
        groups = [cast.doc.spans[name] for name in (NAMES, BODIES, PERSONS, DATES)]
        self._taken = {t.i for group in groups for span in group for t in span}
        self._seats = {t.i: s for s in cast.doc.spans[NAMES] if s.label_ == "NATION" for t in s}

    def _unlisted(self, word: Token) -> Thing | None:
        """A place that no list of cities has: a capitalised name after "in"."""
        start, end = word.i, word.i + 1
        while self._cast.doc[start - 1].tag_ == "NNP" and start - 1 not in self._taken:
            start -= 1
        while end < len(self._cast.doc) and self._cast.doc[end].tag_ == "NNP" and end not in self._taken:
            end += 1
        name = " ".join(self._cast.doc[start:end].text.split())
        return Thing("city", name, name) if name[0].isupper() else None

    def called(self, word: Token) -> list[Thing]:
        """A capitalised word after "in" that the parse takes for something else."""
        place = self._unlisted(word) if word.tag_ == "NNP" and word.i not in self._taken else None
        return [place] if place is not None else []

    def before(self, token: Token) -> list[Thing]:
        """The city right before a nation's name: "Suva, Fiji"."""
        return [self._at[i] for i in range(token.i, max(-1, token.i - 4), -1) if i in self._at][:1]

    def of(self, token: Token) -> list[Thing]:
        """The cities that a noun and those coordinated with it name."""
        words_ = [w for w in conjuncts(token) if w.i == token.i or w.head.dep_ == "pobj" or w.head.i == token.i]
        return [city for word in words_ if (city := self._one(word)) is not None]

    def after(self, token: Token, *prepositions: str) -> list[Thing]:
        """The first city after a word that one of some prepositions leads to, before the clause ends."""
        doc = token.doc
        for i in range(token.i + 1, min(len(doc), token.i + 10)):
            if doc[i].is_sent_start or (doc[i].text in {",", ";", ":", "("} and not self._goes_on(doc, i, token.i)):
                break
            if doc[i].lower_ in prepositions:
                j = next((j for j in range(i + 1, min(len(doc), i + 3)) if doc[j].tag_ not in {"DT", "JJ"}), i)
                found = (self.of(doc[j]) or self.called(doc[j])) if j != i else []
                if found:
                    return found
        return []

    def _goes_on(self, doc: Doc, i: int, start: int) -> bool:
        """Whether a comma right behind a word opens "in Riga" or "located in Riga"."""
        return i == start + 1 and i + 1 < len(doc) and doc[i + 1].lower_ in words("headquartered_in", "located")

    def all_after(self, token: Token, *prepositions: str) -> list[Thing]:
        """All cities in the rest of a sentence that one of some prepositions leads to."""
        doc, found = token.doc, []
        for i in range(token.i + 1, token.sent.end - 1):
            if doc[i].lower_ in prepositions and doc[i - 1].lower_ != "not":
                found.extend(self.of(doc[i + 1]))
        return found

    def in_span(self, span: Span) -> list[Thing]:
        """The cities that a line names, or the capitalised words that it consists of."""
        found = [self._at[t.i] for t in span if t.i in self._at]
        found = found or [city for t in span if t.i in self._seats and (city := self._one(t)) is not None]
        return list(dict.fromkeys(found)) or self.called(span[0])

    def governed(self, token: Token, *prepositions: str) -> list[Thing]:
        """The cities in the prepositional phrases of a word, however deep: "in a suburb of Sarajevo"."""
        found: list[Thing] = []
        for c in token.children:
            if c.i and self._cast.words[c.i - 1] == "not":
                continue
            if c.dep_ in {"prep", "advmod", "npadvmod", "agent"} and (not prepositions or c.lower_ in prepositions):
                for o in c.children:
                    if o.dep_ in {"pobj", "prep", "pcomp"}:
                        found.extend(city for city in self._within(o) if city not in found)
        return found

    def _within(self, token: Token) -> list[Thing]:
        found = self.of(token)
        if not found:
            found = [
                city for c in token.children if c.dep_ in {"compound", "nmod", "amod", "appos"} for city in self.of(c)
            ]
        if not found and not is_verb(token):
            found = self.governed(token, "of", "in", "near", "outside", "at")
            found = found or [city for o in token.children if o.dep_ == "pobj" for city in self._within(o)]
        return found

    def _one(self, word: Token) -> Thing | None:
        city = self._at.get(word.i)
        if city is not None:
            return city
        if word.i in self._seats:
            span = self._seats[word.i]
            capital = _capitals().get(span.kb_id_)
            return capital if span._.sort == "capital" or (capital is not None and capital.name == span.text) else None
        if (
            word.tag_ == "NNP"
            and word.dep_ == "pobj"
            and word.head.lower_ in {"in", "to", "at"}
            and word.i not in self._taken
        ):
            return self._unlisted(word)
        if word.lower_ == "capital":
            for nation in self._cast.context.actors(word):
                if nation.id in _capitals():
                    return _capitals()[nation.id]
        return None
