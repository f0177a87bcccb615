"""Parts of an article that are about one nation: below its name as a heading, or behind its name and a colon or dash."""

from bisect import bisect_right
from collections.abc import Mapping

from spacy.tokens import Doc, Span

from coalition.statements.statement import Thing

_MARKS = frozenset((":", "–", "—", "-", "--"))
_LONGEST_HEAD = 6
_SKIPPED = frozenset(("the", "*", "-", "•", "›", ">"))


class Sections:
    """Which nation each part of an article is about.

    A heading that is a nation's name governs what stands below it. Behind "NORWAY:" at the start of a line stands what
    Norway does, and so does what follows up to the next such line; what follows the last one may be about anything.
    """

    def __init__(self, doc: Doc, at: Mapping[int, Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._heads: list[Span] = []
        open_, last = False, 0
        marked: list[bool] = []
        for block in doc._.blocks:
            span = doc.char_span(block.start, block.end, alignment_mode="contract")
            if span is None or block.kind in {"row", "header-row"}:
                open_ = False
                continue
            head = _head(span, at)
            alone = head is not None and head.end >= span.end - 1
            if head is not None and (alone or _is_marked(span, head.end)):
                self._starts.append(head.end)
                self._ends.append(span.end)
                self._heads.append(head)
                marked.append(not alone)
                open_, last = True, span.end
            elif block.kind == "heading":
                open_ = False
            elif open_:
                self._ends[-1] = span.end
        if marked and marked[-1]:
            self._ends[-1] = last
        if sum(marked) == 1:  # a dateline
            n = marked.index(True)
            del self._starts[n], self._ends[n], self._heads[n]

    def of(self, i: int) -> tuple[Thing, int] | None:
        """The nation that a token's part is about, and where that part starts behind its head."""
        n = bisect_right(self._starts, i) - 1
        if n < 0 or i >= self._ends[n]:
            return None
        return self._heads[n]._.thing, self._starts[n]


def _is_marked(span: Span, i: int) -> bool:
    """Whether a colon stands at a token, or a dash with space around it."""
    mark = span.doc[i]
    spaced = mark.i > span.start and (mark.nbor(-1).whitespace_ or mark.whitespace_ or mark.text == "--")
    return mark.text == ":" or (mark.text in _MARKS and bool(spaced))


def _head(span: Span, at: Mapping[int, Span]) -> Span | None:
    """The nation whose name a block opens with."""
    for token in span[:_LONGEST_HEAD]:
        if token.i in at:
            name = at[token.i]
            is_one = name.label_ == "NATION" and name._.sort == "name" and name.start == token.i
            return name if is_one else None
        if token.is_alpha and token.lower_ not in _SKIPPED:
            return None
    return None
