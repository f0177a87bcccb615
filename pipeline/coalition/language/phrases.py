"""The phrases that titles of office stand in: how far each reaches, which office it is, and whose."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from coalition.language.complements import Complement
from coalition.language.extensions import BODIES, DATES, NAMES, mark
from coalition.language.gazetteer import cities
from coalition.language.morphology import singular
from coalition.language.offices import Office
from coalition.language.titles import Titles, head, rules
from coalition.language.units import unit_before
from coalition.language.vocabulary import Term, vocabulary
from coalition.statements.statement import Thing

POSSESSIVES = frozenset(("its", "his", "her", "their", "our", "my", "whose"))
_DEFINITE = frozenset(("DT", "PRP$", "WP$"))
_LEFT_TAGS = frozenset(("JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "POS", "HYPH", "CD", "AFX", "ADD", "FW")) | _DEFINITE
_PREPOSITIONS = frozenset(("of", "for", "to", "at", "in", "on", "with", "against"))
_RECENTLY = frozenset(("newly", "recently", "democratically", "long", "freshly"))
# Status words that, after a title, belong to what follows.
_LEADING_ON = frozenset(("then", "until", "till", "late", "next", "past"))
# Offices of forces, which name their unit behind a comma.
_BEFORE_COMMA = frozenset(("commander", "spokesperson"))
_LONGEST, _INNER, _SHORTEST = 9, 5, 3


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
        inner: it only says whom the bearer of the title before serves: "the Envoy of the Secretary-General".
    """

    title: Span
    start: int
    end: int
    office: str
    of: tuple[Thing, ...] = ()
    clue: str | None = None
    status: str = "current"
    usual: Thing | None = None
    inner: bool = False

    @property
    def plural(self) -> bool:
        """Whether several hold it: "the foreign ministers"."""
        return _is_plural(self.title)

    @property
    def definite(self) -> bool:
        """Whether it says which one is meant, so that a name after a comma can be its bearer's."""
        first = self.title.doc[self.start]
        said = bool(self.of) or self.clue is not None
        return said or first.tag_ in _DEFINITE or first.text[0].isupper()

    @property
    def shy(self) -> bool:
        """Whether the title is a word of many meanings, which counts only right before a name or said of something."""
        said = bool(self.of) or self.clue is not None
        return not said and len(self.title) == 1 and self.title.text.lower() in rules()["shy"]

    def span(self) -> Span:
        """The title as an OFFICE span with the office's id as `kb_id_`."""
        thing = Thing("office", self.office, self.office)
        return mark(self.title.doc, self.title.start, self.title.end, "OFFICE", thing=thing, sort="name")


class Phrases:
    """Reads the phrases of one article."""

    def __init__(self, doc: Doc, titles: Titles) -> None:
        self._doc = doc
        self._titles = titles
        self._names = [s for group in (NAMES, BODIES) if group in doc.spans for s in doc.spans[group]]
        self._starts = {span.start: span for span in sorted(self._names, key=len)}
        self._ends = {span.end: span.start for span in sorted(self._names, key=len)}
        self._named = {token.i for span in self._names for token in span}
        self._dates = {token.i for span in doc.spans.get(DATES, ()) for token in span}

    def all(self) -> list[Phrase]:
        """All titles of the article with the phrases they stand in, in order."""
        return self._nested([self._phrase(title) for title in self._titles.spans(self._doc)])

    def _nested(self, phrases: list[Phrase]) -> list[Phrase]:
        """Titles of those who serve another: in "the Envoy of the Secretary-General, X" the name is the envoy's."""
        found: list[Phrase] = []
        for phrase in phrases:
            before = found[-1] if found else None
            if before is not None and self._serves(before, phrase):
                of = before.of or phrase.of or self._usual(phrase)
                found[-1] = replace(before, end=max(before.end, phrase.end), of=of)
                phrase = replace(phrase, inner=True)  # noqa: PLW2901 - it is kept as what it is, with a mark
            found.append(phrase)
        for n, phrase in enumerate(found):
            self._merge(found, n, phrase)
        return found

    def _merge(self, phrases: list[Phrase], n: int, phrase: Phrase) -> None:
        """Of two posts that "and" joins the one that says less goes into the other: "Head of Mission and Force Commander"."""
        if phrase.title.text.lower() not in rules()["doubled"]:
            return
        for m in (n - 1, n + 1):
            if not 0 <= m < len(phrases):
                continue
            first, second = sorted((phrase, phrases[m]), key=lambda p: p.start)
            if first.end + 1 == second.start and self._doc[first.end].lower_ == "and":
                phrases[n] = replace(phrase, inner=True)
                phrases[m] = replace(phrases[m], start=first.start, end=second.end)

    def _serves(self, first: Phrase, second: Phrase) -> bool:
        """Whether a title is of the bearer of another who is not named: "spokesman for the Kenyan president,"."""
        between = [t.lower_ for t in self._doc[first.title.end : second.title.start]]
        if not between or between[0] not in {"of", "to", "for"} or len(between) > _INNER or second.plural:
            return False
        led = self._doc[first.title.end + 1]
        return led.lower_ == "the" and all(
            t.text[0].isupper() or t.lower_ == "the" or t.tag_ in {"POS", "JJ"}
            for t in self._doc[first.title.end + 1 : second.title.start]
        )

    @staticmethod
    def _usual(phrase: Phrase) -> tuple[Thing, ...]:
        thing = vocabulary().things.get(rules()["defaults"].get(phrase.office, ""))
        return (thing,) if thing is not None else ()

    def _phrase(self, title: Span) -> Phrase:
        doc = self._doc
        term = self._titles.term(title.text) or Term(title.text, "official")
        start = self._left(title.start)
        office = Office(self._titles, doc, start, title, term).id
        end, of, clue = self._right(title, office)
        if not of:
            of, left_clue = self._possessors(start, title, office)
            clue = left_clue or clue
        of = of or self._in_title(title, term)
        office = self._settled(title, start, office, of, clue)
        if title[0].lower_ == "director" and doc[title.end : title.end + 1].text == "for":
            office = "official"  # "Director-General for Enlargement" heads a part of a body
        status = self._titles.status_in(doc, start, title.start)
        status = status or self._titles.status_in(doc, title.end, min(end, title.end + 2))
        return Phrase(title, start, end, office, of, clue, status or "current", term.of)

    def _in_title(self, title: Span, term: Term) -> tuple[Thing, ...]:
        """Whose the title is by its own words: "Pentagon spokesman", "US ambassador"."""
        if term.of is not None and term.text not in rules()["shared"]:
            return (term.of,)
        return tuple(s._.thing for s in self._names if title.start <= s.start and s.end <= title.end)[:1]

    def _settled(self, title: Span, start: int, office: str, of: tuple[Thing, ...], clue: str | None) -> str:
        """The office, now that it is known whose it is: the president of a bank is an `official`."""
        owner = of[0] if of else None
        office = rules()["posts"].get(f"{office} {owner.id}" if owner else "", office)
        if (
            owner is not None
            and owner.kind in {"organisation", "coalition"}
            and office in {"president", "vice-president"}
        ):
            return "official"
        if (
            owner is None
            and clue in rules()["nouns"]["private"]
            and office in {"president", "vice-president", "chancellor"}
        ):
            return "official"
        if title.text.lower() == "representative" and (owner is not None and owner.kind == "organisation"):
            return "envoy"
        if owner is not None and owner.kind == "nation" and office == "secretary-general":
            return "official"  # a nation's secretary-general or director-general heads an agency of it
        if owner is not None and owner.kind == "nation" and office in {"council-president", "commission-president"}:
            return "president" if "transitional" in self._doc[start : title.end].text.lower() else "official"
        personal = clue is not None and clue not in POSSESSIVES and clue not in rules()["nouns"]["nation"]
        if (
            owner is None
            and personal
            and clue not in rules()["nouns"]["body"]
            and title.text.lower() == "chief of staff"
        ):
            return "official"
        return office

    def _left(self, i: int) -> int:
        """The first token of the noun phrase that ends in the title at `i`."""
        doc, first = self._doc, i
        while i > 0 and first - i < _LONGEST:
            token = doc[i - 1]
            if doc[i].is_sent_start or i - 1 in self._dates or not self._belongs_left(i - 1):
                break
            i = self._ends[i] if i in self._ends else i - 1
            if token.tag_ in {"DT", "PRP$"} or token.lower_ in POSSESSIVES:
                break
        return i

    def _belongs_left(self, i: int) -> bool:
        doc, token, following = self._doc, self._doc[i], self._doc[i + 1]
        if token.is_space or (token.is_punct and token.text not in {"-", "'", "’"}):
            return False
        if i in self._named:
            return True
        if (
            token.tag_ in _LEFT_TAGS
            or self._owns(token)
            or self._titles.is_status(token)
            or self._titles.is_deputy(token)
        ):
            return True
        if token.tag_ == "NNS":
            return following.tag_ == "POS" or token.text[0].isupper() or token.dep_ in {"compound", "nmod"}
        if token.tag_ in {"VBN", "RB", "VBD"}:
            return token.lower_ in _RECENTLY or (i > 0 and doc[i - 1].lower_ in _RECENTLY)
        if token.lower_ != "and" or i == 0:
            return False
        if i - 1 in self._named:
            return i + 1 in self._named
        # "Head of Mission and Force Commander" are two.
        two = doc[max(0, i - 2)].lower_ == "of" or self._titles.term(doc[i - 1].text) is not None
        return not two and all(self._titles.is_portfolio(t) and t.text[0].isupper() for t in (doc[i - 1], following))

    def _owns(self, token: Token) -> bool:
        return token.tag_ == "POS" or token.text in {"'s", "’s"} or (token.text in {"'", "’"} and token.i in self._ends)

    def _possessors(self, start: int, title: Span, office: str) -> tuple[tuple[Thing, ...], str | None]:
        """Whose title it is by the words before it: "Danish", "Haiti's acting", "the mission's deputy", "its"."""
        inside = [s for s in self._names if start <= s.start and s.end <= title.start]
        if self._doc[start].lower_ == "whose" and not inside:
            return tuple(s._.thing for s in self._names if s.end == start - 1), None
        marks = [t.i for t in self._doc[start : title.start] if self._owns(t)]
        if marks:
            owner = [s for s in inside if s.end == marks[-1]]
            if owner:
                return _coordinated(inside, owner[-1], title), None
            return self._of_officer(start, marks[-1]), self._noun_phrase(start, marks[-1])
        if inside:
            bodies = [s for s in inside if s.label_ in {"ORGANISATION", "COALITION"}]
            personal = office in rules()["owners"]["nations"] and title.text.lower() != "representative"
            chosen = inside[-1] if personal else (bodies or inside)[-1]
            return _coordinated(inside, chosen, title), None
        unit = unit_before(title) or self._firm(start, title, office)
        return ((unit,), None) if unit is not None else ((), self._clue(start, title))

    def _of_officer(self, start: int, end: int) -> tuple[Thing, ...]:
        """ "the Secretary-General's envoy" is the United Nations'."""
        for first in range(max(start, end - 4), end):
            term = self._titles.term(self._doc[first:end].text)
            if term is not None:
                thing = term.of or vocabulary().things.get(rules()["defaults"].get(term.id, ""))
                return (thing,) if thing is not None else ()
        return ()

    def _noun_phrase(self, start: int, end: int) -> str:
        """ "air bridge" in "the air bridge's", "countries" in "the two countries'"."""
        first = end - 1
        while first > start and self._doc[first - 1].tag_ == "NN":
            first -= 1
        return str(self._doc[first:end].text.lower())

    def _clue(self, start: int, title: Span) -> str | None:
        """ "its", or the noun before or in the title: "operation commander", "commander of the Coalition"."""
        doc = self._doc
        if len(title) > 1 and doc[title.end - 1].lower_ in rules()["nouns"]["body"]:
            return str(title[-1].text)
        for token in reversed([*doc[start : title.start], *title[:-1]]):
            if self._titles.is_noun(token):
                return str(token.lower_)
        first = doc[start].lower_
        return first if first in POSSESSIVES and start < title.start else None

    def _firm(self, start: int, title: Span, office: str) -> Thing | None:
        """A body that nothing else names, by the capitals before a title: "Hezbollah chief"."""
        if office not in {"official", "spokesperson", "secretary-general"} or title.text[0].isupper():
            return None
        words = self._doc[start : title.start]
        if not len(words) or not all(t.tag_ == "NNP" and t.text[0].isupper() for t in words):
            return None
        known = self._titles
        if any(known.is_portfolio(t) or known.is_noun(t) or known.is_prefix(t.doc, t.i) for t in words):
            return None
        return None if words.text.lower() in cities() else Thing("organisation", words.text, words.text)

    def _right(self, title: Span, office: str) -> tuple[int, tuple[Thing, ...], str | None]:
        """Past "-elect", "of France", "for the Sahel", "to the United Nations"; whose that says the office is."""
        doc, i = self._doc, self._past_suffix(self._titles.past_fields(self._doc, title))
        of: tuple[Thing, ...] = ()
        clue = None
        if (nation := self._right_behind(title, i)) is not None:
            return self._past_suffix(nation.end), (nation._.thing,), None
        if (name := self._straddling(title)) is not None:
            i, of = name.end, (name._.thing,)
        while i + 1 < len(doc) and doc[i].lower_ in _PREPOSITIONS and not doc[i].is_sent_start:
            i += 2 * (doc[i : i + 3].text.lower() == "in charge of")
            reach = Complement(doc, self._titles, i + 1, self._starts)
            if reach.end == i + 1:
                break
            if not of and clue is None and _says_whose(doc[i].lower_, office):
                of = tuple(t for t in reach.things if office != "legislator" or t.id in vocabulary().things)
                of = of or self._run(i + 1, reach.end, office)
                clue = None if of else reach.noun
            elif not of and clue in rules()["nouns"]["nation"] and doc[i].lower_ == "of" and reach.things:
                of, clue = tuple(reach.things), None  # "of the Ministry of Trade of Peru"
            elif not of and doc[i].lower_ == "for":
                of = self._field_of(i + 1, reach.end)
            i = self._past_suffix(reach.end) if doc[reach.end : reach.end + 1].text == "(" else reach.end
        if not of and clue is None and (unit := self._after_comma(i, office)) is not None:
            return unit.end, (unit._.thing,), None
        return i, of, clue

    def _right_behind(self, title: Span, i: int) -> Span | None:
        """The nation that some write right behind a title: "Minister of Defence Republic of Niger", "CDS Chad (X)"."""
        span = self._starts.get(i) if i == title.end and len(title) > 1 and title.text[0].isupper() else None
        if span is None or span.label_ != "NATION" or span._.sort != "name":
            return None
        return span if self._doc[span.end : span.end + 1].text in {",", "(", ")"} else None

    def _straddling(self, title: Span) -> Span | None:
        """The name that a title runs into: "President of the Republic of South Sudan"."""
        inside = (self._starts.get(i) for i in range(title.start + 1, title.end))
        return next((s for s in inside if s is not None and s.end > title.end), None)

    def _after_comma(self, i: int, office: str) -> Span | None:
        """The body behind a comma, as forces write it: "X, deputy commander, Joint Task Force 12, said"."""
        doc = self._doc
        if office not in _BEFORE_COMMA or i + 1 >= len(doc) or doc[i].text != ",":
            return None
        span = self._starts.get(i + 1)
        if span is None or span.label_ not in {"ORGANISATION", "COALITION"} or span.doc[span.start].lower_ == "the":
            return None
        closed = span.end >= len(doc) or doc[span.end].is_punct or doc[span.end].is_space
        return span if closed and doc[span.end : span.end + 1].text not in {"'s", "’s"} else None

    def _field_of(self, start: int, end: int) -> tuple[Thing, ...]:
        """The nation whose field a post is for: "Minister for the Restoration of Ukraine"."""
        last = next((s for s in self._names if start < s.start and s.end == end and s.label_ == "NATION"), None)
        before = self._doc[last.start - 1 - (self._doc[last.start - 1].lower_ == "the")] if last is not None else None
        return (last._.thing,) if last is not None and before is not None and before.lower_ == "of" else ()

    def _past_suffix(self, i: int) -> int:
        """Past "-elect" and past what the title is called for short: "the Chief of Defence Staff (CDS)"."""
        doc = self._doc
        short = doc[i + 1 : i + 2].text
        if doc[i : i + 1].text == "(" and doc[i + 2 : i + 3].text == ")" and short.isupper() and short.isalpha():
            named = self._starts.get(i + 1)
            return i if named is not None and named.label_ == "NATION" else i + 3
        if i + 1 < len(doc) and doc[i].text == "-" and self._titles.is_status(doc[i + 1]):
            return i + 2
        suffixed = i < len(doc) and self._titles.is_status(doc[i]) and doc[i].lower_ not in _LEADING_ON
        return i + 1 if suffixed else i

    def _run(self, start: int, end: int, office: str) -> tuple[Thing, ...]:
        """A body or city that the ontology does not name: "of the Georgia Department of Roads", "of Kirkenes"."""
        if office in rules()["owners"]["nations"]:
            return ()
        doc = self._doc
        while start < end and not doc[start].text[0].isupper():
            start += 1
        words = doc[start:end]
        if not len(words) or words[-1].lower_ in rules()["nouns"]["nation"] or not words[-1].text[0].isupper():
            return ()
        known = cities().get(words.text.lower())
        if known:
            return (Thing("city", known[0].name, known[0].name),)
        if len(words) == 1 and words[0].is_upper and len(words[0]) > _SHORTEST:
            return (Thing("organisation", words.text, words.text),)
        if len(words) < 2 or all(self._titles.is_field(t) or not t.text[0].isupper() for t in words):
            return ()
        return (Thing("organisation", words.text, words.text),)


def _is_plural(title: Span) -> bool:
    words = title.text.lower().split()
    last = words[head(words)]
    return last.endswith("s") and singular(last) != last


def _coordinated(inside: list[Span], chosen: Span, title: Span) -> tuple[Thing, ...]:
    """ "the Danish and Swedish ministers": both."""
    found = [chosen]
    for span in reversed(inside) if _is_plural(title) else ():
        if span.end == found[0].start - 1 and span.doc[span.end].lower_ in {"and", ","}:
            found.insert(0, span)
    return tuple(span._.thing for span in found)


def _says_whose(preposition: str, office: str) -> bool:
    owners = rules()["owners"]
    if preposition == "for":
        return office in owners["for"]
    if preposition in {"at", "with"}:
        return office in {"official", "spokesperson"}
    return preposition == "of"
