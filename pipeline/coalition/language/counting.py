"""What a number counts: the noun phrase after it, and the unit its head stands for."""

from spacy.tokens import Doc, Span, Token

from coalition.language.extensions import NAMES
from coalition.language.money import figure_rules
from coalition.language.morphology import plural, singular
from coalition.language.vocabulary import vocabulary

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_MODIFIERS = frozenset(("JJ", "JJR", "JJS", "HYPH", "AFX", "FW", "POS", "CD"))
_PLURALS = frozenset(("NNS", "NNPS"))
_ADDED = frozenset(("more", "additional", "further", "extra", "other", "new", "of"))
_LONGEST = 8
HEADS = frozenset(("troops", "police", "personnel", "people"))


class Counting:
    """Knows units by their words: those of ontology/units.ttl and the heads of rules/figures.toml."""

    def __init__(self) -> None:
        rules = figure_rules()
        self._units = dict(vocabulary().units)
        for unit, words in rules["heads"].items():
            self._units.update({word: unit for word in words})
        self._plurals = {plural(word): unit for word, unit in self._units.items()}
        self._excluded = frozenset(rules["excluded"]["units"])
        self._measured = frozenset(rules["measured"])
        self._compounds = frozenset(rules["compounds"])
        self._collectives = {word: unit for unit, words in rules["collectives"].items() for word in words}

    def known(self, words: list[str]) -> str | None:
        """The unit of a phrase by its last words, the longest that is known."""
        for size in range(min(3, len(words)), 0, -1):
            phrase = " ".join(words[-size:])
            unit = self._units.get(phrase) or self._plurals.get(phrase) or self._units.get(singular(phrase))
            if unit is not None:
                return unit
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
        end = last = start
        while end < min(len(doc), start + _LONGEST) and self._goes_on(doc, start, end, last > start):
            end += 1
            if doc[end - 1].tag_ in _NOUNS:
                last = end
                if doc[end - 1].tag_ in _PLURALS and not _leads_on(doc, end):
                    break
        return last

    @staticmethod
    def _goes_on(doc: Doc, start: int, i: int, named: bool) -> bool:
        token = doc[i]
        before = doc[i - 1] if i else None
        if before is not None and (token.is_sent_start or "\n" in before.text + before.whitespace_ + token.text):
            return i == start and "\n" not in token.text and not token.is_punct and token.text[0].islower()
        if token.tag_ == "HYPH" or (before is not None and before.tag_ == "HYPH" and i > start):
            return True
        if token.lower_ in _ADDED and not named:
            return token.lower_ != "of"
        if token.tag_ in {"CC", ","}:
            joined = _MODIFIERS | {"VBN", "VBG"}
            return i > start and not named and i + 1 < len(doc) and doc[i - 1].tag_ in joined and doc[i + 1].tag_ in joined
        if token.tag_ in {"VBN", "VBG", "VBD"}:
            return not named and token.dep_ in {"amod", "compound", "nmod"}
        if token.tag_ == "RB":
            return not named and i + 1 < len(doc) and doc[i + 1].tag_ in {"JJ", "VBN"}
        return token.tag_ in _NOUNS or (token.tag_ in _MODIFIERS and not (named and token.tag_ in {"JJ", "JJR", "JJS"}))

    def unit(self, doc: Doc, start: int, end: int) -> str | None:
        """The unit that a noun phrase counts; None if it is measured, not counted."""
        words = [token.lower_ for token in doc[start:end]]
        if any(s.end == end and s._.sort == "demonym" for s in doc.spans.get(NAMES, ())):
            return "people"
        last = singular(words[-1])
        if last in self._excluded or words[-1] in self._excluded or not any(c.isalpha() for c in last):
            return None
        if last in self._measured and end < len(doc) and doc[end].lower_ == "of":
            return None
        unit = self.known(words)
        if unit == "personnel" and last == "officer" and " ".join(words[-2:]) in {"officer", "officers"}:
            return unit
        return unit or last

    def is_compound(self, doc: Doc, i: int) -> bool:
        """Whether the hyphen at `i` joins a number to what it counts: "30-member", but not "two-state"."""
        return i + 1 < len(doc) and singular(doc[i + 1].lower_) in self._compounds


def _leads_on(doc: Doc, i: int) -> bool:
    """Whether a plural before `i` only qualifies the noun at `i`: "women peacekeepers", "drones operators"."""
    if i >= len(doc) or doc[i].tag_ not in _NOUNS or doc[i].is_sent_start:
        return False
    before = doc[i - 1]
    return before.dep_ in {"compound", "nmod"} and before.head.i >= i


def head_words(span: Span) -> list[str]:
    """The words of a noun phrase in lower case."""
    return [token.lower_ for token in span]
