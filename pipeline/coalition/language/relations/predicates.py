"""Deeds without a verb of giving: "joined in with two planes", "bears the cost of", "is under consideration"."""

from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from coalition.language.clauses import child, cue, is_negated, is_passive, is_verb, objects_of
from coalition.language.morphology import verb_forms
from coalition.language.relations.context import rules
from coalition.language.relations.pledgewords import words
from coalition.language.vocabulary import vocabulary

_CLASSES = ("consider", "commit", "refuse")


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    data = rules("pledges.toml")["predicates"]
    return {
        "said": {tuple(phrase.split()): name for name in _CLASSES for phrase in data[name]},
        "be": frozenset(form for verb in data["be"] for form in verb_forms(verb)) | cue("be"),
        "ready": frozenset(data["ready"]),
    }


def takes_part(verb: Token, concept: str) -> str | None:
    """The class of a verb that gives what stands under its "with": "follows with 40 men", "did their bit with shells".

    Args:
        verb: the verb above "with".
        concept: id of the capability; weapons with which one answers are used.
    """
    if verb.lower_ in words().sharing and any(c.dep_ == "dobj" and c.lower_ in words().shares for c in verb.children):
        return "give"
    name = words().taking_part.of(verb)
    if name == "answer":
        return "give" if concept not in words().using["things"] or concept in words().stationed else None
    return name


def bears_cost(token: Token, verb: Token) -> bool:
    """Whether a verb and its object say who pays for others: "meet the cost of", "will carry half of"."""
    return (
        token.dep_ == "dobj"
        and token.lower_ in words().costs
        and words().bearing.of(verb) is not None
        and not any(t.lower_ == "own" for t in token.subtree)
    )


def predicated(verb: Token) -> list[tuple[Token, str]]:
    """What is said of a thing by "be": "are under consideration", "are ready to be shipped", "is a gift from Peru"."""
    brought = (
        [o for o in objects_of(verb, "as") if words().nouns.of(o) == "give"] if verb.lower_ in words().coming else []
    )
    if brought:
        return [(brought[0], "give")]
    if verb.lower_ not in _rules()["be"]:
        return []
    if (name := said_by_be(verb)) is not None:
        return [(verb, name)]
    if (gift := child(verb, "attr")) is not None and (name := words().nouns.of(gift)) in {"give", "commit"}:
        return [(gift, str(name))]
    state = child(verb, "acomp")
    inner = child(state, "xcomp") if state is not None and state.lower_ in _rules()["ready"] else None
    if inner is None or not is_verb(inner):
        return []
    name = words().verbs.of(inner) if is_passive(inner) else "serve" if serves(inner) else None
    return [(inner, name)] if name is not None else []


def said_by_be(verb: Token) -> str | None:
    """The class of what "be" and a preposition say: "off the table", "in two minds", "in no position"."""
    if verb.lower_ not in _rules()["be"]:
        return None
    for c in verb.children:
        if c.dep_ == "prep" and (name := _rules()["said"].get((c.lower_, _innermost(c).lower_))) is not None:
            return "refuse" if name == "consider" and any(t.lower_ == "no" for t in c.subtree) else str(name)
        if c.dep_ == "prep" and c.lower_ == "against" and child(c, "pcomp") is not None:
            return "refuse"
    return None


def _innermost(preposition: Token) -> Token:
    """The noun that a preposition leads to, others between them: of "out of the question" the last."""
    token = preposition
    while (below := child(token, "pobj", "prep", "pcomp")) is not None and not token.tag_.startswith("NN"):
        token = below
    return token


def serves(verb: Token) -> bool:
    """Whether people or ships serve by what a verb tells: "patrol", "are in Mitrovica"."""
    if words().serving.of(verb) is not None:
        return True
    return verb.lower_ in cue("be") and any(c.dep_ == "prep" and c.lower_ in words().placed for c in verb.children)


def _sails(verb: Token) -> bool:
    """Whether ships or planes are said to be on duty, not only owned: "have a ship on its way", "a frigate on station"."""
    return any(t.lower_ in words().duty and t.dep_ == "pobj" for t in verb.subtree)


def has_somewhere(verb: Token, concept: str) -> bool:
    """As in "has soldiers in the north", "have ships on station", "the 370 soldiers it has in Kosovo"."""
    return (
        verb.lower_ in cue("have")
        and (
            concept in words().stationed
            or (vocabulary().deployed_as.get(concept) in words().stationed and _sails(verb))
        )
        and not is_negated(verb)
        and any(
            (c.dep_ == "prep" and c.lower_ in words().placed) or c.lower_ in words().there
            for w in verb.children
            if w.dep_ in {"prep", "dobj", "advmod"}
            for c in (w, *w.children)
        )
    )


def changes_amount(verb: Token) -> bool:
    """As in "cut its contribution from EUR 9 million to EUR 4 million" still gives."""
    return any(c.dep_ == "prep" and c.lower_ == "to" and any(t.like_num for t in c.subtree) for c in verb.children)
