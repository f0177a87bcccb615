"""The layout of a text: its headings, paragraphs, list items and table rows, and what governs what.

Works on Markdown and on plain text as the web brings it, with lists that carry no marker and headings that
nothing sets apart. Knows lines and punctuation only; it reads no word for its meaning.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from coalition.articles.lines import Line, lines
from coalition.articles.runs import mark_runs
from coalition.articles.tables import mark_rows
from coalition.articles.wrapping import unwrapped

Kind = Literal["heading", "paragraph", "item", "row", "header-row", "quote"]

# Which markers open a list within a list without being indented: (outer, inner).
_INNER_STYLES = {("number", "letter"), ("number", "bullet"), ("letter", "bullet")}


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a text that belongs together.

    Attributes:
        kind: `heading`, `paragraph`, `item` of a list, `row` or `header-row` of a table, `quote` set off by
            `>`.
        start: offset of its first character; its marker (`- `, `1. `, `(a) `, `## `, `17:22 `, `| `) lies
            before.
        end: offset behind its last character.
        level: of a heading 1 to 6, of an item its depth from 1, else 0.
        cells: of a row, the offsets of each cell, an empty one being as long as nothing.
        header: of a row, the index of the header row of its table.
        governor: index of the block that governs it. Of an item or a row: the paragraph directly above its
            list or table. Of an item or paragraph within an item: that item. Of an answer: the question. Of
            what stands below `X said:`, and of the quotations that go on from there: that paragraph.
        heading: index of the nearest heading above; for a heading, the nearest of a higher rank.
    """

    kind: Kind
    start: int
    end: int
    level: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    header: int | None = None
    governor: int | None = None
    heading: int | None = None


def blocks(text: str) -> tuple[Block, ...]:
    r"""The layout of a text.

    Blocks are in order and do not overlap, and every letter and digit of the text is in one block, but for
    those of markers: `1.`, `(a)`, `Q:`, the time of an entry of a live blog, the address of an image.
    Rules, separator rows and other lines without letters or digits are in none.

    >>> text = "Aid so far\nThe list includes:\n- Oslo: 90 trucks\n- Rome: none"
    >>> [(block.kind, text[block.start:block.end], block.governor) for block in blocks(text)][1:3]
    [('paragraph', 'The list includes:', None), ('item', 'Oslo: 90 trucks', 1)]
    """
    found = lines(text)
    mark_rows(text, found)
    pieces = unwrapped(text, found)
    mark_runs(pieces)
    return tuple(_Weaver().weave(pieces))


class _Open(NamedTuple):
    """An item that items below it may be nested in."""

    indent: int
    style: str
    block: int


class _Weaver:
    """Goes through the pieces once and ties each to what governs it."""

    def __init__(self) -> None:
        self.count = 0
        self.headings: list[tuple[int, int]] = []
        self.items: list[_Open] = []
        self.lead: int | None = None
        self.header: int | None = None
        self.question: int | None = None
        self.above: Block | None = None
        self.above_text = ""

    def weave(self, pieces: list[Line]) -> Iterator[Block]:
        tie = {"heading": self._heading, "item": self._item, "row": self._row}
        for piece in pieces:
            block = tie.get(piece.shape, self._paragraph)(piece)
            yield block
            if piece.style == "question":
                self.question = self.count
            self.above, self.above_text = block, piece.text
            self.count += 1

    def _section(self) -> int | None:
        return self.headings[-1][1] if self.headings else None

    def _heading(self, piece: Line) -> Block:
        while self.headings and self.headings[-1][0] >= piece.level:
            self.headings.pop()
        block = Block("heading", piece.start, piece.end, piece.level, heading=self._section())
        self.headings.append((piece.level, self.count))
        self.items.clear()
        return block

    def _item(self, piece: Line) -> Block:
        lead = self._lead_in(("item",))
        while self.items and not self._nests(piece):
            self.items.pop()
        governor = self.items[-1].block if self.items else lead
        self.items.append(_Open(piece.indent, piece.style, self.count))
        return Block("item", piece.start, piece.end, len(self.items), governor=governor, heading=self._section())

    def _nests(self, piece: Line) -> bool:
        """Whether a piece is nested in the last open item."""
        last = self.items[-1]
        if piece.indent > last.indent + 1:
            return True
        return piece.indent >= last.indent and (last.style, piece.style) in _INNER_STYLES

    def _lead_in(self, kinds: tuple[Kind, ...]) -> int | None:
        """The paragraph directly above a list or table; within one, what governs its first item or row."""
        if self.above is None or self.above.kind not in (*kinds, "paragraph"):
            self.lead = None
        elif self.above.kind == "paragraph" and not self.items:
            self.lead = self.count - 1
        return self.lead

    def _row(self, piece: Line) -> Block:
        self.items.clear()
        if piece.gap or self.above is None or self.above.kind not in ("row", "header-row"):
            self.header = None
        lead = self._lead_in(("row", "header-row"))
        if piece.header:
            self.header = self.count
        return Block(
            "header-row" if piece.header else "row",
            piece.start,
            piece.end,
            cells=piece.cells,
            header=None if piece.header else self.header,
            governor=lead,
            heading=self._section(),
        )

    def _paragraph(self, piece: Line) -> Block:
        within = piece.gap and len(self.items) > 0 and piece.indent > self.items[0].indent + 1
        while within and piece.indent <= self.items[-1].indent + 1:
            self.items.pop()
        if within:
            governor: int | None = self.items[-1].block
        else:
            self.items.clear()
            governor = self.question if piece.style == "answer" else self._announced_by(piece)
        kind: Kind = "quote" if piece.shape == "quote" else "paragraph"
        return Block(kind, piece.start, piece.end, governor=governor, heading=self._section())

    def _announced_by(self, piece: Line) -> int | None:
        above = self.above
        if above is None or above.kind not in ("paragraph", "quote"):
            return None
        if self.above_text.endswith(":"):
            return self.count - 1
        goes_on = piece.text[0] in '"“«' and self.above_text[0] == piece.text[0]
        return above.governor if goes_on else None
