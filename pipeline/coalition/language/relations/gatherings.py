"""Meetings as nouns tell them, and the signs that somebody was present."""

from collections.abc import Iterable, Iterator
from typing import Literal

from spacy.tokens import Token

from coalition.language.clauses import child, conjuncts, is_negated, is_passive, is_verb, objects_of, subject
from coalition.language.relations.cast import UNMEASURED, Cast, agents, is_unreal, words
from coalition.language.relations.places import Places
from coalition.statements.statement import Statement, Thing

Role = Literal["hosts", "attends"]
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
        self.is_told = not words("meetings", "assemblies").isdisjoint((*titled, *cast.words))
        self._last: list[Thing] = []
        self._contest = any(word in words("meetings", "contests") for word in cast.words)

    def is_contest(self, token: Token) -> bool:
        """Whether a sentence is about sport, where nations meet too."""
        return self._contest and any(t.lower_ in words("meetings", "contests") for t in token.sent)

    def meeting(self, token: Token) -> Token | None:
        """The noun for a meeting in a phrase: "the first session", "the Manama Dialogue", "a round of talks"."""
        for word in conjuncts(token):
            if word.lower_ in words("meetings", "nouns") and not self._is_other(word):
                return word
            if word.lower_ in words("meetings", "portions"):
                inner = next((o for o in objects_of(word, "of") if o.lower_ in words("meetings", "nouns")), None)
                if inner is not None:
                    return inner
        return None

    @staticmethod
    def _is_other(word: Token) -> bool:
        """Nouns of meetings that mean something else: "a call for", "the Forum" as a body, "news conference"."""
        before = {c.lower_ for c in word.lefts if c.dep_ in {"compound", "amod"}}
        if before & words("meetings", "not-before") and not objects_of(word, "with"):
            return True
        return word.lower_ in {"call", "calls"} and any(c.lower_ in {"for", "on"} for c in word.rights)

    def noun(self, noun: Token) -> Iterator[Statement]:
        """ "talks between X and Y", "X's meeting with Y", "a summit of the leaders of A and B"."""
        if self._is_other(noun) or self.is_contest(noun) or self._is_unreal(noun):
            return
        mutual = self.parties(self._between(noun))
        if mutual:
            yield from self.tell("attends", mutual, noun, "meeting.between")
        yield from self._with(noun)
        yield from self._pair(noun)
        members = [
            t for o in objects_of(noun, "of") for t in self._delegates(o) or self._cast.people.listed(o.left_edge.i)
        ]
        if len(members) > 1:
            yield from self.tell("attends", members, noun, "meeting.of")
        verb = noun.head
        if noun.dep_ == "dobj" and verb.lower_ in words("meetings", "having") and not is_unreal(verb):
            own = self.parties(agents(verb))
            if len(own) > 1:
                yield from self.tell("attends", own, noun, "meeting.holds")

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
        partners = self.parties(with_objects(noun))
        if not partners or not (
            any(p.kind == "person" for p in partners) or noun.lower_ in words("meetings", "surely")
        ):
            return
        owner = child(noun, "poss")
        own = self.parties([owner]) if owner is not None else []
        if not own:
            verb = self._clause(noun)
            own = self.parties(agents(verb)) if verb is not None and not is_passive(verb) else []
        own = [p for p in own if p not in partners]
        yield from self.tell("attends", [*own, *partners], noun, "meeting.with")

    def _pair(self, noun: Token) -> Iterator[Statement]:
        """ "US-Russia talks", "the Modi-Xi summit"."""
        i, doc = noun.i, self._cast.doc
        if i < 3 or doc[i - 2].text not in {"-", "–", "/"}:
            return
        pair = [t for j in (i - 3, i - 1) for t in self.parties([doc[j]])[:1]]
        if len(set(pair)) == 2:
            yield from self.tell("attends", pair, noun, "meeting.pair")

    @staticmethod
    def _clause(noun: Token) -> Token | None:
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

    def chair(self, word: Token) -> Iterator[Statement]:
        """ "took the chair", "with Norway in the chair", "at the invitation of X", "with Italy as host", "my host, X"."""
        head = word.head
        hosts: list[Thing] = []
        if word.lower_ in words("meetings", "invitation"):
            if (
                word.dep_ == "pobj"
                and head.lower_ in {"at", "on", "upon"}
                and (is_verb(head.head) or self.meeting(head.head))
            ):
                hosts = self.parties(objects_of(word, "of", "from")) or self.parties(
                    c for c in word.children if c.dep_ == "poss"
                )
        elif word.lower_ in words("meetings", "hosts"):
            hosts = self._named_host(word)
        elif word.dep_ == "pobj" and head.lower_ in {"in", "under"} and self.is_told:
            hosts = self._in_chair(word, head)
        elif word.dep_ == "dobj" and is_verb(head) and head.lower_ in words("meetings", "taking") and self.is_told:
            hosts = self.parties(agents(head)) if not objects_of(word, "of") else []
        yield from self.tell("hosts", hosts, word, "meeting.chair")
        if word.lower_ not in words("meetings", "invitation"):
            yield from self.tell("attends", hosts, word, "meeting.chair-attends")

    def _named_host(self, word: Token) -> list[Thing]:
        """ "the host, X", "Host Norway", "with Italy as host", "the host is X", "X, the host,"."""
        head = word.head
        beside = self.parties(c for c in word.children if c.dep_ == "appos")
        if beside:
            return beside[:1]
        if word.dep_ == "pobj" and head.lower_ == "as":
            return self._with_before(head) or (
                self.parties([head.head]) if not is_verb(head.head) else self.parties(agents(head.head))
            )
        if word.dep_ in {"nsubj", "attr"} and is_verb(head) and not is_unreal(head):
            other = child(head, "attr") if word.dep_ == "nsubj" else child(head, "nsubj")
            return self.parties([other]) if other is not None else []
        if word.dep_ in {"appos", "compound"}:
            return self._cast.people.bearers(head)
        return []

    def _with_before(self, word: Token) -> list[Thing]:
        """The party of "with Italy" right before "as host" or "in the chair"."""
        for token in reversed(word.doc[max(word.sent.start, word.i - 8) : word.i]):
            if token.lower_ == "with":
                return self._cast.people.listed(token.i + 1) or self.parties(
                    c for c in token.children if c.dep_ == "pobj"
                )
            if is_verb(token) or token.text == ",":
                break
        return []

    def _in_chair(self, word: Token, preposition: Token) -> list[Thing]:
        """ "with Norway in the chair", "under the chairmanship of X"."""
        named = self.parties(objects_of(word, "of"))
        above = preposition.head
        if preposition.lower_ == "under":
            verb = above if is_verb(above) else self._clause(above)
            who = child(verb, "nsubj", "nsubjpass") if verb is not None else None
            met = verb is not None and verb.lower_ in words("meetings", "meet-verbs") | words("meetings", "host-verbs")
            return named if met or (who is not None and self.meeting(who) is not None) else []
        with_ = self._with_before(preposition)
        if with_:
            return with_
        if is_verb(above):
            return self.parties(agents(above)) if not named else []
        return self.parties([above])

    def presences(self) -> Iterator[Statement]:
        """Who was present at a meeting the article tells of, though no verb says so: who spoke there, who came."""
        if not self.is_told:
            return
        for token in self._cast.doc:
            word = self._cast.words[token.i]
            if word in words("meetings", "chair-words"):
                yield from self.chair(token)
            elif word in words("meetings", "presence-verbs") and is_verb(token) and not is_unreal(token):
                yield from self._present(token)
            elif word in words("meetings", "attendees"):
                yield from self._attendees(token)
            elif word in words("meetings", "captions"):
                yield from self._caption(token)

    def _present(self, verb: Token) -> Iterator[Statement]:
        """Who spoke to those present, was there, came, was represented or sent somebody."""
        who = child(verb, "nsubj", "nsubjpass") or subject(verb)
        parties = self.parties([who] if who is not None else [])
        if parties and (self._speaks(verb) or self._is_there(verb) or self._sends(verb) or self._came(verb, parties)):
            yield from self.tell("attends", parties, verb, "meeting.present")

    def _speaks(self, verb: Token) -> bool:
        """ "told delegates", "said at the conference", "spoke first"."""
        if verb.lower_ not in words("meetings", "saying"):
            return False
        heard = [*objects_of(verb, "to"), *(c for c in verb.children if c.dep_ in {"dobj", "dative"})]
        if any(o.lower_ in words("meetings", "audience") and child(o, "poss") is None for o in heard):
            return True
        if verb.lower_ in {"spoke", "speaks"} and any(c.lower_ in {"first", "last", "next"} for c in verb.children):
            return True
        at = words("meetings", "assemblies") | words("meetings", "podium")
        return any(o.lower_ in at and not self._is_other(o) for o in objects_of(verb, "at", "from", "in", "to"))

    def _is_there(self, verb: Token) -> bool:
        """ "were there too", "was present", "sat as observers", "were represented"."""
        if verb.lower_ in words("meetings", "representing"):
            return is_passive(verb) and not objects_of(verb, "by")
        if verb.lower_ not in words("meetings", "presence"):
            return False
        children = {c.lower_ for c in verb.children} | {o.lower_ for o in objects_of(verb, "as", "at")}
        return bool(children & words("meetings", "there"))

    @staticmethod
    def _sends(verb: Token) -> bool:
        """ "sent deputy ministers to the talks", "sent an observer"."""
        sent = child(verb, "dobj") if verb.lower_ in words("meetings", "sending") else None
        if sent is None or sent.lower_ not in words("meetings", "sent"):
            return False
        aims = objects_of(verb, "to") + objects_of(sent, "to")
        return not aims or any(o.lower_ in words("meetings", "nouns") for o in aims)

    @staticmethod
    def _came(verb: Token, parties: list[Thing]) -> bool:
        """ "Envoys of Egypt came": with no word of whence or whither."""
        if verb.lower_ not in {"came", "attended", "turned"} or any(p.kind == "person" for p in parties):
            return False
        return not any(c.dep_ in {"prep", "dobj", "xcomp", "acomp", "prt"} for c in verb.children)

    def _attendees(self, noun: Token) -> Iterator[Statement]:
        """ "Participants in the meeting included A and B", "Among those attending were X and Y"."""
        verb = noun.head if noun.dep_ in {"nsubj", "nsubjpass"} else self._clause(noun)
        if verb is None or verb.lower_ not in words("meetings", "including") or is_unreal(verb):
            return
        named = [c for c in verb.children if c.dep_ in {"dobj", "attr", "nsubj", "nsubjpass"} and c.i > verb.i]
        found = self.parties(named) or self._cast.people.listed(verb.i + 1)
        yield from self.tell("attends", found, noun, "meeting.participants")

    def _caption(self, word: Token) -> Iterator[Statement]:
        """ "From left: X, Y and Z at Tuesday's meeting"."""
        sentence = word.sent
        if word.i - sentence.start > 4 or not any(t.lower_ in words("meetings", "nouns") for t in sentence):
            return
        yield from self.tell("attends", self._cast.people.mentions.among(sentence), word, "meeting.caption")

    def parties(self, tokens: Iterable[Token]) -> list[Thing]:
        """The persons, nations and bodies that noun phrases name, or those who met last: "the leaders"."""
        tokens = list(tokens)
        if any(self._are_last(t) for t in tokens):
            return list(self._last)
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


def with_objects(token: Token) -> list[Token]:
    """The objects of "with", also of a second one farther on: "talks with X, and in the afternoon with Y"."""
    found = objects_of(token, "with")
    if found:
        for later in token.doc[found[-1].right_edge.i + 1 : token.sent.end]:
            if later.lower_ == "with" and any(t.lower_ == "and" for t in token.doc[later.i - 6 : later.i]):
                found += [o for o in later.children if o.dep_ == "pobj"]
            elif is_verb(later):
                break
    return found


def one_place(statements: Iterable[Statement], cast: Cast) -> Iterator[Statement]:
    """The statements without nations for which, at the same meeting, a person is named."""
    told = list(statements)
    for statement in told:
        if statement.subject.kind == "nation":
            persons = [
                s.subject
                for s in told
                if s.subject.kind == "person" and (None in (s.object, statement.object) or s.object == statement.object)
            ]
            if cast.people.mentions.named_for(statement.subject, persons):
                continue
        yield statement
