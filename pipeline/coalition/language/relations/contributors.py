"""Who contributes, by the noun for it: "The main contributors of troops are Nepal and India", "The rest come from Chile"."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from coalition.language.clauses import is_negated, is_verb, objects_of, tense
from coalition.language.morphology import plural, verb_forms
from coalition.language.relations.antecedents import Antecedents
from coalition.language.relations.context import Context, rules
from coalition.language.relations.exercises import EXERCISE
from coalition.language.relations.given import GIVERS
from coalition.statements.statement import Statement, Thing

_TROOPS = Thing("capability", "troops", "troops")
_BEFORE = 600
"""How far back a force or an exercise may have been spoken of, in characters."""


@lru_cache(maxsize=1)
def _rules() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = rules("contributors.toml")
    nouns = {name: {form for noun in data[name] for form in (noun, plural(noun))} for name in ("nouns", "forces")}
    verbs = {name: {form for verb in data[name] for form in verb_forms(verb)} for name in ("being", "coming")}
    return {
        name: frozenset(words)
        for name, words in (
            *nouns.items(),
            *verbs.items(),
            ("participants", data["participants"]),
            ("rest", data["rest"]),
            ("otherwise", data["otherwise"]),
        )
    }


def contributors(context: Context, told: list[Statement]) -> Iterator[Statement]:
    """The pledges that such nouns tell.

    Args:
        context: the article.
        told: its other pledges.
    """
    known = _rules()["nouns"] | _rules()["participants"] | _rules()["rest"]
    for noun in context.doc:
        if noun.lower_ not in known or any(c.lower_ in _rules()["otherwise"] for c in noun.children):
            continue
        verb, givers = _named(context, noun)
        if not givers or (verb is not None and (is_negated(verb) or tense(verb) == "possible")):
            continue
        thing = _given(context, noun, told)
        if thing is None:
            continue
        status = "pledged" if verb is not None and tense(verb) == "future" else "delivered"
        for giver in givers:
            yield Statement("pledges", giver, thing, context.passage(noun), "pledge.contributor", 0.6, status=status)


def _named(context: Context, noun: Token) -> tuple[Token | None, list[Thing]]:
    """Who is one, by the verb that says so, or in apposition: "Nepal, the largest contributor"."""
    verb = noun.head
    if noun.dep_ == "appos" and noun.lower_ not in _rules()["rest"]:
        named = context.chains.named(verb)
        return None, [named] if named is not None and named.kind in GIVERS else []
    if not is_verb(verb):
        return None, []
    if noun.lower_ in _rules()["rest"]:
        link = next((c for c in verb.children if c.lower_ == "from"), None)
        subject = noun.dep_ == "nsubj" and verb.lower_ in _rules()["coming"]
        return verb, context.listed(link.i + 1) if subject and link is not None else []
    if verb.lower_ not in _rules()["being"]:
        return None, []
    if noun.dep_ == "nsubj":
        units = [o for c in verb.children if c.dep_ in {"dobj", "attr"} for o in objects_of(c, "from", "of")]
        return verb, context.listed(verb.i + 1) or [t for o in units for t in context.actors(o) if t.kind in GIVERS]
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return verb, [t for t in context.actors(who) if t.kind in GIVERS] if noun.dep_ == "attr" else []


def _given(context: Context, noun: Token, told: list[Statement]) -> Thing | None:
    """What contributors give: what their phrase names, soldiers for a force, or what was given last."""
    if noun.lower_ in _rules()["participants"]:
        near = (c for c in context.capabilities if c.kb_id_ == EXERCISE.id and 0 <= noun.idx - c.start_char < _BEFORE)
        return EXERCISE if next(near, None) is not None else None
    if noun.lower_ in _rules()["rest"]:
        last = Antecedents(context, told).pledge(noun)
        return last.object if last is not None else None
    phrase = context.doc[noun.left_edge.i : noun.right_edge.i + 1]
    named = next((c for c in context.capabilities if phrase.start <= c.start < phrase.end), None)
    if named is not None:
        thing: Thing = named._.thing
        return thing
    before = context.doc[max(0, noun.i - _BEFORE // 6) : noun.i]
    forces = any(t.lower_ in _rules()["forces"] for o in objects_of(noun, "to") for t in o.subtree)
    bare = noun.dep_ != "appos" and not objects_of(noun, "to", "of") and noun.lower_.startswith("contributor")
    return _TROOPS if forces or (bare and any(t.lower_ in _rules()["forces"] for t in before)) else None
