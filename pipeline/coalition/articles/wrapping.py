"""Paragraphs that were broken into lines of one width, or in mid-sentence, put together again."""

from itertools import pairwise

from coalition.articles.lines import Line
from coalition.articles.runs import label, many_capitals

_NARROWEST, _WIDEST = 45, 120
# A sentence cut by mark-up or by an advertisement comes in at most so many pieces.
_MOST_PIECES = 4
_FEWEST_WORDS = 6


def unwrapped(text: str, found: list[Line]) -> list[Line]:
    """The lines, those of one hard-wrapped paragraph, item or sentence joined into one.

    A break was made by wrapping if the next line's first word would not have fitted into the width any
    more. What width that is, is seen from breaks in the middle of a sentence; a text without any is left as
    it is.
    """
    groups = _groups(found)
    widths = [_width(group) for group in groups]
    usual = max(widths, default=0)
    joined: list[Line] = []
    for group, width in zip(groups, widths, strict=True):
        if len(group) == 1:
            joined.append(group[0])
            continue
        fits = usual if max(line.width for line in group) <= usual else 0
        joined.extend(_joined(text, group, width or fits))
    return _mended(text, joined)


def _groups(found: list[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in found:
        if line.gap or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def _width(group: list[Line]) -> int:
    """The width a group of lines was wrapped to, or 0."""
    if len(group) == 1:
        return 0
    # A long address stands out of every width.
    width = max((line.width for line in group if line.width <= _WIDEST or " " in line.text), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    breaks = sum(_runs_on(above, line) and _full(above, line, width) for above, line in pairwise(group))
    return width if breaks > (0 if group[-1].ended else 2) else 0


def _runs_on(above: Line, line: Line) -> bool:
    """Whether a sentence goes on from one line to the next."""
    return (
        above.shape != "row"
        and line.shape == "text"
        and not line.style
        and line.text[0].islower()
        and not above.ended
        and above.text[-1] not in ":;"
        and not label(line.text)
    )


def _full(above: Line, line: Line, width: int) -> bool:
    """Whether the first word of a line would not have fitted on the line above."""
    marker = line.width - line.indent - len(line.text)
    word = marker - 1 if marker else len(line.text[:_WIDEST].split(maxsplit=1)[0])
    return above.width + 1 + word > width


def _joined(text: str, group: list[Line], width: int) -> list[Line]:
    result: list[Line] = []
    first = 0
    for index in range(1, len(group) + 1):
        if index == len(group) or not _continues(group[first], group[index - 1], group[index], width):
            result.append(_one(text, group[first:index]))
            first = index
    return result


def _one(text: str, parts: list[Line]) -> Line:
    whole = parts[0]
    if len(parts) > 1:
        whole.end = parts[-1].end
        whole.text = text[whole.start : whole.end]
    return whole


def _continues(first: Line, above: Line, line: Line, width: int) -> bool:
    if (
        first.shape not in ("text", "item", "quote")
        or line.shape in ("heading", "row")
        or "bold"
        in (
            first.style,
            line.style,
        )
    ):
        return False
    if first.shape == "item" and line.shape == "text" and not line.style and line.indent > first.indent + 1:
        return True
    return width > 0 and _wrapped_there(first, above, line, width)


def _wrapped_there(first: Line, above: Line, line: Line, width: int) -> bool:
    tail = above.text[-1]
    if line.shape == "item":
        # A wrapped line may begin with a dash, or with the number that ends its sentence.
        return first.shape == "text" and not above.ended and tail not in ":;," and _full(above, line, width)
    if (line.style and line.shape == "text") or (first.shape == "quote") != (line.shape == "quote"):
        return False
    if not above.ended and tail not in ":;" and line.text[0].islower() and above.width * 2 > width:
        return True
    return tail != ":" and _full(above, line, width)


def _mended(text: str, found: list[Line]) -> list[Line]:
    """Join what was cut in mid-sentence: a line without an end, and what goes on in lower case to one."""
    result: list[Line] = []
    index = 0
    while index < len(found):
        behind = index + 1
        if behind < len(found) and _runs_on(found[index], found[behind]) and _is_cut(found[index]):
            while behind < min(len(found), index + _MOST_PIECES) and _runs_on(found[behind - 1], found[behind]):
                behind += 1
            if not found[behind - 1].ended:
                behind = index + 1
        result.append(_one(text, found[index:behind]))
        index = behind
    return result


def _is_cut(line: Line) -> bool:
    if line.shape != "text" or line.style == "bold":
        return False
    words = line.text.split()
    return len(words) >= _FEWEST_WORDS and not many_capitals(words)
