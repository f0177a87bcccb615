"""Pledges told without their object: "Italy will not send any", "Jakarta is considering it", "so has Greece".

What is given is what was spoken of last; who, and with which status, the clause itself says.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from coalition.language.clauses import child, cue, is_conditional, is_negated, is_verb, subject, tense
from coalition.language.morphology import verb_forms
from coalition.language.relations.context import Context, rules
from coalition.language.relations.departures import departures
from coalition.language.relations.exercises import EXERCISE
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Statement, Thing

_NEAR = 60
_AUXILIARY = frozenset(("VBZ", "VBP", "VBD", "MD"))
_PHRASAL = verb_forms("drop") | verb_forms("opt") | verb_forms("back") | verb_forms("beg") | verb_forms("bow")


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    data: dict[str, Any] = rules("ellipsis.toml")
    forms = {name: frozenset(f for verb in verbs for f in verb_forms(verb)) for name, verbs in data["verbs"].items()}
    idioms = [(re.compile(pattern), status) for pattern, status in data["idioms"].items()]
    return {"forms": forms, "idioms": idioms} | {
        name: frozenset(data[name]) for name in ("proforms", "answers", "countable")
    }


def elliptic(context: Context, told: Sequence[Statement], busy: set[int]) -> Iterator[Statement]:
    """Elliptic pledges of an article.

    Args:
        context: the article.
        told: its other pledges.
        busy: tokens of verbs that govern a capability, which are therefore not elliptic.
    """
    text = context.doc
    marks = sorted((s.passage.end, s.passage.start, s.object) for s in told if s.object is not None)
    yield from _echoes(context, told)
    for token in text:
        yield from (s for s in departures(context, token) if token.i not in busy or s.object == EXERCISE)
        if not (is_verb(token) or token.tag_ == "MD") or token.i in busy or _is_asked(token):
            continue
        name, status = _answer(token)
        if name is None or status is None:
            continue
        givers = [t for t in context.actors(subject(token)) if t.kind in {"nation", "group", "organisation"}]
        answers = name == "answer" and _follows_question(token)
        thing = (
            (_asked(context, token) if answers else _spoken_of(context, token, marks)) if status and givers else None
        )
        if thing is None or status is None or (_counts(token) and not _is_countable(thing)):
            continue
        for giver in givers:
            yield Statement(
                "pledges", giver, thing, context.passage(token), f"pledge.ellipsis.{name}", 0.5, status=status
            )


def _answer(verb: Token) -> tuple[str | None, str | None]:
    """How a verb answers what was spoken of, if it does: the class of the answer and the status."""
    if any(c.dep_ == "mark" and c.lower_ in {"if", "whether"} for c in verb.children):
        return None, None
    if verb.dep_ == "xcomp" and verb.head.lower_ in cue("have"):
        return None, None
    if verb.tag_ == "MD":
        return _stranded(verb)
    following = verb.doc[verb.i : min(verb.i + 8, verb.sent.end)].text.lower()
    for pattern, status in _rules()["idioms"]:
        if pattern.match(following):
            return "idiom", str(status)
    name = next((n for n, forms in _rules()["forms"].items() if verb.lower_ in forms), None)
    if name is None or not _lacks_object(verb, name):
        return None, None
    return name, _status(verb, name)


def _stranded(modal: Token) -> tuple[str | None, str | None]:
    """A modal verb whose deed is left out: "asked for soldiers, it said that it would not"."""
    following = modal.doc[modal.i + 1 : modal.sent.end]
    left = next((t for t in following if t.dep_ != "neg" and t.lower_ not in cue("negations")), None)
    if child(modal, "nsubj") is None or (left is not None and not left.is_punct and not left.is_space):
        return None, None
    if is_negated(modal):
        return "modal", "refused"
    if modal.lower_ in cue("future"):
        return "modal", "conditional" if is_conditional(modal) else "pledged"
    return None, None


def _echoes(context: Context, told: Sequence[Statement]) -> Iterator[Statement]:
    """As in "So has Greece", "Neither will Norway": the pledge before, of another nation."""
    for sentence in context.doc.sents:
        words = [t for t in sentence if not t.is_space][:3]
        if len(words) < 3 or words[0].lower_ not in {"so", "neither", "nor"} or words[1].tag_ not in _AUXILIARY:
            continue
        before = [
            s for s in told if s.passage.end <= sentence.start_char + 1 and sentence.start_char - s.passage.end < 200
        ]
        givers = [
            t
            for w in sentence
            for t in ([context.chains.named(w)] if w.i >= words[2].i else [])
            if t is not None and t.kind == "nation"
        ]
        if before and givers:
            last = max(before, key=lambda s: s.passage)
            for giver in dict.fromkeys(givers):
                yield Statement(
                    "pledges",
                    giver,
                    last.object,
                    context.passage(words[0]),
                    "pledge.echo",
                    0.7,
                    status=last.status,
                )


def _lacks_object(verb: Token, name: str) -> bool:
    """Whether a verb's object is a pro-form ("it", "any", "the same") or missing where one is due."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "xcomp", "ccomp", "attr"}]
    if name == "answer":
        return any(c.lower_ in _rules()["answers"] for c in verb.children)
    if name == "copy":
        return any(o.lower_ in _rules()["proforms"] for o in objects)
    if objects:
        return all(_is_proform(o) or _gives_proform(o) or _only_counts(o) for o in objects)
    if verb.lower_ in _PHRASAL:
        return any(c.lower_ in {"out", "off"} for c in verb.children)
    return all(_points_back(c) for c in verb.children if c.dep_ in {"prep", "acomp", "prt", "aux"} and c.i > verb.i)


def _is_proform(word: Token) -> bool:
    """As "it", "any", or the "to" of "refuses to"."""
    return word.lower_ in _rules()["proforms"] or (word.tag_ == "TO" and not list(word.children))


def _counts(verb: Token) -> bool:
    return any(c.dep_ == "dobj" and _only_counts(c) for c in verb.children)


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
    return preposition.dep_ == "prep" and any(c.lower_ in _rules()["proforms"] for c in preposition.children)


def _gives_proform(verb: Token) -> bool:
    """As in "refused to give more", "declined to add to them"."""
    if verb.dep_ != "xcomp" or not is_verb(verb):
        return False
    objects = [c for c in verb.children if c.dep_ in {"dobj", "xcomp", "ccomp", "attr", "prep"}]
    return bool(objects) and all(o.lower_ in _rules()["proforms"] or _points_back(o) for o in objects)


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
        return "considered" if negated else None
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
    return "delivered" if mood == "done" else None


def _is_asked(verb: Token) -> bool:
    return verb.doc[verb.sent.end - 1].text == "?" or verb.doc[max(verb.sent.end - 2, 0)].text == "?"


def _follows_question(verb: Token) -> bool:
    start = verb.sent.start
    return start > 0 and "?" in verb.doc[max(0, start - 2) : start].text


def _asked(context: Context, verb: Token) -> Thing | None:
    """The capability that the question before a "no" or "yes" is about."""
    question = verb.doc[verb.sent.start - 1].sent
    found = [c for c in context.capabilities if question.start <= c.start < question.end]
    thing: Thing | None = found[-1]._.thing if found else None
    return thing


def _spoken_of(context: Context, verb: Token, marks: list[tuple[int, int, Thing]]) -> Thing | None:
    """The capability pledged last before a verb, in its sentence or the few before."""
    near = [(end, thing) for end, start, thing in marks if start < verb.idx and verb.idx - end < 300]
    if near and near[-1][0] > verb.sent.start_char:
        return near[-1][1]
    mentions = [c for c in context.capabilities if c._.sort != "weak" and verb.i - _NEAR < c.start < verb.i]
    if mentions and (not near or mentions[-1].sent.start == verb.sent.start):
        last: Thing = mentions[-1]._.thing
        return last
    return near[-1][1] if near else None
