"""Who hosts meetings: convenes, chairs or receives, and who comes by that."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from coalition.language.clauses import child, is_verb, objects_of
from coalition.language.relations.cast import Cast, agents, is_passive_form, is_unreal, patients, words
from coalition.language.relations.gatherings import Gatherings, Role, with_objects
from coalition.statements.statement import Statement, Thing

_NONE = frozenset(("any", "no"))


class Hostings:
    """The hosts of one article."""

    def __init__(self, cast: Cast, gatherings: Gatherings) -> None:
        self._cast = cast
        self._gatherings = gatherings

    def host(self, verb: Token) -> Iterator[Statement]:
        """ "Norway hosts the summit", "talks convened by X", "chaired the meeting", "X presided"."""
        meeting = self._gatherings.of_verb(verb)
        if meeting is None and is_passive_form(verb):
            meeting = next(
                (w for t in reversed(verb.doc[verb.sent.start : verb.i]) if (w := self._gatherings.meeting(t))), None
            )
        presides = verb.lower_ in words("meetings", "presiding")
        if meeting is not None and presides and self._cast.bodies.at(meeting.i) is not None:
            return
        if meeting is None and not (presides and self._gatherings.is_told and not self._leads_body(verb)):
            return
        hosts = self._parties(t for t in agents(verb) if (det := child(t, "det")) is None or det.lower_ not in _NONE)
        guests = [*with_objects(verb), *objects_of(verb, "for")]
        guests += [*with_objects(meeting), *objects_of(meeting, "for")] if meeting is not None else []
        partners = [p for p in self._parties(guests) if p not in hosts]
        if verb.lower_ in words("meetings", "holding") | words("meetings", "aspect-verbs"):
            yield from self._hold(verb, meeting, hosts, partners)
        elif self._convene(verb, hosts):
            yield from self._tell("attends", hosts, verb, "meeting.convenes")
        elif verb.lower_.startswith("co"):
            yield from self._tell("hosts", [*hosts, *partners], verb, "meeting.hosts")
        else:
            yield from self._tell("hosts", hosts, verb, "meeting.hosts")
            if partners:
                yield from self._tell("attends", [*hosts, *partners], verb, "meeting.host-attends")

    def _convene(self, verb: Token, hosts: list[Thing]) -> bool:
        """Whether officers of several nations hold a meeting with each other: "Generals X and Y convened a meeting"."""
        if verb.lower_ not in words("meetings", "convening") or is_passive_form(verb):
            return False
        held = (h for h in self._cast.doc._.holdings if h.of is not None and h.of.kind == "nation")
        return len({h.of for h in held if h.person._.thing in hosts}) > 1

    def _leads_body(self, verb: Token) -> bool:
        """Whether a body is chaired and no meeting: "Norway chairs the council"."""
        return any(t.tag_ != "PRP" and self._cast.bodies.of(t) for t in patients(verb))

    def _hold(
        self, verb: Token, meeting: Token | None, hosts: list[Thing], partners: list[Thing]
    ) -> Iterator[Statement]:
        """ "X and Y held talks" is no hosting; "Kenya holds a conference" and "Japan called a meeting" are."""
        if meeting is not None and meeting.lower_ in words("meetings", "meals") and partners and len(hosts) == 1:
            yield from self._tell("hosts", hosts, verb, "meeting.holds-own")
        if verb.lower_ in words("meetings", "summoning") and not partners:
            yield from self._tell("hosts", hosts, verb, "meeting.holds-own")
        elif partners or len(hosts) > 1:
            yield from self._tell("attends", [*hosts, *partners], verb, "meeting.holds")
        elif any(self._cast.people.is_delegate(t) and t.tag_ == "NNS" for t in agents(verb)):
            yield from self._tell("attends", hosts, verb, "meeting.holds")
        elif verb.lower_ in words("meetings", "opening"):
            yield from self._tell("attends", [h for h in hosts if h.kind == "person"], verb, "meeting.opens")
        elif (
            verb.lower_ not in words("meetings", "aspect-verbs")
            and meeting is not None
            and meeting.lower_ in words("meetings", "invited")
        ):
            yield from self._tell("hosts", hosts, verb, "meeting.holds-own")

    def receive(self, verb: Token) -> Iterator[Statement]:
        """ "X received Y for talks", "welcomed her colleagues to Z", "Y was received by X": X hosts, both attend."""
        guests, hosts = self._parties(patients(verb)), self._parties(agents(verb))
        if not guests:
            # "hosted leaders from across the region for a dialogue"
            several = any(self._cast.people.is_delegate(t) and t.tag_ == "NNS" for t in patients(verb))
            if several and self._is_visit(verb):
                yield from self._tell("hosts", hosts, verb, "meeting.receives")
            return
        if self._is_thing(patients(verb)[0]) or _is_arrival(verb):
            return
        persons = any(g.kind == "person" for g in guests)
        shy = verb.lower_ in words("meetings", "welcoming")
        delegates = verb.lower_ in words("meetings", "receiving") and self._cast.people.is_delegate(patients(verb)[0])
        if (
            not self._is_visit(verb)
            and not self._goes_on(verb, guests)
            and (shy or not (persons or (delegates and (hosts or len(guests) > 1))))
        ):
            return
        yield from self._tell("hosts", hosts, verb, "meeting.receives")
        yield from self._tell("attends", [*hosts, *guests], verb, "meeting.received")

    def _is_thing(self, token: Token) -> bool:
        """Whether a deed or thing is welcomed or received, and not people: "welcomed Poland's decision"."""
        named = self._cast.context.chains.named(token)
        if named is not None and named.kind == "coalition":
            return True
        return named is None and token.lower_ not in words("delegates", "nouns") and not token.tag_.startswith("PRP")

    def _goes_on(self, verb: Token, guests: list[Thing]) -> bool:
        """Whether others are welcomed to what the article told of before: "He also welcomed X, Y and Z"."""
        several = sum(g.kind == "person" for g in guests) > 2
        also = any(c.lower_ == "also" for c in verb.children) and all(g.kind == "person" for g in guests)
        return (several or also) and self._gatherings.is_near(verb)

    def _is_visit(self, verb: Token) -> bool:
        """Whether one is received for talks, at a seat of government or in a city: "welcomed X to the White House"."""
        back = [o for c in verb.children if c.dep_ in {"advmod", "prt"} for o in objects_of(c, "to", "at")]
        where = [*objects_of(verb, "for", "to", "at", "in", "on", "upon"), *back]
        if any(o.lower_ in words("meetings", "nouns") | words("meetings", "houses") or self._is_seat(o) for o in where):
            return True
        place = self._gatherings.places.of(verb)
        return place is not None and place.kind == "city" and any(c.lower_ in {"to", "in", "at"} for c in verb.children)

    def _is_seat(self, token: Token) -> bool:
        """Whether a name is of a seat of government: "Downing Street", "the White House"."""
        span = self._cast.context.chains.span(token)
        return span is not None and span.label_ == "NATION" and span._.sort == "seat"

    def bring(self, verb: Token) -> Iterator[Statement]:
        """ "brought X and Y together in Z", "gathered the ministers", "invites her colleagues to Z"."""
        if verb.lower_ in words("meetings", "inviting") and (
            is_unreal(verb) or not any(c.tag_ == "NNS" for c in patients(verb))
        ):
            return
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
        guests = [w for o in patients(verb) for w in o.subtree]
        if verb.lower_ in words("meetings", "convening") and any(o.tag_ == "NNS" for o in patients(verb)):
            return not any(w.lower_ in words("delegates", "nouns") for w in guests)
        if any(w.lower_ in words("meetings", "interlocutors") or w.lower_ in words("meetings", "sent") for w in guests):
            return False
        people = any(w.lower_ in words("delegates", "nouns") for w in guests)
        return not people or place is None or place.kind != "city"

    def chair(self, word: Token) -> Iterator[Statement]:
        """ "took the chair", "with Norway in the chair", "at the invitation of X", "with Italy as host", "my host, X"."""
        head = word.head
        hosts: list[Thing] = []
        if word.lower_ in words("meetings", "invitation"):
            if (
                word.dep_ == "pobj"
                and head.lower_ in {"at", "on", "upon"}
                and (is_verb(head.head) or self._gatherings.meeting(head.head))
            ):
                hosts = self._parties(objects_of(word, "of", "from")) or self._parties(
                    c for c in word.children if c.dep_ == "poss"
                )
        elif word.lower_ in words("meetings", "hosts"):
            hosts = self._named_host(word) if not _is_label(word) else []
        elif word.dep_ == "pobj" and head.lower_ in {"in", "under"} and self._gatherings.is_told:
            hosts = self._in_chair(word, head)
        elif (
            word.dep_ == "dobj"
            and is_verb(head)
            and head.lower_ in words("meetings", "taking")
            and self._gatherings.is_told
        ):
            hosts = self._parties(agents(head)) if not objects_of(word, "of") else []
        yield from self._tell("hosts", hosts, word, "meeting.chair")

    def _named_host(self, word: Token) -> list[Thing]:
        """ "the host, X", "Host Norway", "with Italy as host", "the host is X", "X, the host,"."""
        head = word.head
        beside = self._parties(c for c in word.children if c.dep_ == "appos")
        if beside:
            return beside if word.tag_ in {"NNS", "NNPS"} else beside[:1]
        if word.dep_ == "dobj" and head.lower_ in words("meetings", "playing"):
            return self._parties(agents(head)) if not is_unreal(head) else []
        if word.dep_ == "pobj" and head.lower_ == "as":
            return self._with_before(head) or (
                self._parties([head.head]) if not is_verb(head.head) else self._parties(agents(head.head))
            )
        if word.dep_ in {"nsubj", "attr"} and is_verb(head) and not is_unreal(head):
            other = child(head, "attr") if word.dep_ == "nsubj" else child(head, "nsubj")
            return self._parties([other]) if other is not None else []
        if word.dep_ in {"appos", "compound"}:
            return self._cast.people.bearers(head)
        return []

    def _with_before(self, word: Token) -> list[Thing]:
        """The party of "with Italy" right before "as host" or "in the chair"."""
        for token in reversed(word.doc[max(word.sent.start, word.i - 8) : word.i]):
            if token.lower_ == "with":
                return self._cast.people.listed(token.i + 1) or self._parties(
                    c for c in token.children if c.dep_ == "pobj"
                )
            if is_verb(token) or token.text == ",":
                break
        return []

    def _in_chair(self, word: Token, preposition: Token) -> list[Thing]:
        """ "with Norway in the chair", "under the chairmanship of X"."""
        named = self._parties(objects_of(word, "of"))
        owners = [c for c in word.children if c.dep_ in {"amod", "poss", "compound"}]
        named = named or [t for c in owners for t in self._cast.people.nations(c)]
        above = preposition.head
        if preposition.lower_ == "under":
            verb = above if is_verb(above) else self._gatherings.clause(above)
            who = child(verb, "nsubj", "nsubjpass") if verb is not None else None
            met = verb is not None and verb.lower_ in words("meetings", "meet-verbs") | words("meetings", "host-verbs")
            return named if met or (who is not None and self._gatherings.meeting(who) is not None) else []
        with_ = self._with_before(preposition)
        if with_:
            return with_
        if is_verb(above):
            return self._parties(agents(above)) if not named else []
        return self._parties([above])

    def _parties(self, tokens: Iterable[Token]) -> list[Thing]:
        return self._gatherings.parties(tokens)

    def _tell(self, relation: Role, parties: Iterable[Thing], at: Token, rule: str) -> Iterator[Statement]:
        return self._gatherings.tell(relation, parties, at, rule)


def _is_arrival(verb: Token) -> bool:
    """Whether a guest is only met at the plane or quay: "was greeted at the airport by X"."""
    if verb.lower_ not in words("meetings", "welcoming") | words("meetings", "receiving"):
        return False
    sentence = verb.doc[verb.sent.start : verb.sent.end]
    return any(t.lower_ in words("meetings", "landings") for t in sentence)


def _is_label(word: Token) -> bool:
    """Whether "HOST:" only tells who speaks in an interview."""
    return word.is_upper and word.i + 1 < len(word.doc) and word.nbor().text == ":"
