"""Component `coalition_capabilities`: what can be given, by noun ("mine clearance") or deed ("clear mines")."""

import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from coalition.language.clauses import child
from coalition.language.extensions import BODIES, CAPABILITIES, CITIES, FIGURES, NAMES, PERSONS, mark, register
from coalition.language.morphology import plural, singular, verb_forms
from coalition.language.rules import text
from coalition.language.ships import end_of_ship, prefixes
from coalition.language.spelling import spellings
from coalition.language.vocabulary import Term, vocabulary
from coalition.statements.statement import Thing

_GAP = 4
# So many tokens behind its verb no deed goes on: each of its words within a gap of the one before, and some numbers.
_SIGHT = 40
# What stands for words of a kind in a deed.
_KINDS = frozenset("#@&")
_SHIP = Thing("capability", "naval-forces", "naval-forces")
_NUMBERS = frozenset(("dozens", "scores", "hundreds", "thousands", "tens", "millions", "many", "most"))
_MEMBERS = frozenset(("members", "elements"))
_FORCES = frozenset(("troops", "police"))
_RELATIVE = frozenset(("WDT", "WP"))
# "may supply ships", "will train crews": the deed and not "supply ships", the things.
_FINITE = frozenset(("VB", "VBP", "VBZ", "VBD"))


class _Action(NamedTuple):
    """A deed behind its verb: its words, in order; those of them that stand for themselves; what it gives."""

    rest: tuple[str, ...]
    words: frozenset[str]
    capability: str


@Language.factory("coalition_capabilities", assigns=["doc.spans"], requires=["token.tag"])
def create(nlp: Language, name: str) -> "Capabilities":  # noqa: ARG001 - the signature is spaCy's
    """Make the component; it stands after the components that find names, so as to leave names alone."""
    return Capabilities(nlp)


class Capabilities:
    """Fills `doc.spans["capabilities"]` with CAPABILITY spans, one a phrase, the longest phrase first.

    `span._.sort` is `name` for a noun phrase, `action` for a deed, `weak` for a word that needs support.
    """

    def __init__(self, nlp: Language) -> None:
        register()
        rules = tomllib.loads(text("capabilities.toml"))
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        by_form: dict[str, Term] = {}
        for term in sorted(vocabulary().capabilities, key=lambda t: (t.weak, t.text)):
            for form in _forms(term.text):
                by_form.setdefault(form, term)
        patterns = {form: nlp.make_doc(form) for form in sorted(by_form)}
        self._matcher.add("capability", list(patterns.values()))
        self._terms = {_words(pattern): by_form[form] for form, pattern in patterns.items()}
        others = {form for phrase in vocabulary().not_capabilities for form in _forms(phrase)} - set(by_form)
        self._matcher.add("other", [nlp.make_doc(form) for form in sorted(others)])
        self._people = frozenset(rules["compounds"]["people"])
        self._moving = frozenset(form for verb in rules["moving"]["verbs"] for form in verb_forms(verb))
        self._nominal: dict[str, str] = rules["nominal"]
        self._heads = frozenset(rules["shared"]["heads"])
        self._between = frozenset((",", "and", "or", *rules["shared"]["neutral"]))
        self._modifiers: dict[str, str] = rules["shared"]["modifiers"]
        self._learners = frozenset(rules["learners"]["words"])
        self._actions: dict[str, list[_Action]] = {}
        for term in vocabulary().actions:
            for phrase in sorted(spellings(term.text)):
                verb, *rest = phrase.replace("~", " ").split()
                action = _Action(tuple(rest), frozenset(rest) - _KINDS, term.id)
                for form in sorted(verb_forms(verb)):
                    self._actions.setdefault(form, []).append(action)

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc."""
        taken = {
            t.i
            for name in (NAMES, BODIES, PERSONS, CITIES)
            if name in doc.spans
            for s in doc.spans[name]
            for t in s
            if s.label_ != "NATION"
        }
        nouns = [self._noun(doc, span) for span in self._matcher(doc, as_spans=True)]
        peoples = frozenset(t.i for s in doc.spans.get(NAMES, ()) for t in s if s._.sort == "demonym" and _is_people(t))
        actions, ships = self._told(doc, peoples)
        ships += _members(doc)
        longest_last = sorted((span for span in nouns if span is not None), key=len)
        named = {i: span for span in longest_last for i in range(span.start, span.end)}
        actions = [deed for deed in actions if not self._says_less(deed, named)]
        free = [
            span for span in (*nouns, *actions) if span is not None and not any(t.i in taken for t in _own_words(span))
        ]
        found = filter_spans([*free, *ships])
        kept = _without_units(self._compounds(doc, [span for span in found if span.label_ != "other"]))
        doc.spans[CAPABILITIES] = sorted([*kept, *self._shared(doc, kept)], key=lambda span: (span.start, span.end))
        return doc

    def _told(self, doc: Doc, peoples: frozenset[int]) -> tuple[list[Span], list[Span]]:
        """The deeds of a text, and the ships of navies that it names."""
        actions: list[Span] = []
        ships: list[Span] = []
        navies = prefixes()
        for token in doc:
            if token.lower_ in self._actions and token.tag_.startswith("VB"):
                actions.extend(self._deeds(doc, token.i, peoples))
            elif token.lower_ in self._nominal:
                actions.extend(self._nominalised(doc, token.i, peoples))
            elif token.text in navies and (end := end_of_ship(doc, token.i)) is not None:
                ships.append(mark(doc, token.i, end, "CAPABILITY", thing=_SHIP, sort="weak"))
        return actions, ships

    def _says_less(self, deed: Span, named: dict[int, Span]) -> bool:
        """Whether a deed only moves a thing that its phrase tells better, or the last of several: "sent troops and police"."""
        thing = named.get(deed.end - 1)
        if deed[0].lower_ in self._moving and any(
            t.i < deed.end - 1 and named.get(t.i) not in {None, thing} for t in deed[1:] if t.dep_ == "dobj"
        ):
            return thing is not None and thing.label_ != "other" and any(t.tag_ == "CC" for t in deed)
        return (
            thing is not None
            and len(thing) > 1
            and deed[0].lower_ in self._moving
            and thing.start > deed.start
            and thing.label_ != "other"
            and thing._.sort == "name"
            and thing.kb_id_ != deed.kb_id_
        )

    def _compounds(self, doc: Doc, found: list[Span]) -> list[Span]:
        """One span for two side by side that are one noun: "tank ammunition", "demining vehicles"."""
        joined: list[Span] = []
        for span in sorted(found, key=lambda s: -s.start):
            behind = joined[-1] if joined else None
            if behind is None or not _is_compound(doc, span, behind):
                joined.append(span)
                continue
            led = behind._.sort == "name" or span.kb_id_ in self._people
            joined[-1] = mark(
                doc,
                span.start,
                behind.end,
                "CAPABILITY",
                thing=(behind if led else span)._.thing,
                sort="name" if "name" in {span._.sort, behind._.sort} else "weak",
            )
        return joined

    def _shared(self, doc: Doc, found: list[Span]) -> Iterator[Span]:
        """Modifiers that share a head: "military, humanitarian and financial aid" is three capabilities."""
        known = {(span.end, span.kb_id_) for span in found}
        inside = {t.i for span in found for t in span[:-1] if len(span) > 1} | {
            span.end - 1 for span in found if span[-1].lower_ not in self._heads
        }
        for token in doc:
            if token.lower_ in self._heads and token.i > 2 and token.nbor(-2).lower_ in {"and", "or"}:
                for i in self._modifiers_before(doc, token.i, inside):
                    capability = self._modifiers[doc[i].lower_]
                    if (token.i + 1, capability) not in known:
                        known.add((token.i + 1, capability))
                        thing = Thing("capability", capability, capability)
                        yield mark(doc, i, token.i + 1, "CAPABILITY", thing=thing, sort="name")

    def _modifiers_before(self, doc: Doc, i: int, inside: set[int]) -> Iterator[int]:
        """Where modifiers of a head at `i` stand, the nearest first."""
        i -= 1
        while i >= 0 and (doc[i].lower_ in self._modifiers or doc[i].lower_ in self._between):
            if doc[i].lower_ in self._modifiers and (i not in inside or doc[i + 1].lower_ in self._heads):
                yield i
            i -= 1

    def _noun(self, doc: Doc, span: Span) -> Span | None:
        if span.label_ == "other":
            return span
        if len(span) > 1 and span[0].tag_ in _FINITE and span[0].text.islower():
            span = doc[span.start + 1 : span.end]
            if _words(span) not in self._terms:
                return None
        term = self._terms[_words(span)]
        if span[-1].tag_ in {"VB", "VBD", "VBP", "VBZ", "MD", "RB"} and span.text.islower() and len(span) == 1:
            return None
        return mark(
            doc,
            span.start,
            span.end,
            "CAPABILITY",
            thing=Thing("capability", term.id, term.id),
            sort="weak" if term.weak else "name",
        )

    def _deeds(self, doc: Doc, i: int, peoples: frozenset[int]) -> list[Span]:
        """The deed at a verb: the phrase of the most words, and of those the one that ends first."""
        known = self._actions[doc[i].lower_]
        ahead = {t.lower_ for t in doc[i + 1 : i + 1 + _SIGHT]}
        ahead |= {singular(word) for word in ahead}
        found = [
            (len(a.rest), -end, a.capability)
            for a in known
            if a.words <= ahead and (end := self._follow(doc, i + 1, a.rest, peoples)) is not None
        ]
        if not any(size for size, _, _ in found) and (thing := _suffers(doc[i])) is not None:
            found += [(1, -i - 1, a.capability) for a in known if self._is_done_to(thing, a.rest, peoples)]
        if not found:
            return []
        _, end, capability = max(found)
        return [mark(doc, i, -end, "CAPABILITY", thing=Thing("capability", capability, capability), sort="action")]

    def _nominalised(self, doc: Doc, i: int, peoples: frozenset[int]) -> Iterator[Span]:
        """A deed told by its noun, as in "repairs to the dam"."""
        if doc[i + 1 : i + 2].text not in {"of", "to"}:
            return
        for action in self._actions[self._nominal[doc[i].lower_]]:
            end = self._follow(doc, i + 2, action.rest, peoples) if action.rest else None
            if end is not None:
                thing = Thing("capability", action.capability, action.capability)
                yield mark(doc, i, end, "CAPABILITY", thing=thing, sort="name")

    def _is_done_to(self, thing: Token, rest: tuple[str, ...], peoples: frozenset[int]) -> bool:
        """Whether a thing before the verb is the object that a deed names: "the road will be mended"."""
        tail = thing.doc[max(0, thing.i + 1 - len(rest)) : thing.i + 1]
        return 0 < len(rest) == len(tail) and all(
            self._stands_for(t, word, peoples) for t, word in zip(tail, rest, strict=True)
        )

    def _follow(self, doc: Doc, i: int, words: tuple[str, ...], peoples: frozenset[int]) -> int | None:
        """Where the words of a deed end, each within a few tokens, numbers not counted, of the one before; else None.

        `#` stands for a number, `@` for a people, `&` for somebody who is taught.
        """
        for word in words:
            limit = min(len(doc), i + _GAP + 1)
            while i < limit and not self._stands_for(doc[i], word, peoples):
                if doc[i].is_sent_start or doc[i].text in {".", ";", ":"}:
                    return None
                limit += doc[i].tag_ == "CD" and limit < len(doc)
                i += 1
            if i == limit:
                return None
            i += 1
        return i

    def _stands_for(self, token: Token, word: str, peoples: frozenset[int]) -> bool:
        if word == "#":
            return token.tag_ == "CD" or token.lower_ in _NUMBERS
        if word == "@":
            return token.i in peoples
        if word == "&":
            return singular(token.lower_) in self._learners
        return token.lower_ == word or singular(token.lower_) == word


def _members(doc: Doc) -> list[Span]:
    """People counted as members of a force: "60 members of the Peruvian army"."""
    counted = (s for s in doc.spans.get(FIGURES, ()) if s[-1].lower_ in _MEMBERS and s._.figure.unit in _FORCES)
    return [
        mark(doc, s.end - 1, s.end, "CAPABILITY", thing=Thing("capability", unit, unit), sort="name")
        for s in counted
        for unit in [s._.figure.unit]
    ]


def _without_units(found: list[Span]) -> list[Span]:
    """All but units of soldiers that consist of something else: "a brigade of doctors", "a company of military police"."""
    kept: list[Span] = []
    for span in sorted(found, key=lambda s: s.start):
        if kept and _consists(kept[-1], span):
            kept.pop()
            kept.append(mark(span.doc, span.start, span.end, "CAPABILITY", thing=span._.thing, sort="name"))
        else:
            kept.append(span)
    return kept


def _consists(unit: Span, behind: Span | None) -> bool:
    if (
        behind is None
        or unit.kb_id_ != "troops"
        or behind.kb_id_ == "troops"
        or "action" in {unit._.sort, behind._.sort}
    ):
        return False
    between = [t.lower_ for t in unit.doc[unit.end : behind.start]]
    return (
        len(between) <= _GAP and between[:1] == ["of"] and not {"the", "and", "for", "to", "with", ","} & set(between)
    )


def _suffers(verb: Token) -> Token | None:
    """What a deed is done to that stands before it: "was mended", "the road that Peru has promised to mend"."""
    thing = child(verb, "nsubjpass")
    if thing is not None and thing.tag_.startswith("NN"):
        return thing
    clause = verb
    while clause.dep_ == "xcomp" and clause.head.i < clause.i:
        clause = clause.head
    who, what = child(clause, "nsubj"), child(verb, "dobj")
    if clause.dep_ != "relcl" or who is None or who.tag_ in _RELATIVE or not (what is None or what.tag_ in _RELATIVE):
        return None
    return clause.head if clause.head.tag_.startswith("NN") else None


def _own_words(span: Span) -> tuple[Token, ...]:
    """The tokens of a phrase; of a deed, which others may stand within, the first and the last."""
    return (span[0], span[-1]) if span._.sort == "action" else tuple(span)


def _words(span: Doc | Span) -> tuple[str, ...]:
    """The words alone: "155mm" and "155 mm" are the same two, and a line may end between any."""
    return tuple(token.lower_ for token in span)


def _is_compound(doc: Doc, span: Span, behind: Span) -> bool:
    """Whether a noun phrase modifies the one behind it: "air defence frigate", but not "gave soldiers tanks"."""
    gap = doc[span.end : behind.start]
    if "action" in {span._.sort, behind._.sort} or doc[behind.start].is_sent_start:
        return False
    return (len(gap) == 0 or gap.text == "-") and span[-1].tag_ != "NNS"


def _forms(phrase: str) -> set[str]:
    found = {form for number in (phrase, plural(phrase), singular(phrase)) for form in spellings(number)}
    return found | {form.replace("-", " ") for form in found}


def _is_people(token: Token) -> bool:
    """Whether a nation's adjective is its people: "2,000 Sudanese", but not "Sudanese camps", nor "the Sudanese"."""
    if not token.tag_.startswith("NN") or (token.i and token.nbor(-1).lower_ == "the"):
        return False
    return token.i + 1 == len(token.doc) or not token.nbor().tag_.startswith("NN")
