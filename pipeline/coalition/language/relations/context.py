"""What every relation needs of an article: mentions by token, chains, figures, dates, speakers, passages."""

import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc, Span, Token

from coalition.language.clauses import child, is_verb, subject
from coalition.language.content import content
from coalition.language.extensions import CAPABILITIES, DATES, FIGURES, NAMES
from coalition.language.lists import Lists
from coalition.language.morphology import plural, verb_forms
from coalition.language.rules import text
from coalition.language.salience import ACTORS
from coalition.statements.statement import Passage, Thing

if TYPE_CHECKING:
    from coalition.language.coreference import Chains


@lru_cache(maxsize=1)
def saying() -> frozenset[str]:
    """Verbs of saying, in all their forms."""
    return frozenset(tomllib.loads(text("voices.toml"))["saying"])


_RECEIVING = frozenset(("through", "via", "to", "for", "into", "at", "against"))
LISTED = frozenset(("NATION", "GROUP", "ORGANISATION"))
_ALONE = frozenset(("itself", "alone"))
_HEDGES = frozenset(("a", "an", "some", "about", "around", "another", "just", "only", "over", "up", "to"))


class Context:
    """One article as the relations see it."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = content(doc)
        self.chains: Chains = doc._.chains
        self.capabilities: list[Span] = list(doc.spans[CAPABILITIES])
        self.figures: list[Span] = list(doc.spans[FIGURES])
        self.dates: list[Span] = list(doc.spans[DATES])
        self._figure_at = {token.i: span for span in self.figures for token in span}
        self._lists = Lists(doc, {i: span for span in doc.spans[NAMES] for i in range(span.start, span.end)})

    def figure_at(self, token: Token) -> Span | None:
        """The figure that a token belongs to."""
        return self._figure_at.get(token.i)

    def listed(self, i: int) -> list[Thing]:
        """The nations, groups and organisations of the list that starts at a token: "Peru, Chile and the EU"."""
        return self._lists.read(i, LISTED)[0]

    def passage(self, token: Token) -> Passage:
        """The sentence, without white space and list markers around it, that a token stands in."""
        span = token.sent
        start, end = span.start_char, span.end_char
        words = self.text[start:end]
        return Passage(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))

    def date(self, token: Token) -> str | None:
        """The date stated in the clause of a verb, else the only one of its sentence."""
        sentence = token.sent
        inside = [d for d in self.dates if sentence.start <= d.start < sentence.end]
        own = [d for d in inside if token.i in {d.root.head.i, d.root.head.head.i}]
        chosen = own or (inside if len(inside) == 1 else [])
        return str(chosen[0]._.date) if chosen else None

    def beside(self, start: int) -> list[Thing]:
        """Nations right before a phrase, without a verb: "and Benin and Togo 500 each", "Fiji (45 officers)".

        "gave Ukraine 40 tanks" is none of these: a verb or preposition leads up to the name.
        """
        i = start - 1
        bracketed = False
        while i >= 0 and (
            self.doc[i].text == "("
            or self.doc[i].lower_ in _ALONE
            or (self.doc[i].tag_ in {"DT", "RB", "IN"} and self.doc[i].lower_ in _HEDGES)
        ):
            bracketed = bracketed or self.doc[i].text == "("
            i -= 1
        found: list[Thing] = []
        opening: list[Thing] = []
        while i >= 0:
            span = self.chains.span(self.doc[i])
            if span is None or span.label_ not in {"NATION", "ORGANISATION"} or not self._is_party(span):
                break
            if bracketed and is_channel(span.root):
                break
            found.insert(0, span._.thing)
            i = span.start - 1
            if i >= 0 and self.doc[i].lower_ == "the":
                i -= 1
            if bracketed:
                return found
            if self._opens(i):
                opening = list(found)
            if i < 1 or self.doc[i].lower_ not in {"and", ",", "&"} or self.chains.span(self.doc[i - 1]) is None:
                break
            i -= 1
        return opening if self._opens(i) or len(opening) == 1 else []

    def _is_party(self, span: Span) -> bool:
        """Whether a name stands for a nation itself: "Peru", "the British 40", and not "Peruvian"."""
        if span._.sort != "demonym":
            return True
        after = self.doc[span.end] if span.end < len(self.doc) else None
        counted = after is not None and (after.tag_ in {"CD", "$"} or after.text == "(")
        return counted and span.start > 0 and self.doc[span.start - 1].lower_ == "the"

    def _opens(self, i: int) -> bool:
        """Whether a phrase that follows token `i` stands at the start of a clause or of an item."""
        if i < 0:
            return True
        before = self.doc[i]
        return before.is_punct or before.is_space or before.lower_ in {"and", "while", "but", "the"}

    def speaker(self, token: Token) -> Thing | None:
        """Whom the article ascribes a clause to: "X said", "according to X"."""
        for verb in token.sent:
            if not is_verb(verb) or verb.lower_ not in saying():
                continue
            if token.i == verb.i or not (
                verb.is_ancestor(token) or any(c.dep_ in {"ccomp", "parataxis"} for c in verb.children)
            ):
                continue
            who = subject(verb) or child(verb, "nsubj")
            parties = self.chains.parties(who) if who is not None else []
            if parties:
                return parties[0]
        return None

    def actors(self, token: Token | None) -> list[Thing]:
        """The nations, groups, organisations and coalitions a token stands for."""
        return [t for t in self.chains.actors(token) if t.kind in ACTORS] if token is not None else []


def is_channel(name: Token) -> bool:
    """Whether what stands in brackets behind a name goes to it: "through UNICEF ($6 million) and the ICRC ($3 million)"."""
    while name.dep_ in {"conj", "appos"}:
        name = name.head
    return name.dep_ == "pobj" and name.head.lower_ in _RECEIVING


class Lexicon:
    """Classes of trigger words, by every form of each: of {"give": ["send"]}, "sent" is a give-verb."""

    def __init__(self, classes: dict[str, list[str]], *, nouns: bool = False) -> None:
        self._classes: dict[str, str] = {}
        self._particles: dict[tuple[str, str], str] = {}
        for name, words in classes.items():
            for word in words:
                first, _, particle = word.partition(" ")
                for form in {first, plural(first)} if nouns else verb_forms(first):
                    if particle:
                        self._particles[form, particle] = name
                    else:
                        self._classes.setdefault(form, name)

    def of(self, token: Token) -> str | None:
        """The class of a token; a phrasal verb ("rule out") by its particle first."""
        if self._particles:
            for c in token.children:
                name = (
                    self._particles.get((token.lower_, c.lower_))
                    if c.dep_ in {"prt", "advmod", "prep", "npadvmod"}
                    else None
                )
                if name is not None:
                    return name
            following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
            name = self._particles.get((token.lower_, following))
            if name is not None:
                return name
        return self._classes.get(token.lower_)


def rules(name: str) -> dict[str, Any]:
    """The content of a rule file."""
    return tomllib.loads(text(name))
