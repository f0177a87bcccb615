"""The giver of a list whose items name none: "Australia has provided:", or the author of a fact sheet."""

from coalition.articles.layout import Block
from coalition.language.clauses import is_verb, subject, tense
from coalition.language.relations.context import Context
from coalition.language.relations.given import GIVERS
from coalition.language.relations.pledgewords import words
from coalition.statements.statement import Thing

_STATUS = {"consider": "considered", "refuse": "refused", "end": "refused", "commit": "pledged"}


def giver_above(context: Context, block: Block) -> tuple[list[Thing], str | None]:
    """Who gives what a list holds, and with which status: told by the sentence above it.

    A list right under a heading is its author's, where the article is a government's; then no status is told.
    """
    if block.governor is None:
        return (list(context.chains.authors), None) if block.heading is not None else ([], None)
    lead = context.doc._.blocks[block.governor]
    span = context.doc.char_span(lead.start, lead.end, alignment_mode="contract")
    last = span[-1].sent if span is not None and lead.kind == "paragraph" else ()
    for token in last:
        name = words().verbs.of(token) if is_verb(token) else None
        if name not in {"give", "commit", "consider", "refuse", "end"}:
            continue
        givers = [t for t in context.actors(subject(token)) if t.kind in GIVERS]
        if givers:
            given = "pledged" if tense(token) in {"future", "intended"} else "delivered"
            return givers, _STATUS.get(str(name), given)
    return [], None
