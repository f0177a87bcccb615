"""Where coalitions, missions and organisations have their seats, now, before and as planned."""

from collections.abc import Iterator

from spacy.tokens import Token

from coalition.language.clauses import child, is_negated, is_verb, objects_of, subject
from coalition.language.relations.cast import Cast, is_unreal, patients, subjects_of_passive, words
from coalition.language.relations.seatplaces import SeatPlaces
from coalition.statements.statement import Statement, Thing

_HERE = frozenset(("in", "at", "near", "outside", "to", "from", "into", "around"))


def seats(cast: Cast) -> Iterator[Statement]:
    """Every seat that an article tells."""
    if not cast.bodies:
        return
    places = SeatPlaces(cast)
    for token in cast.doc:
        word = cast.words[token.i]
        if word in words("headquartered_in", "based"):
            yield from _based(cast, token, places)
        elif word in words("headquartered_in", "nouns") or _is_pair(cast, token.i):
            yield from _noun(cast, token, places)
        elif word in words("headquartered_in", "run-verbs") and (is_verb(token) or token.dep_ == "relcl"):
            yield from _run_from(cast, token, places)
        elif word in words("headquartered_in", "sit-verbs") and is_verb(token):
            yield from _sits(cast, token, places)


def _is_pair(cast: Cast, i: int) -> bool:
    """ "command post", "nerve centre"."""
    return cast.words[i] in words("headquartered_in", "halves") and cast.words[i - 1] in words(
        "headquartered_in", "whole"
    )


def _based(cast: Cast, verb: Token, places: SeatPlaces) -> Iterator[Statement]:
    """ "headquartered in Y", "Brussels-based", "is run from Y"."""
    if is_negated(verb):
        return
    if verb.i > 1 and verb.nbor(-1).text == "-":
        city = verb.nbor(-2)
        found = places.of(city) or places.called(city)
        yield from cast.tell("headquartered_in", cast.bodies.of(verb.head), found, verb, "seat.attributive")
        return
    prepositions = (
        _HERE
        if verb.lower_ in words("headquartered_in", "surely-based")
        else frozenset(("in", "at", "from", "near", "outside"))
    )
    found = places.governed(verb, *prepositions) or places.after(verb, *prepositions)
    if verb.lower_ in words("headquartered_in", "surely-based"):
        found = found + [city for city in places.all_after(verb, "in", "at") if city not in found]
    owners = [t for token in subjects_of_passive(verb) for t in cast.bodies.of(token)]
    yield from cast.tell("headquartered_in", owners, found, verb, "seat.based")


def _run_from(cast: Cast, verb: Token, places: SeatPlaces) -> Iterator[Statement]:
    """ "run by Latvia from Bishkek", "which Japan chairs from offices in Singapore", "led from a hangar in Darkhan"."""
    if is_unreal(verb):
        return
    found = places.governed(verb, "from") or places.after(verb, "from") or places.governed(verb, "out")
    if verb.lower_ in words("headquartered_in", "work-verbs"):
        who = subject(verb)
        owners = cast.bodies.of(who) if who is not None and child(verb, "dobj") is None else []
        yield from cast.tell("headquartered_in", owners, found, verb, "seat.run-from")
        return
    owners = [t for token in patients(verb) for t in cast.bodies.fresh(token) if t.kind != "group"]
    yield from cast.tell("headquartered_in", owners, found, verb, "seat.run-from")


def _sits(cast: Cast, verb: Token, places: SeatPlaces) -> Iterator[Statement]:
    """ "The Secretariat, which sits in Vienna", "The centre opened in Manaus"."""
    who = subject(verb)
    if is_unreal(verb) or who is None or child(verb, "dobj") is not None:
        return
    owners = [t for t in cast.bodies.of(who) if t.kind == "organisation"]
    settled = {word for t in owners for word in t.name.lower().split()} & words("headquartered_in", "houses")
    if owners and settled:
        yield from cast.tell("headquartered_in", owners, places.governed(verb, "in", "at"), verb, "seat.sits")


def _noun(cast: Cast, noun: Token, places: SeatPlaces) -> Iterator[Statement]:
    """ "its headquarters in Y", "has its seat in Y", "whose secretariat is in Y", "the seat will be moved from Y to Z"."""
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
    found = (
        found or _told_of(noun, places) or _beside(noun, places) or places.after(noun, "in", "at", "near", "outside")
    )
    yield from cast.tell("headquartered_in", owners, found, noun, "seat.noun")


def _of_clause(noun: Token, verb: Token, places: SeatPlaces) -> list[Thing]:
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
        found += places.of(chosen) or places.called(chosen)
    return found


def _moved(noun: Token, places: SeatPlaces) -> list[Thing]:
    """ "before relocating it to London"."""
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if token.lower_ in words("headquartered_in", "move-verbs") and is_verb(token):
            moved = child(token, "dobj")
            moves_on = child(token, "nsubj")
            if (moved is not None and moved.lower_ in {"it", "them"}) or (
                moved is None and moves_on is not None and moves_on.lower_ in {"it", "they"}
            ):
                return places.governed(token, "to")
    return []


def _told_of(noun: Token, places: SeatPlaces) -> list[Thing]:
    """ "Riga, the seat of the mission", "Riga is its seat", "an old barracks in Goma, its headquarters"."""
    if noun.dep_ == "appos":
        return places.of(noun.head) or places.called(noun.head) or places.governed(noun.head, "in", "at", "near")
    if noun.dep_ == "attr" and is_verb(noun.head):
        who = child(noun.head, "nsubj")
        return (places.of(who) or places.called(who)) if who is not None else []
    return []


def _beside(noun: Token, places: SeatPlaces) -> list[Thing]:
    """ "NATO's Brussels headquarters"."""
    names = [c for c in noun.children if c.dep_ in {"compound", "nmod", "amod"}]
    return [city for c in names for city in places.of(c) or places.called(c)]


def _owners(cast: Cast, noun: Token) -> list[Thing]:
    """Whose seat it is: "the force's", "its", "of the mission", "NATO headquarters", or the subject's that has one."""
    found = [t for c in noun.children if c.dep_ in {"poss", "compound", "nmod"} for t in cast.bodies.of(c)]
    found = found or [t for o in objects_of(noun, "of", "for", "to") for t in cast.bodies.of(o)]
    weak = noun.lower_ in words("headquartered_in", "weak")
    if weak and any(
        c.lower_ not in words("headquartered_in", "main")
        for c in noun.lefts
        if c.dep_ in {"amod", "compound"} and not cast.bodies.of(c)
    ):
        return []
    if noun.lower_ in {"office", "offices"} and not any(
        c.dep_ == "poss" or c.lower_ in words("headquartered_in", "main") for c in noun.lefts
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
