"""Asking a server a user's query, as the embedded dataset would be asked it."""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from coalition.errors import QueryError
from coalition.graph.namespaces import PREFIXES
from coalition.store.answers import truth
from coalition.store.protocol import Answer, Solutions, Term
from coalition.store.sparql import Sparql
from coalition.store.transport import RefusedError

_PREFIX = re.compile(r"\bPREFIX\s+([A-Za-z][\w.-]*)?:", re.IGNORECASE)
_NO_DATA = ox.Store()


def answered(query: str, sparql: Sparql) -> Answer:
    """The server's answer to a query.

    The query is read here first: so a mistake in it is told of in the same words for every store, and what is
    no query, but an update, never gets to a server that would do it.

    Raises:
        QueryError: if the query has a syntax error, or the server cannot answer it.
        StoreError: if the server does not answer.
    """
    kind = _kind(query)
    text = _declared(query)
    try:
        if kind is ox.QueryTriples:
            return sparql.triples(text)
        answer = sparql.answer(text)
        if kind is ox.QueryBoolean or isinstance(answer, ox.QueryBoolean):
            return truth(answer)
        return Solutions(tuple(variable.value for variable in answer.variables), _rows(answer))
    except RefusedError as error:
        raise QueryError(f"The query cannot be answered: {error.said or error}") from error


def _kind(query: str) -> type:
    """What answers a query: rows, a truth, or triples."""
    try:
        return type(_NO_DATA.query(query, prefixes=PREFIXES))
    except SyntaxError as error:
        raise QueryError(f"The query has a syntax error: {' '.join(str(error).split())}") from error
    except (OSError, RuntimeError, ValueError):
        # Only an ASK is worked out at once, and one that asks another server cannot be, here.
        return ox.QueryBoolean


def _declared(query: str) -> str:
    """The query with the usual prefixes declared; on its first line, so that the server's line numbers stay right."""
    own = {found[1] or "" for found in _PREFIX.finditer(query)}
    used = (name for name in PREFIXES if name not in own and f"{name}:" in query)
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in used) + query


def _rows(answer: ox.QuerySolutions) -> Iterator[tuple[Term | None, ...]]:
    try:
        for solution in answer:
            yield tuple(solution)
    except (SyntaxError, ValueError) as error:
        # Servers that fail when rows are on their way can only break off, or write their excuse into the answer.
        raise QueryError("The query cannot be answered: the server's answer breaks off.") from error
