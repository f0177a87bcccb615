"""Nations that leave a mission, by which their soldiers go home: "Denmark will withdraw from the mission"."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from coalition.language.clauses import auxiliaries, child, cue, is_negated, is_verb, objects_of, subject, tense
from coalition.language.morphology import plural, verb_forms
from coalition.language.relations.context import Context, rules
from coalition.language.relations.pledgewords import words
from coalition.statements.statement import Statement, Thing

_TROOPS = Thing("capability", "troops", "troops")


@lru_cache(maxsize=1)
def _rules() -> dict[str, frozenset[str]]:
    data = rules("pledges.toml")["departing"]
    return {
        "verbs": frozenset(form for verb in data["verbs"] for form in verb_forms(verb)),
        "nouns": frozenset(form for noun in data["nouns"] for form in (noun, plural(noun))),
        "forces": frozenset(form for noun in data["forces"] for form in (noun, plural(noun))),
    }


def departures(context: Context, token: Token) -> Iterator[Statement]:
    """Who leaves a force by what a verb or noun says, if it says so."""
    if token.lower_ not in _rules()["verbs"] | _rules()["nouns"]:
        return
    if is_verb(token):
        leavers, status = _by_verb(context, token)
    elif token.lower_ in _rules()["nouns"]:
        leavers, status = _by_noun(context, token), "refused"
    else:
        return
    for leaver in leavers:
        if leaver.kind == "nation" and status is not None:
            yield Statement("pledges", leaver, _TROOPS, context.passage(token), "pledge.departure", 0.6, status=status)


def _by_verb(context: Context, verb: Token) -> tuple[list[Thing], str | None]:
    """Whoever withdraws from a force without an object of what is withdrawn; nobody who is asked to."""
    if child(verb, "dobj") is not None or not any(_is_force(context, o) for o in _left(verb)):
        return [], None
    if is_negated(verb) or auxiliaries(verb) & {"should", "must", "would"} or _is_asked(verb):
        return [], None
    return context.actors(subject(verb)), "considered" if tense(verb) == "possible" else "refused"


def _left(verb: Token) -> list[Token]:
    """What one withdraws "from", or pulls "out of"."""
    outward = [o for c in verb.children if c.lower_ == "out" for o in objects_of(c, "of")]
    return [*objects_of(verb, "from", "of"), *outward]


def _is_asked(verb: Token) -> bool:
    """Whether a governor asks for it, doubts it or weighs it."""
    governors = [token for token in verb.ancestors if is_verb(token)]
    return any(
        g.lower_ in cue("object-control") or words().of(g) in {"call", "refuse", "consider", "talk"} for g in governors
    )


def _by_noun(context: Context, noun: Token) -> list[Thing]:
    """As in "announced its withdrawal from the force"."""
    owner = child(noun, "poss")
    if owner is None or is_negated(noun) or not any(_is_force(context, o) for o in objects_of(noun, "from")):
        return []
    if any(words().of(t) in {"call", "refuse", "consider", "talk"} or is_negated(t) for t in noun.ancestors):
        return []
    return context.actors(owner)


def _is_force(context: Context, noun: Token) -> bool:
    return noun.lower_ in _rules()["forces"] or any(t.kind == "coalition" for t in context.actors(noun))
