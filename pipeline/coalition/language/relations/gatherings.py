"""Meetings as nouns tell them, and the signs that somebody was present."""

from collections.abc import Iterable, Iterator
from typing import Literal

from spacy.tokens import Token

from coalition.language.clauses import child, conjuncts, is_negated, is_passive, is_verb, objects_of
from coalition.language.relations.cast import UNMEASURED, Cast, agents, is_unreal, patients, words
from coalition.language.relations.places import Places
from coalition.statements.statement import Statement, Thing

Role = Literal["hosts", "attends"]
# Behind "call" these ask for something.
_DEMANDS = (["for"], ["on"], ["to"], ["upon"])
# So many tokens back a meeting is still spoken of.
_NEAR = 120
# So many back it was told of just before.
_JUST = 45
_PARTIES = frozenset(("nation", "group", "organisation", "person", "coalition"))


class Gatherings:
    """The meetings of one article.

    Attributes:
        places: where they are.
        is_told: the article tells of a meeting, so that "took part" and "presided" are about it.
    """

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self.places = Places(cast)
        headline = cast.doc._.headline
        titled = [t.lower_ for t in headline] if headline is not None else []
        told = words("meetings", "assemblies") | words("meetings", "festive")
        self.is_told = not told.isdisjoint((*titled, *cast.words)) or _tells_call(cast.words)
        self._last: list[Thing] = []
        self._short = _abbreviations(cast)
        self._contest = any(word in words("meetings", "contests") for word in cast.words)

    def is_contest(self, token: Token) -> bool:
        """Whether a sentence is about sport, where nations meet too."""
        sentence = self._cast.words[token.sent.start : token.sent.end]
        if self._contest:
            return any(w in words("meetings", "contests") or w in words("meetings", "contest-words") for w in sentence)
        return any(w in words("meetings", "contest-words") for w in sentence) and not any(
            w in words("meetings", "nouns") or w in words("delegates", "nouns") for w in sentence
        )

    def meeting(self, token: Token) -> Token | None:
        """The noun for a meeting in a phrase: "the first session", "the Manama Dialogue", "a round of talks"."""
        for word in conjuncts(token):
            known = word.lower_ in words("meetings", "nouns") or word.text in self._short
            if known and not self.is_other(word):
                return word
            if word.lower_ in words("meetings", "portions"):
                inner = next((o for o in objects_of(word, "of") if o.lower_ in words("meetings", "nouns")), None)
                if inner is not None:
                    return inner
        return None

    def is_short(self, word: Token) -> bool:
        """Whether a word is what a meeting is called for short: "the URC"."""
        return word.text in self._short

    @staticmethod
    def is_other(word: Token) -> bool:
        """Nouns of meetings that mean something else: "a call for", "the Forum" as a body, "news conference"."""
        before = {c.lower_ for c in word.lefts if c.dep_ in {"compound", "amod"}}
        if before & words("meetings", "not-before") and "joint" not in before and not objects_of(word, "with"):
            return True
        return word.lower_ in {"call", "calls"} and any(c.lower_ in {"for", "on"} for c in word.rights)

    def noun(self, noun: Token) -> Iterator[Statement]:
        """ "talks between X and Y", "X's meeting with Y", "a summit of the leaders of A and B"."""
        if self.is_contest(noun) or self._is_unreal(noun):
            return
        if self.is_other(noun):
            yield from self._paid(noun)
            return
        mutual = self.parties(self._between(noun))
        if mutual:
            yield from self.tell("attends", mutual, noun, "meeting.between")
        yield from self._with(noun)
        yield from self._pair(noun)
        members = [t for o in _of(noun) for t in self._delegates(o) or self._cast.people.listed(o.left_edge.i)]
        if len(members) > 1:
            yield from self.tell("attends", members, noun, "meeting.of")
        yield from self._gathers(noun)
        yield from self._paid(noun)
        verb = noun.head
        if noun.dep_ == "dobj" and verb.lower_ in words("meetings", "having") and not is_unreal(verb):
            own = self.parties(agents(verb))
            if len(own) > 1:
                yield from self.tell("attends", own, noun, "meeting.holds")

    def _gathers(self, noun: Token) -> Iterator[Statement]:
        """ "a call that included the leaders of A and B", "The summit drew ministers from A", "brought X and Y together"."""
        clauses = [c for c in noun.children if c.dep_ == "relcl" or (c.dep_ == "acl" and c.tag_ == "VBG")]
        if noun.dep_ == "nsubj" and is_verb(noun.head):
            clauses.append(noun.head)
        for verb in clauses:
            who = child(verb, "nsubj")
            about = who is None or who.i == noun.i or who.tag_ in {"WDT", "WP"}
            if about and verb.lower_ in words("meetings", "gather-verbs") and not is_unreal(verb):
                guests = [c for c in verb.children if c.dep_ == "dobj"]
                came = [*self.parties(guests), *(t for g in guests for t in self._cast.people.counted(g))]
                yield from self.tell("attends", came, noun, "meeting.gathers")

    def _paid(self, noun: Token) -> Iterator[Statement]:
        """ "paid a courtesy call on X", "made a visit to President X", "received a call from X"."""
        verb = noun.head
        if noun.lower_ not in words("meetings", "paid-nouns") or noun.dep_ != "dobj" or is_unreal(verb):
            return
        paid = verb.lower_ in words("meetings", "paying")
        towards = ("on", "upon", "to", "with") if paid else ("from", "by")
        named = [*objects_of(noun, *towards), *objects_of(verb, *towards)]
        if not paid and verb.lower_ not in words("meetings", "receiving"):
            return
        partners = [p for p in self.parties(named) if p.kind == "person"]
        if partners:
            own = self.parties(agents(verb))
            calls = child(noun, "amod", "compound")
            if not paid and (calls is None or calls.lower_ not in words("meetings", "of-call")):
                yield from self.tell("hosts", own, noun, "meeting.receives")
            yield from self.tell("attends", [*own, *partners], noun, "meeting.paid")

    def line(self, word: Token) -> Iterator[Statement]:
        """ "got off the phone with X", "was on the telephone with X"."""
        if word.dep_ != "pobj" or word.head.lower_ not in {"off", "on", "over"}:
            return
        verb = self.clause(word)
        partners = self.parties([*with_objects(word), *(with_objects(verb) if verb is not None else [])])
        if verb is not None and not is_unreal(verb) and any(p.kind == "person" for p in partners):
            yield from self.tell("attends", [*self.parties(agents(verb)), *partners], word, "meeting.calls")

    @staticmethod
    def _between(noun: Token) -> list[Token]:
        """The parties of "talks between X and Y", and of "a call took place between X and Y"."""
        found = objects_of(noun, "between", "among", "involving")
        if not found and noun.dep_ in {"nsubj", "nsubjpass"} and is_verb(noun.head):
            found = objects_of(noun.head, "between", "among")
        if not found and noun.dep_ == "dobj":
            found = objects_of(noun.head, "between", "among")
        return found

    def _delegates(self, token: Token) -> list[Thing]:
        return [t for w in conjuncts(token) if self._cast.people.is_delegate(w) for t in self.parties([w])]

    def _with(self, noun: Token) -> Iterator[Statement]:
        """ "her sixth meeting with Y", "after talks with Y, X said", "had a call with Y"."""
        named = with_objects(noun) or self._held_with(noun) or _after_length(noun)
        partners = self.parties(named)
        unnamed = not partners and any(o.tag_ == "NNS" and self._cast.people.is_delegate(o) for o in named)
        surely = bool(partners) and (
            any(p.kind == "person" for p in partners)
            or noun.lower_ in words("meetings", "surely")
            or any(self._cast.people.is_delegate(o) for o in named)
        )
        if not unnamed and not surely:
            return
        owner = child(noun, "poss")
        own = self.parties([owner]) if owner is not None else []
        if not own:
            verb = self.clause(noun)
            own = self.parties(agents(verb)) if verb is not None and not is_passive(verb) else []
        own = [p for p in own or self._holder(noun) if p not in partners and (not unnamed or p.kind == "person")]
        yield from self.tell("attends", [*own, *partners], noun, "meeting.with")

    def _holder(self, noun: Token) -> list[Thing]:
        """The person before "held talks", where the parse makes the verb a participle of the noun."""
        having = next((c for c in noun.lefts if c.lower_ in words("meetings", "having")), None)
        before = having.i - 1 if having is not None else 0
        return self._cast.people.mentions.among(self._cast.doc[before : before + 1]) if before > 0 else []

    @staticmethod
    def _held_with(noun: Token) -> list[Token]:
        """The parties of "The call took place with the leaders of A and B", "Talks were held in Oslo with X"."""
        verb = noun.head
        if noun.dep_ not in {"nsubj", "nsubjpass"} or not is_verb(verb):
            return []
        places = verb.lower_ in words("meetings", "placing") and any(c.lower_ == "place" for c in verb.children)
        held = noun.dep_ == "nsubjpass" and verb.lower_ in words("meetings", "holding")
        return with_objects(verb) if places or held else []

    def _pair(self, noun: Token) -> Iterator[Statement]:
        """ "US-Russia talks", "the Modi-Xi summit"."""
        i, doc = noun.i, self._cast.doc
        if i < 3 or doc[i - 2].text not in {"-", "–", "/"}:
            return
        pair = [t for j in (i - 3, i - 1) for t in self.parties([doc[j]])[:1]]
        if len(set(pair)) == 2:
            yield from self.tell("attends", pair, noun, "meeting.pair")

    @staticmethod
    def clause(noun: Token) -> Token | None:
        """The verb of the clause that a meeting is told in, through "after", "following", "at"."""
        word = noun
        while word.head.i != word.i:
            word = word.head
            if is_verb(word) and not (word.dep_ == "prep" or word.lower_ in words("meetings", "prepositional")):
                return word
        return None

    def _is_unreal(self, noun: Token) -> bool:
        if is_negated(noun) or any(c.lower_ in words("meetings", "unheld") for c in noun.lefts):
            return True
        verb = noun.head if noun.dep_ in {"dobj", "nsubjpass", "nsubj"} else None
        return (
            verb is not None and is_verb(verb) and (is_unreal(verb) or verb.lower_ in words("meetings", "calling-off"))
        )

    def of_verb(self, verb: Token) -> Token | None:
        """The meeting that a verb's object, its subject in the passive, or its prepositional phrase names."""
        found = patients(verb) + objects_of(verb, "in", "at", "over", "of", "from", "to")
        found += [o for c in verb.children if c.lower_ in {"part", "place"} for o in objects_of(c, "in", "at")]
        found += [o for c in verb.children if c.lower_ == "out" for o in objects_of(c, "of")]
        return next((word for token in found if (word := self.meeting(token)) is not None), None)

    def own(self, verb: Token) -> list[Thing]:
        """The parties whose deed a verb tells: its subjects, active or passive."""
        told = agents(verb)
        return (
            self._named_between(told, verb)
            or self.parties(told)
            or (self.parties(patients(verb)) if is_passive(verb) else [])
        )

    def _named_between(self, told: list[Token], verb: Token) -> list[Thing]:
        """The persons between dashes or in brackets: "Foreign ministers of the Quad – A, B and C – met"."""
        if len(told) != 1 or told[0].tag_ not in {"NNS", "NNPS"} or not self._cast.people.is_delegate(told[0]):
            return []
        between = self._cast.doc[told[0].i + 1 : verb.i]
        dash = next(
            (t.i for t in between if t.text in {"–", "—", "-", "("} and t.whitespace_ + t.nbor(-1).whitespace_), None
        )
        if dash is None:
            return []
        persons = self._cast.people.mentions.scanned(dash + 1, verb.i)
        return persons if len(persons) > 1 else []

    def is_near(self, token: Token) -> bool:
        """Whether a meeting is told of in the sentence of a token or not long before it."""
        near = self._cast.words[max(0, token.sent.start - _NEAR) : token.sent.end]
        return not words("meetings", "nouns").isdisjoint(near)

    def is_last(self, token: Token) -> bool:
        """Whether what was told of last before a token, of all that one can take part in, is a meeting."""
        before = range(token.i - 1, max(-1, token.sent.start - _JUST), -1)
        met, other = words("meetings", "nouns") | words("meetings", "direct"), words("meetings", "activities")
        for i in before:
            if self._cast.words[i] in met:
                return True
            if self._cast.words[i] in other or self._cast.bodies.at(i) is not None:
                return False
        return False

    def meets(self, token: Token) -> bool:
        """Whether the sentence of a token tells of a meeting."""
        sentence = self._cast.words[token.sent.start : token.sent.end]
        return not words("meetings", "assemblies").isdisjoint(sentence)

    @staticmethod
    def is_off(verb: Token) -> bool:
        """Whether a meeting is called off: "cancelled plans to meet X", "put off a visit on which he was to meet X"."""
        word = verb
        while word.dep_ in {"relcl", "acl", "xcomp", "dobj", "pobj", "prep", "pcomp"} and word.head.i != word.i:
            word = word.head
            if is_verb(word) and word.lower_ in words("meetings", "off-verbs"):
                return not is_negated(word)
        return False

    @staticmethod
    def is_linked(verb: Token) -> bool:
        """Whether a deed is done by telephone or video: "joined by video link"."""
        return any(
            o.lower_ in words("meetings", "links") for o in objects_of(verb, "by", "over", "on", "via", "through")
        )

    def parties(self, tokens: Iterable[Token]) -> list[Thing]:
        """The persons, nations and bodies that noun phrases name, or those who met last: "the leaders"."""
        tokens = list(tokens)
        if any(self._are_last(t) for t in tokens):
            return list(self._last)
        if len(tokens) == 1 and (pair := self._two_before(tokens[0])):
            return pair
        found = [t for token in tokens for t in self._cast.people.parties(token) if t.kind in _PARTIES]
        return list(dict.fromkeys(found))

    def _are_last(self, token: Token) -> bool:
        """ "the two leaders", "both sides", "the ministers", of no nation that is named."""
        return (
            bool(self._last)
            and token.lower_ in words("meetings", "pair-nouns")
            and child(token, "det", "nummod") is not None
            and child(token, "prep", "appos", "poss", "amod") is None
        )

    def _two_before(self, token: Token) -> list[Thing]:
        """ "The two leaders", "Both presidents", of no meeting told before: the two persons named last."""
        counted = any(c.lower_ in {"two", "both"} for c in token.lefts)
        if (
            not counted
            or token.lower_ not in words("meetings", "pair-nouns")
            or child(token, "prep", "poss", "amod", "appos")
        ):
            return []
        near = self._cast.doc[max(0, token.sent.start - 60) : token.i]
        persons = self._cast.people.mentions.among(reversed(near))[:2]
        return persons[::-1] if len(persons) == 2 else []

    def tell(self, relation: Role, parties: Iterable[Thing], at: Token, rule: str) -> Iterator[Statement]:
        """A statement for each party, at the meeting's place."""
        parties = list(dict.fromkeys(parties))
        if relation == "attends" and parties:
            self._last = parties if len(parties) > 1 else self._last
        place = self.places.of(at)
        for party in parties:
            if party != place or relation == "hosts":
                yield Statement(
                    relation,
                    party,
                    place if party != place else None,
                    self._cast.context.passage(at),
                    rule,
                    UNMEASURED,
                    date=self._cast.context.date(at),
                )


def _after_length(noun: Token) -> list[Token]:
    """The objects of "with" in "a call of about 15 minutes with X", "talks in Oslo with X"."""
    return [o for inner in objects_of(noun, "of", "lasting", "in", "at", "on") for o in with_objects(inner)]


def _of(noun: Token) -> list[Token]:
    """The objects of "of", also where a place stands between: "a gathering in Oslo of the ministers of"."""
    return objects_of(noun, "of") or [o for place in objects_of(noun, "in", "at") for o in objects_of(place, "of")]


def with_objects(token: Token) -> list[Token]:
    """The objects of "with", also of a second one farther on: "talks with X, and in the afternoon with Y"."""
    found = objects_of(token, "with") or (_with_below(token) if is_verb(token) else [])
    if found:
        for later in token.doc[found[-1].right_edge.i + 1 : token.sent.end]:
            if later.lower_ == "with" and any(t.lower_ == "and" for t in token.doc[later.i - 6 : later.i]):
                found += [o for o in later.children if o.dep_ == "pobj"]
            elif is_verb(later):
                break
    return found


def _with_below(verb: Token) -> list[Token]:
    """The objects of a "with" that the parse hangs on another phrase: "spoke by phone with X", "met today with X"."""
    below = [c for c in verb.rights if c.dep_ in {"npadvmod", "advmod", "prep"}]
    phrases = [*below, *(o for c in below for o in c.children if o.dep_ == "pobj")]
    return [o for phrase in phrases for o in objects_of(phrase, "with")]


def _abbreviations(cast: Cast) -> frozenset[str]:
    """What meetings are called for short: "the Ukraine Recovery Conference (URC)", "UNGA"."""
    doc, nouns = cast.doc, words("meetings", "nouns")
    told = {doc[i + 1].text for i in range(1, len(doc) - 2) if doc[i].text == "(" and cast.words[i - 1] in nouns}
    return words("meetings", "abbreviated") | {text for text in told if text.isupper()}


def _tells_call(tokens: list[str]) -> bool:
    """Whether a text speaks of "the call" or "a phone call"; "a call for" and "calls on" are none."""
    return any(
        word == "call" and i and tokens[i - 1] in words("meetings", "of-call") and tokens[i + 1 : i + 2] not in _DEMANDS
        for i, word in enumerate(tokens)
    )


def one_place(statements: Iterable[Statement], cast: Cast) -> Iterator[Statement]:
    """The statements without nations for which, at the same meeting, a person is named."""
    told = list(statements)
    for statement in told:
        if statement.subject.kind == "nation":
            rivals = told if statement.relation == "attends" else [s for s in told if s.relation == "hosts"]
            persons = [
                s.subject
                for s in rivals
                if s.subject.kind == "person" and (None in (s.object, statement.object) or s.object == statement.object)
            ]
            if cast.people.mentions.named_for(statement.subject, persons):
                continue
        yield statement
