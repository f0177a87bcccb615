"""Component `coalition_figures`: money, heads and things counted, with unit and qualifier."""

import re
import tomllib

from spacy.language import Language
from spacy.tokens import Doc, Span

from coalition.language.extensions import DATES, FIGURES, NAMES, mark, register
from coalition.language.morphology import singular
from coalition.language.numbers import Number, numbers
from coalition.language.rules import text
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Figure

_NOUN_PHRASE = {
    "NN",
    "NNS",
    "NNP",
    "NNPS",
    "JJ",
    "JJR",
    "JJS",
    "VBN",
    "VBG",
    "HYPH",
    "AFX",
    "RB",
    "POS",
    "VBD",
    "FW",
}
_NOUN = {"NN", "NNS", "NNP", "NNPS"}
_LONGEST_PHRASE = 7
_ADDED = {"more", "additional", "further", "extra", "other", "new"}


@Language.factory("coalition_figures", assigns=["doc.spans"], requires=["token.tag"])
def create(nlp: Language, name: str) -> "Figures":  # noqa: ARG001 - the signature is spaCy's
    """Make the component; it needs tags."""
    return Figures()


class Figures:
    """Fills `doc.spans["figures"]` with spans labelled MONEY or COUNT, each with `span._.figure`.

    The span reaches from the number, or the currency before it, to the noun counted or the currency after it.
    Dates, percentages, durations, distances, ages, ordinals and section numbers are no figures.
    """

    def __init__(self) -> None:
        register()
        rules = tomllib.loads(text("figures.toml"))
        self._qualifiers = sorted(
            ((phrase, kind) for kind, phrases in rules["qualifiers"].items() for phrase in phrases),
            key=lambda pair: -len(pair[0]),
        )
        self._excluded = frozenset(rules["excluded"]["units"])
        self._labels = frozenset(rules["excluded"]["labels"])
        definite = rules["excluded"]["definite"]
        self._definite = frozenset(definite["words"])
        self._definite_units = frozenset(definite["units"])
        self._definite_largest = definite["largest"]
        words = vocabulary()
        self._units = words.units
        self._symbols = words.symbols
        self._currencies = words.currency_names
        symbols = "|".join(re.escape(s) for s in sorted(self._symbols, key=len, reverse=True))
        names = "|".join(re.escape(s) for s in sorted(self._currencies, key=len, reverse=True))
        self._before = re.compile(rf"(?:^|(?<=[^\w$€£]))({symbols})[ \u00a0]?$")
        self._after = re.compile(rf"[ \u00a0-]?(?:({names})\b|({symbols})(?!\w))", re.IGNORECASE)
        self._after_number = re.compile(r"^[ \u00a0]?(?:%|per ?cent)")

    def __call__(self, doc: Doc) -> Doc:
        found: list[Span] = []
        dates = [(d.start_char, d.end_char) for d in doc.spans.get(DATES, ())]
        for number in numbers(doc.text):
            if any(start < number.end and number.start < end for start, end in dates):
                continue
            span = self._money(doc, number) or self._count(doc, number, found)
            if span is not None:
                found.append(span)
        doc.spans[FIGURES] = found
        return doc

    def _money(self, doc: Doc, number: Number) -> Span | None:
        before = self._before.search(doc.text, max(0, number.start - 6), number.start)
        after = self._after.match(doc.text, number.end)
        if before:
            unit, start, end = self._symbols[before[1]], before.start(1), number.end
        elif after and (after[1] or after[2].isupper() or not after[2].isalpha()):
            unit = self._currencies[after[1].lower()] if after[1] else self._symbols.get(after[2], "")
            start, end = number.start, after.end()
        else:
            return None
        if not unit:
            return None
        return self._span(doc, start, end, "MONEY", Figure(number.value, unit, self._qualifier(doc, start)))

    def _span(self, doc: Doc, start: int, end: int, label: str, figure: Figure) -> Span | None:
        span = doc.char_span(start, end, alignment_mode="expand")
        return mark(doc, span.start, span.end, label, figure=figure) if span else None

    def _qualifier(self, doc: Doc, start: int) -> str:
        before = doc.text[max(0, start - 24) : start].lower().rstrip()
        for phrase, kind in self._qualifiers:
            if before.endswith(phrase) and not before.removesuffix(phrase)[-1:].isalpha():
                return str(kind)
        return "exactly"

    def _count(self, doc: Doc, number: Number, earlier: list[Span]) -> Span | None:
        span = doc.char_span(number.start, number.end, alignment_mode="expand")
        if span is None or span.start_char != number.start or self._is_label(doc, span, number):
            return None
        end, unit = self._counted(doc, span.end)
        if unit is None and _is_split(doc, span.end):
            unit, end = self._noun_before(doc, span.start), span.end
        if unit is None:
            unit = self._repeated_unit(doc, span, number, earlier)
            end = span.end
        if unit is None or unit in self._excluded or self._points_back(doc, span, number, unit):
            return None
        figure = Figure(number.value, unit, self._qualifier(doc, number.start))
        return mark(doc, span.start, end, "COUNT", figure=figure)

    def _is_label(self, doc: Doc, span: Span, number: Number) -> bool:
        if self._after_number.match(doc.text[number.end : number.end + 9]):
            return True
        if span.start == 0:
            return False
        before = doc[span.start - 1]
        if before.lower_ in self._labels or (
            before.tag_ == "HYPH" and not before.whitespace_ and not before.text.isdigit()
        ):
            return True
        if (
            before.text in {":", ".", "/"}
            and before.i
            and doc[before.i - 1].text.isdigit()
            and not before.whitespace_
        ):
            return True
        after = doc.text[number.end : number.end + 1]
        return after in {":", "/"} and doc.text[number.end + 1 : number.end + 2].isdigit()

    def _counted(self, doc: Doc, start: int) -> tuple[int, str | None]:
        """The end of the noun phrase that starts at token `start`, and the unit it counts."""
        end = start
        limit = min(len(doc), start + _LONGEST_PHRASE)
        while end < limit and self._goes_on(doc, start, end):
            end += 1
            if doc[end - 1].tag_ in {"NNS", "NNPS"} and not self._compound_follows(doc, end):
                break
        while end > start and doc[end - 1].tag_ not in _NOUN:
            end -= 1
        return (end, self._unit(doc, start, end)) if end > start else (start, None)

    def _goes_on(self, doc: Doc, start: int, i: int) -> bool:
        token = doc[i]
        if i > start and (token.is_sent_start or "\n" in doc[i - 1].whitespace_ + token.text):
            return False
        if token.tag_ in {"CC", ","}:
            return (
                i > start
                and i + 1 < len(doc)
                and doc[i - 1].tag_ in {"JJ", "VBN"}
                and doc[i + 1].tag_ in {"JJ", "VBN"}
            )
        if (
            token.tag_ in {"VBG", "VBN"}
            and token.dep_ not in {"amod", "compound", "nmod"}
            and not _hyphenated(doc, i)
        ):
            return False
        if (
            token.tag_ in {"VBN", "VBG", "VBD", "RB", "POS"}
            and i > start
            and doc[i - 1].tag_ in _NOUN
            and token.tag_ != "POS"
        ):
            return False
        return token.tag_ in _NOUN_PHRASE or token.lower_ in _ADDED

    @staticmethod
    def _compound_follows(doc: Doc, i: int) -> bool:
        return (
            i < len(doc)
            and doc[i].tag_ in {"NN", "NNS"}
            and doc[i - 1].dep_ in {"compound", "nmod"}
            and doc[i - 1].head.i >= i
        )

    def _unit(self, doc: Doc, start: int, end: int) -> str | None:
        words = [token.lower_ for token in doc[start:end]]
        if any(s.end == end and s._.sort == "demonym" for s in doc.spans.get(NAMES, ())):
            return "people"
        for size in range(min(3, len(words)), 0, -1):
            phrase = " ".join(words[-size:])
            for form in (phrase, singular(phrase)):
                if form in self._units:
                    return self._units[form]
        last = singular(words[-1])
        if last in self._excluded or words[-1] in self._excluded or not any(c.isalpha() for c in last):
            return None
        return last

    def _repeated_unit(self, doc: Doc, span: Span, number: Number, earlier: list[Span]) -> str | None:
        """The unit of a number without a noun: "400 of them", "from 24 soldiers to 48", "four and six respectively"."""
        after = doc[span.end] if span.end < len(doc) else None
        bare = (
            after is None
            or after.is_punct
            or after.lower_
            in {
                "and",
                "or",
                "to",
                "of",
                "this",
                "last",
                "next",
                "in",
                "by",
                "from",
                "for",
                "on",
                "respectively",
                "while",
                "but",
            }
        )
        if (
            not bare
            or 1900 <= number.value <= 2100
            or not earlier
            or (number.value == 1 and not span.text.isdigit())
        ):
            return None
        last = earlier[-1]
        of_them = doc[span.end : span.end + 2].text.lower() in {"of them", "of those", "of these"}
        near = last.sent == span.sent or (of_them and span.start - last.end < 40)
        if not near or last.label_ != "COUNT" or (after is not None and after.lower_ == "of" and not of_them):
            return None
        return str(last._.figure.unit) if of_them or self._is_contrast(doc, span) else None

    def _noun_before(self, doc: Doc, i: int) -> str | None:
        """The unit of numbers that follow what they count: "staff officers, four and six respectively"."""
        sentence = doc[i].sent
        for j in range(i - 1, sentence.start, -1):
            if doc[j].tag_ in {"NNS", "NNPS"}:
                return self._unit(doc, max(sentence.start, j - 1), j + 1)
        return None

    @staticmethod
    def _is_contrast(doc: Doc, span: Span) -> bool:
        before = doc[span.start - 1].lower_ if span.start else ""
        return before in {
            "to",
            "from",
            "and",
            "or",
            "than",
            "another",
            "further",
            "just",
            "only",
            ",",
            "about",
            "some",
        }

    def _points_back(self, doc: Doc, span: Span, number: Number, unit: str) -> bool:
        if number.value > self._definite_largest or span.start == 0 or unit not in self._definite_units:
            return False
        before = doc[span.start - 1]
        if before.tag_ in {"JJ", "JJS"} and span.start > 1:
            before = doc[span.start - 2]
        return before.lower_ in self._definite or before.tag_ == "POS"


def _hyphenated(doc: Doc, i: int) -> bool:
    return (i + 1 < len(doc) and doc[i + 1].tag_ == "HYPH") or (i > 0 and doc[i - 1].tag_ == "HYPH")


def _is_split(doc: Doc, i: int) -> bool:
    """Whether a number that ends at `i` stands apart from what it counts: "nine in all", "four and six respectively"."""
    after = doc[i : i + 4].text.lower()
    return after.startswith(("in all", "in total", "altogether", "respectively")) or "respectively" in after
