"""What servers answer, as terms: SPARQL results in JSON, and triples in N-Triples."""

import re

import pyoxigraph as ox

from coalition.errors import StoreError
from coalition.store.transport import Reply

ROWS = "application/sparql-results+json"
TRIPLES = "application/n-triples"

# Virtuoso writes blank nodes as nodeID://b1, which no blank node may be called.
_BLANK = re.compile(rb'("type":\s*"bnode",\s*"value":\s*")nodeID://')


def rows(reply: Reply) -> ox.QuerySolutions | ox.QueryBoolean:
    """The answer to a SELECT or ASK query.

    Raises:
        StoreError: if it is something else, or only the first part of a longer answer.
    """
    most = reply.headers.get("X-SPARQL-MaxRows")
    if most is not None:
        raise StoreError(
            f"The server at {reply.url} gives no more than {most} rows of a longer answer; raise its limit (for "
            "Virtuoso, ResultSetMaxRows in virtuoso.ini)."
        )
    try:
        return ox.parse_query_results(_BLANK.sub(rb"\1", reply.body), ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise _malformed(reply) from error


def truth(answer: ox.QuerySolutions | ox.QueryBoolean) -> bool:
    """The truth of the answer to an ASK query; Virtuoso gives a row for yes and none for no."""
    return bool(answer) if isinstance(answer, ox.QueryBoolean) else any(True for _ in answer)


def triples(reply: Reply) -> list[ox.Triple]:
    """The triples of an answer in N-Triples.

    Raises:
        StoreError: if it is something else.
    """
    try:
        return [quad.triple for quad in ox.parse(reply.body, ox.RdfFormat.N_TRIPLES)]
    except (SyntaxError, ValueError) as error:
        raise _malformed(reply) from error


def _malformed(reply: Reply) -> StoreError:
    """The error for an answer that is none of SPARQL's."""
    return StoreError(
        f"What answers at {reply.url} is no SPARQL endpoint, or its answer is damaged; look at the address, and "
        "name the kind of server before it, as in --store fuseki+http://localhost:3030/news."
    )
