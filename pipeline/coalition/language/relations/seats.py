"""Where coalitions, missions and organisations have their seats, now, before and as planned."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from coalition.language.clauses import child, conjuncts, is_negated, is_verb, objects_of, subject
from coalition.language.extensions import BODIES, CITIES, DATES, NAMES, PERSONS
from coalition.language.gazetteer import cities
from coalition.language.relations.cast import Cast, is_unreal, patients, subjects_of_passive, words
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Statement, Thing

_HERE = frozenset(("in", "at", "near", "outside", "to", "from", "into", "around"))


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


class _Places:
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
            if doc[i].is_sent_start or doc[i].text in {",", ";", ":", "("}:
                break
            if doc[i].lower_ in prepositions:
                j = next((j for j in range(i + 1, min(len(doc), i + 3)) if doc[j].tag_ not in {"DT", "JJ"}), i)
                found = (self.of(doc[j]) or self.called(doc[j])) if j != i else []
                if found:
                    return found
        return []

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


def seats(cast: Cast) -> Iterator[Statement]:
    """Every seat that an article tells."""
    if not cast.bodies:
        return
    places = _Places(cast)
    for token in cast.doc:
        word = cast.words[token.i]
        if word in words("headquartered_in", "based"):
            yield from _based(cast, token, places)
        elif word in words("headquartered_in", "nouns"):
            yield from _noun(cast, token, places)
        elif word in words("headquartered_in", "run-verbs") and (is_verb(token) or token.dep_ == "relcl"):
            yield from _run_from(cast, token, places)
        elif word in words("headquartered_in", "sit-verbs") and is_verb(token):
            yield from _sits(cast, token, places)


def _based(cast: Cast, verb: Token, places: _Places) -> Iterator[Statement]:
    """ "headquartered in Y", "Brussels-based", "is run from Y"."""
    if is_negated(verb):
        return
    if verb.i > 1 and verb.nbor(-1).text == "-":
        found = places.of(verb.nbor(-2))
        yield from cast.tell("headquartered_in", cast.bodies.of(verb.head), found, verb, "seat.attributive")
        return
    prepositions = (
        _HERE
        if verb.lower_ in words("headquartered_in", "surely-based")
        else frozenset(("in", "at", "from", "near", "outside"))
    )
    found = places.governed(verb, *prepositions) or places.after(verb, *prepositions)
    owners = [t for token in subjects_of_passive(verb) for t in cast.bodies.of(token)]
    yield from cast.tell("headquartered_in", owners, found, verb, "seat.based")


def _run_from(cast: Cast, verb: Token, places: _Places) -> Iterator[Statement]:
    """ "run by Latvia from Bishkek", "which Japan chairs from offices in Singapore", "led from a hangar in Darkhan"."""
    if is_unreal(verb):
        return
    found = places.governed(verb, "from") or places.after(verb, "from")
    owners = [t for token in patients(verb) for t in cast.bodies.fresh(token) if t.kind != "group"]
    yield from cast.tell("headquartered_in", owners, found, verb, "seat.run-from")


def _sits(cast: Cast, verb: Token, places: _Places) -> Iterator[Statement]:
    """ "The Secretariat, which sits in Vienna", "The centre opened in Manaus"."""
    who = subject(verb)
    if is_unreal(verb) or who is None or child(verb, "dobj") is not None:
        return
    owners = [t for t in cast.bodies.of(who) if t.kind == "organisation"]
    settled = {word for t in owners for word in t.name.lower().split()} & words("headquartered_in", "houses")
    if owners and settled:
        yield from cast.tell("headquartered_in", owners, places.governed(verb, "in", "at"), verb, "seat.sits")


def _noun(cast: Cast, noun: Token, places: _Places) -> Iterator[Statement]:
    """ "its headquarters in Y", "has its seat in Y", "the seat will be moved from Y to Z"."""
    owners = _owners(cast, noun)
    if not owners:
        return
    found = (
        places.after(noun, "in", "at", "near") if noun.i + 1 < len(cast.doc) and cast.words[noun.i + 1] in _HERE else []
    )
    found = found + [city for city in places.governed(noun, *_HERE) if not found]
    verb = noun.head
    while verb.head.i != verb.i and not is_verb(verb):
        verb = verb.head
    if is_verb(verb) and noun.dep_ in {"pobj", "dobj", "nsubj", "nsubjpass", "attr", "conj"}:
        if is_unreal(verb):
            return
        found = found or _of_clause(noun, verb, places)
        found = found + [city for city in _moved(noun, places) if city not in found]
    found = found or _beside(noun, places) or places.after(noun, "in", "at", "near", "outside")
    yield from cast.tell("headquartered_in", owners, found, noun, "seat.noun")


def _of_clause(noun: Token, verb: Token, places: _Places) -> list[Thing]:
    """The places of a clause about a seat: "opened its office in Y", "its seat is Y", "Y was chosen for the seat"."""
    found = places.governed(verb, *_HERE)
    said = child(verb, "attr")
    if said is not None and noun.dep_ == "nsubj":
        found += places.of(said)
    if not found and verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
        found = places.before(verb.head) or places.of(verb.head)
    chosen = child(verb, "nsubjpass", "nsubj")
    if (
        chosen is not None
        and noun.dep_ == "pobj"
        and noun.head.lower_ in {"for", "as"}
        and verb.lower_ in words("headquartered_in", "choose")
    ):
        found += places.of(chosen) or places.called(chosen)
    if chosen is not None and noun.dep_ == "dobj" and verb.lower_ in words("headquartered_in", "host"):
        found += places.of(chosen)
    return found


def _moved(noun: Token, places: _Places) -> list[Thing]:
    """ "before relocating it to London"."""
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if token.lower_ in words("headquartered_in", "move-verbs") and is_verb(token):
            moved = child(token, "dobj")
            if moved is not None and moved.lower_ in {"it", "them"}:
                return places.governed(token, "to")
    return []


def _beside(noun: Token, places: _Places) -> list[Thing]:
    """ "NATO's Brussels headquarters"."""
    return [city for c in noun.children if c.dep_ in {"compound", "nmod", "amod"} for city in places.of(c)]


def _owners(cast: Cast, noun: Token) -> list[Thing]:
    """Whose seat it is: "the force's", "its", "of the mission", "NATO headquarters", or the subject's that has one."""
    found = [t for c in noun.children if c.dep_ in {"poss", "compound", "nmod"} for t in cast.bodies.of(c)]
    found = found or [t for o in objects_of(noun, "of", "for") for t in cast.bodies.of(o)]
    weak = noun.lower_ in words("headquartered_in", "weak")
    if weak and any(
        c.lower_ not in words("headquartered_in", "main")
        for c in noun.lefts
        if c.dep_ in {"amod", "compound"} and not cast.bodies.of(c)
    ):
        return []
    if found or weak:
        return found
    if any(c.dep_ == "poss" and c.lower_ not in {"its", "their", "his", "her"} for c in noun.children):
        return []
    verb = noun.head
    while verb.head.i != verb.i and not is_verb(verb):
        verb = verb.head
    who = subject(verb) if is_verb(verb) and noun.dep_ not in {"nsubj", "nsubjpass"} else None
    found = cast.bodies.of(who) if who is not None else []
    if not found and noun.dep_ in {"nsubj", "nsubjpass", "pobj"}:
        last = cast.bodies.before(noun.i)
        found = [last] if last is not None and last.kind != "group" else []
    return found
