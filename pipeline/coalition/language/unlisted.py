"""Towns that no gazetteer lists, known by their place in a sentence."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from coalition.language.extensions import mark
from coalition.language.placing import city_rules
from coalition.statements.statement import Thing

_SHORTEST = 4
_JOINTS = frozenset(("-", "'", "’"))


class Unlisted:
    """Finds "in X", "near X", "the bridge at X" and "the town of X" where X is an unknown proper noun and no region."""

    def __init__(self) -> None:
        rules = city_rules()
        self._prepositions = frozenset(rules["unlisted"]["prepositions"])
        self._nouns = frozenset(rules["unlisted"]["nouns"])
        self._not_after = frozenset(rules["unlisted"]["not-after"])
        self._never = frozenset(rules["unlisted"]["never"])
        self._regions = frozenset(rules["unlisted"]["regions"]) | frozenset(rules["namesakes"]["states"])
        self._elsewhere = frozenset(rules["elsewhere"])
        self._structures = frozenset(rules["unlisted"]["structures"])

    def towns(self, doc: Doc, taken: set[int], places: set[int]) -> Iterator[Span]:
        """CITY spans for the unlisted towns of a text, where they are introduced as such.

        Args:
            doc: the text.
            taken: tokens that other names have.
            places: tokens of the cities that are listed; what is found is added to them.
        """
        for token in doc[1:]:
            if token.i in taken or not token.text[0].isupper():
                continue
            if self._is_introduced(doc, token) or self._is_listed(token, places):
                end = self._end(doc, token.i, taken)
                if end and self._is_town(doc, token.i, end):
                    places.update(range(token.i, end))
                    yield self._mark(doc, token.i, end)

    @staticmethod
    def _is_listed(token: Token, places: set[int]) -> bool:
        """Whether a name is coordinated with that of a town: "in Madaya, Foah and Kefraya"."""
        listed = token.dep_ == "conj" and token.head.i in places and token.tag_ == "NNP"
        return listed and not token.nbor(-1).text[0].isupper()

    @staticmethod
    def _mark(doc: Doc, start: int, end: int) -> Span:
        name = doc[start:end].text
        return mark(doc, start, end, "CITY", thing=Thing("city", name, name), sort="")

    def _is_introduced(self, doc: Doc, token: Token) -> bool:
        before = doc[token.i - 1]
        if before.lower_ == "of":
            return token.i > 1 and doc[token.i - 2].lower_ in self._nouns
        if before.lower_ not in self._prepositions or token.tag_ not in {"NNP", "NNPS"}:
            return False
        governor = doc[token.i - 2].lower_ if token.i > 1 else ""
        if governor in self._not_after or before.head.lower_ in self._not_after:
            return False
        if before.lower_ == "at":
            return token.i > 1 and doc[token.i - 2].tag_ in {"NN", "NNS"}
        return True

    @staticmethod
    def _end(doc: Doc, i: int, taken: set[int]) -> int:
        """The end of the capitalised words from `i` on; 0 if they run into another name."""
        end = i + 1
        while end < len(doc) and end - i < 4 and not doc[end].is_sent_start:
            token = doc[end]
            joined = token.text in _JOINTS and not token.whitespace_ and not doc[end - 1].whitespace_
            if not (
                joined or doc[end - 1].text in _JOINTS or (token.text[0].isupper() and token.tag_ in {"NNP", "NNPS"})
            ):
                break
            if end in taken:
                return 0
            end += 1
        return end

    def _is_town(self, doc: Doc, start: int, end: int) -> bool:
        words = [t for t in doc[start:end] if t.is_alpha]
        name = doc[start:end].text
        if not words or len(name) < _SHORTEST or len(words) > 3 or any(t.is_upper for t in words):
            return False
        if len(words) > 1 and words[-1].lower_ in self._structures:
            return False
        if name.lower() in self._regions or any(t.lower_ in self._never or t.lower_ in self._elsewhere for t in words):
            return False
        after = doc[end] if end < len(doc) else None
        if after is None:
            return True
        if after.lower_ in self._elsewhere or after.tag_ in {"NN", "NNS", "POS", "CD"}:
            return after.lower_ in {"airport", "yesterday", "today"}
        return not (after.text[0].isupper() and after.tag_ in {"NNP", "NNPS"} and not after.is_sent_start)
