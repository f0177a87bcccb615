"""Component `coalition_figures`: money, heads and things counted, with unit and qualifier."""

import re
from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc, Span

from coalition.language.content import content
from coalition.language.counting import HEADS, Counting
from coalition.language.ellipsis import BareNumbers
from coalition.language.extensions import DATES, FIGURES, NAMES, mark, register
from coalition.language.money import Currencies, figure_rules
from coalition.language.numbers import Number, numbers
from coalition.statements.statement import Figure

_PERCENT = re.compile(r"[ \u00a0-]?(?:%|per[ -]?cent|pc\b|percentage)", re.IGNORECASE)
_POLICE = re.compile(r"\b(?:police|policing|gendarme)", re.IGNORECASE)
_POLICE_REACH = 1200
_OFFICERS = re.compile(r"\b(?:police|policing|gendarme\w*) officers?", re.IGNORECASE)
_OFFICERS_REACH = 250
# So many tokens before "140 strong" stands who is.
_NEAR = 25
# So many tokens behind "members of" stands the force.
_FORCE = 6
_GROUPS = frozenset(
    (
        "battalion",
        "company",
        "platoon",
        "brigade",
        "division",
        "regiment",
        "team",
        "unit",
        "nations",
        "operation",
        "contingent",
        "detachment",
    )
)


@Language.factory("coalition_figures", assigns=["doc.spans"], requires=["token.tag"])
def create(nlp: Language, name: str) -> "Figures":  # noqa: ARG001 - the signature is spaCy's
    """Make the component; it needs tags, and uses names, dates and layout where there are some."""
    return Figures()


class Figures:
    """Fills `doc.spans["figures"]` with spans labelled MONEY or COUNT, each with `span._.figure`.

    The span reaches from the number, or the currency before it, to the noun counted or the currency after it.
    Dates, percentages, durations, distances, ages, ordinals, labels ("Article 5") and section numbers are no figures.
    """

    def __init__(self) -> None:
        register()
        rules = figure_rules()
        self._qualifiers = sorted(
            ((phrase, kind) for kind, phrases in rules["qualifiers"].items() for phrase in phrases),
            key=lambda pair: -len(pair[0]),
        )
        self._labels = frozenset(rules["labels"])
        self._capitalised_labels = frozenset(rules["capitalised-labels"])
        self._definite = rules["definite"]
        self._definite_words = frozenset(self._definite["words"])
        self._definite_units = frozenset(self._definite["units"])
        self._counting = Counting()
        self._forces = {word: unit for unit, words in rules["forces"].items() for word in words}
        self._currencies = Currencies()
        self._bare = BareNumbers(self._counting)

    def __call__(self, doc: Doc) -> Doc:
        """Find the figures of a text: first those with a noun or currency, then those that lean on them."""
        found: list[tuple[Number, Span, Span | None]] = []
        for number, span in self._numbers(doc):
            if found and self._is_model(doc, span, found[-1][2]):
                continue
            money = self._money(doc, number)
            glued = number.start > 0 and content(doc)[number.start - 1].isalpha()
            if money is not None or (not glued and number.value > 0):
                found.append((number, span, money or self._count(doc, number, span)))
        for place, (number, span, read) in enumerate(found):
            if read is None:
                figure = self._bare.figure(doc, found, place)
                if figure is not None:
                    label = "MONEY" if _is_money(figure[0]) else "COUNT"
                    qualified = Figure(figure[1], figure[0], self._qualifier(doc, number.start))
                    found[place] = (number, span, mark(doc, span.start, span.end, label, figure=qualified))
        doc.spans[FIGURES] = [read for _, _, read in found if read is not None]
        return doc

    def _numbers(self, doc: Doc) -> list[tuple[Number, Span]]:
        """The numbers of a text that may be figures: none that are dates, labels, or markers of the layout."""
        dates = doc.spans.get(DATES, ())
        starts = [b.start for b in doc._.blocks]
        found = []
        for number in numbers(content(doc)):
            span = doc.char_span(number.start, number.end, alignment_mode="expand")
            if span is None or self._is_dated(doc, number, span, dates) or self._is_label(doc, span, number):
                continue
            block = doc._.blocks[max(0, bisect_right(starts, number.start) - 1)] if starts else None
            if block is None or block.start <= number.start < block.end:
                found.append((number, span))
        return found

    def _is_dated(self, doc: Doc, number: Number, span: Span, dates: object) -> bool:
        """Whether a number is part of a date; a bare "2000" before "soldiers" is not."""
        for date in dates:  # type: ignore[attr-defined] # a SpanGroup, which has no type of its own
            if date.start_char < number.end and number.start < date.end_char:
                counted = date.end == span.end and span.end < len(doc) and self._counting.is_known_plural(doc[span.end])
                return not counted
        return False

    @staticmethod
    def _is_model(doc: Doc, span: Span, before: Span | None) -> bool:
        """Whether a number belongs to what the one before counts: "14 Leopard 2 tanks"."""
        inside = before is not None and before.start < span.start < before.end
        return inside and doc[span.start - 1].tag_ in {"NNP", "NNPS"}

    def _money(self, doc: Doc, number: Number) -> Span | None:
        found = self._currencies.beside(doc, number)
        if found is None:
            return None
        span = doc.char_span(found.start, found.end, alignment_mode="expand")
        figure = Figure(number.value, found.unit, self._qualifier(doc, found.start))
        return mark(doc, span.start, span.end, "MONEY", figure=figure) if span is not None else None

    def _qualifier(self, doc: Doc, start: int) -> str:
        before = content(doc)[max(0, start - 24) : start].lower().rstrip()
        for phrase, kind in self._qualifiers:
            if before.endswith(phrase) and not before.removesuffix(phrase)[-1:].isalpha():
                return str(kind)
        return "exactly"

    def _is_label(self, doc: Doc, span: Span, number: Number) -> bool:
        """Whether a number measures, names or times something: "12%", "F-16", "Type 45", "10:30", "0600", "7/10"."""
        words = content(doc)
        around = words[max(0, number.start - 1) : number.start], words[number.end : number.end + 1]
        zero = number.digits and words[number.start] == "0" and words[number.start + 1 : number.start + 2] != "."
        if zero and number.end - number.start > 1 and number.value >= 1:
            return True
        if _PERCENT.match(words, number.end):
            return True
        if around[1] in {":", "/"} and words[number.end + 1 : number.end + 2].isdigit():
            return True
        if around[0] in {":", "/", "#", "@"} and words[max(0, number.start - 2) : number.start - 1].isdigit():
            return True
        if around[0] in {"-", "‑", "#"} and words[max(0, number.start - 2) : number.start - 1].isalpha():
            return True
        before = doc[span.start - 1] if span.start else None
        if before is None:
            return False
        if before.text.istitle() and before.lower_ in self._capitalised_labels:
            return True
        counted = self._counting.is_known_plural(doc[min(span.end, len(doc) - 1)])
        return before.lower_ in self._labels and (not counted or before.text.istitle())

    def _count(self, doc: Doc, number: Number, span: Span) -> Span | None:
        """The figure of a number that a noun follows."""
        start = span.end
        if start < len(doc) and doc[start].text in {"-", "‑"} and not doc[start - 1].whitespace_:
            return self._compound(doc, number, span)
        if start < len(doc) and doc[start].lower_ == "strong":
            return self._strong(doc, number, span)
        if start < len(doc) and doc[start].lower_ == "of":
            start = self._partitive(doc, start)
        start = self._past_dash(doc, span, start)
        end = self._counting.phrase(doc, start)
        if end == start:
            return None
        unit = self._member_of(doc, span, end) or self._members(doc, end) or self._counting.unit(doc, start, end)
        if unit is None or self._points_back(doc, span, number, unit) or self._is_idle_one(number, unit, doc, span):
            return None
        if unit == "personnel" and self._is_police(doc, start, end):
            unit = "police"
        figure = Figure(number.value, unit, self._qualifier(doc, number.start))
        return mark(doc, span.start, end, "COUNT", figure=figure)

    def _strong(self, doc: Doc, number: Number, span: Span) -> Span:
        """ "We'll be about 140 strong": soldiers, unless those who are so many are others."""
        before = [t.lower_ for t in doc[max(0, span.start - _NEAR) : span.start]]
        unit = next(
            (u for n in range(len(before), 0, -1) if (u := self._counting.collective(before[max(0, n - 2) : n]))),
            "troops",
        )
        figure = Figure(number.value, unit, self._qualifier(doc, number.start))
        return mark(doc, span.start, span.end + 1, "COUNT", figure=figure)

    @staticmethod
    def _is_police(doc: Doc, start: int, end: int) -> bool:
        """Whether "officers" without more are police: the text has spoken of police shortly before, or does so next."""
        if doc[end - 1].lower_ not in {"officer", "officers"} or (
            end - start > 1 and doc[end - 2].tag_ in {"NN", "NNS", "NNP"}
        ):
            return False
        at, words = doc[end - 1].idx, content(doc)
        before = _POLICE.search(words, max(0, at - _POLICE_REACH), at)
        return before is not None or _OFFICERS.search(words, at, at + _OFFICERS_REACH) is not None

    def _compound(self, doc: Doc, number: Number, span: Span) -> Span | None:
        """ "a 30-member team", "26-nation coalition", "a 300-strong contingent"."""
        if not self._counting.is_compound(doc, span.end):
            return None
        word = doc[span.end + 1].lower_
        end = self._counting.phrase(doc, span.end + 2) if span.end + 2 < len(doc) else span.end + 2
        members = self._counting.collective([t.lower_ for t in doc[span.end + 2 : end]]) if end > span.end + 2 else None
        members = members or self._body_of_men(doc, span.end + 2)
        unit = members if word in {"strong", "member", "man", "person"} else self._counting.known([word])
        unit = unit or ("people" if word in {"man", "person"} else None if word == "strong" else word)
        if unit is None:
            return None
        return mark(
            doc,
            span.start,
            span.end + 2,
            "COUNT",
            figure=Figure(number.value, unit, self._qualifier(doc, number.start)),
        )

    def _body_of_men(self, doc: Doc, start: int) -> str | None:
        """The unit of a body of men whose phrase coordinates: "72-strong search and rescue team"."""
        for i in range(start, min(start + _FORCE, len(doc))):
            if (doc[i].is_punct and doc[i].tag_ != "HYPH") or doc[i].tag_ in {"IN", "TO", "VBD", "VBZ", "VBP", "MD"}:
                return None
            if doc[i].tag_ in {"NN", "NNP"} and (
                unit := self._counting.collective([t.lower_ for t in doc[start : i + 1]])
            ):
                return unit
        return None

    @staticmethod
    def _partitive(doc: Doc, i: int) -> int:
        """Past "of its" in "four of its bases", "of our" in "200 of our troops"."""
        after = doc[i + 1] if i + 1 < len(doc) else None
        if after is not None and (after.tag_ == "PRP$" or after.lower_ in {"the", "these", "those"}):
            return i + 2
        return i

    @staticmethod
    def _past_dash(doc: Doc, span: Span, start: int) -> int:
        """Past the dash of an item that opens with its number: "12,000 – tarpaulins handed over"."""
        opens = (
            span.start == 0
            or "\n" in doc[span.start - 1].text
            or (span.start > 1 and doc[span.start - 1].text in {"-", "*", "•"} and "\n" in doc[span.start - 2].text)
        )
        if (
            opens
            and start + 1 < len(doc)
            and doc[start].text in {"–", "—", "-", ":"}
            and (doc[start + 1].text[0].islower() or any(s.start == start + 1 for s in doc.spans.get(NAMES, ())))
        ):
            return start + 1
        return start

    def _member_of(self, doc: Doc, span: Span, end: int) -> str | None:
        """ "a medical team of 32 members", "a company of 120 stays"."""
        if span.start < 2 or doc[span.start - 1].lower_ != "of":
            return None
        known = self._counting.known([doc[end - 1].lower_])
        if doc[span.end].lower_ in {"members", "people", "men", "women"} or (known is None and end == span.end + 1):
            return self._counting.collective([t.lower_ for t in doc[max(0, span.start - 3) : span.start - 1]])
        return None

    def _members(self, doc: Doc, end: int) -> str | None:
        """ "60 members of the Peruvian armed forces", "12 members of its police"."""
        if doc[end - 1].lower_ not in {"members", "elements"} or end >= len(doc) or doc[end].lower_ != "of":
            return None
        words = [t.lower_ for t in doc[end + 1 : min(end + 1 + _FORCE, doc[end].sent.end)]]
        found = ((" ".join(words[n : n + size]), n) for n in range(len(words)) for size in (2, 1))
        return next((self._forces[phrase] for phrase, _ in found if phrase in self._forces), None)

    def _points_back(self, doc: Doc, span: Span, number: Number, unit: str) -> bool:
        if span.start == 0 or unit not in self._definite_units:
            return False
        before = doc[span.start - 1]
        if before.tag_ in {"JJ", "JJS"} and span.start > 1:
            before = doc[span.start - 2]
        largest = self._definite["all"] if before.lower_ == "all" else self._definite["largest"]
        return number.value <= largest and (before.lower_ in self._definite_words or before.tag_ == "POS")

    def _is_idle_one(self, number: Number, unit: str, doc: Doc, span: Span) -> bool:
        """Whether "one" counts nothing that anybody gives or has: "one day", "not one soldier", "one of them"."""
        if number.value != 1:
            return False
        before = doc[span.start - 1].lower_ if span.start else ""
        given = self._counting.known([unit]) is not None and unit not in HEADS and unit not in _GROUPS
        return (
            not given
            or before in {"not", "no", "the", "this", "that", "any", "only", "every"}
            or (span.end < len(doc) and doc[span.end].lower_ == "of")
        )


def _is_money(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()
