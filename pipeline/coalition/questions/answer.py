"""Asking: a question and what is given for its parameters, against a store."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from coalition.errors import QueryError
from coalition.questions import names, parameters
from coalition.questions.question import Question
from coalition.store.protocol import Solutions, Term
from coalition.store.store import Store

_ARTICLES = "SELECT (COUNT(DISTINCT ?article) AS ?number) WHERE { ?article coal:currentVersion ?version }"

_NEAR = 60
"""Characters of a faulty line that are shown."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that answer a SELECT query.

    Attributes:
        columns: their names, in the order of the query.
        rows: one term a column, None where there is none.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[Term | None, ...]]


Outcome = Answer | bool | list[ox.Triple]
"""What a query gives: rows for SELECT, a truth value for ASK, triples for CONSTRUCT and DESCRIBE."""


def ask(question: Question, given: Mapping[str, str], store: Store) -> Outcome:
    """Answer a question.

    Args:
        question: from the catalogue, or read from a file.
        given: what is given for its parameters, as people type it: `{"capability": "mine clearance"}`.
        store: what to ask.

    Raises:
        UsageError: if what is given does not fit the question.
        QueryError: if its query has a fault.
    """
    bindings = parameters.bind(question, given, store)
    try:
        outcome = store.query(question.text, bindings)
        return Answer(outcome.variables, list(outcome.rows)) if isinstance(outcome, Solutions) else outcome
    except QueryError as error:
        raise QueryError(f"{question.source}: {_placed(str(error), question.text)}") from error


def nothing(question: Question, given: Mapping[str, str], store: Store) -> str:
    """What it means that a question has no answer, as a sentence that says how much was searched."""
    bindings = parameters.bind(question, given, store)
    things = [term.value for term in bindings.values() if isinstance(term, ox.NamedNode)]
    labels = names.labels(store, things, codes=False)
    said = {
        parameter.name: labels.get(bindings[parameter.variable].value, bindings[parameter.variable].value)
        if parameter.variable in bindings
        else parameter.unset
        for parameter in question.parameters
    }
    empty = question.empty or f"The question {question.name} has no answer in this store"
    sentence = re.sub(r"\{(\w+)\}", lambda place: said[place[1]], empty)
    return f"{sentence}; {_searched(store)}."


def _placed(message: str, query: str) -> str:
    """A message about a syntax error by its place, without the parser's long list of what may stand there."""
    found = re.search(r"error at (\d+):(\d+)", message)
    if found is None:
        return message
    line, column = int(found[1]), int(found[2])
    lines = query.splitlines()
    near = lines[line - 1].strip() if line <= len(lines) else ""
    shown = near if len(near) <= _NEAR else near[:_NEAR] + "…"
    return f"the query has a syntax error in line {line}, column {column}{f': {shown}' if shown else '.'}"


def _searched(store: Store) -> str:
    number = next(store.select(_ARTICLES).rows)[0]
    count = int(number.value) if isinstance(number, ox.Literal) else 0
    if not count:
        return "the store holds no article"
    return f"{count} article{'s were' if count > 1 else ' was'} searched"
