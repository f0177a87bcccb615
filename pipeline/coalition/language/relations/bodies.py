"""Leadership, membership and seats of coalitions, missions and organisations."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from coalition.language.clauses import child, conjuncts, is_negated, is_passive, is_verb, objects_of, subject
from coalition.language.extensions import BODIES
from coalition.language.morphology import plural, verb_forms
from coalition.language.relations.context import Context, rules
from coalition.statements.statement import Relation, Statement, Thing

_BODY = frozenset(("coalition", "organisation", "group"))


@lru_cache(maxsize=1)
def _rules() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = rules("relations.toml")
    forms = {}
    for relation in ("leads", "member_of", "headquartered_in"):
        forms[f"{relation}.verbs"] = frozenset(
            f for verb in data[relation]["verbs"] for f in verb_forms(verb)
        )
        forms[f"{relation}.nouns"] = frozenset(
            f for noun in data[relation]["nouns"] for f in (noun, plural(noun))
        )
    forms["including"] = frozenset(data["member_of"]["including"])
    forms["leave"] = frozenset(f for verb in data["member_of"]["leave"] for f in verb_forms(verb))
    return forms


def bodies(context: Context) -> Iterator[Statement]:
    """Who leads, belongs to and has its seat where, from running text."""
    for token in context.doc:
        if is_verb(token) and not is_negated(token):
            yield from _leading(context, token)
            yield from _joining(context, token)
            yield from _seated(context, token)
        elif token.tag_.startswith("NN"):
            yield from _nouns(context, token)
    for span in context.doc.spans[BODIES]:
        yield from _attributive(context, span.root)


def _make(
    context: Context, relation: Relation, who: list[Thing], what: list[Thing], token: Token, rule: str
) -> Iterator[Statement]:
    for body in what:
        for party in who:
            if party != body:
                yield Statement(
                    relation, party, body, context.passage(token), rule, 0.75, date=context.date(token)
                )


def _bodies(context: Context, token: Token | None) -> list[Thing]:
    return [t for t in context.actors(token) if t.kind in _BODY] if token is not None else []


def _leading(context: Context, verb: Token) -> Iterator[Statement]:
    if verb.lower_ not in _rules()["leads.verbs"]:
        return
    if is_passive(verb):
        led = child(verb, "nsubjpass") or (verb.head if verb.dep_ in {"acl", "relcl", "amod"} else None)
        leaders = [t for o in objects_of(verb, "by") for t in context.chains.parties(o)]
        body = _bodies(context, led) or _bodies_above(context, verb)
    else:
        led = child(verb, "dobj")
        leaders = context.chains.parties(who) if (who := subject(verb)) is not None else []
        body = _bodies(context, led)
    yield from _make(context, "leads", [p for p in leaders if p.kind != "city"], body, verb, "leads.verb")


def _bodies_above(context: Context, verb: Token) -> list[Thing]:
    """The body a detached participle is about: "The coalition, spearheaded by X and Y, includes"."""
    head = verb.head
    if head.i == verb.i:
        return []
    if is_verb(head):
        who = subject(head)
        return _bodies(context, who) if who is not None else []
    return _bodies(context, head)


def _attributive(context: Context, body: Token) -> Iterator[Statement]:
    """ "the Kenya-led mission", "a US-led coalition"."""
    for c in body.children:
        if c.lower_ == "led" and c.dep_ in {"amod", "compound", "nmod"}:
            leaders = [t for w in c.children for t in context.actors(w) if t.kind != "coalition"]
            yield from _make(context, "leads", leaders, _bodies(context, body), body, "leads.attributive")


def _nouns(context: Context, noun: Token) -> Iterator[Statement]:
    """ "X is the leader of the mission", "a member of NATO", "NATO member X", "the mission's headquarters in Y"."""
    words = _rules()
    if noun.lower_ in words["leads.nouns"]:
        yield from _make(context, "leads", _predicated(context, noun), _of(context, noun), noun, "leads.noun")
    if noun.lower_ in words["member_of.nouns"]:
        members = [t for t in _predicated(context, noun) if t.kind == "nation"]
        members += [
            t for c in noun.children if c.dep_ == "appos" for t in context.actors(c) if t.kind == "nation"
        ]
        yield from _make(context, "member_of", members, _of(context, noun), noun, "member.noun")
    if noun.lower_ in words["headquartered_in.nouns"]:
        yield from _seat_noun(context, noun)


def _predicated(context: Context, noun: Token) -> list[Thing]:
    """Of whom a noun is said: by "is", in apposition, or as whose it is."""
    if noun.dep_ in {"attr", "oprd"} and is_verb(noun.head):
        who = subject(noun.head)
        return context.chains.parties(who) if who is not None else []
    if noun.dep_ in {"appos", "compound"}:
        return context.chains.parties(noun.head)
    owner = child(noun, "poss")
    return context.chains.parties(owner) if owner is not None else []


def _of(context: Context, noun: Token) -> list[Thing]:
    """Of what body: "of the mission", "the mission's", "NATO ally"."""
    found = [t for o in objects_of(noun, "of", "to", "in") for t in _bodies(context, o)]
    found += [
        t
        for c in noun.children
        if c.dep_ in {"poss", "compound", "nmod", "amod"}
        for t in _bodies(context, c)
    ]
    return found


def _joining(context: Context, verb: Token) -> Iterator[Statement]:
    words = _rules()
    taking_part = verb.lower_ in {"take", "takes", "taking", "took", "taken"} and any(
        c.lower_ == "part" for c in verb.children
    )
    if verb.lower_ in words["member_of.verbs"] or taking_part:
        who = subject(verb)
        targets = [c for c in verb.children if c.dep_ == "dobj" and c.lower_ != "part"] + objects_of(
            verb, "in", "to"
        )
        targets += [o for c in verb.children if c.lower_ == "part" for o in objects_of(c, "in", "of")]
        members = [t for t in context.actors(who) if t.kind == "nation"]
        yield from _make(
            context,
            "member_of",
            members,
            [b for t in targets for b in _bodies(context, t)],
            verb,
            "member.verb",
        )
    if verb.lower_ in words["including"] and not is_passive(verb):
        whole = _bodies(context, subject(verb)) or (
            _bodies(context, verb.head) if verb.dep_ in {"prep", "acl"} else []
        )
        parts = [
            t
            for c in verb.children
            if c.dep_ in {"dobj", "pobj"}
            for w in conjuncts(c)
            for t in context.actors(w)
            if t.kind == "nation"
        ]
        yield from _make(context, "member_of", parts, whole, verb, "member.including")


def _seated(context: Context, verb: Token) -> Iterator[Statement]:
    """ "headquartered in Y", "based in Y", "whose secretariat sits in Y"."""
    if verb.lower_ not in _rules()["headquartered_in.verbs"]:
        return
    places = [
        t
        for p in verb.children
        if p.dep_ in {"prep", "agent"}
        for o in p.children
        if o.dep_ == "pobj"
        for w in conjuncts(o)
        for t in [context.chains.named(w)]
        if t is not None and t.kind == "city"
    ]
    who = (
        (child(verb, "nsubjpass") or (verb.head if verb.dep_ in {"acl", "relcl"} else None) or subject(verb))
        if is_passive(verb)
        else subject(verb)
    )
    if not places or who is None:
        return
    if verb.lower_ in {"headquartered", "based", "seated", "headquarter"}:
        owners = _bodies(context, who) or _bodies_above(context, verb)
    elif who.lower_ in _rules()["headquartered_in.nouns"]:
        owners = _seat_owner(context, who)
    else:
        owners = []
    for place in places:
        yield from _make(context, "headquartered_in", owners, [place], verb, "seat.verb")


def _seat_noun(context: Context, noun: Token) -> Iterator[Statement]:
    """ "its headquarters in Y", "establish a headquarters in Y before relocating it to Z"."""
    owners = _seat_owner(context, noun)
    verb = noun.head
    while verb.head.i != verb.i and not is_verb(verb):
        verb = verb.head
    tokens = (
        [noun]
        if not is_verb(verb)
        else [noun, verb, *(c for c in verb.subtree if is_verb(c) and c.i > verb.i)]
    )
    seen: list[Thing] = []
    for source in tokens:
        for o in objects_of(source, "in", "to", "at"):
            for word in conjuncts(o):
                place = context.chains.named(word)
                if place is not None and place.kind == "city" and place not in seen:
                    seen.append(place)
                    yield from _make(context, "headquartered_in", owners, [place], noun, "seat.noun")


def _seat_owner(context: Context, noun: Token) -> list[Thing]:
    if noun.lower_ in {"office", "offices", "base", "staff"}:
        return []
    found = [t for c in noun.children if c.dep_ in {"poss", "compound", "nmod"} for t in _bodies(context, c)]
    found += [t for o in objects_of(noun, "of", "for") for t in _bodies(context, o)]
    if not found:
        verb = noun.head
        while verb.head.i != verb.i and not is_verb(verb):
            verb = verb.head
        found = _bodies(context, subject(verb)) if is_verb(verb) else []
    return found
