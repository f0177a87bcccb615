"""Whose delegates a noun means: "the ministers of Denmark and Norway", "Canadian officials", "G7 leaders"."""

from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from coalition.language.clauses import conjuncts
from coalition.language.lists import Lists
from coalition.language.morphology import plural
from coalition.language.relations.context import rules
from coalition.statements.statement import Thing

PREPOSITIONS = frozenset(("of", "from", "for"))
_OWNING = frozenset(("poss", "amod", "compound", "nmod"))
# These alone do not introduce a list.
_CONNECTING = frozenset((",", "the", "of", "from", "those"))
_BODIES = frozenset(("NATION", "GROUP", "ORGANISATION"))
# Between "ministers of" and a nation: "heads of state and government of", "ministers of foreign affairs of".
_PORTFOLIOS = frozenset(("state", "government", "foreign", "defence", "defense", "the", "staff", "finance", "interior"))


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    data = rules("relations.toml")["delegates"]
    nouns = frozenset(form for noun in data["nouns"] for form in (noun, plural(noun)))
    return {
        "fellows": frozenset(data["fellows"]),
        "nouns": nouns,
        "counted": frozenset(data["counted"]),
        "namely": frozenset(data["namely"]),
        "regions": frozenset(data["regions"]),
    }


class Delegates:
    """The delegates of one article."""

    def __init__(self, doc: Doc, names: dict[int, Span], lists: Lists) -> None:
        self._doc = doc
        self._names = names
        self._lists = lists

    def is_one(self, word: Token) -> bool:
        """Whether a noun is for people who take part for a nation, and no part of a name: not "United States"."""
        return word.lower_ in _words()["nouns"] and word.i not in self._names

    def sides(self, word: Token) -> list[Thing]:
        """The nations and bodies whose delegates a noun means; none for other nouns."""
        if not self.is_one(word):
            return []
        i = word.i + 1
        for _ in range(3):
            if i + 1 >= len(self._doc) or not self._leads(i, word):
                break
            listed = self._lists.read(i + 1, _BODIES)[0]
            if all(t.kind != "nation" for t in listed):
                listed = self._counted(i + 1) or listed
            if listed and self._doc[i].lower_ == "for" and all(t.kind == "group" for t in listed):
                break  # the Minister for Africa is no African
            if listed:
                return listed
            if self._doc[i + 1].lower_ not in _PORTFOLIOS:
                break
            i = self._next_preposition(i + 1)
        return self._named(word) or self._allied(word) or self._owners(word)

    def _leads(self, i: int, word: Token) -> bool:
        """Whether a token leads from a noun to whose delegates it means: "of", or "in" after "her counterparts"."""
        preposition = self._doc[i].lower_
        return preposition in PREPOSITIONS or (preposition == "in" and word.lower_ in _words()["fellows"])

    def _next_preposition(self, i: int) -> int:
        ahead = range(i, min(len(self._doc), i + 7))
        return next((j for j in ahead if self._doc[j].lower_ in PREPOSITIONS), len(self._doc))

    def _counted(self, i: int) -> list[Thing]:
        """ "of twelve nations, including Chile and Peru", "from five countries (Chile, Peru and others)"."""
        end = min(len(self._doc), i + 6)
        counted = next((j for j in range(i, end) if self._doc[j].lower_ in _words()["counted"]), None)
        if counted is None:
            return []
        return self.named_after(counted + 1) or (self._lists.read(counted + 1)[0] if counted > i else [])

    def named_after(self, i: int) -> list[Thing]:
        """The nations listed behind a count: after "including", "among them", a colon, a dash or in brackets."""
        said = False
        for _ in range(4):
            if i >= len(self._doc) or self._doc[i].lower_ not in _words()["namely"]:
                break
            said = said or self._doc[i].lower_ not in _CONNECTING
            i += 1
        return self._lists.read(i, _BODIES)[0] if said else []

    def counted(self, i: int) -> list[Thing]:
        """As in "a number of countries and organisations, including A and B", from behind the first noun on."""
        for j in range(i, min(len(self._doc), i + 8)):
            if self._doc[j].is_sent_start:
                break
            if self._doc[j].lower_ in _words()["namely"] - _CONNECTING:
                return self.named_after(j)
        return []

    def _named(self, word: Token) -> list[Thing]:
        """ "leaders including those of Chile and Peru", "ministers, among them Chile's"."""
        return self.named_after(word.i + 1)

    def _allied(self, word: Token) -> list[Thing]:
        """ "fellow leaders from our NATO Allies": the body whose members they are."""
        following = [self._doc[word.i + 1]] if word.i + 1 < len(self._doc) else []
        for o in (o for p in following if p.lower_ in PREPOSITIONS for o in p.children if o.dep_ == "pobj"):
            span = next(
                (self._names[c.i] for c in o.children if c.i in self._names and c.dep_ in {"compound", "amod"}), None
            )
            if span is not None and span._.sort == "name" and o.lower_ in _words()["nouns"]:
                return [span._.thing]
        return []

    def _owners(self, word: Token) -> list[Thing]:
        """ "Norwegian and Canadian officials", "Norway's minister", "G7 leaders"."""
        found: list[Thing] = []
        for c in word.children:
            if c.dep_ not in _OWNING:
                continue
            for w in conjuncts(c):
                span = self._names.get(w.i)
                if span is not None and span.label_ in _BODIES and span.kb_id_ not in _words()["regions"]:
                    found.append(span._.thing)
        return list(dict.fromkeys(found))
