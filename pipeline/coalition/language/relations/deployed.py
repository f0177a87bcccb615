"""What a thing is when it is handed over, and what when it is deployed: frigates given are vessels, sent on duty a navy."""

from functools import lru_cache

from spacy.tokens import Token

from coalition.language.clauses import auxiliaries, is_verb
from coalition.language.relations.chains import Chain
from coalition.language.relations.context import Lexicon, rules
from coalition.language.relations.exercises import EXERCISE, is_drilled
from coalition.language.relations.given import Given
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing


@lru_cache(maxsize=1)
def _verbs() -> Lexicon:
    return Lexicon(rules("pledges.toml")["handing"])


@lru_cache(maxsize=1)
def _nouns() -> Lexicon:
    return Lexicon(rules("pledges.toml")["handing-nouns"], nouns=True)


@lru_cache(maxsize=1)
def _staff() -> frozenset[str]:
    return frozenset(rules("pledges.toml")["staff"]["words"])


def meant(given: Given, chain: Chain, recipients: list[Thing]) -> Thing:
    """The capability that something is in the deed that is told of it.

    Args:
        given: what is given, as its words alone tell.
        chain: its governors.
        recipients: to whom it is given.
    """
    one = given.thing.id
    if given.sort == "weak" and one == "police" and any(t.lower_ in _staff() for t in given.root.sent):
        return Thing("capability", "command", "command")
    if is_drilled(chain, one):
        return EXERCISE
    other = vocabulary().given_as.get(one), vocabulary().deployed_as.get(one)
    if other == (None, None):
        return given.thing
    handed, deployed = other
    how = _how(chain, recipients)
    name = handed if how == "hand" else deployed if how == "deploy" else None
    return Thing("capability", name, name) if name is not None else given.thing


def _how(chain: Chain, recipients: list[Thing]) -> str | None:
    """Whether something is handed over or deployed, by the innermost governor that tells."""
    for token, name in chain.links:
        if name == "serve":
            return "deploy"
        how = _verbs().of(token) if is_verb(token) else _nouns().of(token)
        if how == "provide":
            how = "hand" if recipients else None
        if how == "send":
            how = None if recipients else _for_a_purpose(token)
        if how is not None:
            return how
    return None


def _for_a_purpose(verb: Token) -> str | None:
    """As in "sent a patrol ship to watch the coast"."""
    purposes = [c for c in verb.children if is_verb(c) and c.dep_ in {"advcl", "xcomp"} and "to" in auxiliaries(c)]
    return "deploy" if purposes else None
