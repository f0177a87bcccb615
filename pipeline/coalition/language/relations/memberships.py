"""Which nations belong to a coalition, mission or organisation, join it or take part in it."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from coalition.language.clauses import child, is_passive, is_verb, objects_of, subject
from coalition.language.extensions import CITIES, NAMES
from coalition.language.relations.cast import Cast, agents, is_passive_form, is_unreal, patients, words
from coalition.language.relations.composition import compositions
from coalition.language.relations.joiners import joiners
from coalition.language.relations.members import fellows
from coalition.statements.statement import Statement, Thing


def memberships(cast: Cast) -> Iterator[Statement]:
    """Every membership that an article tells in running text."""
    if not cast.bodies:
        return
    frames = _Frames(cast)
    for token in cast.doc:
        word = cast.words[token.i]
        if word in words("member_of", "verbs") and (is_verb(token) or token.dep_ == "ROOT"):
            yield from frames.verb(token, word)
        elif word in words("member_of", "nouns"):
            yield from fellows(cast, token)
        elif word in words("member_of", "entry-nouns"):
            yield from frames.entry(token)
        elif word == "part" or word in words("member_of", "seats"):
            yield from frames.part(token)
        elif word in words("member_of", "be"):
            yield from frames.is_in(token)
            yield from frames.counted(token)
    yield from compositions(cast)
    yield from joiners(cast)


class _Frames:
    """The frames of verbs and nouns of joining, one method a class of words in rules/relations.toml."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._names = {t.i for s in cast.doc.spans[NAMES] for t in s}
        self._capitals = {t.i: str(s._.sort) for s in cast.doc.spans[CITIES] for t in s}

    def verb(self, verb: Token, word: str) -> Iterator[Statement]:
        """What a verb of joining, taking part, founding or contributing tells."""
        if is_unreal(verb) or verb.head.lower_ in words("member_of", "not-yet"):
            return
        if word in words("member_of", "join-verbs"):
            yield from self._joins(verb, [c for c in verb.children if c.dep_ == "dobj"], "member.joins")
        if word in words("member_of", "belong-verbs"):
            yield from self._joins(verb, self._to(verb), "member.belongs")
        if word in words("member_of", "take-part-verbs") and self._takes_part(verb):
            yield from self._joins(verb, self._in(verb), "member.takes-part")
        if word in words("member_of", "found-verbs"):
            yield from self._founds(verb)
        if word in words("member_of", "sign-verbs"):
            yield from self._signs(verb)
        if word in words("member_of", "welcome-verbs"):
            yield from self._welcomes(verb)
        if word in words("member_of", "contribute-verbs"):
            yield from self._contributes(verb)

    def _to(self, verb: Token) -> list[Token]:
        found = objects_of(verb, "to", "into", "on")
        return found + [o for c in verb.children if c.dep_ in {"prt", "advmod"} for o in objects_of(c, "to")]

    def _in(self, verb: Token) -> list[Token]:
        inner = [o for c in verb.rights if c.dep_ in {"prep", "advmod"} for o in c.children if o.dep_ == "pobj"]
        found = [o for o in objects_of(verb, "in") if o.i > verb.i or o.tag_ in {"WDT", "WP"}]
        found += [o for c in inner for o in objects_of(c, "in")]
        found += [
            o for c in verb.rights if c.lower_ == "in" for p in c.children if p.dep_ == "conj" for o in p.children
        ]
        return found + [o for c in verb.children if c.lower_ == "part" for o in objects_of(c, "in", "of")]

    @staticmethod
    def _takes_part(verb: Token) -> bool:
        if verb.lower_ not in words("member_of", "taking"):
            return True
        return any(c.lower_ == "part" for c in verb.children) or (
            verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "part"
        )

    def _joins(self, verb: Token, objects: list[Token], rule: str) -> Iterator[Statement]:
        """ "X joined Y", "belongs to Y", "Turkey and Chile also take part", "the 14th nation to join"."""
        if is_passive(verb) and verb.lower_ not in words("member_of", "admitting"):
            if verb.lower_ in words("member_of", "joined"):
                yield from self._joins_others(verb, agents(verb), rule)
            return
        if verb.lower_ in words("member_of", "admitting") and not is_passive(verb):
            return
        objects = [o for o in objects if not self._is_time(o) and o.lower_ != "part"]
        if any(o.tag_ == "PRP" and o.lower_ != "it" for o in objects):
            return
        body = self._bodies(objects)
        if not body and any(o.i in self._names for o in objects):
            yield from self._joins_others(verb, objects, rule)
            return
        if not body and (objects or verb.lower_ in words("member_of", "needs-object")):
            return
        body = body or self._spoken_of(verb)
        members = self._subject(verb) + self._likewise(verb) + self._beside(verb)
        if not members and verb.tag_ in {"NN", "VB", "VBP"} and not objects:
            # "Belgium and Spain join", which a tagger takes for a noun
            members = self._cast.people.listed_before(verb.i)
        yield from self._tell(members, body, verb, rule)

    def _beside(self, verb: Token) -> list[Thing]:
        """ "Together with Germany and Italy, Sweden belongs to it"."""
        together = [c for c in verb.children if c.lower_ in words("member_of", "beside")]
        beside = [o for c in together for o in objects_of(c, "with")]
        beside += [o for c in together if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj"]
        heads = [c for c in together if c.i + 1 < len(verb.doc)]
        heads += [c for c in verb.children if c.lower_ == "with" and any(t.head.i == c.i for t in c.lefts)]
        beside += [o for c in heads for o in (c if c.lower_ == "with" else c.nbor()).children if o.dep_ == "pobj"]
        return self._nations(beside)

    def _joins_others(self, verb: Token, others: list[Token], rule: str) -> Iterator[Statement]:
        """ "Jamaica has joined Kenya in the force"."""
        body = self._bodies(o for source in (verb, *others) for o in objects_of(source, "in"))
        members = [*self._subject(verb), *self._nations(others)]
        yield from self._tell(members, [b for b in body if b.kind == "coalition"], verb, rule)

    def _is_time(self, token: Token) -> bool:
        return token.tag_ == "CD" or any(s.start <= token.i < s.end for s in self._cast.context.dates)

    def _bodies(self, tokens: Iterable[Token]) -> list[Thing]:
        return list(dict.fromkeys(t for token in tokens for t in self._cast.bodies.of(token)))

    def _spoken_of(self, token: Token) -> list[Thing]:
        """The body that a verb without an object is about: "Ireland has joined", "Turkey takes part"."""
        found = self._cast.bodies.before(token.i)
        return [found] if found is not None and found.kind != "group" else []

    def _subject(self, verb: Token) -> list[Thing]:
        """The nations that join; of "the 14th capital to join" the one of which it is said."""
        who = child(verb, "nsubjpass") or subject(verb)
        if verb.dep_ in {"relcl", "acl"} and verb.head.lower_ in words("member_of", "ranks"):
            who = _said_of(verb.head)
        if who is not None and who.lower_ in words("member_of", "counted-nouns") and not self._nations([who]):
            colon = next((t.i for t in verb.doc[verb.i : verb.sent.end] if t.text == ":"), None)
            return self._cast.people.listed(colon) if colon is not None else []
        if who is not None and who.lower_ in words("member_of", "kinds") and who.dep_ == "attr":
            said = child(who.head, "nsubj")
            if said is not None and said.i in self._capitals and who.lower_ == "capital":
                return self._nation_of_city(said)
            who = said
        if who is not None and (whole := next((o for o in objects_of(who, "of") if o.tag_ == "WDT"), None)) is not None:
            # "A, B and C, all of which contribute"
            return self._nations([whole]) if who.tag_ != "DT" else self._cast.people.listed_before(who.i)
        return self._nations([who])

    def _nation_of_city(self, token: Token) -> list[Thing]:
        names = {s.kb_id_: s._.thing for s in self._cast.doc.spans[NAMES]}
        code = self._capitals[token.i]
        return [names.get(code) or Thing("nation", code, code)]

    def _nations(self, tokens: Iterable[Token | None]) -> list[Thing]:
        found: list[Thing] = []
        for token in tokens:
            if token is not None and not self._cast.people.persons(token):
                found.extend(t for t in self._cast.people.nations(token) if t not in found)
        return found

    def _likewise(self, verb: Token) -> list[Thing]:
        """ "Denmark belongs to it; so does Bahrain"."""
        tokens = self._cast.words
        for i in range(verb.i + 1, min(len(tokens) - 2, verb.i + 16)):
            if tokens[i] in {"so", "as"} and tokens[i + 1] in words("member_of", "likewise"):
                return self._cast.people.listed(i + 2)
        return []

    def _founds(self, verb: Token) -> Iterator[Statement]:
        """ "Nigeria, Ghana and Togo founded the Squadron", "make up the force", "was set up by Austria and Hungary"."""
        passive = is_passive_form(verb)
        if verb.lower_ == "set" and not (passive and any(c.lower_ == "up" for c in verb.children)):
            return
        who = self._nations(agents(verb)) if passive else self._nations([subject(verb)])
        things = patients(verb) if passive else [c for c in verb.children if c.dep_ == "dobj"]
        if not things and verb.dep_ == "relcl":
            things = [verb.head]
        things += [o for c in things if c.lower_ in words("member_of", "shares") for o in objects_of(c, "of")]
        body = self._bodies(things) or ([] if passive else self._after(verb))
        if len(who) > 1:
            yield from self._tell(who, body, verb, "member.founds")

    def _after(self, verb: Token) -> list[Thing]:
        """The body named right behind a verb, whatever the parse makes of it."""
        i = verb.i + 1
        while (
            i < len(self._cast.doc) and self._cast.doc[i].tag_ in {"DT", "JJ", "RP"} and self._cast.bodies.at(i) is None
        ):
            i += 1
        found = self._cast.bodies.at(i) if i < len(self._cast.doc) else None
        return [found] if found is not None else []

    def _signs(self, verb: Token) -> Iterator[Statement]:
        """ "signed the charter of Y", "signed its charter", "has signed up to Y"."""
        charters = [c for c in verb.children if c.dep_ == "dobj" and c.lower_ in words("member_of", "charters")]
        signed = [o for c in charters for o in objects_of(c, "of")]
        if any(c.lower_ == "its" for charter in charters for c in charter.lefts) and not signed:
            members = self._nations([subject(verb)])
            yield from self._tell(members, self._spoken_of(verb), verb, "member.signs")
            return
        if not signed and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in {"up", "on"}:
            signed = [o for c in (verb, *verb.children) for o in objects_of(c, "to", "for")]
        yield from self._tell(self._nations([subject(verb)]), self._bodies(signed), verb, "member.signs")

    def _welcomes(self, verb: Token) -> Iterator[Statement]:
        """ "welcomed Senegal into the coalition", "NATO admitted Sweden"."""
        if is_passive(verb):
            return
        entrants = self._nations(c for c in verb.children if c.dep_ == "dobj" and c.i in self._names)
        body = self._bodies(objects_of(verb, "into", "to"))
        if not body and verb.lower_ in words("member_of", "electing-verbs"):
            behind = (t for t in verb.subtree if t.dep_ == "pobj" and t.i > verb.i)
            body = self._bodies(t for t in behind if t.head.lower_ in {"of", "on", "to", "in"})
        if not body and verb.lower_ in words("member_of", "admitting"):
            body = self._bodies([who] if (who := subject(verb)) is not None else [])
        yield from self._tell(entrants, body, verb, "member.welcomed")

    def _contributes(self, verb: Token) -> Iterator[Statement]:
        """ "contributes 400 soldiers to the mission", "has 400 soldiers in the force", "ships, contributed by A and B"."""
        given = [c.lower_ for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
        lent = verb.dep_ == "acl" and is_passive(verb) and not objects_of(verb, "by")
        given += [verb.head.lower_] if lent else []
        if verb.lower_ in words("member_of", "shy-contributing") and not words("member_of", "people").intersection(
            given
        ):
            return
        aims = objects_of(verb, "to", "in", "for")
        aims += [o for c in verb.children if c.dep_ == "dobj" for o in objects_of(c, "to", "in", "for")]
        shared = [
            o
            for c in verb.children
            if c.dep_ == "dobj" and c.lower_ in words("member_of", "shares")
            for o in objects_of(c, "of")
        ]
        aims += [o for c in shared for o in objects_of(c, "of", "in")]
        given += [o.lower_ for o in shared]
        body = [b for b in self._bodies(aims) if b.kind == "coalition"]
        members = self._nations([verb.head]) if lent else self._nations(objects_of(verb, "by")) or self._subject(verb)
        if not body and objects_of(verb, "by") and verb.lower_ == "contributed":
            body = [b for b in self._spoken_of(verb) if b.kind == "coalition"]
        yield from self._tell([*members, *self._gapped(verb, members)], body, verb, "member.contributes")

    def _gapped(self, verb: Token, members: list[Thing]) -> list[Thing]:
        """ "Uganda has 4,500 troops in the force, and Djibouti 1,520": the nations before further numbers."""
        doc, found = self._cast.doc, list[Thing]()
        for i in range(verb.i + 1, verb.sent.end - 1) if members else ():
            opens = doc[i - 1].text in {",", ";"} or doc[i - 1].lower_ == "and"
            if opens and i in self._names and doc[i + 1].tag_ == "CD":
                found += self._cast.people.listed(i)[:1]
        return found

    def entry(self, noun: Token) -> Iterator[Statement]:
        """ "Sweden's accession to NATO", "Germany's contributions to the mission", "its election to the Council"."""
        body = self._bodies(objects_of(noun, "of", "to", "in", "into", "on", "within"))
        if noun.lower_ in words("member_of", "give-nouns"):
            body = [b for b in body if b.kind == "coalition"]
        ended = noun.dep_ == "dobj" and noun.head.lower_ in words("member_of", "ending")
        if not body or ended or noun.head.lower_ in words("member_of", "not-yet"):
            return
        owners = [c for c in noun.children if c.dep_ in {"poss", "amod", "nmod"}]
        if not owners and noun.dep_ == "conj":
            owners = [c for a in (noun.head, noun.head.head) for c in a.children if c.dep_ == "poss"]
        members = self._thanked(owners) or self._nations(owners)
        members = members or self._nations(objects_of(noun, "of", "by", "from"))
        yield from self._tell(members, body, noun, "member.entry")

    def _thanked(self, owners: list[Token]) -> list[Thing]:
        """Whose "its" is in "thanked Ghana for its service": the one who is thanked."""
        pronoun = next((o for o in owners if o.tag_ == "PRP$"), None)
        verb = next((a for a in pronoun.ancestors if is_verb(a)), None) if pronoun is not None else None
        if verb is None or verb.lower_ not in words("member_of", "praise-verbs"):
            return []
        return self._nations([child(verb, "dobj")])

    def part(self, token: Token) -> Iterator[Statement]:
        """ "is part of the force", "forces, part of the mission", "has a seat on the Council", "takes its seat"."""
        body = self._bodies(objects_of(token, "of", "on", "in"))
        head = token.head
        holds = head.lower_ in words("member_of", "hold-verbs")
        if not body and token.dep_ == "dobj" and holds:
            owner = child(token, "poss")
            body = self._spoken_of(token) if owner is not None and owner.lower_ == "its" else []
        if not body:
            return
        if token.dep_ in {"attr", "oprd"} and is_verb(head):
            who = None if is_unreal(head) else subject(head)
        elif token.dep_ == "dobj" or (token.dep_ == "pobj" and is_verb(head.head)):
            verb = head if token.dep_ == "dobj" else head.head
            holding = verb.lower_ in words("member_of", "hold-verbs") or head.lower_ == "as"
            ready = is_verb(verb) and not is_unreal(verb) and holding
            who = subject(verb) if ready else None
        elif token.dep_ in {"appos", "amod", "acl", "nmod"}:
            who = head
        else:
            who = child(token, "poss", "compound") or child(head, "poss")
        yield from self._tell(self._nations([who]), body, token, "member.part")

    def is_in(self, verb: Token) -> Iterator[Statement]:
        """ "Greece is in both", "Poland is in NATO", "on which Algeria sits"."""
        if is_unreal(verb) or verb.lower_ in {"'s", "’s"}:
            return
        objects = [
            o
            for o in objects_of(verb, "in", "on", "within")
            if o.lower_ == "both" or o.tag_ == "WDT" or self._cast.bodies.at(o.i) is not None
        ]
        who = child(verb, "nsubj")
        if who is None or child(verb, "attr", "acomp") is not None:
            return
        if not objects and self._is_in_alone(verb):
            body = [b for b in self._spoken_of(verb) if b.kind == "coalition"]
            yield from self._tell(self._cast.people.listed(who.left_edge.i), body, verb, "member.is-in")
            return
        if not objects:
            objects = [o for o in objects_of(verb, "in") if self._cast.bodies.of(o) and o.tag_ == "NN"]
        if not objects:
            return
        if (who.i in self._names and who.lower_ not in {"it", "there"}) or (
            who.tag_ in {"PRP", "WDT"} and who.lower_ != "it"
        ):
            yield from self._tell(self._nations([who]), self._bodies(objects), verb, "member.is-in")

    @staticmethod
    def _is_in_alone(verb: Token) -> bool:
        """ "Greece is in; Cyprus is not": in what the article speaks of."""
        return any(
            c.lower_ == "in" and c.i == verb.i + 1 and not any(True for _ in c.children) and c.nbor().is_punct
            for c in verb.rights
        )

    def counted(self, verb: Token) -> Iterator[Statement]:
        """ "Egypt became the ninth", "Portugal is one of them": of those that were counted before."""
        said = child(verb, "attr")
        if said is None or is_unreal(verb) or (child(said, "det") is None and said.lower_ != "one"):
            return
        one_of_them = said.lower_ == "one" and any(o.lower_ in {"them", "these"} for o in objects_of(said, "of"))
        ordinal = said.lower_.endswith(("th", "first", "second", "third")) and said.tag_ in {"JJ", "NN"}
        before = self._cast.words[max(0, verb.sent.start - 200) : verb.sent.start]
        if (one_of_them or (ordinal and child(said, "prep") is None)) and not words(
            "member_of", "counted-nouns"
        ).isdisjoint(before):
            yield from self._tell(self._nations([child(verb, "nsubj")]), self._spoken_of(verb), verb, "member.counted")

    def _tell(self, members: Iterable[Thing], body: Iterable[Thing], at: Token, rule: str) -> Iterator[Statement]:
        found = list(members)
        yield from self._cast.tell("member_of", found, [b for b in body if b not in found], at, rule)


def _said_of(rank: Token) -> Token | None:
    """Who is "the last to join": subject or complement of the verb of being beside it."""
    verb = rank.head
    return (
        child(verb, "nsubj")
        if rank.dep_ in {"attr", "acomp"}
        else child(verb, "attr")
        if rank.dep_ == "nsubj"
        else None
    )
