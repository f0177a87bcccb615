"""Meetings: who hosts them, who attends, and where they are, as verbs tell it."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.tokens import Token

from coalition.language.clauses import child, is_passive, is_verb, objects_of, subject
from coalition.language.relations.cast import Cast, agents, is_passive_form, is_unreal, patients, words
from coalition.language.relations.gatherings import Gatherings, Role, one_place, with_objects
from coalition.statements.statement import Statement, Thing

_DAYS = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "eve", "day", "evening", "morning")
)
_FRAMES = ("meet", "talk", "join", "host", "receive", "attend", "travel", "call", "bring", "sign", "agree", "tell")


def meetings(cast: Cast) -> Iterator[Statement]:
    """Hosts and attendees of the meetings an article tells of; contests of sport are none."""
    yield from one_place(_told(cast), cast)


def _told(cast: Cast) -> Iterator[Statement]:
    gatherings = Gatherings(cast)
    verbs = _Verbs(cast, gatherings)
    for token in cast.doc:
        word = cast.words[token.i]
        if word in _triggers() and (is_verb(token) or token.dep_ == "relcl"):
            if not is_unreal(token) and not gatherings.is_contest(token):
                yield from verbs.of(token)
        elif word in words("meetings", "nouns"):
            yield from gatherings.noun(token)
    yield from gatherings.presences()


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    return frozenset().union(*(words("meetings", f"{name}-verbs") for name in _FRAMES))


class _Verbs:
    """The frames of verbs, one method a class of verbs in rules/relations.toml."""

    def __init__(self, cast: Cast, gatherings: Gatherings) -> None:
        self._cast = cast
        self._gatherings = gatherings
        self._frames = {
            "meet": self._meet,
            "talk": self._talk,
            "join": self._join,
            "host": self._host,
            "receive": self._receive,
            "attend": self._attend,
            "travel": self._travel,
            "call": self._call,
            "bring": self._bring,
            "sign": self._sign,
            "agree": self._agree,
            "tell": self._say,
        }

    def of(self, verb: Token) -> Iterator[Statement]:
        """What a verb tells."""
        for name, frame in self._frames.items():
            if verb.lower_ in words("meetings", f"{name}-verbs"):
                yield from frame(verb)

    def _meet(self, verb: Token) -> Iterator[Statement]:
        """ "X met Y in Z", "X and Y will meet", "the ministers of Denmark and Norway gathered"."""
        direct = verb.lower_ in words("meetings", "direct")
        if not direct and child(verb, "dobj") is not None:
            return
        partners = self._parties(with_objects(verb))
        if direct and child(verb, "prt") is None:
            partners = partners or self._parties(c for c in verb.children if c.dep_ in {"dobj", "oprd"})
        own = [p for p in self._own(verb) if p not in partners]
        if (own and partners) or len(own) > 1 or (own and self._is_plural(verb)):
            yield from self._tell("attends", [*own, *partners], verb, "meeting.meets")
        elif partners and any(p.kind == "person" for p in partners):
            yield from self._tell("attends", partners, verb, "meeting.meets")
        elif (who := subject(verb)) is not None and any(t.lower_ == "following" for t in who.subtree):
            colon = next((t.i for t in verb.doc[verb.i : verb.sent.end] if t.text == ":"), None)
            listed = self._cast.people.listed(colon) if colon is not None else []
            yield from self._tell("attends", listed, verb, "meeting.meets")

    @staticmethod
    def _is_plural(verb: Token) -> bool:
        """Whether people of one nation or body meet others who are not named: "I met with fellow leaders"."""
        who = subject(verb)
        plural = who is not None and (who.tag_ in {"NNS", "NNPS"} or who.lower_ == "we")
        return plural or any(o.tag_ == "NNS" for o in objects_of(verb, "with"))

    def _talk(self, verb: Token) -> Iterator[Statement]:
        """ "X spoke to Y by telephone", "conferred with", "sat down with"; a word to the press is no talk."""
        partners = self._parties(
            [
                *with_objects(verb),
                *objects_of(verb, "to", "opposite", "beside", "between", "alongside"),
                *_next_to(verb),
            ]
        )
        own = [p for p in self._own(verb) if p not in partners]
        several = len(own) > 1 and self._are_delegates(verb)
        if (partners and any(p.kind == "person" for p in partners)) or several:
            yield from self._tell("attends", [*own, *partners], verb, "meeting.talks")
        elif len([p for p in own if p.kind == "person"]) > 1 and not objects_of(verb, "to", "at"):
            yield from self._tell("attends", own, verb, "meeting.talks")
        elif own and partners and self._links(verb):
            yield from self._tell("attends", [*own, *partners], verb, "meeting.talks")
        elif any(c.lower_ == "together" for c in verb.children) and self._gatherings.places.of(verb) is not None:
            yield from self._tell("attends", own, verb, "meeting.talks")

    @staticmethod
    def _are_delegates(verb: Token) -> bool:
        """Whether those who sit down or shake hands are delegates: "Chadian and Malian envoys shook hands"."""
        who = subject(verb)
        meant = verb.lower_ in words("meetings", "surely-mutual") and (
            child(verb, "dobj", "prt") is not None or any(c.lower_ == "down" for c in verb.children)
        )
        return who is not None and who.lower_ in words("delegates", "nouns") and meant

    def _links(self, verb: Token) -> bool:
        return any(o.lower_ in words("meetings", "links") for o in objects_of(verb, "by", "over", "on", "via"))

    def _join(self, verb: Token) -> Iterator[Statement]:
        """ "X joined us by video", "we were joined by Sweden", "joined the call"."""
        meeting = self._meeting(verb)
        if (
            meeting is None
            and not self._links(verb)
            and not (
                is_passive(verb)
                and self._gatherings.is_told
                and not self._cast.bodies.of(next(iter(patients(verb)), None))
            )
        ):
            return
        who = self._parties(agents(verb))
        if is_passive(verb):
            who += [t for t in self._parties(patients(verb)) if t.kind == "person"]
        yield from self._tell("attends", who, verb, "meeting.joins")

    def _host(self, verb: Token) -> Iterator[Statement]:
        """ "Norway hosts the summit", "talks convened by X", "chaired the meeting", "X presided"."""
        meeting = self._meeting(verb)
        if meeting is None and is_passive_form(verb):
            meeting = next(
                (w for t in reversed(verb.doc[verb.sent.start : verb.i]) if (w := self._gatherings.meeting(t))), None
            )
        presides = verb.lower_ in words("meetings", "presiding")
        if meeting is None and not (presides and self._gatherings.is_told):
            return
        hosts = self._parties(agents(verb))
        partners = self._parties(with_objects(verb) + (with_objects(meeting) if meeting is not None else []))
        partners = [p for p in partners if p not in hosts]
        if verb.lower_ in words("meetings", "holding"):
            if partners:
                yield from self._tell("attends", [*hosts, *partners], verb, "meeting.holds")
            elif len(hosts) > 1:
                yield from self._tell("attends", hosts, verb, "meeting.holds")
            elif (
                hosts
                and (meeting is None or meeting.lower_ not in words("meetings", "invited"))
                and hosts[0].kind in {"person", "nation"}
            ):
                return
            elif hosts:
                yield from self._tell("hosts", hosts, verb, "meeting.holds-own")
            return
        yield from self._tell("hosts", hosts, verb, "meeting.hosts")
        yield from self._tell("attends", [*hosts, *partners], verb, "meeting.host-attends")

    def _receive(self, verb: Token) -> Iterator[Statement]:
        """ "X received Y for talks", "welcomed her colleagues to Z", "Y was received by X": X hosts, both attend."""
        guests, hosts = self._parties(patients(verb)), self._parties(agents(verb))
        if not guests or self._is_thing(patients(verb)[0]):
            return
        persons = any(g.kind == "person" for g in guests)
        shy = verb.lower_ in words("meetings", "welcoming")
        if not self._is_visit(verb) and (shy or not persons):
            return
        yield from self._tell("hosts", hosts, verb, "meeting.receives")
        yield from self._tell("attends", [*hosts, *guests], verb, "meeting.received")

    def _is_thing(self, token: Token) -> bool:
        """Whether a deed or thing is welcomed or received, and not people: "welcomed Poland's decision"."""
        named = self._cast.context.chains.named(token)
        return named is None and token.lower_ not in words("delegates", "nouns") and not token.tag_.startswith("PRP")

    def _is_visit(self, verb: Token) -> bool:
        if any(o.lower_ in words("meetings", "nouns") for o in objects_of(verb, "for", "to", "at")):
            return True
        place = self._gatherings.places.of(verb)
        return place is not None and place.kind == "city" and any(c.lower_ in {"to", "in", "at"} for c in verb.children)

    def _attend(self, verb: Token) -> Iterator[Statement]:
        """ "X attended the summit", "took part in talks", "represented Y at", "addressed the conference"."""
        stands_in = verb.lower_ in words("meetings", "representing") and not is_passive(verb)
        if self._meeting(verb) is None and not (stands_in and self._gatherings.is_told and verb.dep_ == "relcl"):
            return
        own = self._parties(agents(verb)) or (self._parties(patients(verb)) if is_passive(verb) else [])
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        if verb.lower_ in words("meetings", "heading") and not any(o.lower_ in {"delegation", "team"} for o in objects):
            return
        if verb.lower_ in words("meetings", "accompanying"):
            own += [t for t in self._parties(objects) if t.kind == "person"]
        yield from self._tell("attends", own, verb, "meeting.attends")

    def _agree(self, verb: Token) -> Iterator[Statement]:
        """ "In Oslo, Norwegian and Danish officials agreed that": delegates of several nations at one place have met."""
        who = subject(verb)
        place = self._gatherings.places.of(verb)
        both = [
            *self._own(verb),
            *self._parties(with_objects(verb)),
            *self._parties(o for c in verb.children if c.dep_ == "dobj" for o in with_objects(c)),
        ]
        persons = list(dict.fromkeys(t for t in both if t.kind == "person"))
        if len(persons) > 1:
            yield from self._tell("attends", persons, verb, "meeting.discusses")
        if who is None or place is None or place.kind != "city" or who.lower_ not in words("delegates", "nouns"):
            return
        own = [t for t in self._parties([who]) if t.kind == "nation"]
        if len(own) > 1:
            yield from self._tell("attends", own, verb, "meeting.agrees")

    def _say(self, verb: Token) -> Iterator[Statement]:
        """ "During a visit to Kyiv, X told Y that", "told Y by telephone": what is said face to face or by a link."""
        heard = [
            t for t in self._parties(c for c in verb.children if c.dep_ in {"dobj", "dative"}) if t.kind == "person"
        ]
        own = [t for t in self._own(verb) if t.kind == "person" and t not in heard]
        during = objects_of(verb, "during", "on", "in", "at", "by", "over", "via")
        near = any(o.lower_ in words("meetings", "occasions") | words("meetings", "links") for o in during)
        if own and heard and near:
            yield from self._tell("attends", [*own, *heard], verb, "meeting.tells")

    def _travel(self, verb: Token) -> Iterator[Statement]:
        """ "is in Nairobi for talks with Y", "flies to Lobito for a meeting with Y"."""
        for o in (
            *objects_of(verb, "for", "on"),
            *(x for p in objects_of(verb, "in", "to") for x in objects_of(p, "for")),
        ):
            partners = self._parties(with_objects(o)) if o.lower_ in words("meetings", "nouns") else []
            if partners:
                yield from self._tell("attends", [*self._own(verb), *partners], verb, "meeting.travels")
        if verb.lower_ in words("meetings", "be") or not objects_of(verb, "to", "in"):
            return
        for aim in (c for c in verb.children if c.dep_ in {"advcl", "xcomp"} and c.lower_ in words("meetings", "aims")):
            partners = [t for t in self._parties(c for c in aim.children if c.dep_ == "dobj") if t.kind == "person"]
            if partners:
                yield from self._tell("attends", [*self._own(verb), *partners], verb, "meeting.travels")

    def _call(self, verb: Token) -> Iterator[Statement]:
        """ "X telephoned Y", "called his counterpart"; "called him a friend" is no call."""
        partners = [
            t for t in self._parties(c for c in verb.children if c.dep_ in {"dobj", "oprd"}) if t.kind == "person"
        ]
        own = [t for t in self._own(verb) if t.kind == "person" and t not in partners]
        if verb.lower_ in words("meetings", "calling-on"):
            partners = partners if not self._is_naming(verb) else []
            visited = [t for t in self._parties(objects_of(verb, "on", "upon")) if t.kind == "person"]
            partners = (
                visited
                if visited
                and verb.tag_ != "VBN"
                and child(verb, "xcomp", "ccomp") is None
                and not any(
                    c.dep_ == "aux" and c.lower_ == "to" and c.i > verb.i
                    for o in objects_of(verb, "on")
                    for c in o.subtree
                )
                else partners
            )
        if own and partners:
            yield from self._tell("attends", [*own, *partners], verb, "meeting.calls")

    @staticmethod
    def _is_naming(verb: Token) -> bool:
        demands = [o for o in objects_of(verb, "for", "on", "upon") if o.ent_type_ != "DATE" and o.lower_ not in _DAYS]
        return (
            child(verb, "ccomp", "xcomp", "prt", "acomp", "attr") is not None
            or bool(demands)
            or len([c for c in verb.children if c.dep_ in {"dobj", "oprd"}]) > 1
        )

    def _bring(self, verb: Token) -> Iterator[Statement]:
        """ "brought X and Y together in Z", "gathered the ministers", "bring together world leaders"."""
        sentence = self._cast.words[verb.i + 1 : verb.sent.end]
        if verb.lower_ in words("meetings", "bringing") and "together" not in sentence:
            return
        guests, hosts = self._parties(patients(verb)), self._parties(agents(verb))
        if guests and any(self._gatherings.meeting(t) for t in agents(verb)):
            yield from self._tell("attends", guests, verb, "meeting.brought")
        elif hosts and (guests or any(c.tag_ == "NNS" for c in patients(verb))) and not self._is_whole(verb):
            yield from self._tell("hosts", hosts, verb, "meeting.brings")
            yield from self._tell(
                "attends", [*(h for h in hosts if h.kind == "person"), *guests], verb, "meeting.brought"
            )

    def _is_whole(self, verb: Token) -> bool:
        """Whether a body is said to bring its members together, which tells of no meeting."""
        if any(self._cast.bodies.of(token) for token in agents(verb)):
            return True
        place = self._gatherings.places.of(verb)
        people = any(w.lower_ in words("delegates", "nouns") for o in patients(verb) for w in o.subtree)
        return not people or place is None or place.kind != "city"

    def _sign(self, verb: Token) -> Iterator[Statement]:
        """Two who sign something at a place have met: "signed here by X and Y"."""
        things = [c for c in verb.children if c.dep_ == "dobj"]
        signers = self._parties([*agents(verb), *with_objects(verb), *(o for c in things for o in with_objects(c))])
        persons = list(dict.fromkeys(t for t in signers if t.kind == "person"))
        we = subject(verb)
        together = len(persons) > 1 or (we is not None and we.lower_ == "we" and len(signers) > 1)
        if together and self._gatherings.places.of(verb) is not None:
            yield from self._tell("attends", persons or signers, verb, "meeting.signs")

    def _meeting(self, verb: Token) -> Token | None:
        """The meeting that a verb's object, its subject in the passive, or its prepositional phrase names."""
        found = patients(verb) + objects_of(verb, "in", "at", "over", "of", "from", "to")
        found += [o for c in verb.children if c.lower_ in {"part", "place"} for o in objects_of(c, "in", "at")]
        return next((word for token in found if (word := self._gatherings.meeting(token)) is not None), None)

    def _own(self, verb: Token) -> list[Thing]:
        return self._parties(agents(verb)) or (self._parties(patients(verb)) if is_passive(verb) else [])

    def _parties(self, tokens: Iterable[Token]) -> list[Thing]:
        return self._gatherings.parties(tokens)

    def _tell(self, relation: Role, parties: Iterable[Thing], at: Token, rule: str) -> Iterator[Statement]:
        return self._gatherings.tell(relation, parties, at, rule)


def _next_to(verb: Token) -> list[Token]:
    """The objects of "next to" and "together with"."""
    return [o for c in verb.children if c.dep_ in {"advmod", "acomp"} for o in objects_of(c, "to", "with")]
