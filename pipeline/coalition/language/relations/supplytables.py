"""Tables and lists of who buys from whom."""

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Span

from coalition.articles.layout import Block
from coalition.language.content import content
from coalition.language.extensions import NAMES
from coalition.language.relations.cast import UNMEASURED, Cast, words
from coalition.language.relations.commodities import Commodities, Commodity
from coalition.statements.statement import Passage, Statement, Thing

_MARK = re.compile(r"\s*[:–—(-]")


def tables(cast: Cast, commodities: Commodities) -> Iterator[Statement]:
    """Imports that rows and items tell: who stands first buys, those named farther on sell."""
    reader = _Rows(cast, commodities)
    for block in cast.doc._.blocks:
        if block.kind == "row":
            yield from reader.row(block)
        elif block.kind in {"item", "paragraph"}:
            yield from reader.item(block)


@lru_cache(maxsize=1)
def _former() -> tuple[str, ...]:
    return tuple(sorted(words("imports", "former"), key=len, reverse=True))


class _Rows:
    """The rows and items of one article."""

    def __init__(self, cast: Cast, commodities: Commodities) -> None:
        self._cast = cast
        self._text = content(cast.doc)
        self._blocks: tuple[Block, ...] = cast.doc._.blocks
        self._names = [s for s in cast.doc.spans[NAMES] if s.label_ == "NATION"]
        self._commodities = commodities

    def row(self, block: Block) -> Iterator[Statement]:
        """What one row tells: its first cell and its others, turned round where the first column has the sellers."""
        cells = [cell for cell in block.cells if cell[1] > cell[0]]
        if len(cells) < 2:
            return
        heads = [s._.thing for s in self._within(cells[0])]
        if len(heads) != 1 or self._text[slice(*cells[0])].strip()[0].islower():
            return
        turned = self._is_of_sellers(block)
        for n, cell in enumerate(block.cells):
            commodity = self._commodity(block, n) if cell in cells[1:] else None
            for other, status in self._sources(cell) if commodity is not None else ():
                buyer, source = (other, heads[0]) if turned else (heads[0], other)
                if commodity is not None and buyer != source:
                    yield self._statement(buyer, commodity, source, status, self._line(block), "imports.table")

    def item(self, block: Block) -> Iterator[Statement]:
        """ "Belgium: gas from Norway, oil from Iraq", "Belgium – gas (Norway), oil (Iraq)"."""
        inside = self._within((block.start, block.end))
        if len(inside) < 2 or inside[0].start_char - block.start > 4 or not _MARK.match(self._text, inside[0].end_char):
            return
        span = self._cast.doc.char_span(block.start, block.end, alignment_mode="expand")
        if span is None:
            return
        start, end = span.start, inside[-1].end
        goods = self._commodities.between(start, end + 1)
        if not goods or any(t.tag_ in {"VBD", "VBP", "MD"} for t in self._cast.doc[start : inside[1].start]):
            return
        for n, commodity in enumerate(goods):
            right = self._next(goods, n, block.end)
            cell = (commodity.token.idx + len(commodity.token), right)
            if self._is_given(cell):
                continue
            told = list(self._sources(cell)) or [(t, "current") for t in self._commodities.origins(commodity)]
            for source, status in told:
                if source != inside[0]._.thing:
                    passage = Passage(block.start, block.end)
                    yield self._statement(inside[0]._.thing, commodity.id, source, status, passage, "imports.item")

    def _next(self, goods: list[Commodity], n: int, end: int) -> int:
        """Where what is said of a commodity ends: at the next one, unless "and" alone joins the two."""
        while n + 1 < len(goods):
            between = self._text[goods[n].token.idx + len(goods[n].token) : goods[n + 1].token.idx]
            if between.strip() not in {"and", ",", "/", "&"}:
                return int(goods[n + 1].token.idx)
            n += 1
        return end

    def _is_given(self, cell: tuple[int, int]) -> bool:
        """Whether a commodity is given to the nation behind it and not bought from it: "gas promised to Chad"."""
        spans = self._within(cell)
        between = self._text[cell[0] : spans[0].start_char].lower() if spans else ""
        return not words("imports", "giving").isdisjoint(between.split())

    @staticmethod
    def _statement(buyer: Thing, commodity: str, source: Thing, status: str, passage: Passage, rule: str) -> Statement:
        thing = Thing("commodity", commodity, commodity)
        return Statement("imports", buyer, thing, passage, rule, UNMEASURED, status=status, source=source)

    def _line(self, block: Block) -> Passage:
        start = self._text.rfind("\n", 0, block.start) + 1
        end = self._text.find("\n", block.end)
        line = self._text[start : end if end >= 0 else len(self._text)]
        return Passage(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))

    def _within(self, cell: tuple[int, int]) -> list[Span]:
        return [s for s in self._names if cell[0] <= s.start_char and s.end_char <= cell[1]]

    def _sources(self, cell: tuple[int, int]) -> Iterator[tuple[Thing, str]]:
        """The nations of a cell, and whether each still sells: "Norway (until December, Russia)"."""
        spans = self._within(cell)
        for n, span in enumerate(spans):
            left = spans[n - 1].end_char if n else cell[0]
            right = spans[n + 1].start_char if n + 1 < len(spans) else cell[1]
            before, after = self._text[left : span.start_char].lower(), self._text[span.end_char : right].lower()
            over = any(cue in before for cue in _former()) or any(cue in after for cue in words("imports", "ended"))
            yield span._.thing, "former" if over else "current"

    def _header(self, block: Block, n: int) -> str:
        if block.header is None or n >= len(self._blocks[block.header].cells):
            return ""
        return self._text[slice(*self._blocks[block.header].cells[n])].lower()

    def _is_of_sellers(self, block: Block) -> bool:
        return not words("imports", "seller-headers").isdisjoint(self._header(block, 0).split())

    def _commodity(self, block: Block, n: int) -> str | None:
        """What a cell is about: by its column's header, by another cell of the row, or by what governs the table."""
        header = self._header(block, n)
        if header and block.header is not None:
            named = self._named(*self._blocks[block.header].cells[n])
            if named is not None:
                return named
            if not words("imports", "trade").isdisjoint(header.split()):
                return self._beside(block, n) or self._governing(block)
            return None
        return self._beside(block, n) or self._governing(block)

    def _beside(self, block: Block, n: int) -> str | None:
        """The commodity that another cell of the row names, and that holds no nation."""
        for m, cell in enumerate(block.cells):
            if m not in {0, n} and not self._within(cell) and (named := self._named(*cell)) is not None:
                return named if self._is_trade_table(block) else None
        return None

    def _is_trade_table(self, block: Block) -> bool:
        headers = [self._header(block, n) for n in range(len(block.cells))]
        return self._is_trade(" ".join(headers)) or self._governs_trade(block)

    def _governs_trade(self, block: Block) -> bool:
        above = [self._blocks[i] for i in (block.governor, block.heading) if i is not None]
        headline = self._cast.doc._.headline
        texts = [self._text[b.start : b.end] for b in above] + ([headline.text] if headline is not None else [])
        return any(self._is_trade(text) for text in texts)

    def _governing(self, block: Block) -> str | None:
        above = [self._blocks[i] for i in (block.governor, block.heading) if i is not None]
        for other in above:
            named = self._named(other.start, other.end)
            if named is not None and self._is_trade(self._text[other.start : other.end]):
                return named
        headline = self._cast.doc._.headline
        if headline is not None and self._is_trade(headline.text):
            spoken = self._commodities.spoken_of(self._cast.doc[0])
            return spoken.id if spoken is not None else None
        return None

    @staticmethod
    def _is_trade(text: str) -> bool:
        return not words("imports", "trade").isdisjoint(re.findall(r"\w+", text.lower()))

    def _named(self, start: int, end: int) -> str | None:
        return next(
            (c.id for c in self._commodities.all if start <= c.token.idx and c.token.idx + len(c.token) <= end), None
        )
