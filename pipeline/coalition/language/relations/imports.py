"""Imports: which nation buys which commodity from which."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from coalition.language.clauses import conjuncts, is_negated, is_passive, is_verb, objects_of, subject, tense
from coalition.language.morphology import plural, verb_forms
from coalition.language.relations.context import Context, rules
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Statement, Thing


@lru_cache(maxsize=1)
def _rules() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = rules("relations.toml")["imports"]
    verbs = {
        name: frozenset(f for verb in data[name] for f in verb_forms(verb))
        for name in ("verbs", "sell", "stop")
    }
    return verbs | {"nouns": frozenset(f for noun in data["nouns"] for f in (noun, plural(noun)))}


@lru_cache(maxsize=1)
def _commodities() -> dict[str, str]:
    return {term.text: term.id for term in vocabulary().commodities}


def imports(context: Context) -> Iterator[Statement]:
    """Imports stated in running text."""
    words = _rules()
    for token in context.doc:
        commodity = _commodity(token)
        if commodity is None:
            continue
        verb = _governor(token)
        if verb is None or is_negated(verb):
            continue
        if verb.lower_ in words["verbs"] and token.dep_ != "nsubj":
            yield from _make(
                context, token, commodity, subject(verb), _origin(context, token, verb), _status(verb)
            )
        elif verb.lower_ in words["sell"]:
            seller = context.actors(subject(verb))
            buyers = [o for o in objects_of(verb, "to")]
            for buyer in buyers:
                yield from _make(context, token, commodity, buyer, seller[:1], _status(verb))
        elif verb.lower_ in words["stop"]:
            yield from _make(
                context, token, commodity, subject(verb), _origin(context, token, verb), "former"
            )


def _commodity(token: Token) -> str | None:
    found = _commodities().get(token.lower_)
    if found is not None or token.i + 1 >= len(token.doc):
        return found
    return None


def _governor(token: Token) -> Token | None:
    """The verb of buying or selling that a commodity hangs on, through nouns such as "imports of"."""
    word = token
    for _ in range(5):
        if word.head.i == word.i:
            return None
        word = word.head
        if is_verb(word):
            return word
    return None


def _origin(context: Context, token: Token, verb: Token) -> list[Thing]:
    """ "Russian oil", "oil from Russia", "buys from Russia"."""
    nouns = [token, *(t for t in (token.head,) if t.tag_.startswith("NN"))]
    for noun in nouns:
        for c in noun.children:
            if c.dep_ in {"amod", "compound", "nmod", "poss"}:
                found = [t for t in context.actors(c) if t.kind in {"nation", "group"}]
                if found:
                    return found
    for source in (*nouns, verb):
        found = [
            t
            for o in objects_of(source, "from")
            for w in conjuncts(o)
            for t in context.actors(w)
            if t.kind == "nation"
        ]
        if found:
            return found
    return []


def _status(verb: Token) -> str:
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if (
        verb.lower_ in _rules()["stop"]
        or (verb.tag_ == "VBD" and not is_passive(verb))
        or "used" in helpers
        or "had" in helpers
    ):
        return "former"
    return "current" if tense(verb) != "future" else "current"


def _make(
    context: Context, token: Token, commodity: str, buyer: Token | None, origins: list[Thing], status: str
) -> Iterator[Statement]:
    buyers = [t for t in context.actors(buyer) if t.kind in {"nation", "group", "organisation"}]
    for nation in buyers:
        for origin in origins or [None]:
            if nation != origin:
                yield Statement(
                    "imports",
                    nation,
                    Thing("commodity", commodity, commodity),
                    context.passage(token),
                    "imports.verb",
                    0.7,
                    status=status,
                    source=origin,
                )
