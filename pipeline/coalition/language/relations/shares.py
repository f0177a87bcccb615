"""Which of several figures belongs to which of several owners: "A and B will send 30 and 25 trainers respectively"."""

from spacy.tokens import Span

from coalition.language.extensions import FIGURES
from coalition.statements.statement import Thing

_LINKS = frozenset((",", "and", "and,", ", and", "&", "or", "to"))


def respective(figure: Span, found: list[Thing]) -> list[Thing]:
    """The owner of a figure that stands in a row of as many figures as there are owners; else all of them."""
    if len(found) < 2:
        return found
    row = _row(figure)
    if len(row) != len(found):
        return found
    place = next(n for n, other in enumerate(row) if other.start == figure.start)
    return [found[place]]


def _row(figure: Span) -> list[Span]:
    """The figures that stand in a row with one: only commas and "and" between them."""
    sentence = figure.root.sent
    inside = [s for s in figure.doc.spans[FIGURES] if sentence.start <= s.start < sentence.end]
    rows: list[list[Span]] = []
    for span in inside:
        if rows and _linked(rows[-1][-1], span):
            rows[-1].append(span)
        else:
            rows.append([span])
    return next(row for row in rows if any(s.start == figure.start for s in row))


def _linked(before: Span, after: Span) -> bool:
    return before.doc[before.end : after.start].text.strip().lower() in _LINKS
