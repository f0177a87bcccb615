"""Aid that is told of as somebody's, whatever is said of it: "U.S. security assistance", "the £2 million from Oman"."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from coalition.language.clauses import is_negated
from coalition.language.relations.context import Context, rules
from coalition.language.relations.given import Given
from coalition.language.relations.givers import owners
from coalition.language.relations.pledgewords import words
from coalition.statements.statement import Statement

_SAYS_OTHERWISE = frozenset(("call", "refuse", "end", "receive", "consider", "talk"))


@lru_cache(maxsize=1)
def _rules() -> dict[str, frozenset[str]]:
    return {name: frozenset(group) for name, group in rules("pledges.toml")["owned"].items()}


def owned(context: Context, given: Given) -> Iterator[Statement]:
    """Pledges of what has an owner and stands under no word that says whether it is given.

    Args:
        context: the article.
        given: what may be given, the way up from which is blocked.
    """
    root = given.root
    if given.sort not in {"name", "money"} or (given.sort == "name" and root.lower_ not in _rules()["nouns"]):
        return
    if is_negated(root) or any(_says_otherwise(token) for token in root.ancestors):
        return
    coming = any(c.lower_ in _rules()["coming"] for c in root.children)
    figure = next((span for token in given.span if (span := context.figure_at(token)) is not None), None)
    for giver in owners(context, root):
        yield Statement(
            "pledges",
            giver,
            given.thing,
            context.passage(root),
            "pledge.owned",
            0.5,
            status="pledged" if coming else "delivered",
            figure=figure._.figure if figure is not None else None,
        )


def _says_otherwise(token: Token) -> bool:
    return words().of(token) in _SAYS_OTHERWISE or is_negated(token)
