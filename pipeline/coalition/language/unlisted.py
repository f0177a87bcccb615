"""Towns that no gazetteer lists, known by their place in a sentence."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from coalition.language.extensions import mark
from coalition.language.placing import city_rules
from coalition.statements.statement import Thing

_SHORTEST = 4
_LONGEST = 4
_ROWS = frozenset(("row", "header-row"))
_SEPARATORS = frozenset(("|", ",", "/"))
_JOINTS = frozenset(("-", "'", "’"))


class Unlisted:
    """Finds "in X", "near X", "the bridge at X" and "the town of X" where X is an unknown proper noun and no region."""

    def __init__(self) -> None:
        rules = city_rules()
        self._prepositions = frozenset(rules["unlisted"]["prepositions"])
        self._nouns = frozenset(rules["unlisted"]["nouns"])
        self._not_after = frozenset(rules["unlisted"]["not-after"])
        self._never = frozenset(rules["unlisted"]["never"])
        self._alone = frozenset(rules["unlisted"]["alone"])
        self._regions = frozenset(rules["unlisted"]["regions"]) | frozenset(rules["namesakes"]["states"])
        self._elsewhere = frozenset(rules["elsewhere"])
        self._done = frozenset(rules["unlisted"]["done-to"])
        self._particles = frozenset(rules["unlisted"]["particles"])
        self._facilities = frozenset(rules["unlisted"]["facilities"])
        self._headers = frozenset(rules["unlisted"]["headers"])
        self._structures = frozenset(rules["unlisted"]["structures"])

    def towns(self, doc: Doc, taken: set[int], places: set[int]) -> Iterator[Span]:
        """CITY spans for the unlisted towns of a text, where they are introduced as such.

        Args:
            doc: the text.
            taken: tokens that other names have.
            places: tokens of the cities that are listed; what is found is added to them.
        """
        columns = self._columns(doc, places)
        for token in doc[1:]:
            if token.i in taken or token.i in places or not token.text[0].isupper():
                continue
            if self._is_introduced(doc, token) or self._is_listed(token, places) or self._is_done_to(token):
                end = self._end(doc, token.i, taken)
            elif token.i in columns and doc[token.i - 1].text in _SEPARATORS:
                end = self._end(doc, token.i, taken)
                end = end if end < len(doc) and (doc[end].text in _SEPARATORS or doc[end].is_space) else 0
            else:
                continue
            if end and self._is_town(doc, token.i, end):
                places.update(range(token.i, end))
                yield self._mark(doc, token.i, end)

    def _columns(self, doc: Doc, places: set[int]) -> set[int]:
        """The tokens of a table's columns whose header, or some known town in them, says that they hold places."""
        cells: dict[int, set[int]] = {}
        headed: set[int] = set()
        for block in doc._.blocks:
            row = doc.char_span(block.start, block.end, alignment_mode="expand") if block.kind in _ROWS else None
            column = 0
            for n, token in enumerate(row or ()):
                if token.text == "|":
                    column += n > 0
                elif block.kind == "row":
                    cells.setdefault(column, set()).add(token.i)
                elif token.lower_ in self._headers:
                    headed.add(column)
        return {i for n, column in cells.items() if n in headed or column & places for i in column}

    @staticmethod
    def _is_listed(token: Token, places: set[int]) -> bool:
        """Whether a name is coordinated with that of a town: "in Madaya, Foah and Kefraya"."""
        listed = token.dep_ == "conj" and token.head.i in places and token.tag_ == "NNP"
        return listed and not token.nbor(-1).text[0].isupper()

    def _is_done_to(self, token: Token) -> bool:
        """Whether a name is what a fight, a flood or a convoy comes to: "captured El Daein", "aid reached Surkhet"."""
        name = token
        while name.dep_ == "compound" and name.head.i - token.i < _LONGEST:
            name = name.head
        if name.dep_ == "nsubjpass":
            return name.head.lower_ in self._done
        before = token.nbor(-1)
        return name.dep_ == "dobj" and before.i == name.head.i and before.lower_ in self._done

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

    def _end(self, doc: Doc, i: int, taken: set[int]) -> int:
        """The end of the capitalised words from `i` on, "al-" between them; 0 if they run into another name."""
        end = i + 1
        while end < len(doc) and end - i < 2 * _LONGEST and not doc[end].is_sent_start:
            token = doc[end]
            joined = token.text in _JOINTS and not token.whitespace_ and not doc[end - 1].whitespace_
            particle = token.lower_ in self._particles and doc[end + 1 : end + 2].text in _JOINTS
            if not (
                joined
                or particle
                or doc[end - 1].text in _JOINTS
                or (token.text[0].isupper() and token.tag_ in {"NNP", "NNPS"})
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
        words = [t for t in words if t.lower_ not in self._particles] or words
        if len(words) > 1 and words[-1].lower_ in self._structures:
            return False
        if name.lower() in self._regions or name.lower() in self._alone:
            return False
        if any(t.lower_ in self._never or t.lower_ in self._elsewhere for t in words):
            return False
        after = doc[end] if end < len(doc) else None
        if after is None:
            return True
        if after.lower_ in self._elsewhere or after.tag_ in {"NN", "NNS", "POS", "CD"}:
            return after.lower_ in self._facilities or after.lower_ in {"yesterday", "today"}
        return not (after.text[0].isupper() and after.tag_ in {"NNP", "NNPS"} and not after.is_sent_start)
