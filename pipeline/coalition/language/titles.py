"""Titles of office: where one stands, how far its phrase reaches, and whose office the phrase says it is."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from coalition.language.extensions import BODIES, DATES, NAMES, mark
from coalition.language.gazetteer import cities
from coalition.language.morphology import plural, singular
from coalition.language.rules import text
from coalition.language.vocabulary import Term, vocabulary
from coalition.statements.statement import Thing

_POSSESSIVES = frozenset(("its", "his", "her", "their", "our", "my"))
_LEFT_TAGS = frozenset(
    ("JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "POS", "HYPH", "CD", "AFX", "PRP$", "DT", "ADD", "FW")
)
_RIGHT_TAGS = frozenset(("JJ", "JJS", "NN", "NNS", "POS", "HYPH", "VBN", "VBG", "CD"))
_PREPOSITIONS = frozenset(("of", "for", "to", "at", "in", "on", "with", "against"))
_RECENTLY = frozenset(("newly", "recently", "democratically", "long", "freshly"))
_LONGEST = 9


@lru_cache(maxsize=1)
def rules() -> dict[str, Any]:
    """The content of rules/offices.toml."""
    return tomllib.loads(text("offices.toml"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A title with the words around it that belong to it: "Kenya's former ambassador to the United Nations".

    Attributes:
        title: the words of the title itself.
        start: first token of the phrase.
        end: token behind the phrase.
        office: id of the office.
        of: nations and bodies whose office it says it is; several for "ministers of A and B".
        clue: a word that says whose without naming them: "its", or "mission" in "the mission's head".
        status: `current`, `former`, `elect` or `acting`.
        usual: whose the title is where nothing says otherwise, as "Home Secretary" is Britain's.
    """

    title: Span
    start: int
    end: int
    office: str
    of: tuple[Thing, ...] = ()
    clue: str | None = None
    status: str = "current"
    usual: Thing | None = None

    @property
    def plural(self) -> bool:
        """Whether several hold it: "the foreign ministers"."""
        last = self.title[-1].lower_
        return last.endswith("s") and singular(last) != last

    @property
    def definite(self) -> bool:
        """Whether it says which one is meant, so that a name after a comma can be its bearer's."""
        first = self.title.doc[self.start]
        return bool(self.of) or self.clue is not None or first.tag_ in {"DT", "PRP$"} or first.text[0].isupper()


class Titles:
    """Finds titles of office by the words of ontology/offices.ttl and the cues of rules/offices.toml."""

    def __init__(self, nlp: Language) -> None:
        words = vocabulary()
        data = rules()
        self._status = {cue: status for status, cues in data["status"].items() for cue in cues}
        self._prefixes = words.honorifics | words.ranks | frozenset(data["prefixes"])
        self._never_before = frozenset(data["not-title-before"])
        self._shy = frozenset(data["shy"])
        self._deputies = frozenset(data["deputies"]["words"])
        self._nouns = {kind: frozenset(nouns) for kind, nouns in data["nouns"].items()}
        self._stand_ins = self._nouns["nation"] | self._nouns["body"]
        self._terms: dict[str, Term] = {}
        self._title_starts: set[int] = set()
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._prefixes |= frozenset(data["ranks"]["police"])
        more = (Term(title, office) for office, titles in data["titles"].items() for title in titles)
        for term in (*words.offices, *more):
            if term.text in data["ignored"]:
                continue
            for form in {term.text, plural(term.text), term.text.replace("-", " ")}:
                known = self._terms.get(form)
                if known is None or (known.of is None and term.of is not None):
                    self._terms[form] = term
        written = {*self._terms, *(form.title() for form in self._terms if "." in form)}
        self._matcher.add("office", [nlp.make_doc(form) for form in sorted(written)])
        self._portfolios = frozenset(word for form in self._terms for word in form.split()) | {"affairs", "the"}

    def phrases(self, doc: Doc) -> list[Phrase]:
        """All titles of a text with the phrases they stand in, in order."""
        names = [span for group in (NAMES, BODIES) if group in doc.spans for span in doc.spans[group]]
        starts = {span.start: span for span in sorted(names, key=len)}
        dates = {token.i for span in doc.spans.get(DATES, ()) for token in span}
        titles = [t for t in filter_spans(self._matcher(doc, as_spans=True)) if self._is_title(doc, t)]
        ends = {title.end for title in titles}
        titles = [t for t in titles if not (t.start in ends and t.text.lower() in rules()["names-too"] and t.text[0].isupper())]
        self._title_starts = {title.start for title in titles}
        return [self._phrase(doc, title, names, starts, dates) for title in titles]

    def _is_title(self, doc: Doc, span: Span) -> bool:
        after = doc[span.end].lower_ if span.end < len(doc) else ""
        if after in self._never_before or (after == "-" and doc[span.end : span.end + 2].text != "-elect" and span.text.islower()):
            return False
        if span.start > 1 and doc[span.start - 1].text == "-" and not doc[span.start - 1].whitespace_:
            before = doc[span.start - 2].lower_
            if before not in self._status and before not in self._deputies and before != "co":
                return False
        police = rules()["ranks"]["police"]
        ranked = span.text.lower() in police or doc[max(0, span.start - 1) : span.end].text.lower() in police
        if ranked and doc[span.end : span.end + 1].text.istitle():
            return False
        return not (len(span) == 1 and span[0].tag_.startswith(("VB", "MD")) and not span.text[0].isupper())

    def span(self, doc: Doc, phrase: Phrase) -> Span:
        """The title as an OFFICE span with the office's id as `kb_id_`."""
        title, office = phrase.title, phrase.office
        return mark(doc, title.start, title.end, "OFFICE", thing=Thing("office", office, office), sort="name")

    def is_shy(self, phrase: Phrase) -> bool:
        """Whether the title is a word of many meanings, which counts only right before a name or well introduced."""
        return len(phrase.title) == 1 and phrase.title.text.lower() in self._shy

    def is_prefix(self, doc: Doc, i: int) -> bool:
        """Whether token `i` is a rank, an honorific or the like."""
        return doc[i].lower_ in self._prefixes

    def skip_prefixes(self, doc: Doc, i: int, *, after_title: bool = False) -> int:
        """Past ranks, honorifics and the like that stand between a title and a name.

        Right after a civil title "Gen" without a point is a first name.
        """
        if after_title and i < len(doc) and doc[i].text == "Gen":
            return i
        while i < len(doc):
            if doc[i : i + 3].text.lower() in self._prefixes:
                i += 3
            elif doc[i : i + 2].text.lower() in self._prefixes:
                i += 2
            elif doc[i].lower_ in self._prefixes or (
                doc[i].text in {".", "-"} and i and doc[i - 1].lower_ in self._prefixes
            ):
                i += 1
            else:
                break
        return i

    def status_in(self, doc: Doc, start: int, end: int) -> str | None:
        """What the words from `start` to `end` say of being in office."""
        return next((self._status[t.lower_] for t in reversed(doc[start:end]) if t.lower_ in self._status), None)

    def _phrase(
        self, doc: Doc, title: Span, names: list[Span], starts: dict[int, Span], dates: set[int]
    ) -> Phrase:
        term = self._terms[title.text.lower()]
        start = self._left(doc, title.start, dates)
        office = self._office(doc, start, title, term)
        end, of, clue = self._right(doc, title, office, starts)
        if not of:
            of, left_clue = self._possessors(doc, start, title, office, names)
            clue = left_clue or clue
        strong = term.of is not None and (
            term.text not in rules()["shared"] or any(title.start <= s.start < title.end for s in names)
        )
        if strong and term.of is not None and not of:
            of = (term.of,)
        office = rules()["posts"].get(f"{office} {of[0].id}" if of else "", office)
        if of and of[0].kind == "nation" and office in {"council-president", "commission-president"}:
            office = "president" if "transitional" in doc[start : title.end].text.lower() else "official"
        status = self.status_in(doc, start, title.start) or self.status_in(doc, title.end, min(end, title.end + 2))
        return Phrase(title, start, end, office, of, clue, status or "current", term.of)

    def _office(self, doc: Doc, start: int, title: Span, term: Term) -> str:
        data = rules()
        words = title.text.lower()
        before = {t.lower_ for t in doc[start : title.start]}
        if words in data["plain-ministers"]:
            return str(data["plain-ministers"][words])
        if words in data["deputies"]["kept"] or " ".join([*list(before), words]) in data["deputies"]["kept"]:
            return term.id
        deputy = before & self._deputies or title[0].lower_ in self._deputies
        last = singular(title[-1].lower_)
        around = before | {t.lower_ for t in title[:-1]} | {t.lower_ for t in doc[title.end : title.end + 4]}
        if (last in data["commanding"]["titles"] or words in data["commanding"]["titles"]) and around & set(
            data["commanding"]["words"]
        ):
            return "commander"
        legislating = data["legislating"]
        if term.id == "official" and last in legislating["titles"] and self._near(doc, title) & set(legislating["words"]):
            return "legislator"
        if deputy and (term.id in data["deputies"]["offices"] or words in data["deputies"]["titles"]):
            return "official"
        speaking = before | {t.lower_ for t in title[:-1]}
        if last in data["speaking"]["titles"] and speaking & set(data["speaking"]["words"]):
            return "spokesperson"
        return term.id

    @staticmethod
    def _near(doc: Doc, title: Span) -> set[str]:
        """The words of a title's complement: "chairman of the Estonian parliament's committee"."""
        found = set()
        for token in doc[title.end : title.end + _LONGEST]:
            if token.is_punct and token.text not in {"'", "’", "-"}:
                break
            found.add(token.lower_)
        return found

    def _left(self, doc: Doc, i: int, dates: set[int]) -> int:
        """The first token of the noun phrase that ends in the title at `i`."""
        first = i
        while i > 0 and first - i < _LONGEST:
            token = doc[i - 1]
            if doc[i].is_sent_start or i - 1 in dates or not self._belongs_left(doc, i - 1):
                break
            i -= 1
            if token.tag_ in {"DT", "PRP$"} or token.lower_ in _POSSESSIVES:
                break
        return i

    def _belongs_left(self, doc: Doc, i: int) -> bool:
        token = doc[i]
        if token.is_space or (token.is_punct and token.text not in {"-", "'", "’"}):
            return False
        if token.tag_ in _LEFT_TAGS or token.lower_ in self._status or token.lower_ in self._deputies:
            return True
        following = doc[i + 1]
        if token.tag_ == "NNS":
            return following.tag_ == "POS" or token.text[0].isupper() or token.dep_ in {"compound", "nmod"}
        if token.tag_ in {"VBN", "RB", "VBD"}:
            return token.lower_ in _RECENTLY or (i > 0 and doc[i - 1].lower_ in _RECENTLY)
        coordinated = {"JJ", "NNP"}
        return (
            token.lower_ == "and"
            and doc[i - 1].tag_ in coordinated
            and following.tag_ in coordinated
            and i + 1 not in self._title_starts
        )

    def _possessors(
        self, doc: Doc, start: int, title: Span, office: str, names: list[Span]
    ) -> tuple[tuple[Thing, ...], str | None]:
        """Whose title it is by the words before it: "Danish", "Haiti's acting", "the mission's deputy", "its"."""
        inside = [s for s in names if start <= s.start and s.end <= title.start]
        marks = [t.i for t in doc[start : title.start] if t.tag_ == "POS" or t.text in {"'s", "’s"}]
        if marks:
            owner = [s for s in inside if s.end == marks[-1]]
            if owner:
                return self._coordinated(inside, owner[-1], title), None
            return self._of_officer(doc, start, marks[-1]), self._noun_phrase(doc, start, marks[-1])
        if inside:
            bodies = [s for s in inside if s.label_ in {"ORGANISATION", "COALITION"}]
            chosen = (bodies or inside)[-1] if office not in rules()["owners"]["nations"] else inside[-1]
            return self._coordinated(inside, chosen, title), None
        unit = self._unit(doc, start, title)
        if unit is not None:
            return (unit,), None
        return (), self._clue(doc, start, title)

    def _of_officer(self, doc: Doc, start: int, end: int) -> tuple[Thing, ...]:
        """"the Secretary-General's envoy" is the United Nations'."""
        for first in range(max(start, end - 4), end):
            term = self._terms.get(doc[first:end].text.lower())
            if term is not None:
                usual = vocabulary().things.get(rules()["defaults"].get(term.id, ""))
                thing = term.of or usual
                return (thing,) if thing is not None else ()
        return ()

    def _noun_phrase(self, doc: Doc, start: int, end: int) -> str:
        """"air bridge" in "the air bridge's", "countries" in "the two countries'"."""
        first = end - 1
        while first > start and doc[first - 1].tag_ == "NN":
            first -= 1
        return str(doc[first:end].text.lower())

    @staticmethod
    def _coordinated(inside: list[Span], chosen: Span, title: Span) -> tuple[Thing, ...]:
        """"the Danish and Swedish ministers": both."""
        found = [chosen]
        several = singular(title[-1].lower_) != title[-1].lower_
        for span in reversed(inside) if several else ():
            if span.end == found[0].start - 1 and span.doc[span.end].lower_ in {"and", ","}:
                found.insert(0, span)
        return tuple(span._.thing for span in found)

    def _clue(self, doc: Doc, start: int, title: Span) -> str | None:
        """"its", or the noun before or in the title: "operation commander", "the coalition spokesman"."""
        if len(title) > 1 and "of" in {t.lower_ for t in title} and title[-1].lower_ in self._nouns["body"]:
            return str(title[-1].text)
        for token in reversed([*doc[start : title.start], *title[:-1]]):
            if token.lower_ in self._stand_ins:
                return str(token.lower_)
        first = doc[start].lower_
        return first if first in _POSSESSIVES and start < title.start else None

    def _unit(self, doc: Doc, start: int, title: Span) -> Thing | None:
        """A unit of armed forces that the ontology does not name: "507th Maintenance Group"."""
        first = title.start
        while first > start and (doc[first - 1].text[0].isupper() or doc[first - 1].text[0].isdigit()):
            first -= 1
        words = doc[first : title.start]
        if len(words) < 2 or not words[0].text[0].isdigit():
            return None
        name = words.text if words[-1].lower_ in rules()["units"]["words"] else _spelt_out(doc, words)
        return Thing("organisation", name, name) if name else None

    def _right(
        self, doc: Doc, title: Span, office: str, starts: dict[int, Span]
    ) -> tuple[int, tuple[Thing, ...], str | None]:
        """Past "-elect", "of France", "for the Sahel", "to the United Nations"; whose that says the office is."""
        i = title.end
        if i + 1 < len(doc) and doc[i].text == "-" and doc[i + 1].lower_ in self._status:
            i += 2
        elif i < len(doc) and doc[i].lower_ in self._status and doc[i].lower_ not in {"then", "until", "till", "late", "next", "past"}:
            i += 1
        of: tuple[Thing, ...] = ()
        clue = None
        while i + 1 < len(doc) and doc[i].lower_ in _PREPOSITIONS and not doc[i].is_sent_start:
            reach = _Complement(self, doc, i + 1, starts)
            if reach.end == i + 1:
                break
            if not of and clue is None and self._says_whose(doc[i].lower_, office):
                of = tuple(reach.things) or self._run(doc, i + 1, reach.end, office)
                clue = None if of else reach.noun
            i = reach.end
        return i, of, clue

    @staticmethod
    def _says_whose(preposition: str, office: str) -> bool:
        owners = rules()["owners"]
        if preposition == "for":
            return office in owners["for"]
        if preposition in {"at", "with"}:
            return office in {"official", "spokesperson"}
        return preposition == "of"

    def _run(self, doc: Doc, start: int, end: int, office: str) -> tuple[Thing, ...]:
        """A body or city that the ontology does not name: "of the Georgia Department of Roads", "of Kirkenes"."""
        if office in rules()["owners"]["nations"]:
            return ()
        while start < end and not doc[start].text[0].isupper():
            start += 1
        words = doc[start:end]
        if not len(words) or words[-1].lower_ in self._nouns["nation"] or not words[-1].text[0].isupper():
            return ()
        known = cities().get(words.text.lower())
        if known:
            return (Thing("city", known[0].name, known[0].name),)
        return (Thing("organisation", words.text, words.text),) if len(words) > 1 else ()

    def is_portfolio(self, token: Token) -> bool:
        """Whether a word is one of those that titles are made of: "foreign", "affairs", "trade"."""
        return token.lower_ in self._portfolios

    def is_noun(self, token: Token) -> bool:
        """Whether a word stands for the nation or body spoken of."""
        return token.lower_ in self._stand_ins


class _Complement:
    """How far the words after a title's preposition reach, and what they name.

    Attributes:
        end: token behind them.
        things: nations and bodies named in them; several only where they are coordinated.
        noun: a common noun that stands for a nation or body: "of the mission".
    """

    def __init__(self, titles: Titles, doc: Doc, start: int, starts: dict[int, Span]) -> None:
        self.things: list[Thing] = []
        self.noun: str | None = None
        i, last = start, start
        while i < len(doc) and not doc[i].is_sent_start and i - start < 3 * _LONGEST:
            token, span = doc[i], starts.get(i)
            if span is not None:
                i = last = span.end
                if not self.things or doc[span.start - 1].lower_ in {",", "and"}:
                    self.things.append(span._.thing)
            elif token.tag_ in {"DT", "PRP$", "POS"} or (token.lower_ in {"and", ","} and self._leads_on(titles, doc, i, starts)):
                i += 1
            elif self._belongs(titles, token, doc):
                i += 1
                last = i
                if titles.is_noun(token) and not self.things:
                    self.noun = token.text
            elif token.text == "of" and self.noun is None and not self.things and last > start:
                i += 1
            else:
                break
        self.end = last

    @staticmethod
    def _leads_on(titles: Titles, doc: Doc, i: int, starts: dict[int, Span]) -> bool:
        """Whether after "and" or a comma another nation or another field of the same post follows."""
        j = i + 1
        if j < len(doc) and doc[j].lower_ == "and":
            j += 1
        if j < len(doc) and doc[j].lower_ == "the":
            j += 1
        if j >= len(doc):
            return False
        if j in starts:
            return i - 1 >= 0 and any(s.end == i for s in starts.values()) and starts[j]._.sort == "name"
        return doc[i].lower_ == "and" and titles.is_portfolio(doc[j]) and not any(s.end == i for s in starts.values())

    @staticmethod
    def _belongs(titles: Titles, token: Token, doc: Doc) -> bool:
        if token.is_space or (token.is_punct and token.tag_ != "HYPH"):
            return False
        if token.text[0].islower():
            return token.tag_ in _RIGHT_TAGS
        if titles.is_portfolio(token) or titles.is_noun(token):
            return True
        return token.tag_ in {"NNP", "NNPS"} and _closed_run(doc, token.i)


def _closed_run(doc: Doc, i: int) -> bool:
    """Whether the capitalised words from `i` on end in a comma or full stop, so that no name of a person follows them."""
    while i < len(doc) and (doc[i].text[0].isupper() or doc[i].lower_ in {"of", "and", "the", "for", "-"}):
        i += 1
    return i >= len(doc) or doc[i].text in {",", ")", ".", ";"} or doc[i].is_space


def _spelt_out(doc: Doc, words: Span) -> str | None:
    """What an abbreviated unit is called in full elsewhere: "407th AEG" is the "407th Air Expeditionary Group"."""
    initials = [letter.lower() for token in words[1:] for letter in token.text if token.text.isupper()]
    for token in doc:
        if token.text == words[0].text and token.i != words.start and initials:
            full = doc[token.i : token.i + 1 + len(initials)]
            if [t.text[0].lower() for t in full[1:]] == initials and all(t.text[0].isupper() for t in full[1:]):
                return full.text
    return None
