"""Queries answered in this process, by Oxigraph."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

import pyoxigraph as ox

from coalition.errors import QueryError
from coalition.graph.namespaces import PREFIXES
from coalition.store.protocol import Answer, Solutions, Term

_UNANSWERED = (OSError, RuntimeError, ValueError)
_Part = TypeVar("_Part")


def answered(data: ox.Store, query: str) -> Answer:
    """The answer to a query, with the usual prefixes.

    Raises:
        QueryError: if the query has a syntax error, or cannot be answered; the latter may show only with its rows.
    """
    try:
        answer = data.query(query, prefixes=PREFIXES)
    except SyntaxError as error:
        raise QueryError(f"The query has a syntax error: {_one_line(error)}") from error
    except _UNANSWERED as error:
        raise QueryError(f"The query cannot be answered: {_one_line(error)}") from error
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    if isinstance(answer, ox.QueryTriples):
        return list(_told(answer))
    return Solutions(tuple(variable.value for variable in answer.variables), _rows(answer))


def copied(quads: Iterable[ox.Quad]) -> ox.Store:
    """Quads in memory, with their merge as the default graph."""
    data, copies = ox.Store(), list(quads)
    data.bulk_extend(copies)
    data.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in copies)
    return data


def _rows(solutions: ox.QuerySolutions) -> Iterator[tuple[Term | None, ...]]:
    return (tuple(solution) for solution in _told(solutions))


def _told(answer: Iterator[_Part]) -> Iterator[_Part]:
    """The parts of an answer: Oxigraph works them out only as they are asked for, and may fail as late."""
    try:
        yield from answer
    except _UNANSWERED as error:
        raise QueryError(f"The query cannot be answered: {_one_line(error)}") from error


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
