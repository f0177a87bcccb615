"""Nations that leave a mission or exercise: "Denmark will withdraw from the mission", "completed its pull-out"."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from coalition.language.clauses import auxiliaries, child, cue, is_negated, is_verb, objects_of, subject, tense
from coalition.language.morphology import plural, verb_forms
from coalition.language.relations.context import Context, rules
from coalition.language.relations.exercises import EXERCISE
from coalition.language.relations.pledgewords import words
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Statement, Thing

_TROOPS = Thing("capability", "troops", "troops")
_Departure = tuple[list[Thing], str | None, Thing]
_VERBS = ("verbs", "leaving", "ending")
_NOUNS = ("nouns", "parts", "forces", "exercises")


@lru_cache(maxsize=1)
def _rules() -> dict[str, frozenset[str]]:
    data = rules("pledges.toml")["departing"]
    verbs = {name: frozenset(form for verb in data[name] for form in verb_forms(verb)) for name in _VERBS}
    nouns = {name: frozenset(form for noun in data[name] for form in (noun, plural(noun))) for name in _NOUNS}
    return verbs | nouns


def departures(context: Context, token: Token) -> Iterator[Statement]:
    """Who leaves a force by what a verb or noun says, if it says so."""
    known = _rules()
    if token.lower_ in known["nouns"]:
        leavers, status, left = _by_noun(context, token)
    elif token.lower_ in known["parts"]:
        leavers, status, left = _by_part(context, token)
    elif is_verb(token) and token.lower_ in known["verbs"] | known["leaving"]:
        leavers, status, left = _by_verb(context, token)
    else:
        return
    for leaver in leavers:
        if leaver.kind == "nation" and status is not None:
            yield Statement("pledges", leaver, left, context.passage(token), "pledge.departure", 0.6, status=status)


def _by_verb(context: Context, verb: Token) -> _Departure:
    """Whoever withdraws from a force without an object of what is withdrawn, or leaves it; nobody who is asked to."""
    what = child(verb, "dobj")
    left = (
        [what] if what is not None and verb.lower_ in _rules()["leaving"] else [] if what is not None else _left(verb)
    )
    from_what = next((thing for o in left if (thing := _force(context, o)) is not None), None)
    if from_what is None or is_negated(verb) or auxiliaries(verb) & {"should", "must", "would"} or _is_asked(verb):
        return [], None, _TROOPS
    return context.actors(subject(verb)), "considered" if tense(verb) == "possible" else "refused", from_what


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


def _by_noun(context: Context, noun: Token) -> _Departure:
    """As in "announced its withdrawal from the force", "has completed its pull-out"."""
    owner = child(noun, "poss")
    if owner is None or is_negated(noun) or _is_open(noun):
        return [], None, _TROOPS
    from_what = next((thing for o in objects_of(noun, "from") if (thing := _force(context, o)) is not None), None)
    bare = noun.dep_ == "dobj" and noun.head.lower_ in _rules()["ending"] and not objects_of(noun, "from", "of")
    if from_what is None and not bare:
        return [], None, _TROOPS
    return context.actors(owner), "refused", from_what or _TROOPS


def _by_part(context: Context, noun: Token) -> _Departure:
    """As in "ended its participation in the force"."""
    owner = child(noun, "poss")
    ends = noun.dep_ in {"dobj", "nsubjpass"} and words().verbs.of(noun.head) == "end"
    if owner is None or not ends or is_negated(noun.head) or _is_open(noun.head):
        return [], None, _TROOPS
    from_what = next((thing for o in objects_of(noun, "in", "to") if (thing := _force(context, o)) is not None), None)
    return (context.actors(owner), "refused", from_what) if from_what is not None else ([], None, _TROOPS)


def _is_open(token: Token) -> bool:
    return any(words().of(t) in {"call", "refuse", "consider", "talk"} or is_negated(t) for t in token.ancestors)


def _force(context: Context, noun: Token) -> Thing | None:
    """What whoever leaves something gives no more: troops to a force, the part in an exercise."""
    if noun.lower_ in _rules()["exercises"]:
        return EXERCISE
    if noun.lower_ in _rules()["forces"] and (purpose := child(noun, "compound")) is not None:
        kinds = (t.id for t in vocabulary().capabilities if t.text == purpose.lower_ and t.id in words().stationed)
        if (kind := next(kinds, None)) is not None:
            return Thing("capability", kind, kind)
    if noun.lower_ in _rules()["forces"] or any(t.kind == "coalition" for t in context.actors(noun)):
        return _TROOPS
    return None
