"""What a number counts: the noun phrase after it, and the unit its head stands for."""

from spacy.tokens import Doc, Token

from coalition.language.extensions import NAMES
from coalition.language.money import figure_rules
from coalition.language.morphology import plural, singular
from coalition.language.vocabulary import vocabulary

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_MODIFIERS = frozenset(("JJ", "JJR", "JJS", "HYPH", "AFX", "FW", "POS", "CD"))
_PLURALS = frozenset(("NNS", "NNPS"))
_ADDED = frozenset(("more", "additional", "further", "extra", "other", "new", "of"))
_LONGEST = 8
_MEASURED = frozenset(
    ("mm", "cm", "km", "kg", "millimetre", "millimeter", "centimetre", "centimeter", "kilometre", "kilometer", "mile")
)
# Abbreviations that are the unit, whatever noun follows: "200 MT milk powder".
_MEASURES = frozenset(("MT", "MTs", "mt"))
_MEN = ("men", "women", "people")
HEADS = frozenset(("troops", "police", "personnel", "people"))


class Counting:
    """Knows units by their words: those of ontology/units.ttl and the heads of rules/figures.toml."""

    def __init__(self) -> None:
        rules = figure_rules()
        self._units: dict[str, str] = dict(vocabulary().units)
        for unit, words in rules["heads"].items():
            self._units.update(dict.fromkeys(words, unit))
        self._plurals = {plural(word): unit for word, unit in self._units.items()}
        self._excluded = frozenset(rules["excluded"]["units"])
        self._talks = frozenset(rules["talks"])
        self._compounds = frozenset(rules["compounds"])
        self._collectives: dict[str, str] = {
            word: unit for unit, words in rules["collectives"].items() for word in words
        }

    def known(self, words: list[str]) -> str | None:
        """The unit of a phrase by its last words, the longest that is known."""
        for size in range(min(3, len(words)), 0, -1):
            phrase = " ".join(words[-size:])
            unit = self._units.get(phrase) or self._plurals.get(phrase) or self._units.get(singular(phrase))
            if unit is not None:
                return unit
        if len(words) > 2 and words[-2] == "-":  # "fire-fighters"
            return self.known([words[-3] + words[-1]])
        return None

    def is_known_plural(self, token: Token) -> bool:
        """Whether a word is the plural of something countable: "tents", "soldiers"."""
        return token.tag_ in _PLURALS and token.lower_ in self._plurals

    def collective(self, words: list[str]) -> str | None:
        """The unit of those who make up a body of men: "company", "police unit", "medical team"."""
        for size in (2, 1):
            unit = self._collectives.get(" ".join(words[-size:]))
            if unit is not None:
                return unit
        return None

    def phrase(self, doc: Doc, start: int) -> int:
        """The end of the noun phrase that opens at token `start`; `start` itself if none does."""
        if start < len(doc) and doc[start].text in _MEASURES:
            return start + 1
        end = last = start
        named = False
        while end < min(len(doc), start + _LONGEST) and self._goes_on(doc, start, end, named):
            end += 1
            if doc[end - 1].tag_ in _NOUNS and not _is_hyphened(doc, end):
                last = end
                named = doc[end - 1].tag_ in {"NN", "NNS"}
                if doc[end - 1].tag_ in _PLURALS and not _leads_on(doc, end):
                    break
        return last

    @staticmethod
    def _goes_on(doc: Doc, start: int, i: int, named: bool) -> bool:
        """Whether token `i` belongs to a phrase that opened at `start`; with `named`, a common noun stood before it."""
        token, tag = doc[i], doc[i].tag_
        before = doc[i - 1] if i else None
        if token.text == "|":  # a cell ends
            return False
        if before is not None and (token.is_sent_start or "\n" in before.text + before.whitespace_ + token.text):
            return i == start and "\n" not in token.text and not token.is_punct and token.text[0].islower()
        if tag == "HYPH" or (before is not None and before.tag_ == "HYPH" and i > start):
            return True
        if _is_hyphened(doc, i + 1) and not token.is_punct:  # "off-road", "all-terrain"
            return True
        if token.lower_ in _ADDED and not named:
            return token.lower_ != "of"
        if tag in {"CC", ","}:
            return i > start and _joins(doc, i)
        if tag in {"VBN", "VBG", "VBD"}:
            return not named and (token.dep_ in {"amod", "compound", "nmod"} or _opens_plural(doc, start, i))
        if tag == "RB":
            return not named and i + 1 < len(doc) and doc[i + 1].tag_ in {"JJ", "VBN"}
        return tag in _NOUNS or (tag in _MODIFIERS and not (named and tag in {"JJ", "JJR", "JJS"}))

    def unit(self, doc: Doc, start: int, end: int) -> str | None:
        """The unit that a noun phrase counts; None if it is measured, not counted."""
        words = [token.lower_ for token in doc[start:end]]
        # Names have capitals; without that test each figure would look at all of them.
        if doc[end - 1].text[:1].isupper() and any(
            s.end == end and s._.sort == "demonym" for s in doc.spans.get(NAMES, ())
        ):
            return "people"
        if len(words) > 1 and words[0] in _MEASURED:  # "155 mm shells"
            return None
        last = singular(words[-1])
        if last in self._excluded or words[-1] in self._excluded or not any(c.isalpha() for c in last):
            return None
        if last == "round" and end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end + 1].lower_ in self._talks:
            return None
        unit = self.known(words)
        if unit is None and words[-1].endswith(_MEN):
            return "people"
        if unit is None and not _is_plural(doc[end - 1]):
            return None
        return unit or last

    def is_compound(self, doc: Doc, i: int) -> bool:
        """Whether the hyphen at `i` joins a number to what it counts: "30-member", but not "two-state"."""
        return i + 1 < len(doc) and singular(doc[i + 1].lower_) in self._compounds


def _leads_on(doc: Doc, i: int) -> bool:
    """Whether a plural before `i` only qualifies the noun at `i`: "women peacekeepers", "drones operators"."""
    if i >= len(doc) or doc[i].tag_ not in {"NN", "NNS"} or doc[i].is_sent_start:
        return False
    before = doc[i - 1]
    return before.dep_ in {"compound", "nmod"} and before.head.i >= i


def _is_hyphened(doc: Doc, i: int) -> bool:
    """Whether the word before `i` only opens a compound: "vehicle-borne"."""
    return i < len(doc) and doc[i].tag_ == "HYPH" and not doc[i - 1].whitespace_


def _joins(doc: Doc, i: int) -> bool:
    """Whether "and" or a comma joins two words before a noun: "new, modern tanks", "artillery and mortar systems"."""
    if i + 1 >= len(doc):
        return False
    joined = _MODIFIERS | {"VBN", "VBG"}
    before, after = doc[i - 1].tag_, doc[i + 1].tag_
    if before in joined and after in joined:
        return True
    return before == "NN" and after == "NN" and i + 2 < len(doc) and doc[i + 2].tag_ == "NNS" and doc[i].tag_ == "CC"


def _opens_plural(doc: Doc, start: int, i: int) -> bool:
    """Whether a participle right after the number stands before a plural: "300 felt tents"."""
    return i == start and doc[i].tag_ != "VBG" and i + 1 < len(doc) and doc[i + 1].tag_ == "NNS"


def _is_plural(token: Token) -> bool:
    return token.tag_ in _PLURALS or (token.lower_.endswith("s") and singular(token.lower_) != token.lower_)
