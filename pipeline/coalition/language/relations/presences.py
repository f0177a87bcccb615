"""Who was present at a meeting: by verbs of taking part, and by the signs of having been there."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from coalition.language.clauses import child, is_passive, is_verb, objects_of, subject
from coalition.language.relations.cast import Cast, agents, is_unreal, patients, words
from coalition.language.relations.company import came_in_force
from coalition.language.relations.gatherings import Gatherings, Role, with_objects
from coalition.statements.statement import Statement, Thing


class Presences:
    """Those present at the meetings of one article."""

    def __init__(self, cast: Cast, gatherings: Gatherings) -> None:
        self._cast = cast
        self._gatherings = gatherings

    def join(self, verb: Token) -> Iterator[Statement]:
        """ "X joined us by video", "we were joined by Sweden", "joined the call"."""
        meeting = self._gatherings.of_verb(verb)
        place = self._gatherings.places.of(verb)
        if meeting is None and not is_passive(verb) and place is not None and place.kind == "city":
            # "X and Y joined Z in Kyiv"
            met = [t for t in self._parties(c for c in verb.children if c.dep_ == "dobj") if t.kind == "person"]
            own = [t for t in self._parties(agents(verb)) if t.kind == "person"]
            if met and own:
                yield from self._tell("attends", [*own, *met], verb, "meeting.joins")
            return
        if (
            meeting is None
            and not self._gatherings.is_linked(verb)
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

    def attend(self, verb: Token) -> Iterator[Statement]:
        """ "X attended the summit", "took part in talks", "represented Y at", "addressed the conference"."""
        own = self._gatherings.own(verb)
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        if verb.lower_ in words("meetings", "heading"):
            yield from self._heads(verb)
        elif verb.lower_ in words("meetings", "accompanying"):
            if self._gatherings.of_verb(verb) is not None or self._gatherings.is_told:
                beside = self._parties(objects or agents(verb))
                yield from self._tell(
                    "attends", [t for t in [*own, *beside] if t.kind == "person"], verb, "meeting.attends"
                )
        elif verb.lower_ in words("meetings", "representing"):
            if self._gatherings.of_verb(verb) is not None or self._gatherings.is_told:
                sent = [t for t in self._parties(agents(verb)) if t.kind == "person"]
                yield from self._tell("attends", sent or (own if is_passive(verb) else []), verb, "meeting.attends")
        elif self._gatherings.of_verb(verb) is not None:
            yield from self._tell("attends", own, verb, "meeting.attends")
        elif self._gatherings.is_told and self._takes_part(verb):
            taking = verb.lower_ in words("meetings", "taking-part")
            linked = self._gatherings.is_linked(verb) or (taking and self._gatherings.is_last(verb))
            yield from self._tell("attends", [t for t in own if t.kind == "person" or linked], verb, "meeting.attends")

    def _heads(self, verb: Token) -> Iterator[Statement]:
        """ "X will lead the delegation to the summit", "The delegation was led by X"."""
        led = next((t for t in patients(verb) if t.lower_ in words("meetings", "delegation")), None)
        if led is None:
            return
        meeting = any(t.lower_ in words("meetings", "nouns") for t in (*led.subtree, *verb.subtree))
        if meeting or self._gatherings.is_told:
            yield from self._tell("attends", self._parties(agents(verb)), verb, "meeting.attends")

    @staticmethod
    def _takes_part(verb: Token) -> bool:
        """ "took part by video", "participated": in what the article tells of, and in nothing else."""
        if verb.lower_ in words("meetings", "taking-part"):
            return any(c.lower_ == "part" for c in verb.children) and not _names_whole(verb)
        return verb.lower_ in words("meetings", "participating") and not _names_whole(verb)

    def sign(self, token: Token) -> Iterator[Statement]:
        """Whom a word tells to have been at a meeting that the article tells of: who spoke there, who came."""
        word = self._cast.words[token.i]
        if self.opens(token):
            yield from self._inverted(token)
        elif word in words("meetings", "presence-verbs") and is_verb(token) and not is_unreal(token):
            yield from self._present(token)
            if word in words("meetings", "attendees"):
                yield from self._attendees(token)
        elif word in words("meetings", "attendees"):
            yield from self._attendees(token)
        elif word in words("meetings", "captions"):
            yield from self._caption(token)
        elif word in words("meetings", "address-nouns"):
            yield from self._address(token)
        elif word in words("meetings", "delegate"):
            yield from self._delegate(token)

    def _present(self, verb: Token) -> Iterator[Statement]:
        """Who spoke to those present, was there, came, was represented or sent somebody."""
        who = child(verb, "nsubj", "nsubjpass") or subject(verb)
        if who is None and verb.lower_ in words("meetings", "presence"):
            # "Around the table sat envoys of"
            who = child(verb, "dobj", "attr")
        if who is not None and who.tag_ == "PRP" and verb.dep_ == "ccomp":
            # "A's president and B's foreign minister have said they will come"
            who = child(verb.head, "nsubj") or who
        parties = self._parties([who] if who is not None else [])
        if verb.lower_ in words("meetings", "hearing"):
            heard = self._parties(objects_of(verb, "from"))
            yield from self._tell("attends", [t for t in heard if t.kind == "person"], verb, "meeting.remarks")
        elif self._sends(verb) and self._gatherings.is_near(verb):
            sent = [t for t in self._parties(c for c in verb.children if c.dep_ == "dobj") if t.kind == "person"]
            yield from self._tell("attends", sent or parties, verb, "meeting.present")
        elif parties and (self._briefs(verb) or self._speaks(verb) or self._was_there(verb, parties)):
            beside = self._parties(with_objects(verb)) if self._is_there(verb) else []
            yield from self._tell("attends", [*parties, *beside], verb, "meeting.present")

    def _address(self, noun: Token) -> Iterator[Statement]:
        """ "After opening remarks from X", "with the participation of X", "in the presence of X"."""
        speakers = self._parties(objects_of(noun, "from", "by", "of"))
        if not speakers and noun.head.lower_ == "opening":
            speakers = self._parties(objects_of(noun.head, "from", "by"))
        verb = self._gatherings.clause(noun)
        if not speakers and verb is not None and noun.lower_ in words("meetings", "speeches"):
            to = objects_of(noun, "to", "at", "during", "before")
            heard = [o for o in to if self._gatherings.meeting(o) is not None]
            speakers = self._parties(agents(verb)) if heard else []
        near = noun.lower_ in words("meetings", "participation") and self._gatherings.meets(noun)
        if (
            not speakers
            and noun.dep_ == "dobj"
            and self._gatherings.is_near(noun)
            and noun.head.lower_ in words("meetings", "confirming")
        ):
            speakers = self._parties(agents(noun.head)) if not is_unreal(noun.head) else []
        present = [t for t in speakers if near or t.kind == "person"]
        yield from self._tell("attends", present, noun, "meeting.remarks")

    def _delegate(self, noun: Token) -> Iterator[Statement]:
        """ "Chile's delegate was X", "India's representative said", "Colombia's delegation left early"."""
        verb = noun.head
        if noun.dep_ != "nsubj" or not is_verb(verb) or is_unreal(verb):
            return
        if verb.lower_ in words("meetings", "be"):
            said = self._parties(c for c in verb.children if c.dep_ == "attr")
            yield from self._tell("attends", [t for t in said if t.kind == "person"], noun, "meeting.present")
        elif verb.lower_ in words("meetings", "acting-verbs") and self._gatherings.is_near(noun):
            yield from self._tell("attends", self._parties([noun]), noun, "meeting.delegate")

    def _was_there(self, verb: Token, parties: list[Thing]) -> bool:
        return self._came(verb, parties) or (self._is_there(verb) and self._gatherings.is_near(verb))

    def _briefs(self, verb: Token) -> bool:
        """ "briefed leaders from 54 nations"."""
        heard = [c for c in verb.children if c.dep_ == "dobj"]
        return verb.lower_ in words("meetings", "briefing") and any(
            self._cast.people.is_delegate(o) and o.tag_ == "NNS" for o in heard
        )

    def _speaks(self, verb: Token) -> bool:
        """ "told delegates", "said at the conference", "spoke first"."""
        if verb.lower_ not in words("meetings", "saying"):
            return False
        heard = [*objects_of(verb, "to"), *(c for c in verb.children if c.dep_ in {"dobj", "dative"})]
        if any(o.lower_ in words("meetings", "audience") and self._is_whole(o) for o in heard):
            return True
        if verb.lower_ in {"spoke", "speaks"} and any(c.lower_ in {"first", "last", "next"} for c in verb.children):
            return True
        at = words("meetings", "assemblies") | words("meetings", "podium")
        where = objects_of(verb, "at", "from", "in", "to", "during")
        margins = [*objects_of(verb, "on"), *(o for o in where if o.lower_ in words("meetings", "margins"))]
        where += [o for margin in margins for o in objects_of(margin, "of")]
        if any((o.lower_ in at or self._gatherings.is_short(o)) and not self._gatherings.is_other(o) for o in where):
            return True
        ended = [o for source in (verb, *where) for o in objects_of(source, "after", "following")]
        after = (self._gatherings.meeting(o) for o in ended)
        return any(o is not None and o.lower_ in at for o in after)

    def _is_whole(self, heard: Token) -> bool:
        """Whether an audience is of a meeting and nobody's own: "told a donors' meeting", not "told his ministers"."""
        owner = child(heard, "poss")
        return owner is None or self._cast.people.is_delegate(owner)

    def _is_there(self, verb: Token) -> bool:
        """ "were there too", "was present", "sat as observers", "were represented"."""
        if verb.lower_ in words("meetings", "representing"):
            return is_passive(verb) and not objects_of(verb, "by")
        if verb.lower_ not in words("meetings", "presence"):
            return False
        children = {c.lower_ for c in verb.children if c.dep_ != "expl"}
        children |= {o.lower_ for o in objects_of(verb, "as", "at", "among")}
        if children & words("meetings", "there"):
            return True
        calls = words("meetings", "call-nouns")
        where = [*objects_of(verb, "at", "around", "round"), *(o for o in objects_of(verb, "on") if o.lower_ in calls)]
        where += [o for o in objects_of(verb, "in") if o.lower_ in words("meetings", "podium")]
        where += [o for c in verb.children if c.dep_ == "advmod" for o in objects_of(c, "at", "on")]
        where += [o for those in objects_of(verb, "among") for o in objects_of(those, "at", "in", "on")]
        return any(o.lower_ in words("meetings", "podium") or self._gatherings.meeting(o) is not None for o in where)

    @staticmethod
    def _sends(verb: Token) -> bool:
        """ "sent deputy ministers to the talks", "sent an observer"."""
        sent = child(verb, "dobj") if verb.lower_ in words("meetings", "sending") else None
        return sent is not None and (are_sent_to_meeting(sent) or (_are_sent(sent) and not _aims(sent)))

    def _came(self, verb: Token, parties: list[Thing]) -> bool:
        """ "Envoys of Egypt came", "Qatar will come", "X is coming as a guest": with no word of whence or whither."""
        if verb.lower_ not in words("meetings", "coming"):
            return False
        if any(p.kind == "person" for p in parties):
            announced = child(verb, "aux") is not None and verb.tag_ in {"VB", "VBG"}
            if not announced or not self._gatherings.is_last(verb):
                return False
            whither = (c for c in verb.children if c.dep_ in {"prep", "dobj", "xcomp", "prt", "advcl"})
            return all(c.lower_ in words("meetings", "company") for c in whither)
        if verb.lower_ not in {"came", "attended", "turned"} and child(verb, "aux") is None:
            return False
        aims = any(c.dep_ == "advcl" and any(a.lower_ == "to" for a in c.children) for c in verb.children)
        return not aims and (
            came_in_force(verb) or not any(c.dep_ in {"prep", "dobj", "xcomp", "acomp", "prt"} for c in verb.children)
        )

    def _attendees(self, noun: Token) -> Iterator[Statement]:
        """ "Participants in the meeting included A and B", "Among those attending were X and Y"."""
        following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
        opens = noun.i == noun.sent.start and following.lower_ in words("meetings", "including")
        verb = noun.head if noun.dep_ in {"nsubj", "nsubjpass", "csubj"} else self._gatherings.clause(noun)
        verb = following if opens else verb
        if verb is None or verb.lower_ not in words("meetings", "including") or is_unreal(verb):
            return
        named = [c for c in verb.children if c.dep_ in {"dobj", "attr", "nsubj", "nsubjpass"} and c.i > verb.i]
        found = self._parties(named) or self._cast.people.listed(verb.i + 1)
        yield from self._tell("attends", found, noun, "meeting.participants")

    def opens(self, word: Token) -> bool:
        """ "Present were", "Also attending were": before "were" at the start of a sentence, with no noun before it."""
        known = words("meetings", "participating") | words("meetings", "attendees")
        if self._cast.words[word.i] not in known or word.lower_.endswith("ed"):
            return False
        doc, start = word.doc, word.sent.start
        before = [t for t in doc[start : word.i] if not t.is_space]
        after = doc[word.i + 1].lower_ if word.i + 1 < len(doc) else ""
        return (
            after in {"were", "was", "are"} and all(t.tag_ in {"RB", "IN"} for t in before) and word.lower_ != "those"
        )

    def _inverted(self, word: Token) -> Iterator[Statement]:
        """Those named behind "Present were": "the leaders of A, B and C, as well as observers from D"."""
        if not self._gatherings.is_told and not any(t.lower_ in words("meetings", "nouns") for t in word.sent):
            return
        named = [
            t for t in word.doc[word.i + 2 : word.sent.end] if t.dep_ in {"nsubj", "attr", "dobj", "conj", "appos"}
        ]
        persons = self._cast.people.mentions.among(word.doc[word.i + 2 : word.sent.end])
        found = list(dict.fromkeys([*(t for t in self._parties(named) if t.kind == "person" or not persons), *persons]))
        i, end = word.i + 2, word.sent.end
        while i < end:
            delegates = self._cast.people.is_delegate(word.doc[i])
            if delegates and i + 1 < end and word.doc[i + 1].lower_ in {"of", "from", "for"}:
                found.extend(t for t in self._cast.people.listed(i + 2) if t not in found)
            i += 1
        found = found or self._cast.people.listed(word.i + 2)
        yield from self._tell("attends", found, word, "meeting.participants")

    def _caption(self, word: Token) -> Iterator[Statement]:
        """ "From left: X, Y and Z at Tuesday's meeting"."""
        sentence = word.sent
        if word.i - sentence.start > 4 or not any(t.lower_ in words("meetings", "nouns") for t in sentence):
            return
        yield from self._tell("attends", self._cast.people.mentions.among(sentence), word, "meeting.caption")

    def _parties(self, tokens: Iterable[Token]) -> list[Thing]:
        return self._gatherings.parties(tokens)

    def _tell(self, relation: Role, parties: Iterable[Thing], at: Token, rule: str) -> Iterator[Statement]:
        return self._gatherings.tell(relation, parties, at, rule)


def _names_whole(verb: Token) -> bool:
    """Whether a verb of taking part says in what: "took part in the mission"."""
    part = next((c for c in verb.children if c.lower_ == "part"), None)
    return bool(objects_of(verb, "in")) or (part is not None and bool(objects_of(part, "in", "of")))


def are_sent_to_meeting(people: Token) -> bool:
    """Whether those who are sent go to a meeting: "sent observers to the talks"."""
    return _are_sent(people) and any(aim.lower_ in words("meetings", "nouns") for aim in _aims(people))


def _are_sent(people: Token) -> bool:
    return people.lower_ in words("meetings", "sent")


def _aims(people: Token) -> list[Token]:
    return [*objects_of(people, "to"), *objects_of(people.head, "to")]
