"""Offices told by what a person does: commanding a force, heading a mission, taking over, handing over."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from coalition.language.clauses import child
from coalition.language.extensions import BODIES, NAMES
from coalition.language.morphology import verb_forms
from coalition.language.personnames import name_at, name_ending
from coalition.language.titles import Titles, rules
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing

_FILLERS = frozenset(
    (
        "now",
        "currently",
        "also",
        "has",
        "have",
        "had",
        "will",
        "is",
        "who",
        "there",
        "once",
        "jointly",
        "to",
        "be",
        "been",
        "would",
        "shall",
        "still",
    )
)
_FORCES = frozenset(("navy", "army", "air", "force", "corps", "marines", "police", "guard", "forces"))
_TAKING = frozenset(
    ("took", "takes", "take", "taken", "taking", "assumed", "assumes", "assume", "assuming", "has", "holds")
)
_GIVING = frozenset(
    (
        "handed",
        "hands",
        "hand",
        "handing",
        "passed",
        "passes",
        "pass",
        "passing",
        "transferred",
        "gave",
        "gives",
        "give",
        "relinquished",
        "ceded",
        "goes",
        "went",
        "turned",
        "turns",
        "transfers",
        "transfer",
        "transferring",
        "handover",
        "hand-over",
        "transition",
    )
)
# What is handed over with a command.
_AUTHORITY = frozenset(("authority", "leadership", "baton"))
_PRONOUNS = frozenset(("he", "she"))


@dataclass(frozen=True, slots=True)
class Deed:
    """A person who commands or heads something.

    Attributes:
        person: the name, or the pronoun.
        verb: the word that says so.
        office: `commander` or `official`.
        of: what is commanded, where it is named.
        clue: the noun or pronoun for it, where it is not.
        past: it is over.
    """

    person: Span
    verb: Span
    office: str
    of: Thing | None
    clue: str | None
    past: bool = False


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    deeds = rules()["deeds"]
    return {form: kind for kind in ("command", "head") for verb in deeds[kind] for form in verb_forms(verb)}


class Deeds:
    """Finds who commands or heads what in one article."""

    def __init__(self, doc: Doc, titles: Titles, taken: set[int]) -> None:
        self._doc = doc
        self._titles = titles
        self._taken = taken
        self._bodies = {
            s.start: s
            for group in (NAMES, BODIES)
            for s in doc.spans.get(group, ())
            if s.label_ in {"ORGANISATION", "COALITION"}
        }

        self._nations = {s.start: s for s in doc.spans.get(NAMES, ()) if s.label_ == "NATION"}
        self._forces = frozenset(rules()["commanding"]["words"])

    def all(self) -> Iterator[Deed]:
        """Every deed, in the order of the text."""
        for token in self._doc:
            kind = _verbs().get(token.lower_)
            if kind is None:
                if token.lower_ in _AUTHORITY and token.tag_ == "NN":
                    yield from self._handed(token)
                continue
            before = self._doc[token.i - 1].lower_ if token.i else ""
            if token.lower_ == "command" and before in _TAKING:
                yield from self._took(token)
            elif token.lower_ == "command" and token.tag_ in {"NN", "NNP"}:
                yield from self._under(token) or self._handed(token)
            elif token.tag_.startswith("VB") or (token.text.islower() and token.tag_ == "NNS"):
                found = self._passive(token, kind) if token.tag_ == "VBN" or token.dep_ == "acl" else []
                yield from found or self._active(token, kind)

    def _took(self, token: Token) -> Iterator[Deed]:
        """ "X took command of the mission"."""
        doc = self._doc
        person = self._subject(token.i - 1)
        if person is not None and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "of":
            of, clue = self._object(token.i + 2)
            if of or clue:
                yield Deed(person, doc[token.i : token.i + 1], "commander", of, clue)

    def _under(self, token: Token) -> list[Deed]:
        """ "The force, under the command of Major General X"."""
        doc = self._doc
        if token.i < 2 or doc[token.i - 2].lower_ != "under" or doc[token.i + 1 : token.i + 2].text != "of":
            return []
        person = self._agent(token.i + 2)
        of, clue = self._patient(token.i - 2)
        return [Deed(person, doc[token.i : token.i + 1], "commander", of, clue or "it")] if person is not None else []

    def _handed(self, token: Token) -> list[Deed]:
        """ "gave command to a Dane, General X", "command of the force passed from X to Y"."""
        doc = self._doc
        giving = next((t for t in doc[max(0, token.i - 3) : token.i + 12] if t.lower_ in _GIVING), None)
        if giving is None or any(t.is_sent_start for t in doc[min(token.i, giving.i) + 1 : max(token.i, giving.i)]):
            return []
        after = max(token.i, giving.i) + 1
        verb = doc[token.i : token.i + 1]
        of, clue = self._object(token.i + 2) if doc[token.i + 1].lower_ == "of" else (None, "it")
        found = []
        for word, past in (("from", True), ("to", False)):
            at = next((t.i for t in doc[after : after + 14] if t.lower_ == word), None)
            person = self._agent(at + 1) if at is not None else None
            if person is not None:
                found.append(Deed(person, verb, "commander", of, clue or "it", past))
        return found

    def _active(self, token: Token, kind: str) -> Iterator[Deed]:
        person = self._subject(token.i) or self._assigned(token)
        of, clue = self._object(token.i + 1)
        if person is not None and not (of or clue):
            of, clue = self._relative(person)
        if person is not None and (of or clue):
            past = token.tag_ == "VBD" and not self._perfect(token)
            yield Deed(person, self._doc[token.i : token.i + 1], self._office(person, kind), of, clue, past)

    def _assigned(self, token: Token) -> Span | None:
        """ "named Lieutenant General X to command"."""
        doc = self._doc
        if token.i < 2 or doc[token.i - 1].lower_ != "to":
            return None
        person = name_ending(doc, token.i - 1, self._taken)
        return person if person is not None and len(person) > 1 else None

    def _relative(self, person: Span) -> tuple[Thing | None, str | None]:
        """ "Amber Watch, which Rear Admiral X commands": what stands before "which"."""
        doc = self._doc
        i = self._titles.before_prefixes(doc, person.start)
        if i == 0 or doc[i - 1].lower_ not in {"which", "that"}:
            return None, None
        return self._patient(i - 1)

    def _perfect(self, token: Token) -> bool:
        return any(t.lower_ in {"has", "have"} for t in self._doc[max(0, token.i - 3) : token.i])

    def _passive(self, token: Token, kind: str) -> list[Deed]:
        """ "the mission, led for the past year by Kenya's Lt Gen X", "The response is being coordinated by Dr X"."""
        doc = self._doc
        by = next((t.i for t in doc[token.i + 1 : token.i + 8] if t.lower_ == "by"), None)
        if by is None:
            return []
        person = self._agent(by + 1)
        of, clue = self._patient(token.i)
        if person is None or not (of or clue):
            return []
        return [Deed(person, doc[token.i : token.i + 1], self._office(person, kind), of, clue, self._was(token))]

    def _was(self, token: Token) -> bool:
        return any(t.lower_ in {"was", "were"} for t in self._doc[max(0, token.i - 3) : token.i])

    def _agent(self, i: int) -> Span | None:
        doc, start = self._doc, i
        while i < len(doc) and i - start < 7:
            j = self._titles.skip_prefixes(doc, i)
            span = name_at(doc, j, self._taken, titled=j > i)
            if span is not None:
                return span if len(span) > 1 or j > i else None
            if doc[i].tag_ not in {"DT", "JJ", "NN", "NNP", "POS", "HYPH", "VBN"} and doc[i].text != ",":
                return None
            i = max(i + 1, j)
        return None

    def _patient(self, i: int) -> tuple[Thing | None, str | None]:
        """What is led, by the words before the participle."""
        doc, start = self._doc, i
        i -= 1
        while i >= 0 and start - i < 6:
            span = next((s for s in self._bodies.values() if s.start <= i < s.end), None)
            if span is not None:
                return span._.thing, None
            if self._is_led(doc[i]) or doc[i].lower_ == "it":
                return None, doc[i].lower_
            if doc[i].is_sent_start or doc[i].tag_ in {"NN", "NNS", "NNP"}:
                break
            i -= 1
        return self._parsed_patient(doc[start]), None

    def _parsed_patient(self, verb: Token) -> Thing | None:
        """The body that a participle is about by the parse: "Scutum is defensive and is commanded by"."""
        if not verb.doc.has_annotation("DEP"):
            return None
        while verb.dep_ == "conj" and child(verb, "nsubj", "nsubjpass") is None and verb.head.tag_.startswith("VB"):
            verb = verb.head
        noun = verb.head if verb.dep_ in {"acl", "relcl"} else child(verb, "nsubjpass", "nsubj")
        if noun is None:
            return None
        near = [noun, *(c for c in noun.children if c.dep_ == "appos")]
        near += [noun.head] if noun.dep_ == "appos" else []
        things: list[Thing] = [
            s._.thing for t in near for s in self._bodies.values() if s.start <= t.i < s.end and s.label_ == "COALITION"
        ]
        return things[0] if things else None

    def _subject(self, i: int) -> Span | None:
        """The name or pronoun that ends before the verb at `i`, past auxiliaries and "who"."""
        doc = self._doc
        while i > 0 and (doc[i - 1].lower_ in _FILLERS or doc[i - 1].text == ","):
            i -= 1
        if i == 0:
            return None
        who = next((n for n in range(i - 1, max(0, i - 6), -1) if doc[n].lower_ == "who"), None)
        if who is not None and who > 1 and doc[who - 1].text == ",":
            i = who - 1
        if doc[i - 1].lower_ in _PRONOUNS:
            return doc[i - 1 : i]
        compatriot = self._compatriot(i)
        if compatriot is not None:
            return compatriot
        span = name_ending(doc, i, self._taken) or self._with_complement(i)
        if span is None:
            return None
        ranked = self._titles.before_prefixes(doc, span.start) < span.start
        return span if len(span) > 1 or ranked else None

    def _compatriot(self, i: int) -> Span | None:
        """ "The Norwegian, 51, took command": the demonym stands for the person spoken of."""
        doc = self._doc
        while i > 1 and (doc[i - 1].text == "," or doc[i - 1].like_num):
            i -= 1
        demonym = next((s for s in doc.spans.get(NAMES, ()) if s.end == i and s._.sort == "demonym"), None)
        if demonym is None or demonym.start == 0 or doc[demonym.start - 1].lower_ != "the":
            return None
        return demonym if doc[demonym.start - 1].is_sent_start else None

    def _with_complement(self, i: int) -> Span | None:
        """ "X of Kenya, who commands", "X, the Pole who commands it"."""
        doc = self._doc
        while i > 1 and doc[i - 1].lower_ in _FORCES and doc[i - 1].text[0].isupper():
            i -= 1
        span = next((s for s in doc.spans.get(NAMES, ()) if s.end == i), None)
        if (
            span is not None
            and span.start > 1
            and doc[span.start - 1].lower_ == "the"
            and doc[span.start - 2].lower_ == "of"
        ):
            return name_ending(doc, span.start - 2, self._taken)
        if span is None or span.start < 2:
            return None
        at = span.start - 1
        if doc[at].lower_ == "of":
            return name_ending(doc, at, self._taken)
        if doc[at].lower_ in {"the", "a", "an"} and doc[at - 1].text == ",":
            return name_ending(doc, at - 1, self._taken)
        return None

    def _object(self, i: int) -> tuple[Thing | None, str | None]:
        """What follows the verb: a body by name, "the operation", "it"."""
        doc = self._doc
        if i < len(doc) and doc[i].lower_ == "it":
            return None, "it"
        for j in range(i, min(len(doc), i + 5)):
            if j in self._nations and any(t.lower_ in self._forces for t in doc[j + 1 : j + 5]):
                return self._nations[j]._.thing, None
            if j in self._bodies:
                return self._bodies[j]._.thing, None
            if self._is_led(doc[j]) and doc[j - 1].tag_ in {"DT", "PRP$", "JJ", "NNP"} and j > i:
                return None, doc[j].lower_
            if doc[j].is_punct or doc[j].tag_ in {"IN", "CC", "VBD", "VBZ"}:
                break
        return None, None

    def _is_led(self, token: Token) -> bool:
        """Whether a noun stands for a body that one can hold an office of."""
        return self._titles.is_noun(token) and token.lower_ not in rules()["nouns"]["passing"]

    def _office(self, person: Span, kind: str) -> str:
        if kind == "command":
            return "commander"
        before = self._doc[self._titles.before_prefixes(self._doc, person.start) : person.start]
        ranked = any(before[n:].text.lower() in vocabulary().ranks for n in range(len(before)))
        return "commander" if ranked else "official"
