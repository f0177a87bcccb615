"""The lines of a text: where each begins and ends, and which marker it carries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Shape = Literal["text", "heading", "item", "row", "quote"]

_LINE = re.compile(r"[^\n]+")
_SAYS_SOMETHING = re.compile(r"[^\W_]")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_TIME = r"""[\[(]?\d{1,2}(?:(?::\d{2}){1,2}|h\d{2}|\.\d{2}(?=[ ]?[ap]\.?m\b)
            |(?<=\d\d)\.[0-5]\d(?=[ \t]*[-–—|]))
            (?:[ ]?[ap]\.?m\b\.?)?(?:[ ](?:[A-Z]{1,2}[SED]?T|UTC)\b)?[\])]?(?:[ \t]*[-–—:|])?(?=\s|$)[ \t]*"""
_NUMBER = r"""\(\d{1,3}\)[ \t]* | \d{1,3}(?:\.\d{1,3}){0,3}[.)][ \t]+ | \d{1,2}[.)](?=[^\W\d_]{2})
            | \d{1,2}/(?:\d{1,2})?[ \t]+(?=[^\W_])"""
_MARKER = re.compile(
    # Most lines begin with a capital that opens no marker.
    rf"""(?![B-PR-Z])(?:
         (?P<heading>\#{{1,6}}[ \t]+|\#{{2,6}}(?=[^\W_]))
       | (?P<quote>(?:>[ \t]?)+)
       | (?P<bullet>(?:(?:[•‣▪◦●○■□►➢⁃·]++[ \t]*+)++|[-*+–—][ \t]+|[-–](?=[^\W\d_])|\*(?=[^\W\d_][^*]*$))
                    (?:\[[ xX]\][ \t]+)?(?:{_NUMBER})?)
       | (?P<time>{_TIME})
       | (?P<number>{_NUMBER})
       | (?P<letter>\(?[a-z]\)[ \t]+|\([ivxl]{{1,5}}\)[ \t]*)
       | (?P<question>Q\d{{0,2}}[:.][ \t]+)
       | (?P<answer>A\d{{0,2}}[:.][ \t]+)
       | (?P<image>!\[))""",
    re.VERBOSE,
)
_SHAPES: dict[str, Shape] = {
    "heading": "heading",
    "quote": "quote",
    "bullet": "item",
    "number": "item",
    "letter": "item",
}
_BOLD_LINE = re.compile(r"(\*\*|__)([^*_]{1,200})\1")
_TERMINAL = re.compile(r"[.!?…][\"'”’»)\]*_]*$")
_TAIL = 8
# A list whose lines were run together keeps its bullets. A dash or a star is one only between sentences of
# an item.
_BULLETS = "•‣▪◦●■►"
_INNER_BULLET = re.compile(rf"(?<=[ \t])[{_BULLETS}][ \t]*(?=[^\W_])")
_INNER_DASH = re.compile(r"(?<=[.!?;\"”’)]) [-*–] (?=[^\W_])")
_DASHES = (" - ", " * ", " – ")


@dataclass(slots=True)
class Line:
    """One line that says something, or several of them once a hard-wrapped paragraph is put together.

    Attributes:
        shape: what its marker makes of it.
        start: offset of its content, after the marker.
        end: offset of the end of its content.
        text: the content, `text[start:end]` of the article.
        indent: columns of white space before the marker.
        width: columns of the whole line, to tell a hard-wrapped text from others.
        gap: whether a blank line, a rule or nothing stands before it.
        style: the kind of marker: `heading`, `underline`, `bold`, `quote`, `bullet`, `number`, `letter`,
            `time`, `question`, `answer` or `image`; of an item without a marker `label` or `bare`; else
            empty.
        level: of a heading, else 0.
        cells: of a row, the offsets of each cell.
        header: whether it is the header row of a table.
    """

    shape: Shape
    start: int
    end: int
    text: str
    indent: int
    width: int
    gap: bool
    style: str = ""
    level: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    header: bool = False

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does, inside or outside of closing quotes and brackets."""
        return _TERMINAL.search(self.text[-_TAIL:]) is not None


def lines(text: str) -> list[Line]:
    r"""Every line of the text that says something, in order.

    Blank lines, rules, underlines, separator rows of tables and lines with nothing but a time are markers
    and not among them.

    >>> [(line.shape, line.text) for line in lines("# Aid\n\n- 30 jets\n---\n17:20 Oslo agrees.")]
    [('heading', 'Aid'), ('item', '30 jets'), ('text', 'Oslo agrees.')]
    """
    bulleted = any(bullet in text for bullet in _BULLETS)
    found: list[Line] = []
    expected = 0
    gap = True
    for match in _LINE.finditer(text):
        gap = gap or match.start() > expected
        expected = match.end() + 1
        raw = match.group()
        content = raw.strip()
        if not _SAYS_SOMETHING.search(content):
            gap = _take_mark(content, found, gap)
            continue
        indent = len(raw) - len(raw.lstrip())
        columns = len(raw[:indent].expandtabs(4)) if indent else 0
        start = match.start() + indent
        line = Line("text", start, start + len(content), content, columns, columns + len(content), gap or not found)
        gap = not _read_marker(line, found[-1] if found else None)
        if not gap:
            found.extend(_parted(line, bulleted))
    return found


def _take_mark(content: str, found: list[Line], gap: bool) -> bool:
    """Let an underline or a separator row tell what is above it; say whether it leaves a gap behind."""
    above = found[-1] if found and not gap else None
    if above is None:
        return True
    if "|" in content and "-" in content and "|" in above.text:
        # Only the first row of a table is its header; some draw a line under every row.
        above.shape, above.header = "row", above.gap or len(found) < 2 or "|" not in found[-2].text
        return False
    if above.shape == "text" and _UNDERLINE.fullmatch(content) and not above.ended:
        above.shape, above.style, above.level = "heading", "underline", 1 if content[0] == "=" else 2
    return True


def _read_marker(line: Line, above: Line | None) -> bool:
    """Take the marker off the line and say whether anything is left of it."""
    content = line.text
    if content[0] == "|":
        line.shape = "row"
        return True
    bold = _BOLD_LINE.fullmatch(content) if content[0] in "*_" else None
    if bold:
        line.style = "bold"
        _shorten(line, bold.start(2), bold[2])
        return True
    marker = _MARKER.match(content)
    if marker is None or (marker.lastgroup == "answer" and not _answers(marker[0], above)):
        return True
    _take_off(line, marker)
    return _SAYS_SOMETHING.search(line.text) is not None


def _answers(marker: str, above: Line | None) -> bool:
    """Tell `A. It is` from `A. Smith`: with a full stop it answers a question that stands above."""
    return ":" in marker or (above is not None and above.style == "question")


def _take_off(line: Line, marker: re.Match[str]) -> None:
    line.style = marker.lastgroup or ""
    line.shape = _SHAPES.get(line.style, "text")
    content = line.text[marker.end() :]
    if line.style == "heading":
        line.level = marker[0].count("#")
        content = content.rstrip("# \t")
    elif line.style == "image" and content.endswith(")"):
        content = content.rpartition("](")[0] or content
    _shorten(line, marker.end(), content)


def _shorten(line: Line, offset: int, content: str) -> None:
    """Leave of the line only the content, which begins at an offset into it, without white space around."""
    bare = content.strip()
    line.start += offset + content.find(bare)
    line.end = line.start + len(bare)
    line.text = bare


def _parted(line: Line, bulleted: bool) -> Sequence[Line]:
    """The line, or its items if a list was run together into it."""
    cuts: list[re.Match[str]] = []
    if bulleted and line.shape in ("text", "item"):
        cuts = list(_INNER_BULLET.finditer(line.text))
    if not cuts and line.style == "bullet" and any(dash in line.text for dash in _DASHES):
        cuts = list(_INNER_DASH.finditer(line.text))
    if len(cuts) < (1 if line.style == "bullet" else 2):
        return (line,)
    lefts = [0, *(cut.end() for cut in cuts)]
    rights = [*(cut.start() for cut in cuts), len(line.text)]
    parts = []
    for left, right in zip(lefts, rights, strict=True):
        first = left == 0
        shape, style = (line.shape, line.style) if first else ("item", "bullet")
        part = Line(shape, line.start, line.end, line.text, line.indent, line.width, line.gap and first, style)
        _shorten(part, left, line.text[left:right])
        parts.append(part)
    return parts
