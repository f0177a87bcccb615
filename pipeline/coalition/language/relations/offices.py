"""Office holdings: which person holds which office of what."""

from collections.abc import Iterator

from coalition.language.extensions import NAMES
from coalition.language.relations.context import Context
from coalition.statements.statement import Statement, Thing


def offices(context: Context) -> Iterator[Statement]:
    """One statement a person and office that the text itself names; titles in the headline alone are none."""
    for holding in context.doc._.holdings:
        yield Statement(
            relation="holds_office",
            subject=holding.person._.thing,
            object=Thing("office", holding.office, holding.office),
            passage=context.passage(holding.person[0]),
            rule=holding.rule,
            confidence=0.85,
            status=holding.status,
            of=holding.of,
        )


def nearest_nation(context: Context, token_index: int) -> Thing | None:
    """The nation named last before a token in its sentence or paragraph, else the first after it in the sentence."""
    names = [s for s in context.doc.spans[NAMES] if s.label_ == "NATION"]
    sentence = context.doc[token_index].sent
    inside = [s for s in names if sentence.start <= s.start < sentence.end]
    before = [s for s in inside if s.start < token_index] or [s for s in names if s.end <= token_index][-1:]
    pool = before or inside
    thing: Thing | None = pool[0]._.thing if pool else None
    return thing
