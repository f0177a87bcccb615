"""Figure statements: whose number a number is."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Span, Token

from coalition.language.clauses import child, conjuncts, is_verb, objects_of, subject
from coalition.language.extensions import BODIES
from coalition.language.morphology import verb_forms
from coalition.language.relations.context import Context, rules
from coalition.statements.statement import Statement, Thing

_NEAR = 60
_UP = frozenset(
    (
        "nummod",
        "quantmod",
        "compound",
        "nmod",
        "amod",
        "pobj",
        "prep",
        "conj",
        "appos",
        "npadvmod",
        "dep",
        "advmod",
    )
)


@lru_cache(maxsize=1)
def _rules() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = rules("figure-owners.toml")
    return {
        "victims": frozenset(f for verb in data["not"]["verbs"] for f in verb_forms(verb)),
        "sufferers": frozenset(data["not"]["nouns"]),
        "groups": frozenset(data["groups"]["nouns"]),
    }


def figures(context: Context, pledged: list[Statement]) -> Iterator[Statement]:
    """The figures of an article with their owners: those of pledges, and those stated of a nation or body."""
    told = set()
    for statement in pledged:
        if statement.figure is not None:
            told.add((statement.passage, statement.figure.value, statement.figure.unit))
            yield _make(statement.subject, statement, "figure.pledge")
    for span in context.figures:
        passage = context.passage(span.root)
        if (passage, span._.figure.value, span._.figure.unit) in told:
            continue
        found = owners(context, span) or _beside(context, span, pledged)
        for owner in found:
            yield Statement(
                "figure",
                owner,
                None,
                passage,
                "figure.owner",
                0.6,
                figure=span._.figure,
                date=context.date(span.root),
            )


def _make(owner: Thing, statement: Statement, rule: str) -> Statement:
    return Statement(
        "figure",
        owner,
        None,
        statement.passage,
        rule,
        statement.confidence,
        figure=statement.figure,
        date=statement.date,
        attributed_to=statement.attributed_to,
    )


def _beside(context: Context, span: Span, pledged: list[Statement]) -> list[Thing]:
    """The giver of the pledge nearest to a figure in its sentence: "a package, valued at $20 million"."""
    if span._.figure.unit in {"nations", "people"}:
        return []
    passage = context.passage(span.root)
    near = [s for s in pledged if s.passage == passage and s.status != "refused"]
    givers = list(dict.fromkeys(s.subject for s in near))
    return givers if len(givers) == 1 else []


def owners(context: Context, figure: Span) -> list[Thing]:
    """Of whom a figure is stated, from the word it counts up to the verb it depends on."""
    words = _rules()
    if {t.lower_ for t in figure} & words["sufferers"]:
        return []
    if figure._.figure.unit == "nations":
        return _body_of_nations(context, figure)
    beside = context.beside(figure.start)
    if beside:
        return beside
    token = figure.root
    while token.head.i != token.i and not is_verb(token):
        found = _possessors(context, token, figure)
        if found or token.dep_ in {"nsubj", "nsubjpass"} or token.dep_ not in _UP:
            break
        token = token.head
    else:
        found = []
    if found:
        return found
    verb = token if is_verb(token) else token.head
    if not is_verb(verb) or verb.lower_ in words["victims"]:
        return []
    if token.dep_ in {"nsubj", "nsubjpass"}:
        return [t for o in objects_of(token, "from", "of") for t in context.actors(o)]
    return respective(figure, _doers(context, verb))


def _possessors(context: Context, token: Token, figure: Span) -> list[Thing]:
    """As in "Norway's 300 trucks", "300 Norwegian trucks", "€2 million from the EU"."""
    for c in token.children:
        if c.dep_ == "poss" or (c.dep_ in {"amod", "compound", "nmod"} and not figure.start <= c.i < figure.end):
            found = context.actors(c)
            if found:
                return found
    return [t for o in objects_of(token, "from", "by") for t in context.actors(o)]


def _doers(context: Context, verb: Token) -> list[Thing]:
    """Who a verb's figure is of: its subject, the subject's owner ("the mission's budget is"), the receiver."""
    who = subject(verb)
    if who is None:
        who = child(verb, "nsubjpass")
        return (
            context.actors(who)
            if who is not None and verb.lower_ in {"promised", "given", "offered", "allocated"}
            else []
        )
    found = context.actors(who)
    owner = child(who, "poss")
    return found or (context.actors(owner) if owner is not None else [])


def respective(figure: Span, found: list[Thing]) -> list[Thing]:
    """The owner of one of several figures: "A and B will send 30 and 25 trainers (respectively)"."""
    if len(found) < 2:
        return found
    for token in (figure.root, *(t for t in figure if t.like_num)):
        top = token
        while top.dep_ == "conj" and top.head.i != top.i:
            top = top.head
        group = sorted(t.i for t in conjuncts(top) if t.like_num or t.i == figure.root.i or t.tag_ == "CD")
        if len(group) == len(found) and token.i in group:
            return [found[group.index(token.i)]]
    return found


def _body_of_nations(context: Context, figure: Span) -> list[Thing]:
    """The coalition whose members are counted: named in the same sentence, else the one spoken of."""
    root = figure.root
    governor = root.head
    while governor.head.i != governor.i and not is_verb(governor):
        found = [t for t in context.actors(governor) if t.kind in {"coalition", "organisation"}]
        if found:
            return found
        governor = governor.head
    if is_verb(governor):
        found = [t for t in context.actors(subject(governor)) if t.kind in {"coalition", "organisation"}]
        if found:
            return found
    for token in root.sent:
        if token.lower_ in _rules()["groups"] and child(token, "det", "poss") is not None:
            found = [t for t in context.actors(token) if t.kind in {"coalition", "organisation"}]
            if found:
                return found
    before = [s for s in context.doc.spans[BODIES] if s.label_ == "COALITION" and 0 < figure.start - s.end < _NEAR]
    return [before[-1]._.thing] if before else []
