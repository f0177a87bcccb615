"""Lists of nations: "Benin, Jamaica and the Bahamas, as well as Belize"."""

from collections.abc import Container, Iterable

from spacy.tokens import Doc, Span, Token

from coalition.statements.statement import Thing

_JOINTS = frozenset(
    (",", "and", "&", "the", "as", "well", "plus", "both", ";", "or", "also", "now", "–", "—", ":", "then")
)
_SINCE = frozenset(("since", "from", "until", "in"))
_NATIONS = frozenset(("NATION",))
# So many tokens behind a noun its examples may begin.
_EXAMPLES = 9
_SORTS = frozenset(("name", "capital", "seat"))


class Lists:
    """The lists of nations in one article."""

    def __init__(self, doc: Doc, names: dict[int, Span]) -> None:
        self._doc = doc
        self._names = names

    def after(self, i: int) -> list[Thing]:
        """The nations of the list that starts at a token; remarks in brackets or between commas do not end it."""
        return self.read(i)[0]

    def read(self, i: int, labels: Container[str] = _NATIONS) -> tuple[list[Thing], int]:
        """The nations, or things of other labels, of the list that starts at a token, and where the list ends."""
        found: list[Thing] = []
        if i >= len(self._doc):
            return found, i
        # A colon may end a sentence for the parser, and its list be the next one.
        end = self._doc[min(i + 1, len(self._doc) - 1) if self._doc[i].text == ":" else i].sent.end
        while i < end:
            span = self._names.get(i)
            word = self._doc[i].lower_
            if span is not None and span.label_ in labels and self._counts(span):
                found.append(span._.thing)
                i = span.end
            elif word in _JOINTS:
                i += 1
            elif word == "(" and found:
                i = next((j + 1 for j in range(i, end) if self._doc[j].text == ")"), end)
            elif found and self._doc[i - 1].text == "," and self._doc[i].tag_ in {"RB", "RBR", "RBS"}:
                i = next((j for j in range(i, min(end, i + 4)) if self._doc[j].text == ","), end)
            elif word in _SINCE and found and self._doc[i - 1].text == ",":
                i = next((j for j in range(i, min(end, i + 5)) if self._doc[j].text == ","), end)
            else:
                break
        return list(dict.fromkeys(found)), i

    def _counts(self, span: Span) -> bool:
        """Whether a name is of the nation itself, or of its people: "the Saudis", and not "Saudi"."""
        if span.end < len(self._doc) and self._doc[span.end].tag_ == "POS":
            return False
        return span._.sort in _SORTS or span[-1].tag_ in {"NNS", "NNPS"}

    def before(self, i: int) -> list[Thing]:
        """The nations of the list that ends before a token: "Grenada and Dominica among them"."""
        return self.after(self.start(i))

    def exemplified(self, noun: Token, openings: Iterable[str]) -> list[Thing]:
        """As in "others, such as Benin and Togo", "states – among them Fiji and Samoa".

        Args:
            noun: what is exemplified; what qualifies it may stand between, "countries bordering Peru, such as Chile".
            openings: words that open examples, in small letters.
        """
        last = min(noun.right_edge.i + 1, noun.i + _EXAMPLES, len(self._doc))
        for start in (noun.i + 1, *(t.i + 1 for t in self._doc[noun.i + 2 : last] if t.text == ",")):
            following = [t for t in self._doc[start : start + 4] if not t.is_punct]
            words = " ".join(t.lower_ for t in following)
            opening = next((o for o in openings if words.startswith(f"{o} ")), None)
            if opening is not None:
                return self.after(following[len(opening.split())].i)
        return []

    def start(self, i: int) -> int:
        """Where a list starts that a token stands in or behind."""
        first, start = i, self._doc[i].sent.start
        while first > start and (first - 1 in self._names or self._doc[first - 1].lower_ in _JOINTS):
            first -= 1
        while first < i and self._doc[first].lower_ in _JOINTS and self._doc[first].lower_ != "the":
            first += 1
        return first
