"""Lists and headings that no marker sets apart, told by the lines around them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from coalition.articles.lines import Line

_LABEL = re.compile(
    r"""(?!https?:)(?P<name>(?:[^\W\d]|[*_(])[^:;!?"“”\n]{0,60}?)
        (?:\**:\**(?!//|(?<=\d:)\d\d)[ \t]* | \**[ \t][-–—]{1,2}[ \t]+)(?=[^\s"“])""",
    re.VERBOSE,
)
_NEW_SENTENCE = re.compile(r"[^\W\d_]{3}\.\s|[?!]\s")
_LONGEST_LABEL = 6
_LONGEST_TITLE = 160
_LONGEST_QUESTION = 200
_LONGEST_HEADING = 100
_LONGEST_ENTRY = 120
_LONGEST_NAME = 60


def label(text: str) -> str | None:
    """What stands before the colon or dash in `Name: 5,000 troops`, if short enough for a label.

    >>> label("Benelux (all three): 60 trucks")
    'Benelux (all three)'
    >>> label("He said on Monday that more would follow: none") is None
    True
    """
    match = _LABEL.match(text, 0, 80)
    if match is None:
        return None
    name = match["name"].strip("*_ ")
    if not name or len(name.split("(")[0].split()) > _LONGEST_LABEL or _NEW_SENTENCE.search(name):
        return None
    return name


def many_capitals(words: Sequence[str]) -> bool:
    """Whether more than half of the words have a capital, as headlines do.

    >>> many_capitals("Ministers Meet in Oslo to Count the Trucks".split())
    True
    """
    return sum(word[0].isupper() for word in words) * 2 > len(words)


def mark_runs(pieces: list[Line]) -> None:
    """Give lines of lists without markers the shape of items, and lines that head others that of headings."""
    labels = [label(piece.text) if piece.shape == "text" else None for piece in pieces]
    speakers = {name for name, count in Counter(labels).items() if name and count > 1}
    _mark_labelled(pieces, labels, speakers)
    _mark_bare(pieces)
    _mark_headings(pieces, labels, speakers)


def _mark_labelled(pieces: list[Line], labels: list[str | None], speakers: set[str]) -> None:
    """Lines such as `Name: 5,000 troops`, unless the names come again and again, as those of speakers do."""
    for first, behind in _stretches([name is not None for name in labels]):
        start = first + _stands_apart(pieces[first:behind], is_title=first == 0)
        run = pieces[start:behind]
        spaced = any(piece.gap for piece in run[1:])
        enough = 1 if _announced(pieces, start) else 3 if spaced else 2
        turns = sum(name in speakers for name in labels[start:behind])
        if len(run) >= enough and turns * 2 <= len(run):
            _make_items(run, "label")


def _stands_apart(run: list[Line], is_title: bool) -> bool:
    """Whether the first of some lines with labels is none of the list: `Who gives what: a list`."""
    first, rest = run[0], run[1:]
    if not rest or not rest[0].gap:
        return False
    close = any(not piece.gap for piece in rest)
    return close or (is_title and not first.ended and all(piece.ended for piece in rest))


def _mark_bare(pieces: list[Line]) -> None:
    """Lines without a label: short, unfinished, in close order, and either announced by a colon or many."""
    for first, behind in _stretches([_unfinished(piece) for piece in pieces]):
        start = first
        while start < behind:
            end = start + 1
            while end < behind and not pieces[end].gap:
                end += 1
            last = end < len(pieces) and _closes(pieces[end], pieces[end - 1])
            run = pieces[start : end + last]
            if len(run) >= 2 and _announced(pieces, start):
                _make_items(run, "bare")
            elif len(run) >= 4 and all(len(piece.text) <= _LONGEST_NAME for piece in run):
                _make_items(run[start == 0 or _alone_has_no_number(run) :], "bare")
            start = end


def _alone_has_no_number(run: list[Line]) -> bool:
    numbers = [any(sign.isdigit() for sign in piece.text) for piece in run]
    return not numbers[0] and all(numbers[1:])


def _announced(pieces: list[Line], index: int) -> bool:
    return index > 0 and pieces[index - 1].shape == "text" and pieces[index - 1].text.endswith(":")


def _unfinished(piece: Line) -> bool:
    short = piece.shape == "text" and not piece.style and len(piece.text) <= _LONGEST_ENTRY
    return short and not piece.ended and piece.text[-1] not in ':"”'


def _closes(piece: Line, above: Line) -> bool:
    """Whether a line ends a list whose entries end in commas or semicolons."""
    short = piece.shape == "text" and not piece.gap and len(piece.text) <= _LONGEST_ENTRY
    return short and piece.ended and above.text.endswith((";", ",", " and", " or"))


def _make_items(run: list[Line], style: str) -> None:
    for piece in run:
        piece.shape, piece.style = "item", style


def _stretches(wanted: list[bool]) -> Iterator[tuple[int, int]]:
    """First and behind-the-last index of each unbroken stretch of True."""
    first = None
    for index, is_wanted in enumerate([*wanted, False]):
        if is_wanted and first is None:
            first = index
        elif not is_wanted and first is not None:
            yield first, index
            first = None


def _mark_headings(pieces: list[Line], labels: list[str | None], speakers: set[str]) -> None:
    # The questions of an interview hold statements; only where each is a mere question do they head the
    # answers.
    interview = not all(_asks(piece.text) for piece in pieces if piece.style == "question")
    for index, piece in enumerate(pieces[:-1]):
        if piece.shape == "item":
            heads = _is_numbered_heading(pieces, index)
        elif (
            piece.shape != "text"
            or labels[index] in speakers
            or (interview and piece.style == "question")
            or _stands_under_heading(pieces, index)
        ):
            continue
        else:
            heads = _is_heading(piece, index == 0)
        if heads:
            piece.shape, piece.level = "heading", 1 if index == 0 else 2


def _stands_under_heading(pieces: list[Line], index: int) -> bool:
    """Whether a line is all that a heading right above it holds, and not a second heading: "CHAIR", below it "Austria"."""
    if index < 2 or pieces[index].gap or not pieces[index + 1].gap or pieces[index].style == "bold":
        return False
    return pieces[index - 1].shape == "heading" and pieces[index - 1].gap


def _is_heading(piece: Line, is_first: bool) -> bool:
    text = piece.text
    if piece.style in ("answer", "image", "time"):
        return False
    if text[-1] == "?":
        return _asks(text)
    if len(text) > _LONGEST_TITLE or piece.ended:
        return False
    if piece.style == "bold":
        return True
    if text[-1] in ",;:-–—":
        return False
    words = text.split()
    return is_first or (len(words) <= 14 and len(text) <= _LONGEST_HEADING) or many_capitals(words)


def _asks(text: str) -> bool:
    """Whether a text is one question and nothing else."""
    short = text[-1] == "?" and len(text) <= _LONGEST_QUESTION
    return short and text[0] not in "\"“‘'" and not _NEW_SENTENCE.search(text)


def _is_numbered_heading(pieces: list[Line], index: int) -> bool:
    """Whether `2. Command` heads a section: nothing above or below it is an item, and text follows."""
    piece, below = pieces[index], pieces[index + 1]
    if piece.style != "number" or piece.ended or len(piece.text) > _LONGEST_HEADING or piece.text[-1] in ",;:":
        return False
    return (index == 0 or pieces[index - 1].shape != "item") and below.shape in ("text", "row")
