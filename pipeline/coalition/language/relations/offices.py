"""Office holdings: which person holds which office of what."""

from collections.abc import Iterator

from coalition.language.holdings import Holding
from coalition.language.relations.context import Context
from coalition.language.relations.referents import Referents
from coalition.language.titles import rules
from coalition.statements.statement import Passage, Statement, Thing


def offices(context: Context, bodies: Referents) -> Iterator[Statement]:
    """One statement a person and office of a known nation or body; titles in the headline alone are none.

    Args:
        context: the article.
        bodies: under which name each body of the article goes.
    """
    confidence = rules()["confidence"]
    for holding in context.doc._.holdings:
        if holding.of is None:
            continue
        yield Statement(
            relation="holds_office",
            subject=holding.person._.thing,
            object=Thing("office", holding.office, holding.office),
            passage=_passage(context, holding),
            rule=holding.rule,
            confidence=confidence[holding.rule],
            status=holding.status,
            of=bodies.called(holding.of),
        )


def _passage(context: Context, holding: Holding) -> Passage:
    """The sentence of the title, which says the office; a pronoun there may stand for a name before it."""
    apart = holding.person.root.sent.start != holding.title.root.sent.start
    return context.passage(holding.title[0] if apart else holding.person[0])
