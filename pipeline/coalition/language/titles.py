"""Titles of office: which words are one, and what may stand before, between and after them and a name."""

import tomllib
from dataclasses import replace
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from coalition.language.morphology import plural
from coalition.language.rules import text
from coalition.language.spelling import spellings
from coalition.language.vocabulary import Term, vocabulary

_PREPOSITIONS = frozenset(("of", "for", "to", "in", "at", "without"))


@lru_cache(maxsize=1)
def rules() -> dict[str, Any]:
    """The content of rules/offices.toml."""
    return tomllib.loads(text("offices.toml"))


# Words of a title that names a field: "Minister of Defence".
_LEAST = 2


class Titles:
    """Finds titles of office by the words of ontology/offices.ttl and the cues of rules/offices.toml."""

    def __init__(self, nlp: Language) -> None:
        words, data = vocabulary(), rules()
        self._status = {cue: status for status, cues in data["status"].items() for cue in cues}
        self._prefixes = (
            words.honorifics | words.ranks | frozenset(data["prefixes"]) | frozenset(data["ranks"]["police"])
        )
        self._ranks = words.ranks
        self._police = frozenset(data["ranks"]["police"])
        self._never_before = frozenset(data["not-title-before"])
        self._names_too = frozenset(data["names-too"])
        self._deputies = frozenset(data["deputies"]["words"])
        self._nouns = frozenset(data["nouns"]["nation"]) | frozenset(data["nouns"]["body"])
        self._others = frozenset(data["nouns"]["service"]) | frozenset(data["nouns"]["private"])
        self._terms = _terms(words.offices)
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        written = {*self._terms, *(form.title() for form in self._terms if "." in form)}
        self._matcher.add("office", [nlp.make_doc(form) for form in sorted(written)])
        self._portfolios = frozenset(word for form in self._terms for word in form.split()) | {"affairs", "the"}
        self._fields = frozenset(data["fields"])

    def spans(self, doc: Doc) -> list[Span]:
        """All titles of a text, in order."""
        found = [t for t in filter_spans(self._matcher(doc, as_spans=True)) if self._is_title(doc, t)]
        ends = {title.end for title in found}
        starts = {title.start for title in found}
        return [
            t
            for t in found
            if not (
                self._is_name(t) and (self._is_announced(doc, t.start, ends) or self._is_told_behind(doc, t, starts))
            )
        ]

    def _is_name(self, title: Span) -> bool:
        return title.text.lower() in self._names_too and title.text[0].isupper()

    @staticmethod
    def _is_told_behind(doc: Doc, title: Span, starts: set[int]) -> bool:
        """Whether another office stands behind the name: "Sultan Al Rashid, Assistant Minister of Trade,"."""
        i = title.end
        while i < len(doc) and (doc[i].text[0].isupper() or doc[i].text == "-"):
            i += 1
        following = i + 1 + (i + 1 < len(doc) and doc[i + 1].lower_ in {"the", "an", "a"})
        return i > title.end and i < len(doc) and doc[i].text == "," and following in starts

    def _is_announced(self, doc: Doc, i: int, ends: set[int]) -> bool:
        """Whether a title or a rank stands right before: "Foreign Minister Amir Khan", "Lt. Gen. Amir Peled"."""
        ranked = i > 0 and doc[i - 1].lower_ in self._ranks and doc[i + 1 : i + 2].text.istitle()
        return i in ends or ranked

    def _is_title(self, doc: Doc, span: Span) -> bool:
        after = doc[span.end].lower_ if span.end < len(doc) else ""
        if after in self._never_before:
            return False
        follows = doc[span.end + 1] if span.end + 1 < len(doc) else None
        if after == "-" and span.text.islower() and (follows is None or not self.is_status(follows)):
            return False
        if span.start > 1 and doc[span.start - 1].text == "-" and not doc[span.start - 1].whitespace_:
            before = doc[span.start - 2].lower_
            if before not in self._status and before not in self._deputies and before != "co":
                return False
        around = {span.text.lower(), doc[max(0, span.start - 1) : span.end].text.lower()}
        if around & self._police and doc[span.end : span.end + 1].text.istitle():
            return False
        return not (len(span) == 1 and span[0].tag_.startswith(("VB", "MD")) and not span.text[0].isupper())

    def term(self, words: str) -> Term | None:
        """The title that has these words in any case."""
        return self._terms.get(words.lower())

    def is_status(self, token: Token) -> bool:
        """Whether a word tells that somebody is in, out of or not yet in office: "former", "acting"."""
        return token.lower_ in self._status

    def is_deputy(self, token: Token) -> bool:
        """Whether a word makes of a title a post below it: "deputy", "vice"."""
        if token.lower_ == "under":  # "under Kenya's minister" is no under-secretary
            return token.i + 1 < len(token.doc) and token.nbor().lower_ in {"secretary", "-"}
        return token.lower_ in self._deputies

    def is_prefix(self, doc: Doc, i: int) -> bool:
        """Whether token `i` is a rank, an honorific or the like."""
        return doc[i].lower_ in self._prefixes

    def is_portfolio(self, token: Token) -> bool:
        """Whether a word is one of those that titles are made of: "foreign", "affairs", "trade"."""
        return token.lower_ in self._portfolios

    def past_fields(self, doc: Doc, title: Span) -> int:
        """Behind a title and further fields of its post: "Minister for Trade and Development Cooperation"."""
        i = end = title.end
        while len(title) > _LEAST and end + 1 < len(doc) and self._is_further_field(doc[end]):
            i = end = end + 1
        while len(title) > 1 and i + 1 < len(doc) and doc[i].lower_ in {"and", ",", "&"}:
            first = i = i + 1
            while i < len(doc) and self._is_further_field(doc[i]):
                i += 1
            if i == first or (i < len(doc) and self.term(doc[i].text) is not None):
                break
            end = i
        return end

    def _is_further_field(self, token: Token) -> bool:
        known = self.is_portfolio(token) or self.is_field(token)
        return known and token.text.istitle() and self.term(token.text) is None

    def is_field(self, token: Token) -> bool:
        """Whether a word is one of a field that posts are for: "climate", "enlargement"."""
        return token.lower_ in self._fields

    def is_noun(self, token: Token) -> bool:
        """Whether a word stands for the nation or body spoken of: "mission", "country"."""
        return token.lower_ in self._nouns or token.text in self._others

    def status_in(self, doc: Doc, start: int, end: int) -> str | None:
        """What the words from `start` to `end` say of being in office."""
        return next((self._status[t.lower_] for t in reversed(doc[start:end]) if t.lower_ in self._status), None)

    def before_prefixes(self, doc: Doc, i: int) -> int:
        """Back past ranks and honorifics before the name at `i`: to "Lt." in "Lt. Col. X"."""
        while i > 0:
            size = next((n for n in (3, 2, 1) if i >= n and doc[i - n : i].text.lower() in self._prefixes), 0)
            if not size:
                break
            i -= size
        return i

    def skip_prefixes(self, doc: Doc, i: int, *, after_title: bool = False) -> int:
        """Past ranks, honorifics and the like that stand between a title and a name.

        Right after a civil title "Gen" without a point is a first name.
        """
        if after_title and i < len(doc) and doc[i].text == "Gen":
            return i
        while i < len(doc):
            size = next((n for n in (3, 2, 1) if doc[i : i + n].text.lower() in self._prefixes), 0)
            if not size and doc[i].text in {".", "-"} and i and doc[i - 1].lower_ in self._prefixes:
                size = 1
            if not size or any(t.is_sent_start for t in doc[i + 1 : i + size + 1] if doc[i].text == "."):
                break
            i += size
        return i


def _terms(offices: tuple[Term, ...]) -> dict[str, Term]:
    """Every form of every title; one that belongs to a nation or body goes before one that does not."""
    data = rules()
    more = (Term(title, office) for office, names in data["titles"].items() for title in names)
    found: dict[str, Term] = {}
    for term in (*offices, *more):
        if term.text in data["ignored"]:
            continue
        for form in _forms(term.text):
            known = found.get(form)
            if known is None or (known.of is None and term.of is not None):
                found[form] = term
    for term in tuple(found.values()):
        for spelt in spellings(term.text) - {term.text}:  # "Defense Secretary" stays the American one
            for form in _forms(spelt):
                found.setdefault(form, replace(term, of=None))
    return found


def _forms(title: str) -> set[str]:
    """How a title is written, in the singular and the plural."""
    return {title, plural(title), _of_several(title), title.replace("-", " "), title.replace("'", "’")}


def head(words: list[str]) -> int:
    """Which word of a title says what its bearer is: "minister" in "minister of defence", "secretary" in the other.

    >>> head(["chief", "of", "defence", "staff"]), head(["foreign", "minister"])
    (0, 1)
    """
    return next((n - 1 for n, word in enumerate(words) if n and word in _PREPOSITIONS), len(words) - 1)


def _of_several(title: str) -> str:
    """The title of several: "chiefs of defence staff"."""
    words = title.split()
    at = head(words)
    return " ".join([*words[:at], plural(words[at]), *words[at + 1 :]])
