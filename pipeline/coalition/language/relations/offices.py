"""Office holdings: which person holds which office of what."""

from collections.abc import Iterator

from coalition.language.relations.context import Context
from coalition.language.titles import rules
from coalition.statements.statement import Statement, Thing


def offices(context: Context) -> Iterator[Statement]:
    """One statement a person and office that the text itself names; titles in the headline alone are none."""
    confidence = rules()["confidence"]
    for holding in context.doc._.holdings:
        yield Statement(
            relation="holds_office",
            subject=holding.person._.thing,
            object=Thing("office", holding.office, holding.office),
            passage=context.passage(holding.title[0] if holding.person.root.sent != holding.title.root.sent else holding.person[0]),
            rule=holding.rule,
            confidence=confidence[holding.rule.removesuffix("-inferred")] * (confidence["inferred"] if holding.rule.endswith("-inferred") else 1.0),
            status=holding.status,
            of=holding.of,
        )
