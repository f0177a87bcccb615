"""Those who came as well: "as did X", "At the ceremony were X and Y", "over dinner", "into one room"."""

from collections.abc import Iterator

from spacy.tokens import Token

from coalition.language.clauses import child, is_verb, objects_of, subject
from coalition.language.relations.cast import Cast, agents, is_unreal, patients, words
from coalition.language.relations.gatherings import Gatherings
from coalition.statements.statement import Statement

_PLACED = frozenset(("at", "among", "around", "in", "on"))
_LONGEST_OPENING = 7


class Company:
    """The company that the parties of one article's meetings have there."""

    def __init__(self, cast: Cast, gatherings: Gatherings) -> None:
        self._cast = cast
        self._gatherings = gatherings

    def likewise(self, word: Token) -> Iterator[Statement]:
        """ "Minister X attended, as did Y", "The Turks came in force; so did the Iraqis"."""
        tokens, start = self._cast.words, word.i + 2
        if word.i + 2 >= len(tokens) or tokens[word.i + 1] not in words("meetings", "likewise"):
            return
        before = self._cast.doc[max(word.sent.start, word.i - 24) : word.i]
        if not any(t.text.isalpha() for t in before):
            before = self._cast.doc[max(0, word.sent.start - 24) : word.sent.start]
        came = any(t.lower_ in words("meetings", "came") for t in before)
        if came and not any(t.lower_ == "not" for t in before):
            persons = self._cast.people.mentions.scanned(start, word.sent.end)
            yield from self._gatherings.tell(
                "attends", persons or self._cast.people.listed(start), word, "meeting.likewise"
            )

    def inverted(self, verb: Token) -> Iterator[Statement]:
        """ "At the ceremony were the president, X, and the ambassadors of A and B"."""
        opening = [t for t in self._cast.doc[verb.sent.start : verb.i] if not t.is_space]
        if not 1 < len(opening) <= _LONGEST_OPENING or opening[0].lower_ not in _PLACED:
            return
        meeting = any(self._gatherings.meeting(t) or t.lower_ in words("meetings", "podium") for t in opening[1:])
        if not meeting or any(t.dep_ in {"nsubj", "expl"} for t in opening):
            return
        persons = self._cast.people.mentions.scanned(verb.i + 1, verb.sent.end)
        sides = [
            t
            for w in self._cast.doc[verb.i + 1 : verb.sent.end]
            if self._cast.people.is_delegate(w) and w.i not in self._cast.people.mentions.titled
            for t in self._cast.people.parties(w)
            if t.kind == "nation"
        ]
        found = [*persons, *sides] or self._cast.people.listed(verb.i + 1)
        yield from self._gatherings.tell("attends", found, verb, "meeting.participants")

    def at_table(self, meal: Token) -> Iterator[Statement]:
        """ "has another go at X over dinner": who is told to deal with somebody over a meal has met him."""
        if meal.dep_ != "pobj" or meal.head.lower_ != "over":
            return
        verb = self._gatherings.clause(meal)
        who = subject(verb) if verb is not None else None
        if verb is None or who is None or is_unreal(verb):
            return
        own = [t for t in self._gatherings.parties([who]) if t.kind == "person"]
        others = self._cast.people.mentions.among(self._cast.doc[verb.i : meal.i])
        both = list(dict.fromkeys([*own, *others]))
        if own and len(both) > 1:
            yield from self._gatherings.tell("attends", both, meal, "meeting.table")

    def seats(self, verb: Token) -> Iterator[Statement]:
        """ "got the Yemenis and the Saudis into one room": who brings others to one table hosts them."""
        room = objects_of(verb, "into", "in", "around", "round", "to", "at", "under")
        if not any(o.lower_ in words("meetings", "rooms") and self._is_one(o) for o in room):
            return
        hosts = [t for t in self._gatherings.parties(agents(verb)) if t.kind in {"person", "nation", "organisation"}]
        guests = self._gatherings.parties(patients(verb))
        listed = self._cast.people.listed(verb.i + 1)
        guests = guests + [t for t in listed if t not in guests]
        if hosts and (guests or any(t.lower_ in {"both", "sides", "parties", "all"} for t in self._after(verb))):
            yield from self._gatherings.tell("hosts", hosts, verb, "meeting.brings")
            yield from self._gatherings.tell("attends", guests, verb, "meeting.brought")

    def _after(self, verb: Token) -> list[Token]:
        return list(self._cast.doc[verb.i + 1 : min(verb.sent.end, verb.i + 7)])

    @staticmethod
    def _is_one(room: Token) -> bool:
        return any(c.lower_ in {"one", "same", "single", "a"} for c in room.lefts)

    def leaves(self, noun: Token) -> Iterator[Statement]:
        """ "Qatar's minister left early", "The Israeli ambassador walked out": who leaves a meeting was there."""
        verb = noun.head
        if noun.dep_ != "nsubj" or not is_verb(verb) or is_unreal(verb):
            return
        going = words("meetings", "leaving")
        if verb.lower_ not in going or not self._gatherings.is_near(noun) or child(verb, "dobj", "xcomp"):
            return
        how = [c for c in verb.children if c.i > verb.i and not c.is_punct]
        if how and how[0].lower_ in words("meetings", "ways-out"):
            yield from self._gatherings.tell("attends", self._gatherings.parties([noun]), noun, "meeting.delegate")


def came_in_force(verb: Token) -> bool:
    """ "came in force", "came in person": with no word of whence or whither."""
    found = [c for c in verb.children if c.dep_ in {"prep", "dobj", "xcomp", "acomp", "prt"}]
    return bool(found) and all(
        c.lower_ == "in" and any(o.lower_ in words("meetings", "forces") for o in c.children) for c in found
    )
