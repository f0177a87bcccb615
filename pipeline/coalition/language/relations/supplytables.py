"""Tables and lists of who buys from whom."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Span

from coalition.articles.layout import Block
from coalition.language.extensions import NAMES
from coalition.language.relations.cast import Cast, confidence, words
from coalition.language.relations.commodities import Commodities
from coalition.statements.statement import Passage, Statement, Thing


def tables(cast: Cast, commodities: Commodities) -> Iterator[Statement]:
    """Imports that rows tell: the buyer in the first cell, the sellers in others, the commodity above."""
    reader = _Rows(cast, commodities)
    for block in cast.doc._.blocks:
        if block.kind == "row":
            yield from reader.of(block)


@lru_cache(maxsize=1)
def _former() -> tuple[str, ...]:
    return tuple(sorted(words("imports", "former"), key=len, reverse=True))


class _Rows:
    """The rows of one article."""

    def __init__(self, cast: Cast, commodities: Commodities) -> None:
        self._cast = cast
        self._text = cast.doc.text
        self._blocks: tuple[Block, ...] = cast.doc._.blocks
        self._names = [s for s in cast.doc.spans[NAMES] if s.label_ == "NATION"]
        self._commodities = commodities

    def of(self, block: Block) -> Iterator[Statement]:
        """What one row tells."""
        cells = [cell for cell in block.cells if cell[1] > cell[0]]
        if len(cells) < 2:
            return
        buyers = [s._.thing for s in self._within(cells[0])]
        if len(buyers) != 1 or self._text[slice(*cells[0])].strip()[0].islower():
            return
        start = self._text.rfind("\n", 0, block.start) + 1
        end = self._text.find("\n", block.end)
        line = self._text[start : end if end >= 0 else len(self._text)]
        passage = Passage(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
        for n, cell in enumerate(block.cells):
            commodity = self._commodity(block, n)
            if cell in cells[1:] and commodity is not None:
                for source, status in self._sources(cell):
                    if source != buyers[0]:
                        thing = Thing("commodity", commodity, commodity)
                        rule = "imports.table"
                        yield Statement(
                            "imports", buyers[0], thing, passage, rule, confidence(rule), status=status, source=source
                        )

    def _within(self, cell: tuple[int, int]) -> list[Span]:
        return [s for s in self._names if cell[0] <= s.start_char and s.end_char <= cell[1]]

    def _sources(self, cell: tuple[int, int]) -> Iterator[tuple[Thing, str]]:
        """The nations of a cell, and whether each still sells: "Norway (until December, Russia)"."""
        spans = self._within(cell)
        for n, span in enumerate(spans):
            left = spans[n - 1].end_char if n else cell[0]
            right = spans[n + 1].start_char if n + 1 < len(spans) else cell[1]
            around = self._text[left : span.start_char].lower(), self._text[span.end_char : right].lower()
            over = any(cue in around[0] for cue in _former()) or any(
                cue in around[1].split("(")[0] for cue in words("imports", "ended")
            )
            yield span._.thing, "former" if over else "current"

    def _commodity(self, block: Block, n: int) -> str | None:
        """What a column is about: by its header, else by what governs the table, if that speaks of trade."""
        if block.header is not None and n < len(self._blocks[block.header].cells):
            header = self._blocks[block.header].cells[n]
            named = self._named(*header)
            if named is not None:
                return named
            if not words("imports", "trade").isdisjoint(self._text[slice(*header)].lower().split()):
                return self._governing(block)
            return None
        return self._governing(block)

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
        return not words("imports", "trade").isdisjoint(text.lower().replace(",", " ").replace(":", " ").split())

    def _named(self, start: int, end: int) -> str | None:
        return next(
            (c.id for c in self._commodities.all if start <= c.token.idx and c.token.idx + len(c.token) <= end), None
        )
