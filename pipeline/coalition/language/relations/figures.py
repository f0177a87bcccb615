"""Figure statements: whose number a number is."""

from collections.abc import Iterator

from spacy.tokens import Span

from coalition.language.clauses import is_passive
from coalition.language.relations.context import Context
from coalition.language.relations.nobodys import governing, owner_words
from coalition.language.relations.owners import Owned, Owners
from coalition.language.relations.referents import Referents
from coalition.language.relations.retractions import is_retracted
from coalition.language.relations.shares import respective
from coalition.statements.statement import Figure, Passage, Statement, Thing

# Characters between a promise and what becomes of its parts.
_PACKAGE = 400
_Key = tuple[Passage, float, str]


def figures(context: Context, bodies: Referents, pledged: list[Statement]) -> Iterator[Statement]:
    """The figures of an article with their owners: those of pledges, and those stated of a nation or body.

    Args:
        context: the article.
        bodies: who its coalitions and organisations are.
        pledged: its pledges.
    """
    owners = Owners(context, bodies)
    given: dict[_Key, list[Statement]] = {}
    for statement in pledged:
        if statement.figure is not None:
            given.setdefault(_key(statement.passage, statement.figure), []).append(statement)
    for span in context.figures:
        passage = context.passage(span.root)
        told = given.pop(_key(passage, span._.figure), [])
        if is_retracted(context, span):
            continue
        if told:
            yield from _of_pledges(context, span, told, owners.own_phrase(span))
            continue
        owned = owners.of(span)
        if owned is None:
            continue
        found, rule = _settled(context, span, pledged, *owned)
        for owner in respective(span, found):
            yield _made(context, span, owner, rule)
    for told in given.values():
        for statement in told:
            if statement.figure is not None:
                yield _as_pledged(statement, statement.figure)


def _key(passage: Passage, figure: Figure) -> _Key:
    return passage, figure.value, figure.unit


def _of_pledges(context: Context, span: Span, told: list[Statement], beside: Owned) -> Iterator[Statement]:
    """A pledge's figure is its giver's, unless the words right beside it name another."""
    givers = {s.subject for s in told}
    found, rule = beside
    for statement in told:
        if not found or statement.subject in found:
            yield _as_pledged(statement, span._.figure)
    for owner in found:
        if owner not in givers:
            yield _made(context, span, owner, rule)


def _made(context: Context, span: Span, owner: Thing, rule: str) -> Statement:
    return Statement(
        "figure",
        owner,
        None,
        context.passage(span.root),
        rule,
        0.6,
        figure=span._.figure,
        date=context.date(span.root),
    )


def _as_pledged(statement: Statement, figure: Figure) -> Statement:
    return Statement(
        "figure",
        statement.subject,
        None,
        statement.passage,
        "figure.pledge",
        statement.confidence,
        figure=figure,
        date=statement.date,
        attributed_to=statement.attributed_to,
    )


def _pledged_near(context: Context, span: Span, pledged: list[Statement]) -> Owned:
    """Who gives what is told of beside a figure, or right before it."""
    found = _beside(context, span, pledged)
    return (found, "figure.beside-pledge") if found else (_of_package(context, span, pledged), "figure.package")


def _settled(context: Context, span: Span, pledged: list[Statement], found: list[Thing], rule: str) -> Owned:
    """The owners of a figure, where its own words leave them to the pledges beside it or to the publisher."""
    if not found:
        return _pledged_near(context, span, pledged)
    if rule == "figure.publisher" and found[0].kind != "nation" and (donors := _donors(pledged)):
        return donors, "figure.beside-pledge"
    return found, rule


def _donors(pledged: list[Statement]) -> list[Thing]:
    """The one nation whose money an article of a body tells of: "WFP welcomes a grant of $50 million from Japan"."""
    sums = [s for s in pledged if s.figure is not None and s.figure.unit.isupper() and s.subject.kind == "nation"]
    donors = list(dict.fromkeys(s.subject for s in sums))
    return donors if len(donors) == 1 else []


def _beside(context: Context, span: Span, pledged: list[Statement]) -> list[Thing]:
    """The giver of the pledge nearest to a figure in its sentence: "a package, valued at $20 million"."""
    if span._.figure.unit in {"nations", "people"}:
        return []
    passage = context.passage(span.root)
    near = [s for s in pledged if s.passage == passage and s.status != "refused"]
    givers = list(dict.fromkeys(s.subject for s in near))
    return givers if len(givers) == 1 else []


def _of_package(context: Context, span: Span, pledged: list[Statement]) -> list[Thing]:
    """Who promised money right before what is told of its parts: "Of this, $12 million has been allocated to Jamaica"."""
    verb = governing(span.root)
    if span.label_ != "MONEY" or verb is None or not (is_passive(verb) and verb.lower_ in owner_words()["giving"]):
        return []
    start = context.passage(span.root).start
    unit = span._.figure.unit
    near = [
        s
        for s in pledged
        if s.figure is not None
        and s.figure.unit == unit
        and s.status != "refused"
        and 0 <= start - s.passage.end < _PACKAGE
    ]
    return [near[-1].subject] if near and len({s.subject for s in near}) == 1 else []
