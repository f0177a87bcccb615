"""Imports: which nation buys which commodity from which."""

from collections.abc import Iterator

from spacy.tokens import Token

from coalition.language.clauses import is_verb
from coalition.language.extensions import NAMES
from coalition.language.relations.cast import Cast, words
from coalition.language.relations.commodities import Commodities
from coalition.language.relations.supply import Supplies
from coalition.language.relations.supplytables import tables
from coalition.language.relations.trade import Trade
from coalition.statements.statement import Statement

# Tags of what may follow a verb of trade, when a tagger takes the verb for a noun.
_OPENS_OBJECT = frozenset(("NN", "NNS", "JJ", "JJS", "JJR", "NNP", "IN", "PRP$", "DT", "CD", "VBD", "VBN", "RBS"))


def imports(cast: Cast) -> Iterator[Statement]:
    """Imports that an article tells, in sentences, lists and tables."""
    commodities = Commodities(cast)
    if not commodities:
        return
    trade, supplies = Trade(cast, commodities), Supplies(cast, commodities)
    frames = {
        "buy-verbs": trade.buys,
        "depend-verbs": trade.depends,
        "stop-verbs": trade.stops,
        "replace-verbs": trade.replaces,
        "switch-verbs": trade.switches,
        "supply-verbs": supplies.supplies,
        "share-verbs": supplies.shares,
        "flow-verbs": supplies.flows,
    }
    for token in cast.doc:
        word = cast.words[token.i]
        if is_verb(token) or (word in words("imports", "surely") and _is_hidden(cast, token)):
            for name, frame in frames.items():
                if word in words("imports", name):
                    yield from frame(token)
        else:
            yield from _noun(token, word, supplies)
    yield from tables(cast, commodities)


def _is_hidden(cast: Cast, token: Token) -> bool:
    """Whether a verb was taken for a noun between a nation and what it buys: "Turkey imports coal"."""
    i = token.i
    if token.tag_ != "NNS" or i == 0 or i + 1 >= len(cast.words) or cast.doc[i + 1].tag_ not in _OPENS_OBJECT:
        return False
    before = next((s for s in cast.doc.spans[NAMES] if s.end == i), None)
    return before is not None and before.label_ == "NATION" and before._.sort == "name"


def _noun(token: Token, word: str, supplies: Supplies) -> Iterator[Statement]:
    if word in words("imports", "nouns"):
        yield from supplies.noun(token)
    elif word in words("imports", "supplier-nouns"):
        yield from supplies.supplier(token)
