"""Whose a figure is of several owners: "30 and 25 respectively", "20 each"; what they share is of none of them."""

from spacy.tokens import Span

from coalition.language.extensions import FIGURES
from coalition.statements.statement import Thing

_EACH = frozenset(("each", "apiece", "every", "per"))
_LINKS = frozenset((",", "and", "and,", ", and", "&", "or", "to"))


def respective(figure: Span, found: list[Thing]) -> list[Thing]:
    """The owner of a figure in a row of as many figures as there are owners; all of them where each has so many.

    Of "France and Spain will send 40 tanks" neither has 40; but the "we" of a joint statement is each who signs it.
    """
    signatories = figure.doc._.chains.authors
    if len(found) < 2 or found == signatories:
        return found
    row = _row(figure)
    if len(row) != len(found):
        return found if any(t.lower_ in _EACH for t in figure.root.sent) else []
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
