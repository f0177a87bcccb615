"""Component `coalition_coreference`: who pronouns, descriptions and officials stand for."""

import tomllib
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from coalition.language.clauses import affirmed, child, conjuncts, is_ruled_out, is_verb, objects_of
from coalition.language.counterparts import Counterparts
from coalition.language.countries import nation_meant, whose_soldiers
from coalition.language.extensions import BODIES, CITIES, NAMES, OFFICES, PERSONS, register
from coalition.language.incumbency import completed
from coalition.language.institutions import assembled, institution, is_institution, ministry_behind
from coalition.language.lists import Lists
from coalition.language.nationalunits import is_unit, nation_in
from coalition.language.rules import text
from coalition.language.salience import ACTORS, REACH, last_subjects, leads_sentence, topic_before
from coalition.language.sections import Sections
from coalition.language.unnamedbodies import UnnamedBodies
from coalition.language.vocabulary import vocabulary
from coalition.language.voice import voice
from coalition.statements.statement import Thing


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    return tomllib.loads(text("coreference.toml"))


@Language.factory("coalition_coreference", assigns=["doc._.chains"], requires=["token.dep", "token.tag", "doc.spans"])
def create(nlp: Language, name: str) -> "Coreference":  # noqa: ARG001 - the signature is spaCy's
    """Make the component; it stands after those that find names and persons."""
    return Coreference()


class Coreference:
    """Sets `doc._.chains`, which answers who a word stands for."""

    def __init__(self) -> None:
        register()

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc."""
        doc._.chains = Chains(doc)
        return doc


class Chains:
    """Who the words of one article stand for."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._at: dict[int, Span] = {}
        for group in (CITIES, NAMES, BODIES, PERSONS):
            for span in doc.spans.get(group, ()):
                self._at.update({token.i: span for token in span})
        self._titles = {token.i: span for span in doc.spans.get(OFFICES, ()) for token in span}
        self._order = sorted({id(s): s for s in self._at.values()}.values(), key=lambda s: s.start)
        self._voice = voice(doc)
        doc._.holdings = completed(doc, doc._.holdings, self._voice.authors)
        headline = doc._.headline
        if headline is not None:
            headline._.holdings = completed(headline, headline._.holdings, self._voice.authors)
        known = [*(headline._.holdings if headline is not None else ()), *doc._.holdings]
        self._offices = {h.person.kb_id_: h for h in reversed(known)}
        self._busy: set[int] = set()
        self._spoken_of: dict[int, Thing | None] = {}
        alliances = (s._.thing for s in self._order if s.kb_id_ == "NATO")
        self._alliance: Thing | None = next(alliances, None)
        self._sections = Sections(doc, self._at if not self._voice.authors else {})
        self._bodies = UnnamedBodies(doc, self._order, self._at)
        self._counterparts = Counterparts(doc, self._order, self.nation_of)

    @property
    def authors(self) -> list[Thing]:
        """In whose name the article is written; empty for a newspaper."""
        return self._voice.authors

    def section(self, token: Token) -> Thing | None:
        """The nation that the part of the article is about in which a token stands, if its head tells one."""
        found = self._sections.of(token.i)
        return found[0] if found is not None else None

    def span(self, token: Token) -> Span | None:
        """The name a token belongs to, if any."""
        return self._at.get(token.i)

    def named(self, token: Token) -> Thing | None:
        """What a name names."""
        span = self._at.get(token.i)
        return span._.thing if span is not None else None

    def are_persons(self, token: Token | None) -> bool:
        """Whether a subject is of persons who stand for their nations: "Biden and Macron", "they", "the two leaders"."""
        if token is None:
            return False
        span = self._at.get(token.i)
        named = span is not None and span.label_ == "PERSON"
        return named or self._counterparts.are(token) or token.lower_ in _rules()["pronouns"]["plural"]

    def nation_of(self, person: Thing) -> Thing | None:
        """The nation or body a person holds office of."""
        holding = self._offices.get(person.id)
        return holding.of if holding is not None else None

    def actors(self, token: Token) -> list[Thing]:
        """The nations, groups and bodies a noun or pronoun stands for, coordinated ones too."""
        found: list[Thing] = []
        for word in self._listed_with(token):
            for thing in self._actor(word):
                if thing not in found:
                    found.append(thing)
        return found

    def _listed_with(self, token: Token) -> list[Token]:
        """A word and what is coordinated with it; a nation in apposition to a nation is the next of a list."""
        words = [w for w in conjuncts(token) if not is_ruled_out(w)]
        if token.i in self._at and self._at[token.i].label_ == "NATION":
            listed = [c for c in token.children if c.dep_ == "appos" and c.i in self._at and not is_ruled_out(c)]
            words += [w for c in listed if self._at[c.i].label_ == "NATION" for w in self._listed_with(c)]
        return words

    def parties(self, token: Token) -> list[Thing]:
        """As `actors`, but a person stays a person: for meetings and attribution."""
        found: list[Thing] = []
        for word in conjuncts(token):
            things = self._person(word) or self._actor(word)
            found.extend(thing for thing in things if thing not in found)
        return found

    def _person(self, token: Token) -> list[Thing]:
        thing = self.named(token)
        if thing is not None and thing.kind == "person":
            return [thing]
        if token.lower_ in {"he", "she", "him", "her", "his"}:
            last = self._last(token.i, {"person"})
            return [last] if last else []
        if token.lower_ in {"i", "me", "my"}:
            return [self._voice.person] if self._voice.person else []
        near = next(
            (
                self._at[c.i]._.thing
                for c in (*token.children, *token.lefts)
                if c.i in self._at and c.dep_ in {"appos", "compound"} and self._at[c.i].label_ == "PERSON"
            ),
            None,
        )
        if near is not None:
            return [near]
        if token.i in self._titles and child(token, "det") is not None:
            return self._holder(token)
        return []

    def _holder(self, token: Token) -> list[Thing]:
        """As in "the president": the person last named with that office."""
        office = self._titles[token.i].kb_id_
        found = [h for h in self._doc._.holdings if h.office == office and h.person.start < token.i]
        home = [h for h in found if h.of in self._voice.authors]
        holder = (home or found)[-1:]
        return [holder[0].person._.thing] if holder else []

    def _actor(self, token: Token) -> list[Thing]:
        if token.i in self._busy:
            return []
        self._busy.add(token.i)
        try:
            return self._named_actor(token) or self._pronoun(token) or self._described(token)
        finally:
            self._busy.discard(token.i)

    def _named_actor(self, token: Token) -> list[Thing]:
        thing = self.named(token)
        if thing is None or thing.kind == "city":
            return []
        if thing.kind == "person":
            nation = self.nation_of(thing)
            return [nation] if nation else []
        if thing.id not in vocabulary().things and (home := self._of_ministry(token)):
            return home
        if is_unit(thing):
            owners = [one for one in self._owner(self._at[token.i].root) if one != thing]
            return owners or nation_in(thing) or self._before(token) or self._voice.authors or [thing]
        return self._including(token) or [thing]

    def _of_ministry(self, token: Token) -> list[Thing]:
        """Whose part of a ministry is that has a name of its own: "the Crisis Centre of the Ministry of Trade"."""
        ministry = ministry_behind(self._at[token.i])
        if ministry is None:
            return []
        return [t for t in (*self._owner(ministry), *institution(ministry, self._voice)) if t.kind == "nation"][:1]

    def _acting(self, token: Token) -> list[Thing]:
        """The body that a name names, or the nation that it is a part of."""
        thing = self.named(token)
        if thing is None or thing.kind not in ACTORS:
            return []
        return (nation_in(thing) or self._before(token) or [thing]) if is_unit(thing) else [thing]

    def _before(self, token: Token) -> list[Thing]:
        """The nation named right before a unit: "Two Australian Defence Force aircraft"."""
        start = self._at[token.i].start
        span = self._at.get(start - 1)
        return [span._.thing] if span is not None and span.label_ == "NATION" else []

    def _including(self, token: Token) -> list[Thing]:
        """A group whose members are named: "the Baltic states (Estonia, Latvia and Lithuania)"."""
        if self._at[token.i].label_ != "GROUP":
            return []
        members = vocabulary().members.get(self._at[token.i].kb_id_, ())
        named = [
            t for c in token.children if c.dep_ == "appos" for w in conjuncts(c) if (t := self.named(w)) is not None
        ]
        return named if named and all(t in members for t in named) else []

    def _pronoun(self, token: Token) -> list[Thing]:
        word = token.lower_
        rules = _rules()["pronouns"]
        if word in rules["first-person"]:
            return self._voice.speaker(token)
        if word in rules["relative"]:
            clause = token.head.head if word == "whose" and token.head.dep_ != "relcl" else token.head
            if clause.dep_ == "relcl":
                return self._actor(affirmed(clause.head))
        if word in (*rules["plural"], *rules["singular"]) and (saying := self._sayers(token)):
            return saying
        if word in rules["plural"] and child(token, "prep") is None:
            if token.dep_ == "poss" and (own := self._of_clause(token)):
                return own
            return self._counterparts.before(token) or self._last_subjects(token.i)
        if word in rules["singular"]:
            if (same := self._continued(token)) is not None:
                return [same]
            last = self._last_subject(token.i)
            return [last] if last else []
        if word in rules["personal"]:
            person = self._last(token.i, {"person"})
            nation = self.nation_of(person) if person else None
            return [nation] if nation else []
        return []

    def _continued(self, token: Token) -> Thing | None:
        """The body that the sentence before was about: "The mission has 600 men. It has", or only one can do so."""
        start = token.sent.start
        if token.head.lower_ in _rules()["bodies"]["predicates"].get(token.dep_, ()):
            coalitions = (s for s in reversed(self._order) if s.end <= token.i and s.label_ == "COALITION")
            last = next(coalitions, None)
            if last is not None and token.i - last.end < REACH:
                thing: Thing = last._.thing
                return thing
        if start not in self._spoken_of:
            self._spoken_of[start] = None
            topic = topic_before(self._doc, start, self._at)
            told = self._actor(topic) if topic is not None else []
            is_body = len(told) == 1 and told[0].kind in {"coalition", "organisation"}
            self._spoken_of[start] = told[0] if is_body else None
        return self._spoken_of[start] if leads_sentence(token) else None

    def _of_clause(self, token: Token) -> list[Thing]:
        """Whose "their" is where its sentence is about some of many: "States such as Peru will keep their ships"."""
        verbs = (a for a in token.ancestors if is_verb(a))
        subjects = (who for v in verbs if (who := child(v, "nsubj", "nsubjpass")) is not None and who.i < token.i)
        who = next(subjects, None)
        return self._listed(who) if who is not None and who.lower_ in _rules()["members"]["words"] else []

    def _sayers(self, token: Token) -> list[Thing]:
        """The subject of the clause that a pronoun's own depends on: "The Danes and the Dutch say they will"."""
        clause = token.head
        if token.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ != "ccomp" or not is_verb(clause.head):
            return []
        who = child(clause.head, "nsubj")
        if who is None or who.i > token.i or not (who.i in self._at or who.tag_.startswith("NN")):
            return []
        found = [t for t in self.actors(who) if t.kind in ACTORS]
        several = token.lower_ in _rules()["pronouns"]["plural"]
        return found if several or len(found) == 1 else []

    def _described(self, token: Token) -> list[Thing]:
        rules = _rules()
        word = token.lower_
        if token.text == "Allies" and self._alliance is not None:
            return self._listed(token) or [self._alliance]
        if word in rules["bodies"]["words"] and (found := whose_soldiers(token, self._at) or self._bodies.of(token)):
            return found
        if found := assembled(token, self._voice) or self._together_before(token):
            return found
        if word in rules["agents"]["words"] or token.i in self._titles:
            found = self._owner(token)
            found = found or institution(token, self._voice)
            if found or not (word in rules["members"]["words"] or is_institution(token)):
                return found
        if word in rules["members"]["words"]:
            return self._listed(token) or self._counted(token) or self._whole(token)
        if word in rules["country"]["words"]:
            return nation_meant(token, self._order, self._at) or institution(token, self._voice)
        if is_institution(token):
            return institution(token, self._voice)
        if word in rules["portions"]["words"]:
            return [thing for o in objects_of(token, "of") for thing in self.actors(o)]
        appositive = child(token, "appos")
        if appositive is not None and (appositive.i in self._at or appositive.i in self._titles):
            return self.actors(appositive)
        return []

    def _together_before(self, token: Token) -> list[Thing]:
        """The persons named together before, for "the leaders"."""
        return self._counterparts.before(token, self._count(token)) if self._counterparts.are(token) else []

    def _owner(self, token: Token) -> list[Thing]:
        """As in "Kenyan police", "the government of France", "her government", "Britain's parliament"."""
        for c in token.children:
            if c.dep_ in {"poss", "amod", "compound", "nmod", "nn"}:
                for word in conjuncts(c):
                    thing = self.named(word)
                    if thing is not None and thing.kind in ACTORS:
                        return [t for w in conjuncts(c) if w.i in self._at for t in self._acting(w)]
                if c.lower_ in _rules()["bodies"]["proper"] and (things := self._bodies.of(c)):
                    return things
                if c.dep_ == "compound" and (things := institution(c, self._voice)):
                    return things
                if c.dep_ == "poss" and (
                    things := self._pronoun(c) or (self._named_actor(c) if c.i in self._at else [])
                ):
                    return things
        for o in objects_of(token, "of", "from"):
            things = [t for w in conjuncts(o) if (t := self.named(w)) is not None and t.kind in ACTORS]
            if things:
                return self._voice.authors if self._voice.authors and all(map(is_unit, things)) else things
        if token.i in self._titles:
            person = self._person(token)
            nation = self.nation_of(person[0]) if person else None
            home = self._voice.authors if child(token, "det") is not None and len(self._voice.authors) == 1 else []
            return [nation] if nation else home
        if token.lower_ in _rules()["agents"]["officials"]:
            last = self._last_subject(token.i)
            return [last] if last is not None and child(token, "det") is not None else []
        return []

    def _listed(self, token: Token) -> list[Thing]:
        """As in "partners including Benin and Jamaica", "three nations, Fiji, Samoa and Tonga"."""
        heads = [c for c in token.children if c.dep_ == "appos"]
        heads += objects_of(token, "including", "such", "like", "of")
        found = [t for h in heads for w in conjuncts(h) if (t := self.named(w)) is not None and t.kind == "nation"]
        return found or Lists(self._doc, self._at).exemplified(token, _rules()["members"]["examples"])

    def _counted(self, token: Token) -> list[Thing]:
        """As in "both countries", "the three nations": as many as were named last."""
        count = self._count(token)
        if not count:
            return []
        named = [s for s in self._order if s.start < token.i and s.label_ == "NATION"]
        return self._together(named, count) or self._recent(named, count)

    def _whole(self, noun: Token) -> list[Thing]:
        """The body of which something is told as of its members: "the coalition of 50 countries that gives"."""
        told = noun.dep_ == "pobj" and noun.head.lower_ == "of" and child(noun, "relcl") is not None
        return self._actor(noun.head.head) if told else []

    @staticmethod
    def _count(token: Token) -> int:
        counts: dict[str, int] = _rules()["members"]["counts"]
        return next((counts[c.lower_] for c in (token, *token.children) if c.lower_ in counts), 0)

    def _together(self, named: list[Span], count: int) -> list[Thing]:
        """The nations named last in one breath, if there are as many: "A, B and C met. The three nations …"."""
        for span in reversed(named):
            listed = [self._at[w.i] for w in self._listed_with(span.root) if w.i in self._at]
            things = list(dict.fromkeys(s._.thing for s in listed if s.label_ == "NATION"))
            if len(things) == count > 1:
                return sorted(things)
        return []

    @staticmethod
    def _recent(named: list[Span], count: int) -> list[Thing]:
        recent = list(dict.fromkeys(span._.thing for span in reversed(named)))[:count]
        return sorted(recent) if len(recent) == count else []

    def _last(self, i: int, kinds: set[str]) -> Thing | None:
        return next((s._.thing for s in reversed(self._order) if s.end <= i and s._.thing.kind in kinds), None)

    def _last_subject(self, i: int) -> Thing | None:
        """The last nation, organisation or coalition before `i`, one that was a subject first."""
        found = self._last_subjects(i)
        return found[0] if found else None

    def _last_subjects(self, i: int) -> list[Thing]:
        return last_subjects(self._doc[i], self._order, self._at, self._sections.of(i))
