"""Pledges told without their object: "Italy will not send any", "Jakarta is considering it", "so has Greece".

What is given is what was spoken of last; who, and with which status, the clause itself says.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from coalition.language.clauses import (
    child,
    cue,
    is_conditional,
    is_negated,
    is_passive,
    is_question,
    is_verb,
    objects_of,
    question_before,
    subject,
    tense,
)
from coalition.language.morphology import verb_forms
from coalition.language.relations.antecedents import Antecedents
from coalition.language.relations.context import Context, rules
from coalition.language.relations.departures import departures
from coalition.language.relations.echoes import additive, echoes
from coalition.language.relations.exercises import EXERCISE
from coalition.language.relations.given import GIVERS
from coalition.language.relations.pledgewords import words
from coalition.language.relations.sojourns import sojourns
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Statement, Thing

_YEAR = 4
"""Digits."""
_RELATIVE = frozenset(("WDT", "WP"))


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    data: dict[str, Any] = rules("ellipsis.toml")
    forms = {name: frozenset(f for verb in verbs for f in verb_forms(verb)) for name, verbs in data["verbs"].items()}
    idioms = [(re.compile(pattern), status) for pattern, status in data["idioms"].items()]
    return {
        "forms": forms,
        "idioms": idioms,
        "idiom": re.compile("|".join(f"(?:{pattern})" for pattern in data["idioms"])),
        "phrasal": frozenset(form for verb in data["phrasal"] for form in verb_forms(verb)),
    } | {
        name: frozenset(data[name])
        for name in ("proforms", "answers", "countable", "ventures", "circumstances", "counted", "shares")
    }


def elliptic(context: Context, told: Sequence[Statement], busy: set[int]) -> Iterator[Statement]:
    """Elliptic pledges of an article.

    Args:
        context: the article.
        told: its other pledges.
        busy: tokens of verbs that govern a capability, which are therefore not elliptic.
    """
    before = Antecedents(context, told)
    for token in context.doc:
        yield from (s for s in departures(context, token) if token.i not in busy or s.object == EXERCISE)
        fits = is_verb(token) or token.tag_ == "MD" or token.lower_ in additive()
        if token.i in busy or not fits or is_question(token.sent):
            continue
        for found in (
            *echoes(context, before, token),
            *_answers(context, before, token),
            *sojourns(context, before, token),
        ):
            before.add(found)
            yield found


def _answers(context: Context, before: Antecedents, verb: Token) -> Iterator[Statement]:
    """What a verb without its object pledges, weighs or refuses."""
    name, status = _answer(verb) if is_verb(verb) and not _is_wished(verb) else (None, None)
    if name is None or status is None:
        return
    givers = [t for t in context.actors(subject(verb)) if t.kind in GIVERS]
    if not givers:
        return
    if name == "commit" and _is_invited(context, verb):
        return
    thing = before.asked(verb) if name == "answer" and question_before(verb) is not None else before.capability(verb)
    if thing is None or (_counts(verb) and not _is_countable(thing)):
        return
    if verb.lower_ in _rules()["forms"]["impose"] and thing.id not in words().imposed:
        return
    for giver in givers:
        yield Statement("pledges", giver, thing, context.passage(verb), f"pledge.ellipsis.{name}", 0.5, status=status)


def _is_wished(verb: Token) -> bool:
    """As in "We hope that Peru will do likewise", "made Japan consider it"."""
    governor = verb.head
    if verb.dep_ != "ccomp" or not is_verb(governor) or child(verb, "nsubj") is None:
        return False
    return words().verbs.of(governor) == "call" or governor.lower_ in words().making


def _is_invited(context: Context, verb: Token) -> bool:
    """As in "invited the president to Lima, and he accepted": to a place, and not to give."""
    sentence = verb.sent
    invited = any(t.lower_.startswith("invit") for t in verb.doc[sentence.start : verb.i])
    return invited and not any(sentence.start <= c.start < verb.i for c in context.capabilities)


def _answer(verb: Token) -> tuple[str | None, str | None]:
    """How a verb answers what was spoken of, if it does: the class of the answer and the status."""
    if any(c.dep_ == "mark" and c.lower_ in {"if", "whether"} for c in verb.children):
        return None, None
    owed = verb.dep_ == "xcomp" and verb.head.lower_ in cue("have")
    if owed and not any(c.lower_ == "yet" for c in verb.head.children):
        return None, None
    following = verb.doc[verb.i : min(verb.i + 8, verb.sent.end)].text.lower()
    for pattern, status in _rules()["idioms"] if _rules()["idiom"].match(following) else ():
        if pattern.match(following):
            return "idiom", _turned(verb, str(status))
    name = next((n for n, forms in _rules()["forms"].items() if verb.lower_ in forms), None) or _counting(verb)
    if name is None or _has_patient(verb) or not _lacks_object(verb, name):
        return None, None
    if verb.lower_ in cue("have"):
        return name, None if is_negated(verb) else "delivered"
    if owed:
        return name, "considered" if name in {"undecided", "commit"} else None
    return name, _status(verb, name)


def _counting(verb: Token) -> str | None:
    """The class of any verb of giving, and of "have", where a number is all that it gives: "flew in 85", "has 26 there"."""
    numbers = [c for c in verb.children if c.dep_ == "dobj" and (_only_counts(c) or _is_one_more(c))]
    numbers += [o for o in objects_of(verb, "in") if _only_counts(o) and len(o) < _YEAR]  # the parse of "flew in 85"
    if not numbers or words().verbs.of(verb) not in {"give", "carry"}:
        return None
    if verb.lower_ in cue("have"):
        near = {t.lower_ for t in verb.subtree} | {t.lower_ for t in numbers[0].subtree}
        placed = words().there | {"already", "still"} | (words().placed - {"at", "on"})
        return "give" if _only_counts(numbers[0]) and near & placed else None
    return "give" if words().verbs.of(verb) == "give" else None


def _turned(verb: Token, status: str) -> str | None:
    """The status of a turn of phrase, as tense and negation have it: "will follow suit", "has not closed the door"."""
    if status == "undecided":
        return "considered" if child(verb, "neg") is not None else None
    if status == "denied":
        return "refused" if child(verb, "neg") is not None and tense(verb) != "done" else None
    if child(verb, "neg") is not None:
        return "refused" if status == "delivered" else "considered"
    if status == "delivered":
        return {"future": "pledged", "intended": "pledged", "possible": "considered"}.get(tense(verb), status)
    return status


def _has_patient(verb: Token) -> bool:
    """Whether a noun says what is given: "a plane promised by Peru", "nothing that Oman could offer"."""
    if verb.dep_ == "acl":
        return is_passive(verb)
    if verb.dep_ == "relcl":
        who = child(verb, "nsubj")
        what = child(verb, "dobj")
        other = who is not None and who.tag_ not in _RELATIVE
        return is_passive(verb) or (other and (what is None or what.tag_ in _RELATIVE))
    return False


def _lacks_object(verb: Token, name: str) -> bool:
    """Whether a verb's object is a pro-form ("it", "any", "the same") or missing where one is due."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "xcomp", "attr"} or (c.dep_ == "ccomp" and c.i > verb.i)]
    if name == "answer":
        return any(c.lower_ in _rules()["answers"] for c in verb.children)
    if name == "copy":
        following = verb.doc[verb.i + 1 : verb.i + 2]  # "do so" as well, which is no object
        return any(o.lower_ in _rules()["proforms"] for o in (*objects, *following))
    if objects:
        return all(_is_proform(o) or _gives_proform(o) or _only_counts(o) for o in objects)
    if verb.lower_ in _rules()["phrasal"]:
        return _goes_out(verb)
    return all(_points_back(c) for c in verb.children if c.dep_ in {"prep", "acomp", "prt", "aux"} and c.i > verb.i)


def _goes_out(verb: Token) -> bool:
    """As in "dropped out", "has backed out of the scheme"; not out of something else."""
    particle = next((c for c in verb.children if c.lower_ in {"out", "off"}), None)
    if particle is None:
        return False
    left = [o for word in (particle, verb) for o in objects_of(word, "of")]
    return all(o.lower_ in _rules()["proforms"] | _rules()["ventures"] for o in left)


def _is_proform(word: Token) -> bool:
    """As "it", "any", "a second", "any such thing", or the "to" of "refuses to"."""
    if _is_one_more(word):
        return True
    such = word.lower_ in {"thing", "things"} and any(c.lower_ == "such" for c in word.children)
    return such or word.lower_ in _rules()["proforms"] or (word.tag_ == "TO" and not list(word.children))


def _is_one_more(word: Token) -> bool:
    """As "another", "a second", "the most", but not "a third of the budget"."""
    parts = any(c.tag_.startswith("NN") or c.dep_ == "prep" for c in word.children)
    return word.lower_ in _rules()["counted"] and not parts


def _counts(verb: Token) -> bool:
    return any(c.dep_ == "dobj" and _only_counts(c) for c in verb.children) or any(
        _only_counts(o) for o in objects_of(verb, "with", "in")
    )


def _is_countable(thing: Thing) -> bool:
    """Whether a bare number can mean people or things of a capability."""
    return thing.id in _rules()["countable"] or vocabulary().broader.get(thing.id) == "military-aid"


def _only_counts(number: Token) -> bool:
    """As in "will send 900", "has offered another two", "give 250 each": a number and no noun."""
    if number.tag_ != "CD" or not number.text[0].isalnum() or number.lower_ in {"million", "billion", "thousand"}:
        return False
    following = number.nbor() if number.i + 1 < len(number.doc) else number
    plain = following.is_punct or following.is_space or following.tag_ in {"CC", "IN", "RB", "DT", "TO"}
    return plain and not any(c.tag_.startswith(("NN", "$")) for c in number.children)


def _points_back(preposition: Token) -> bool:
    if preposition.lower_ == "to" and not list(preposition.children):
        return True
    if preposition.dep_ != "prep":
        return False
    return any(
        c.lower_ in _rules()["proforms"]
        or (c.dep_ == "pobj" and c.lower_ in _rules()["circumstances"])
        or (c.dep_ == "pcomp" and _gives_proform(c))
        or (preposition.lower_ in {"with", "in"} and _only_counts(c))
        for c in preposition.children
    )


def _gives_proform(verb: Token) -> bool:
    """As in "refused to give more", "declined to add to them"."""
    asked = verb.dep_ == "ccomp" and any(c.lower_ == "whether" for c in verb.children)
    if (verb.dep_ not in {"xcomp", "pcomp"} and not asked) or not is_verb(verb):
        return False
    objects = [c for c in verb.children if c.dep_ in {"dobj", "xcomp", "ccomp", "attr", "prep"}]
    return bool(objects) and all(_is_proform(o) or _points_back(o) for o in objects)


def _status(verb: Token, name: str) -> str | None:
    negated, mood = is_negated(verb), tense(verb)
    if name == "consider":
        return None if negated else "considered"
    if name == "refuse":
        return (
            ("considered" if verb.lower_.startswith("rul") or verb.lower_.startswith("exclud") else None)
            if negated
            else "refused"
        )
    if name == "undecided":
        open_ = mood in {"future", "intended"} and any(c.dep_ in {"ccomp", "xcomp"} for c in verb.children)
        return "considered" if negated or open_ else None
    if name == "answer":
        return "refused" if any(c.lower_ == "no" for c in verb.children) else "pledged"
    if negated:
        return "refused" if mood in {"future", "ongoing", "intended"} else None
    if mood == "possible":
        return "considered"
    if is_conditional(verb):
        return "conditional"
    if name == "commit" or mood == "future":
        return "pledged"
    share = any(c.dep_ == "dobj" and c.lower_ in _rules()["shares"] for c in verb.children)
    counted = share or (verb.tag_ == "VBZ" and _counts(verb))
    return "delivered" if mood == "done" or (mood == "ongoing" and counted) else None
