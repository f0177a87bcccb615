"""Turns of phrase around a verb that change what it says: "drew the line at", "bought for", "wants to"."""

from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from coalition.language.clauses import child, objects_of
from coalition.language.morphology import verb_forms
from coalition.language.relations.context import Lexicon, rules
from coalition.language.relations.pledgewords import words

_CLASSES = ("refuse", "consider", "commit", "receive", "carry")
_THINGS = frozenset(("dobj", "intj", "det", "advmod", "acomp", "oprd", "nsubjpass", "attr"))
_OWN = frozenset(("its", "their", "own", "his", "her", "our"))


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    data = rules("pledges.toml")
    turns = {
        (form, noun): name
        for name in _CLASSES
        for verb, noun in (phrase.split(" ", 1) for phrase in data["turns"][name])
        for form in verb_forms(verb)
    }
    return {
        "turns": turns,
        "turning": frozenset(form for form, _ in turns),
        "buying": Lexicon({"buy": data["buying"]["verbs"]}),
        "keeping": frozenset(form for verb in data["keeping"]["verbs"] for form in verb_forms(verb)),
        "getting": frozenset(form for verb in data["getting"]["verbs"] for form in verb_forms(verb)),
        "into": tuple(data["getting"]["into"]),
        "wanting": frozenset(form for verb in data["wanting"]["verbs"] for form in verb_forms(verb)),
    }


def turn(verb: Token) -> str | None:
    """The class of a verb with a noun as its object: "drew the line", "gave its word", "said no"."""
    if verb.lower_ not in _rules()["turning"]:
        return None
    turns = _rules()["turns"]
    found = (turns.get((verb.lower_, c.lower_)) for c in verb.children if c.dep_ in _THINGS)
    return next((name for name in found if name is not None), None)


def wants(verb: Token) -> bool:
    """Whether one wants to do it oneself: "wants to send", but not "wants Kenya to send"."""
    return verb.lower_ in _rules()["wanting"] and child(verb, "dobj", "dative") is None


def is_buying(verb: Token) -> bool:
    """Whether a verb says that one acquires what is its object."""
    return _rules()["buying"].of(verb) is not None


def buys(verb: Token) -> str | None:
    """What buying gives: "bought 16 howitzers for Ukraine"; what one orders for oneself is not given."""
    receivers = [
        *objects_of(verb, "for"),
        *(c for c in verb.children if c.dep_ == "dative"),
        *(o for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} for o in objects_of(c, "for")),
    ]
    for receiver in receivers:
        named = receiver.tag_.startswith(("NNP", "PRP")) or any(
            c.dep_ in {"amod", "poss", "compound"} and c.text[0].isupper() for c in receiver.children
        )
        if named and not any(t.lower_ in _OWN for t in receiver.subtree):
            return "commit" if words().verbs.of(verb) == "commit" else "give"
    return None


def keeps(verb: Token, concept: str) -> bool:
    """Whether weapons are only kept: "will keep its missiles"; a ship that one keeps off a coast is on duty there."""
    if concept == "vessels" and any(c.dep_ == "prep" and c.lower_ in words().placed for c in verb.children):
        return False
    return verb.lower_ in _rules()["keeping"] and concept in words().users[0]


def gets(token: Token, verb: Token) -> bool:
    """As in "is getting tents to the camps", but not "gets tents from"."""
    if token.dep_ != "dobj" or verb.lower_ not in _rules()["getting"]:
        return False
    return bool(objects_of(verb, *_rules()["into"])) and not objects_of(verb, "from")
