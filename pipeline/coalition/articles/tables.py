"""Table rows, drawn with pipes or set apart by tabs or semicolons, and their cells."""

import re
from collections.abc import Iterator

from coalition.articles.lines import Line

_PIPE = re.compile(r"(?<!\\)\|")
_DIGIT = re.compile(r"\d")
_SEMICOLON = re.compile(r";")
_TAB = re.compile(r"\t+")
_LONGEST_CELL = 40
# Longer lines are not looked through for cells: they are paragraphs.
_LONGEST_ROW = 5000


def mark_rows(text: str, found: list[Line]) -> None:
    """Give lines of cells the shape of rows, and each row its cells.

    A line with outer pipes is a row. Other lines with pipes or tabs are, if they stand below each other and
    agree in how many.
    """
    for sign, mark in ((_PIPE, "|"), (_TAB, "\t"), (_SEMICOLON, ";")):
        if mark in text:
            for run in _runs(found, mark, sign):
                if mark != ";" or _is_drawn(run):
                    for line in run:
                        line.shape = "row"
    table: list[Line] = []
    for line in found:
        if line.shape == "row":
            _cut(text, line)
        if line.shape != "row" or line.gap:
            _mark_header(text, table)
            table = []
        if line.shape == "row":
            table.append(line)
    _mark_header(text, table)


def _is_drawn(run: list[Line]) -> bool:
    """Whether lines with semicolons are the rows of a table: three or more, of short cells, none of them a sentence."""
    cells = [cell for line in run for cell in line.text.split(";")]
    short = all(len(cell) <= _LONGEST_CELL for cell in cells) and not any(line.ended or line.style for line in run)
    return len(run) > 2 and short and run[0].text.count(";") > 1 and not _DIGIT.search(run[0].text)


def _cut(text: str, row: Line) -> None:
    row.cells = _cells(text, row)
    full = [cell for cell in row.cells if cell[0] < cell[1]]
    row.start, row.end = full[0][0], full[-1][1]
    row.text = text[row.start : row.end]


def _mark_header(text: str, table: list[Line]) -> None:
    """Without a separator row the first row is the header if it has no number and stands over numbers, most of a column."""
    if len(table) < 3 or any(row.header for row in table):
        return
    numbers = [[_DIGIT.search(text, *cell) is not None for cell in row.cells] for row in table]
    columns = zip(*numbers[1:], strict=False)
    table[0].header = not any(numbers[0]) and any(sum(column) * 2 > len(column) for column in columns)


def _runs(found: list[Line], mark: str, sign: re.Pattern[str]) -> Iterator[list[Line]]:
    """Lines in close order, two or more, with the same number of signs each."""
    run: list[Line] = []
    columns = 0
    for line in found:
        count = 0
        if mark in line.text and line.shape in ("text", "row") and len(line.text) <= _LONGEST_ROW:
            count = 0 if line.style else len(sign.findall(line.text))
        if run and (line.gap or count != columns):
            if len(run) > 1:
                yield run
            run = []
        if count:
            run.append(line)
        columns = count
    if len(run) > 1:
        yield run


def _cells(text: str, row: Line) -> tuple[tuple[int, int], ...]:
    """The offsets of each cell; an empty one has no length, so that columns stay in step with the header."""
    start, end = row.start, row.end
    sign = next((one for one in (_PIPE, _TAB) if one.search(text, start, end)), _SEMICOLON)
    cuts = [(cut.start(), cut.end()) for cut in sign.finditer(text, start, end)]
    if text[start] == "|":
        start = cuts.pop(0)[1]
    if cuts and cuts[-1][1] == end:
        end = cuts.pop()[0]
    lefts = [start, *(cut[1] for cut in cuts)]
    rights = [*(cut[0] for cut in cuts), end]
    return tuple(_trimmed(text, left, right) for left, right in zip(lefts, rights, strict=True))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    content = text[start:end].strip()
    if not content:
        return start, start
    start = text.index(content, start, end)
    return start, start + len(content)
