"""Meetings: who hosts them, who attends, and where they are."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Span, Token

from coalition.language.clauses import child, conjuncts, is_negated, is_passive, is_verb, objects_of, subject
from coalition.language.extensions import CITIES, NAMES
from coalition.language.morphology import plural, verb_forms
from coalition.language.relations.context import Context, rules
from coalition.statements.statement import Statement, Thing

_PARTIES = frozenset(("nation", "group", "organisation", "person", "coalition"))


@lru_cache(maxsize=1)
def _rules() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = rules("relations.toml")["meetings"]
    nouns = frozenset(form for noun in data["nouns"] for form in (noun, plural(noun)))
    return {"nouns": nouns} | {
        name: frozenset(f for verb in data[name] for f in verb_forms(verb))
        for name in ("host", "attend", "meet")
    }


def meetings(context: Context) -> Iterator[Statement]:
    """Hosts and attendees of the meetings an article tells of."""
    for token in context.doc:
        if is_verb(token):
            yield from _of_verb(context, token)
        elif token.lower_ in _rules()["nouns"]:
            yield from _of_noun(context, token)


def _of_verb(context: Context, verb: Token) -> Iterator[Statement]:
    words = _rules()
    if is_negated(verb):
        return
    meeting = _meeting(verb)
    if verb.lower_ in words["host"] and meeting is not None:
        yield from _all(context, verb, "hosts", _parties(context, subject(verb)), "meeting.host")
    if verb.lower_ in words["attend"] and meeting is not None:
        yield from _all(context, verb, "attends", _parties(context, subject(verb)), "meeting.attend")
    if verb.lower_ in words["meet"] and _mutual(verb):
        others = [t for o in objects_of(verb, "with", "to") for t in _parties(context, o)]
        others += [t for c in verb.children if c.dep_ == "dobj" for t in _parties(context, c)]
        own = _parties(context, subject(verb))
        if others or (len(own) > 1 and verb.lower_ in {"met", "meet", "meeting", "spoke"}):
            yield from _all(
                context, verb, "attends", [*own, *(o for o in others if o not in own)], "meeting.meet"
            )


def _mutual(verb: Token) -> bool:
    if verb.lower_ in {"met", "meet", "meets", "meeting"}:
        return child(verb, "prt") is None
    return any(c.lower_ == "with" for c in verb.children) or (
        verb.lower_ in {"spoke", "speaking"} and any(c.lower_ == "to" for c in verb.children)
    )


def _meeting(verb: Token) -> Token | None:
    """The meeting that is a verb's object, or subject in the passive."""
    found = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass", "pobj"}] + objects_of(
        verb, "in", "at", "over", "of", "from", "to"
    )
    return next((w for c in found for w in conjuncts(c) if w.lower_ in _rules()["nouns"]), None)


def _of_noun(context: Context, noun: Token) -> Iterator[Statement]:
    """ "a summit hosted by X", "talks between X and Y", "X's meeting with Y"."""
    others = [
        t
        for o in objects_of(noun, "between", "among", "with", "of")
        if o.i > noun.i
        for t in _parties(context, o)
    ]
    prepositions = {c.lower_ for c in noun.children if c.dep_ == "prep"}
    if "between" in prepositions or "among" in prepositions:
        yield from _all(context, noun, "attends", others, "meeting.between")
    elif "with" in prepositions:
        owner = child(noun, "poss")
        own = _parties(context, owner) if owner is not None else []
        verb = noun.head
        if not own and is_verb(verb) and not is_passive(verb):
            own = _parties(context, subject(verb))
        if others and (own or noun.lower_ in {"call", "talks", "meeting", "conversation"}):
            yield from _all(
                context, noun, "attends", [*own, *(o for o in others if o not in own)], "meeting.with"
            )


def _parties(context: Context, token: Token | None) -> list[Thing]:
    return [t for t in context.chains.parties(token) if t.kind in _PARTIES] if token is not None else []


def _all(
    context: Context, token: Token, relation: str, parties: list[Thing], rule: str
) -> Iterator[Statement]:
    place = _place(context, token)
    for party in parties:
        if place is None or party != place:
            yield Statement(
                relation="hosts" if relation == "hosts" else "attends",
                subject=party,
                object=place,
                passage=context.passage(token),
                rule=rule,
                confidence=0.7,
                date=context.date(token),
            )


def _place(context: Context, token: Token) -> Thing | None:
    """The city of a meeting: in its own sentence, else the nation it was in."""
    sentence = token.sent
    cities = [s for s in context.doc.spans[CITIES] if sentence.start <= s.start < sentence.end]
    if cities:
        thing: Thing = min(cities, key=lambda s: abs(s.start - token.i))._.thing
        return thing
    for span in context.doc.spans[NAMES]:
        if sentence.start <= span.start < sentence.end and _is_locative(span):
            nation: Thing = span._.thing
            return nation
    return None


def _is_locative(span: Span) -> bool:
    root = span.root
    return (
        span.label_ == "NATION"
        and span._.sort in {"name", "seat"}
        and root.dep_ == "pobj"
        and root.head.lower_ in {"in", "at"}
    )
