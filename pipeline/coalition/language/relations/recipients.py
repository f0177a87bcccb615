"""To whom something is given: "gave Kyiv tanks", "tanks for Kyiv", "provides Kyiv with tanks"."""

from collections.abc import Iterator

from spacy.tokens import Token

from coalition.language.clauses import is_verb, objects_of
from coalition.language.relations.chains import Chain
from coalition.language.relations.context import Context
from coalition.statements.statement import Thing

_DATIVES = frozenset(("dative", "iobj"))


def recipients_of(context: Context, root: Token, chain: Chain, givers: list[Thing]) -> list[Thing]:
    """Who receives what a chain of governors gives, the nearest first.

    Args:
        context: the article.
        root: the head of the phrase of what is given.
        chain: its governors.
        givers: who gives it.

    A pronoun or description for the receiver never means a giver: in "Oman lent it a plane", "it" is not Oman.
    """
    words = [word for token in (root, *(token for token, _ in chain.links)) for word in _receivers(token)]
    found = [(thing, context.chains.span(word) is not None) for word in words for thing in context.actors(word)]
    return list(dict.fromkeys(thing for thing, named in found if named or thing not in givers))


def _receivers(token: Token) -> Iterator[Token]:
    yield from objects_of(token, "to", "for")
    yield from (c for c in token.children if c.dep_ in _DATIVES)
    if is_verb(token) and objects_of(token, "with"):
        yield from (c for c in token.children if c.dep_ == "dobj")
