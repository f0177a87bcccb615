"""Contributions that no verb of giving tells of: "220 soldiers from Ghana", "Fiji (45 officers)"."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Span, Token

from coalition.language.clauses import is_negated, is_verb, objects_of
from coalition.language.morphology import verb_forms
from coalition.language.relations.context import Context, rules
from coalition.statements.statement import Statement, Thing


@lru_cache(maxsize=1)
def _rules() -> dict[str, frozenset[str]]:
    data = rules("presence.toml")
    return {
        "people": frozenset(data["people"]),
        "fighting": frozenset(f for verb in data["fighting"] for f in verb_forms(verb)) | frozenset(data["losses"]),
    }


def present(context: Context, span: Span, thing: Thing) -> Iterator[Statement]:
    """People of a nation who are counted and named as there, and not as fighting, dead or captured.

    Args:
        context: the article.
        span: the phrase that names them.
        thing: the capability they are.
    """
    figure = context.figure_at(span.root)
    if figure is None or figure.label_ != "COUNT" or _fights(span.root):
        return
    paired = context.beside(figure.start)
    people = thing.id in _rules()["people"]
    if not people and not (paired and span._.sort != "action" and _in_series(context, figure)):
        return
    givers = paired or _origin(context, span.root)
    for giver in givers:
        rule = "pledge.pair" if paired else "pledge.present"
        yield Statement(
            "pledges",
            giver,
            thing,
            context.passage(span.root),
            rule,
            0.5,
            status="delivered" if people else "pledged",
            figure=figure._.figure if len(givers) == 1 else None,
        )


def _in_series(context: Context, figure: Span) -> bool:
    """Whether another nation stands before a figure of its own there: "Peru ten trucks, Chile six"."""
    sentence = figure.root.sent
    others = [f for f in context.figures if sentence.start <= f.start < sentence.end and f.start != figure.start]
    return any(context.beside(other.start) for other in others)


def _fights(root: Token) -> bool:
    if is_negated(root) or root.left_edge.lower_ in {"no", "not"}:
        return True
    return any(
        t.lower_ in _rules()["fighting"]
        for t in (*root.subtree, *root.ancestors)
        if is_verb(t) or t.tag_.startswith(("NN", "JJ"))
    )


def _origin(context: Context, root: Token) -> list[Thing]:
    """Whose they are: "Danish", "from Ghana", but not "in Ghana"."""
    for c in root.children:
        if (
            c.dep_ in {"amod", "compound", "nmod", "poss"}
            and (span := context.chains.span(c)) is not None
            and span.label_ == "NATION"
        ):
            return [span._.thing]
    return [t for o in objects_of(root, "from") for t in context.actors(o) if t.kind == "nation"]
