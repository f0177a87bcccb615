"""Numbers without a noun: "400 of them", "from 30 soldiers to 75", "promised 125 million more"."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from coalition.language.content import content
from coalition.language.counting import HEADS, Counting
from coalition.language.extensions import NAMES
from coalition.language.money import figure_rules
from coalition.language.numbers import SCALES, Number
from coalition.language.numbersurroundings import (
    after_from,
    is_conversion,
    is_toll,
    is_transitive,
    number_is_many,
    split_off,
)
from coalition.language.vocabulary import vocabulary

_LINK = re.compile(r"(?:,|,?\s*and|,?\s*or|to|-|–)(?: (?:up to|about|some|over|nearly|perhaps|even))?")
_OF_THEM = frozenset(("them", "those", "these", "whom", "which", "its", "their", "his", "her", "our"))
_ADDING = frozenset(("another", "further", "additional"))
_STATING = frozenset(
    (
        "number",
        "numbers",
        "numbered",
        "numbering",
        "total",
        "totals",
        "totalled",
        "totalling",
        "totaled",
        "strength",
        "between",
    )
)
_ROLES = frozenset(
    (
        "dobj",
        "pobj",
        "attr",
        "nsubj",
        "nsubjpass",
        "conj",
        "appos",
        "npadvmod",
        "ROOT",
        "oprd",
        "dep",
        "nummod",
        "quantmod",
        "advcl",
        "ccomp",
        "xcomp",
        "acl",
        "relcl",
        "advmod",
        "dative",
        "pcomp",
    )
)
_NOT_AFTER = frozenset(("at", "aged", "page", "chapter", "no", "number", "'s"))
_NEAR = 90
_HEDGES = frozenset(("nearly", "about", "around", "some", "almost", "over", "roughly", "approximately", "perhaps"))
_SUMS = frozenset(("total", "number", "maximum", "minimum", "strength"))
# No count of things is told in millions where only a few were counted before.
_LARGE = 1e3

Found = Sequence[tuple[Number, Span, Span | None]]


class BareNumbers:
    """Tells what a bare number counts, by the figures and nouns around it."""

    def __init__(self, counting: Counting) -> None:
        self._counting = counting
        rules = figure_rules()
        self._bare = frozenset(rules["bare"])
        self._provisions = frozenset(rules["provisions"]["words"])

    def figure(self, doc: Doc, found: Found, place: int) -> tuple[str, float] | None:
        """Unit and value of the number at `place`, None where nothing tells them."""
        number, span, _ = found[place]
        if not self._is_bare(doc, number, span):
            return None
        ahead = self._linked_ahead(doc, found, place)
        if ahead is not None:
            return ahead
        cell = self._in_cell(doc, number)
        if cell is not None:
            return cell
        listed = self._in_brackets(doc, found, place)
        if listed is not None:
            return listed, number.value
        if self._is_strength(doc, span):
            unit = self._strength(doc, span)
            return (unit, number.value) if unit else None
        if number.value == 1 or self._compares(doc, span):
            return None
        if is_toll(doc, span):
            return "people", number.value
        behind = self._linked_behind(doc, found, place)
        if behind is not None:
            return behind
        if self._is_provided_for(doc, span):
            return "people", number.value
        unit = self._antecedent(doc, found, place)
        return (unit, number.value) if unit is not None else None

    def _is_bare(self, doc: Doc, number: Number, span: Span) -> bool:
        after = doc[span.end] if span.end < len(doc) else None
        before = doc[span.start - 1] if span.start else None
        if number.digits and 1900 <= number.value <= 2100 and "," not in span.text:
            return False
        if before is not None and (before.lower_ in _NOT_AFTER or (before.tag_ == "HYPH" and not before.whitespace_)):
            return False
        if self._is_age(doc, span, number):
            return False
        return (
            after is None
            or after.is_punct
            or after.is_space
            or after.text == "|"
            or after.lower_ in self._bare
            or after.tag_ in {"VBN", "VBD", "VBZ", "VBP", "IN", "TO", "CC", "RB", "MD", "WP", "WDT", "DT", "PRP"}
            or after.is_sent_start is True
        )

    @staticmethod
    def _is_age(doc: Doc, span: Span, number: Number) -> bool:
        """ "Ana Kos, 54, said"."""
        if not 10 <= number.value <= 110 or span.start < 2 or span.end >= len(doc):
            return False
        before = doc[span.start - 2]
        if any(s.end == span.start - 1 for s in doc.spans.get(NAMES, ())):
            return False  # "Samoa (20)"
        return (
            doc[span.start - 1].text in {",", "("}
            and doc[span.end].text in {",", ")"}
            and before.text[0].isupper()
            and before.tag_ in {"NNP", "NNPS", "JJ"}
        )

    def _linked_ahead(self, doc: Doc, found: Found, place: int) -> tuple[str, float] | None:
        """ "40, 60 and 90 medics", "10-15 million euros": as the next number, which has a noun."""
        number, _, _ = found[place]
        last = place
        while last + 1 < len(found):
            gap = content(doc)[found[last][0].end : found[last + 1][0].start].strip()
            if not _LINK.fullmatch(gap):
                return None
            last += 1
            following = found[last][2]
            if following is not None:
                if gap == "," and last == place + 1 and following.label_ == "MONEY":
                    return None
                figure, scaled = following._.figure, found[last][0].scaled
                value = number.value
                if following.label_ == "MONEY" and scaled and not number.scaled:
                    value *= _scale(figure.value, content(doc)[found[last][0].start : found[last][0].end])
                return str(figure.unit), value
        return None

    @staticmethod
    def _in_brackets(doc: Doc, found: Found, place: int) -> str | None:
        """ "The contributors are Nepal (326) and India (196)": heads, as those that were counted last."""
        span = found[place][1]
        if span.start < 2 or span.end >= len(doc) or doc[span.start - 1].text != "(" or doc[span.end].text != ")":
            return None
        if not any(s.end == span.start - 1 and s.label_ == "NATION" for s in doc.spans.get(NAMES, ())):
            return None
        before = [read for _, _, read in found[:place] if read is not None and read.end > span.start - _NEAR]
        unit = str(before[-1]._.figure.unit) if before else None
        return unit if unit in HEADS else None

    @staticmethod
    def _compares(doc: Doc, span: Span) -> bool:
        """ "two more than in the autumn"."""
        return doc[span.end : span.end + 2].text.lower() in {"more than", "fewer than", "less than"}

    @staticmethod
    def _linked_behind(doc: Doc, found: Found, place: int) -> tuple[str, float] | None:
        """ "between 10,000 and 15,000": as the number before, whose noun was found."""
        read = found[place - 1][2] if place else None
        if read is None or found[place - 1][1].end < read.end:
            return None
        gap = content(doc)[found[place - 1][0].end : found[place][0].start].strip()
        return (str(read._.figure.unit), found[place][0].value) if _LINK.fullmatch(gap) else None

    def _in_cell(self, doc: Doc, number: Number) -> tuple[str, float] | None:
        """A number alone in a cell of a table: what the column, or the cell before it, speaks of."""
        row = next((b for b in doc._.blocks if b.kind == "row" and b.start <= number.start < b.end), None)
        if row is None:
            return None
        n = next((n for n, (start, end) in enumerate(row.cells) if start <= number.start < end), None)
        if n is None or len(content(doc)[slice(*row.cells[n])].split()) > 3:
            return None
        headers = doc._.blocks[row.header].cells if row.header is not None else ()
        if n < len(headers):
            found = self._money_header(content(doc)[slice(*headers[n])], number) or self._headed(
                doc, headers[n], number
            )
            if found is not None:
                return found
        return self._headed(doc, row.cells[n - 1], number) if n else None

    def _headed(self, doc: Doc, cell: tuple[int, int], number: Number) -> tuple[str, float] | None:
        """The unit by the words of a header, or of the cell before: "Soldiers", "linesmen for the company"."""
        start, end = cell
        if any(start <= s.start_char < end for s in doc.spans.get(NAMES, ())):
            return None
        words = re.findall(r"[a-z]+", content(doc)[start:end].lower())
        head = next(
            (words[:n] for n, word in enumerate(words) if word in {"for", "of", "in", "with", "on", "to"}), words
        )
        for stop in range(len(head), 0, -1):
            unit = self._counting.known(head[:stop])
            if unit is not None:
                return unit, number.value
        return None

    @staticmethod
    def _money_header(header: str, number: Number) -> tuple[str, float] | None:
        """ "EUR million", "Amount ($bn)": a currency with its scale."""
        words = re.findall(r"[A-Za-z]+|[^\sA-Za-z()]+", header)
        codes = vocabulary().symbols
        unit = next((codes[w] for w in words if w in codes), None)
        unit = unit or next(
            (vocabulary().currency_names[w.lower()] for w in words if w.lower() in vocabulary().currency_names), None
        )
        scale = 1.0 if number.scaled else next((SCALES[w.lower()] for w in words if w.lower() in SCALES), 1.0)
        return (unit, number.value * scale) if unit is not None else None

    @staticmethod
    def _is_strength(doc: Doc, span: Span) -> bool:
        return span.end < len(doc) and doc[span.end].lower_ == "strong"

    def _strength(self, doc: Doc, span: Span) -> str | None:
        """ "a police unit, 160 strong"."""
        words = [t.lower_ for t in doc[max(0, span.start - 12) : span.start]]
        for end in range(len(words), 0, -1):
            unit = self._counting.collective(words[:end]) or self._counting.known(words[end - 1 : end])
            if unit is not None:
                return unit
        return None

    def _is_provided_for(self, doc: Doc, span: Span) -> bool:
        """ "beds for 80", "food for 50,000"."""
        return span.start > 1 and doc[span.start - 1].lower_ == "for" and doc[span.start - 2].lower_ in self._provisions

    def _antecedent(self, doc: Doc, found: Found, place: int) -> str | None:
        """The unit of the figure or the countable noun named last before the number."""
        number, span, _ = found[place]
        collective = self._of_collective(doc, span)
        if collective is not None:
            return collective
        if not self._asks_for_one(doc, found, place):
            return None
        money = number.scaled and number.value >= 1e5
        limit = self._floor(doc, span)
        unit, at = None, -1
        for _, _, read in reversed(found[:place]):
            if read is None or read.start < limit:
                continue
            small = read.label_ == "COUNT" and read._.figure.value < _LARGE
            if money and (small or is_conversion(doc, read)):
                continue
            if read.label_ == "COUNT" or money:
                unit, at = str(read._.figure.unit), read.end - 1
                break
        if money:
            counts = unit is not None and not unit.isupper() and unit not in HEADS and unit != "nations"
            return (self._currency(doc, found, span) if unit is None or counts else None) or unit
        for token in reversed(doc[max(limit, at + 1) : span.start]):
            if self._counting.is_known_plural(token):
                return self._counting.known([token.lower_])
        return unit

    @staticmethod
    def _currency(doc: Doc, found: Found, span: Span) -> str | None:
        """The one currency of an article, for a sum that a label or a word of adding up stands before."""
        before = doc[span.start - 1].lower_ if span.start else ""
        told = {str(read._.figure.unit) for _, _, read in found if read is not None and read.label_ == "MONEY"}
        return told.pop() if before in _STATING | {":", "(", "worth"} and len(told) == 1 else None

    def _of_collective(self, doc: Doc, span: Span) -> str | None:
        """ "a company of 120"."""
        if span.start < 2 or doc[span.start - 1].lower_ != "of":
            return None
        return self._counting.collective([t.lower_ for t in doc[max(0, span.start - 3) : span.start - 1]])

    @staticmethod
    def _floor(doc: Doc, span: Span) -> int:
        """How far back an antecedent may be: the start of the paragraph, and of the one before for its first words."""
        at = span.start_char
        block = next((b for b in reversed(doc._.blocks) if b.start <= at), None)
        start = max(0, span.start - _NEAR)
        if block is None or block.kind in {"item", "row"}:
            while block is not None and start < span.start and doc[start].idx < block.start:
                start += 1
        return start

    def _asks_for_one(self, doc: Doc, found: Found, place: int) -> bool:
        """Whether a bare number points back to something counted, by the words around it and its role."""
        number, span, _ = found[place]
        after = doc[span.end].lower_ if span.end < len(doc) else ""
        before = doc[span.start - 1].lower_ if span.start else ""
        second = doc[span.end + 1].lower_ if span.end + 1 < len(doc) else ""
        if after == "of":
            return second in _OF_THEM
        first = span.start - (before in _HEDGES)
        if first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in _SUMS:
            return True
        if first < span.start and first and doc[first - 1].lower_ == "to" and span.root.dep_ == "pobj":
            return True
        if before in _ADDING or after in {"more", "others", "each", "apiece", "respectively"} or before in _STATING:
            return True
        if number.scaled and number.value >= 1e5:
            return True
        if split_off(doc, span) or after in {"home", "back"} or self._counts_among(doc, found, place):
            return True
        return self._fits_role(doc, span, before, after)

    def _counts_among(self, doc: Doc, found: Found, place: int) -> bool:
        """ "Of ten boats promised, six have come", "how many: 15, 50 or 500", "Fiji (45 officers), Samoa (20)"."""
        number, span, _ = found[place]
        before = doc[span.start - 1].text if span.start else ""
        first = doc[span.start].sent.start
        if doc[first].lower_ == "of" and before == ",":
            return True
        counted = any(r is not None and r.label_ == "COUNT" and r.start >= first for _, _, r in found[:place])
        if before == "(" and span.start > 1 and self._counting.is_known_plural(doc[span.start - 2]):
            return True
        if after_from(doc, span) and counted:
            return True
        if before in {"(", ":"} or (doc[span.start - 1].lower_ == "to" and doc[max(0, span.start - 3)].text == "("):
            return counted or before == ":"
        return counted and before in {",", ";"} and number.digits and number.value >= 10

    def _fits_role(self, doc: Doc, span: Span, before: str, after: str) -> bool:
        """ "send 1,500", "from 30 soldiers to 75", "Ethiopia 2,500", "(200 delivered)"."""
        root = span.root
        if after and (
            doc[span.end].tag_ in {"VBN", "VBD"} or doc[span.end : span.end + 2].text.lower().startswith("already")
        ):
            return doc[span.end].tag_ != "VBD" or before == "("
        if span.start == span.sent.start and after in {"are", "were", "have", "will"} and number_is_many(span):
            return True
        if before in {"whom", "which"}:
            return True
        if before in {"to", "from", "than", "for", "of", "with", "just", "only", "some", "about"} and root.dep_ in {
            "pobj",
            "prep",
            "quantmod",
            "nummod",
            "npadvmod",
            "dobj",
        }:
            return before in {"to", "from", "than"} or is_transitive(root)
        if root.dep_ in {"dobj", "conj", "attr"}:
            return is_transitive(root)
        first = span.start - (before in {"a", "some", "about", "another"})
        preceding = doc[first - 1] if first > 0 else None
        return (
            preceding is not None
            and preceding.tag_ in {"NNP", "NNPS"}
            and preceding.ent_type_ == ""
            and preceding.whitespace_ != ""
            and self._is_nation(doc, preceding)
        )

    @staticmethod
    def _is_nation(doc: Doc, token: Token) -> bool:
        return any(s.end == token.i + 1 for s in doc.spans.get(NAMES, ()))


def _scale(value: float, words: str) -> float:
    """By how much the scale of a number multiplies it: a million in "15 million"."""
    plain = re.match(r"[\d.,]+", words)
    digits = float(plain.group().replace(",", "")) if plain else 1.0
    return value / digits if digits else 1.0
