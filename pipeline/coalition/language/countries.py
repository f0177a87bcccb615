"""Nouns for one nation or bloc, and for the soldiers of one: "the Nordic country", "the bloc", "the Swedish force"."""

import tomllib
from functools import lru_cache
from typing import Any

from spacy.tokens import Span, Token

from coalition.language.clauses import child
from coalition.language.rules import text
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    return tomllib.loads(text("coreference.toml"))


def nation_meant(token: Token, order: list[Span], at: dict[int, Span]) -> list[Thing]:
    """The last nation or bloc named that fits a noun: "the Nordic country", "the bloc", "the Gulf state".

    Args:
        token: the noun.
        order: the names of the article, in the order of the text.
        at: the same by their tokens.
    """
    region = next(
        (at[c.i].kb_id_ for c in token.children if c.i in at and at[c.i].label_ == "GROUP"),
        None,
    )
    if child(token, "det", "poss") is None and region is None:
        return []
    fitting = vocabulary().members.get(region, ()) if region else ()
    kinds = {"organisation", "group"} if token.lower_ in _rules()["country"]["blocs"] else {"nation"}
    for span in reversed([s for s in order if s.end <= token.i]):
        thing = span._.thing
        if thing.kind in kinds and (not fitting or thing in fitting):
            return [thing]
    return []


def whose_soldiers(token: Token, at: dict[int, Span]) -> list[Thing]:
    """Whose a "force" is that is no mission: "The Swedish armed force"; "a Swedish-led force" is not Sweden's.

    Args:
        token: the noun.
        at: the names of the article by their tokens.
    """
    if token.lower_ not in _rules()["bodies"]["national"]:
        return []
    whose = [at[c.i] for c in token.lefts if c.i in at and c.dep_ in {"amod", "poss", "compound"}]
    return [s._.thing for s in whose if s.label_ == "NATION" and token.doc[s.end].text != "-"]
