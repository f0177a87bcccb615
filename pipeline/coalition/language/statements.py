"""Component `coalition_statements`: the nine relations, each statement once, and the entities of the article."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from coalition.language.confidence import confident
from coalition.language.extensions import CITIES, FIGURES, NAMES, register
from coalition.language.relations.bodytables import body_tables
from coalition.language.relations.cast import Cast
from coalition.language.relations.claims import stated
from coalition.language.relations.context import Context
from coalition.language.relations.deputies import deputies
from coalition.language.relations.figures import figures
from coalition.language.relations.imports import imports
from coalition.language.relations.labels import labels
from coalition.language.relations.leads import leads
from coalition.language.relations.listings import Listings
from coalition.language.relations.meetings import meetings
from coalition.language.relations.memberships import memberships
from coalition.language.relations.offices import offices
from coalition.language.relations.pledges import pledges
from coalition.language.relations.questions import answers
from coalition.language.relations.seats import seats
from coalition.language.relations.titled import commands
from coalition.statements.statement import Figure, Reading, Statement, Thing


@Language.factory("coalition_statements", assigns=["doc._.reading"], requires=["doc._.chains", "doc.spans"])
def create(nlp: Language, name: str) -> "Statements":  # noqa: ARG001 - the signature is spaCy's
    """Make the component; it stands last."""
    return Statements()


class Statements:
    """Sets `doc._.reading`."""

    def __init__(self) -> None:
        register()

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc."""
        context = Context(doc)
        told = list(pledges(context))
        listings = Listings(context, told)
        listed = list(listings.statements())
        prose = [s for s in told if not _inside(doc, s, listings.tokens)]
        cast = Cast(context)
        led = list(leads(cast))
        found = [
            *listed,
            *prose,
            *(s for s in figures(context, cast.bodies, prose) if not _inside(doc, s, listings.tokens)),
            *offices(context, cast.bodies),
            *led,
            *commands(cast, led),
            *deputies(cast, led),
            *meetings(cast),
            *memberships(cast),
            *seats(cast),
            *imports(cast),
            *answers(cast),
            *labels(cast),
            *body_tables(cast),
        ]
        doc._.reading = Reading(
            statements=confident(context, _once(stated(context, found))),
            nations=_things(s._.thing for s in doc.spans[NAMES] if s.label_ == "NATION"),
            leaders=_leaders(doc, found),
            cities=_things(s._.thing for s in doc.spans[CITIES]),
            figures=tuple(dict.fromkeys(Figure(s._.figure.value, s._.figure.unit) for s in doc.spans[FIGURES])),
        )
        return doc


def _inside(doc: Doc, statement: Statement, tokens: set[int]) -> bool:
    span = doc.char_span(statement.passage.start, statement.passage.end, alignment_mode="expand")
    return span is not None and span.start in tokens and span.end - 1 in tokens


def _leaders(doc: Doc, found: list[Statement]) -> tuple[Thing, ...]:
    headline = doc._.headline
    holdings = [*doc._.holdings, *(headline._.holdings if headline is not None else ())]
    families: dict[str, Thing] = {}
    for holding in holdings:
        name = holding.person._.thing
        families.setdefault(name.id.split()[-1].lower(), name)
    for statement in found:
        if statement.relation == "holds_office":
            families.setdefault(statement.subject.id.split()[-1].lower(), statement.subject)
    return _things(families.values())


def _things(things: Iterable[Thing]) -> tuple[Thing, ...]:
    return tuple(dict.fromkeys(things))


def _once(found: Iterable[Statement]) -> tuple[Statement, ...]:
    """Each statement once: the most confident, with a figure rather than without, the first in the text."""
    best: dict[tuple[object, ...], Statement] = {}
    for statement in sorted(found, key=_rank):
        best.setdefault(_key(statement), statement)
    return tuple(
        sorted(
            best.values(),
            key=lambda s: (s.passage, s.relation, s.subject, str(s.object), str(s.status), str(s.figure)),
        )
    )


def _rank(statement: Statement) -> tuple[object, ...]:
    return (
        -statement.confidence,
        statement.figure is None,
        statement.passage,
        statement.rule,
        str(statement),
    )


def _key(s: Statement) -> tuple[object, ...]:
    if s.relation == "figure" and s.figure is not None:
        return s.relation, s.subject, s.figure.value, s.figure.unit
    if s.relation == "imports":
        return s.relation, s.subject, s.object, s.source
    if s.relation == "holds_office":
        return s.relation, s.subject, s.object, s.of
    return s.relation, s.subject, s.object, s.status
