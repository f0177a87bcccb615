"""How far a deed is: "began to send", "went on to send" and "continues to send" tell of what is done, not of what is meant."""

from functools import lru_cache

from spacy.tokens import Token

from coalition.language.clauses import child, is_negated, is_verb, tense
from coalition.language.relations.context import Lexicon, rules

_STATUSES = {"possible": "considered", "future": "pledged"}


@lru_cache(maxsize=1)
def _phases() -> Lexicon:
    return Lexicon({"phase": rules("pledges.toml")["phases"]["verbs"]})


def under_way(deed: Token, verb: Token) -> str | None:
    """The status of a deed by the verb of a phase above it; None where that verb is none, or is only meant itself.

    Args:
        deed: the infinitive of giving.
        verb: what stands above it.
    """
    if not is_verb(verb) or deed.head.i != verb.i or tense(deed) != "intended" or _phases().of(verb) is None:
        return None
    mood = tense(verb)
    if mood == "intended" or child(verb, "dobj") is not None:
        return None
    if is_negated(verb):
        return "refused"
    return _STATUSES.get(mood, "delivered")
