"""Numbers in a row that name a giver and no thing: "Mali sent 40 doctors, Togo 30", "45 divers: 20 from Peru"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span

from coalition.language.clauses import is_verb, tense
from coalition.language.relations.chains import Chain
from coalition.language.relations.context import Context
from coalition.language.relations.given import Given
from coalition.language.relations.status import status_of
from coalition.statements.statement import Figure, Passage, Statement, Thing

_Told = tuple[Thing, str]
_WAYS = frozenset(("no governor", "subject"))


def series(context: Context, climbed: Iterable[tuple[Given, Chain]], emitted: list[Statement]) -> Iterator[Statement]:
    """Pledges of what is counted in the same sentence, by who stands beside a number of his own.

    Args:
        context: the article.
        climbed: what may be given, with the way up from it.
        emitted: the pledges found so far.
    """
    owned = [
        (span, found) for span in context.figures if (found := context.beside(span.start) or _origin(context, span))
    ]
    if not owned:
        return
    counted = {(s.passage, s.figure) for s in emitted if s.figure is not None}
    sentences = {span.root.sent.start for span, _ in owned}
    told = _told(context, climbed, sentences)
    for s in emitted:
        if s.figure is not None and s.object is not None and s.status is not None:
            told.setdefault((s.passage, _kind(s.figure.unit)), (s.object, s.status))
    for span, givers in owned:
        figure: Figure = span._.figure
        passage = context.passage(span.root)
        thing = told.get((passage, _kind(figure.unit)))
        if thing is None or (passage, figure) in counted:
            continue
        for giver in givers:
            if not any(s.passage == passage and s.subject == giver and s.object == thing[0] for s in emitted):
                yield Statement(
                    "pledges", giver, thing[0], passage, "pledge.series", 0.7, status=thing[1], figure=figure
                )


def _told(
    context: Context, climbed: Iterable[tuple[Given, Chain]], sentences: set[int]
) -> dict[tuple[Passage, str], _Told]:
    """What is counted in a unit, and whether it is given: by sentence and unit."""
    found: dict[tuple[Passage, str], _Told] = {}
    for given, chain in climbed:
        figure = context.figure_at(given.root)
        if figure is None or figure.label_ != "COUNT" or given.root.sent.start not in sentences:
            continue
        status = status_of(chain) if chain.blocked is None else _there(given) if chain.blocked in _WAYS else None
        if status is not None:
            found.setdefault((context.passage(given.root), figure._.figure.unit), (given.thing, status))
    return found


def _kind(unit: str) -> str:
    """Sums go together whatever their currency."""
    return "money" if len(unit) == 3 and unit.isupper() else unit


def _there(given: Given) -> str:
    """Whether those are counted who are there, or who will be: "the unit will have 45 divers"."""
    verb = given.root
    while verb.head.i != verb.i and not is_verb(verb):
        verb = verb.head
    return "pledged" if is_verb(verb) and tense(verb) == "future" else "delivered"


def _origin(context: Context, figure: Span) -> list[Thing]:
    """As in "20 from Peru"."""
    doc, end = context.doc, figure.end
    if end + 1 >= len(doc) or doc[end].lower_ != "from":
        return []
    objects = [c for c in doc[end].children if c.dep_ == "pobj"]
    return [t for o in objects for t in context.actors(o) if t.kind == "nation"]
