"""Whose people stay, come or leave, where the people are not named again: "Belgium's have gone home", "the Danes stay"."""

from collections.abc import Iterator

from spacy.tokens import Token

from coalition.language.clauses import child, is_conditional, is_negated, is_verb, subject, tense
from coalition.language.morphology import verb_forms
from coalition.language.relations.antecedents import Antecedents
from coalition.language.relations.context import Context, rules
from coalition.language.relations.pledgewords import words
from coalition.statements.statement import Statement, Thing

_SHORT = 4
"""Tokens: "Kenya stays."."""
_FORMS = {
    name: frozenset(form for verb in verbs for form in verb_forms(verb))
    for name, verbs in rules("ellipsis.toml")["sojourns"].items()
}


def sojourns(context: Context, before: Antecedents, verb: Token) -> Iterator[Statement]:
    """Who keeps, sends or takes home what was spoken of last, by a verb whose subject stands for a nation's people.

    Args:
        context: the article.
        before: its pledges so far.
        verb: the word.
    """
    if not is_verb(verb) or (way := _way(verb)) is None or child(verb, "dobj") is not None:
        return
    givers = _whose(context, verb, way)
    last = before.pledge(verb) if givers else None
    if last is None or last.object is None or last.object.id not in words().stationed:
        return
    status = _status(verb, way)
    for giver in givers if status is not None else ():
        yield Statement("pledges", giver, last.object, context.passage(verb), "pledge.sojourn", 0.6, status=status)


def _way(verb: Token) -> str | None:
    """Whether a verb tells of leaving or of staying, if it does."""
    home = any(c.lower_ in words().back for c in verb.children)
    gone = verb.lower_ == "gone" and child(verb, "auxpass", "aux") is not None
    if verb.lower_ in _FORMS["home"] and (home or gone):
        return "leave"
    return next((way for way in ("leave", "stay", "come") if verb.lower_ in _FORMS[way]), None)


def _whose(context: Context, verb: Token, way: str) -> list[Thing]:
    """Whose people a subject stands for: of "Cuba's", "theirs", "its own", "the Danes"; of a nation's name in going home."""
    own = child(verb, "nsubj", "nsubjpass")
    who = own if own is not None else subject(verb)
    if who is None or any(c.dep_ == "advmod" and c.lower_ == "when" for c in verb.children):
        return []
    if who.lower_ == "own" and (owner := child(who, "poss")) is not None:
        return _nations(context, owner)
    if who.lower_ in {"theirs", "ours"}:
        return _nations(context, _teller(verb))
    if child(who, "case") is not None:
        return _nations(context, who)
    people = who.tag_ in {"NNPS", "NNS", "JJ"} and context.chains.span(who) is not None
    gone = (way == "leave" and verb.lower_ in _FORMS["home"]) or (way == "stay" and len(verb.sent) <= _SHORT)
    return _nations(context, who) if people or gone else []


def _teller(verb: Token) -> Token | None:
    """The subject of what a clause is reported by: "Peru says that theirs are coming"."""
    return subject(verb.head) if verb.dep_ == "ccomp" and is_verb(verb.head) else None


def _nations(context: Context, who: Token | None) -> list[Thing]:
    return [t for t in context.actors(who) if t.kind in {"nation", "group"}]


def _status(verb: Token, way: str) -> str | None:
    mood, negated = tense(verb), is_negated(verb)
    if mood == "intended" and is_verb(verb.head):
        mood, negated = "future", negated or is_negated(verb.head)
    if mood == "possible":
        return "considered"
    if way == "leave":
        return None if negated else "refused"
    if negated:
        return "refused" if mood != "done" else None
    if is_conditional(verb):
        return "conditional"
    return "pledged" if mood == "future" or way == "come" else "delivered"
