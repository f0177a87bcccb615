"""Figure statements: whose number a number is."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Span

from coalition.language.clauses import child, is_verb, objects_of, subject
from coalition.language.morphology import verb_forms
from coalition.language.relations.context import Context, rules
from coalition.statements.statement import Statement, Thing

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
        for owner in owners(context, span):
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


def owners(context: Context, figure: Span) -> list[Thing]:
    """Of whom a figure is stated, from the word it counts up to the verb it depends on."""
    words = _rules()
    token = figure.root
    if {t.lower_ for t in figure} & words["sufferers"]:
        return []
    if figure._.figure.unit == "nations":
        return _body_of_nations(context, figure)
    while token.head.i != token.i and not is_verb(token):
        for c in token.children:
            if c.dep_ == "poss" or (
                c.dep_ in {"amod", "compound", "nmod"} and c.i not in range(figure.start, figure.end)
            ):
                found = context.actors(c)
                if found:
                    return found
        if token.dep_ in {"nsubj", "nsubjpass"}:
            break
        if token.dep_ not in _UP and token.dep_ not in {"dobj", "attr", "oprd", "dative", "pcomp", "acomp"}:
            break
        token = token.head
    verb = token if is_verb(token) else token.head
    if not is_verb(verb) or verb.lower_ in words["victims"]:
        return []
    if token.dep_ in {"nsubj", "nsubjpass"}:
        return [t for o in objects_of(token, "from", "of") for t in context.actors(o)]
    return context.actors(subject(verb))


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
    return []
