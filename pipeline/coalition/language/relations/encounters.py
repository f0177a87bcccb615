"""Encounters: who meets, speaks to, telephones, travels to or signs something with whom."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from coalition.language.clauses import child, objects_of, subject
from coalition.language.relations.cast import Cast, agents, is_passive_form, words
from coalition.language.relations.gatherings import Gatherings, Role, with_objects
from coalition.statements.statement import Statement, Thing

_DAYS = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "eve", "day", "evening", "morning")
)


class Encounters:
    """The verbs of one article by which persons and nations meet each other, one method a class of verbs."""

    def __init__(self, cast: Cast, gatherings: Gatherings) -> None:
        self._cast = cast
        self._gatherings = gatherings

    def meet(self, verb: Token) -> Iterator[Statement]:
        """ "X met Y in Z", "X and Y will meet", "the ministers of Denmark and Norway gathered"."""
        direct = verb.lower_ in words("meetings", "direct")
        if not direct and child(verb, "dobj") is not None:
            return
        partners = self._parties(with_objects(verb))
        if direct and child(verb, "prt") is None:
            partners = partners or self._parties(c for c in verb.children if c.dep_ in {"dobj", "oprd"})
        own = [p for p in self._gatherings.own(verb) if p not in partners]
        listed = self._following(verb)
        if listed:
            yield from self._tell("attends", listed, verb, "meeting.meets")
        elif (own and partners) or len(own) > 1 or (own and self._is_plural(verb)):
            yield from self._tell("attends", [*own, *partners], verb, "meeting.meets")
        elif partners and any(p.kind == "person" for p in partners):
            yield from self._tell("attends", partners, verb, "meeting.meets")

    def _following(self, verb: Token) -> list[Thing]:
        """ "Ministers of the following members met in Y: A, B and C"."""
        who = subject(verb)
        if who is None or not any(t.lower_ == "following" for t in who.subtree):
            return []
        colon = next((t.i for t in verb.doc[verb.i : verb.sent.end] if t.text == ":"), None)
        return self._cast.people.listed(colon) if colon is not None else []

    @staticmethod
    def _is_plural(verb: Token) -> bool:
        """Whether people of one nation or body meet others who are not named: "I met with fellow leaders"."""
        who = subject(verb)
        plural = who is not None and who.tag_ in {"NNS", "NNPS"}
        return plural or any(o.tag_ == "NNS" for o in objects_of(verb, "with"))

    def talk(self, verb: Token) -> Iterator[Statement]:
        """ "X spoke to Y by telephone", "conferred with", "sat down with"; a word to the press is no talk."""
        heard = [
            *with_objects(verb),
            *objects_of(verb, "to", "opposite", "beside", "between", "alongside"),
            *_next_to(verb),
            *(o for c in verb.children if c.dep_ == "dobj" for o in with_objects(c)),
        ]
        partners = self._parties(heard)
        own = [p for p in self._gatherings.own(verb) if p not in partners]
        several = (len(own) > 1 and self._are_delegates(verb)) or (
            bool(partners) and any(t.lower_ in words("meetings", "interlocutors") for t in heard)
        )
        if (partners and any(p.kind == "person" for p in partners)) or several:
            yield from self._tell("attends", [*own, *partners], verb, "meeting.talks")
        elif len([p for p in own if p.kind == "person"]) > 1 and not objects_of(verb, "to", "at"):
            yield from self._tell("attends", own, verb, "meeting.talks")
        elif own and partners and self._gatherings.is_linked(verb):
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

    def agree(self, verb: Token) -> Iterator[Statement]:
        """ "In Oslo, Norwegian and Danish officials agreed that": delegates of several nations at one place have met."""
        who = subject(verb)
        place = self._gatherings.places.of(verb)
        company = [*with_objects(verb), *(o for c in verb.children if c.dep_ == "dobj" for o in with_objects(c))]
        both = [*self._gatherings.own(verb), *(t for o in company for t in self._parties([o]))]
        persons = list(dict.fromkeys(t for t in both if t.kind == "person"))
        partners = [t for o in company for t in self._parties([o]) if t.kind == "person"]
        if len(persons) > 1 or (partners and place is not None and place.kind == "city"):
            yield from self._tell("attends", persons, verb, "meeting.discusses")
        if who is None or who.lower_ not in words("delegates", "nouns"):
            return
        sent = who.lower_ in words("meetings", "sent") or who.lower_ in words("meetings", "interlocutors")
        mutual = sent and verb.lower_ in words("meetings", "mutual") and self._gatherings.is_near(verb)
        own = [t for t in self._parties([who]) if t.kind == "nation" or (mutual and t.kind == "group")]
        if (mutual or (place is not None and place.kind == "city")) and len(own) > 1:
            yield from self._tell("attends", own, verb, "meeting.agrees")

    def say(self, verb: Token) -> Iterator[Statement]:
        """ "During a visit to Kyiv, X told Y that", "told Y by telephone": what is said face to face or by a link."""
        heard = [
            t for t in self._parties(c for c in verb.children if c.dep_ in {"dobj", "dative"}) if t.kind == "person"
        ]
        own = [t for t in self._gatherings.own(verb) if t.kind == "person" and t not in heard]
        during = objects_of(verb, "during", "on", "in", "at", "by", "over", "via")
        near = any(o.lower_ in words("meetings", "occasions") | words("meetings", "links") for o in during)
        linked = self._gatherings.is_linked(verb)
        if heard and ((own and near) or linked):
            yield from self._tell("attends", [*own, *heard], verb, "meeting.tells")

    def travel(self, verb: Token) -> Iterator[Statement]:
        """ "is in Nairobi for talks with Y", "flies to Lobito for a meeting with Y"."""
        for o in (
            *objects_of(verb, "for", "on"),
            *(x for p in objects_of(verb, "in", "to") for x in objects_of(p, "for")),
        ):
            partners = self._parties(with_objects(o)) if o.lower_ in words("meetings", "nouns") else []
            sent = (who := subject(verb)) is not None and who.lower_ in words("meetings", "sent")
            own = [t for t in self._gatherings.own(verb) if partners or sent or t.kind == "person"]
            if partners or self._is_assembly(o):
                yield from self._tell("attends", [*own, *partners], verb, "meeting.travels")
        arrives = objects_of(verb, "to", "in") or any(c.lower_ in {"in", "over", "there"} for c in verb.children)
        if verb.lower_ in words("meetings", "be") or not arrives:
            return
        for aim in (c for c in verb.children if c.dep_ in {"advcl", "xcomp"} and c.lower_ in words("meetings", "aims")):
            partners = [t for t in self._parties(c for c in aim.children if c.dep_ == "dobj") if t.kind == "person"]
            if partners:
                yield from self._tell("attends", [*self._gatherings.own(verb), *partners], verb, "meeting.travels")

    def _is_assembly(self, noun: Token) -> bool:
        """Whether one travels for a meeting of several: "in Ankara for the High Level Dialogue", not "for talks"."""
        meeting = self._gatherings.meeting(noun)
        return meeting is not None and meeting.lower_ in words("meetings", "assemblies")

    def call(self, verb: Token) -> Iterator[Statement]:
        """ "X telephoned Y", "called his counterpart"; "called him a friend" is no call."""
        partners = [
            t for t in self._parties(c for c in verb.children if c.dep_ in {"dobj", "oprd"}) if t.kind == "person"
        ]
        own = [t for t in self._gatherings.own(verb) if t.kind == "person" and t not in partners]
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

    def sign(self, verb: Token) -> Iterator[Statement]:
        """Two who sign something at a place have met: "signed here by X and Y"."""
        things = [c for c in verb.children if c.dep_ == "dobj"]
        signers = self._parties([*agents(verb), *with_objects(verb), *(o for c in things for o in with_objects(c))])
        signers += [p for p in self._parties(_in_presence(verb)) if p not in signers]
        persons = list(dict.fromkeys(t for t in signers if t.kind == "person"))
        we = subject(verb)
        together = len(persons) > 1 or (we is not None and we.lower_ == "we" and len(signers) > 1)
        place = self._gatherings.places.of(verb)
        if len(signers) > 1 and place is not None and place.kind == "city" and not is_passive_form(verb):
            together = True
        if together and place is not None:
            yield from self._tell("attends", signers if len(persons) < 2 else persons, verb, "meeting.signs")

    def _parties(self, tokens: Iterable[Token]) -> list[Thing]:
        return self._gatherings.parties(tokens)

    def _tell(self, relation: Role, parties: Iterable[Thing], at: Token, rule: str) -> Iterator[Statement]:
        return self._gatherings.tell(relation, parties, at, rule)


def _next_to(verb: Token) -> list[Token]:
    """The objects of "next to" and "together with"."""
    return [o for c in verb.children if c.dep_ in {"advmod", "acomp"} for o in objects_of(c, "to", "with")]


def _in_presence(verb: Token) -> list[Token]:
    """The objects of "in the presence of"."""
    return [o for c in objects_of(verb, "in") if c.lower_ == "presence" for o in objects_of(c, "of")]
