"""How much is given: the figure that is stated for a thing."""

from functools import lru_cache

from spacy.tokens import Span, Token

from coalition.language.clauses import conjuncts, is_verb
from coalition.language.relations.context import Context, rules
from coalition.language.relations.given import Given

_FIGURE_ROLES = frozenset(
    (
        "nummod",
        "dobj",
        "pobj",
        "quantmod",
        "nmod",
        "compound",
        "npadvmod",
        "nsubjpass",
        "appos",
        "amod",
        "attr",
    )
)


@lru_cache(maxsize=1)
def _worth() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in rules("pledges.toml")["worth"]["phrases"])


def figure_of(context: Context, given: Given) -> Span | None:
    """The figure stated for what is given: in its phrase, of what it hangs on, or beside it as object."""
    for token in reversed(given.span):  # of "sent two ships with 900 tonnes of grain" the grain's
        span = context.figure_at(token)
        if span is not None:
            return span
    token = given.root
    while True:
        for c in (token, *token.children):
            span = context.figure_at(c)
            if span is not None and c.dep_ in _FIGURE_ROLES and not (c.i != token.i and _counts_other(c, given.root)):
                return span
        if is_verb(token) or token.head.i == token.i:
            return _value(context, given)
        while token.dep_ == "conj" and not is_verb(token.head):
            token = token.head
        token = token.head


def _counts_other(figure: Token, root: Token) -> bool:
    """Whether a verb's object with a figure is another thing than what is given: "40 tanks and a bridge"."""
    return figure.dep_ in {"dobj", "pobj", "nsubjpass", "attr"} and any(
        t.i == root.i or t.is_ancestor(root) for t in conjuncts(figure)[1:]
    )


def _value(context: Context, given: Given) -> Span | None:
    """What a thing is worth: "ammunition worth 20 million euros"; a sum for several things is no single one's."""
    start = given.span.end
    for phrase in _worth() if len(conjuncts(given.root)) == 1 and given.root.dep_ != "conj" else ():
        end = start + len(phrase)
        if end < len(context.doc) and tuple(t.lower_ for t in context.doc[start:end]) == phrase:
            return next((span for span in context.figures if span.start - end in {0, 1, 2}), None)
    return None
