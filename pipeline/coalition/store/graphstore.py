"""The SPARQL 1.1 Graph Store Protocol: a whole graph in one request. SPARQLWrapper does not speak it."""

from collections.abc import Iterable
from urllib.parse import urlencode

import pyoxigraph as ox

from coalition.store.answers import triples
from coalition.store.servers import Server
from coalition.store.transport import RefusedError, Reply, Transport

_TRIPLES = "application/n-triples"
# N-Triples is Turtle too, and Turtle is what every server of this protocol has to understand.
_TURTLE = "text/turtle"


class GraphStore:
    """The address of a server at which the Graph Store Protocol is spoken.

    Args:
        url: the address of the store.
        server: its kind.
        transport: what requests are sent by.
    """

    def __init__(self, url: str, server: Server, transport: Transport) -> None:
        self._url = None if server.graphs is None else server.at(url, server.graphs)
        self._transport = transport

    def speaks(self, known: ox.NamedNode) -> bool:
        """Whether the server speaks it to us; `known` is a graph that is there.

        An address that is wrong looks like a graph that is missing, so it is tried on one that is not.
        """
        try:
            return self._url is not None and bool(self._send(known, "GET", headers={"Accept": _TRIPLES}).body)
        except RefusedError:
            return False

    def get(self, graph: ox.NamedNode) -> list[ox.Triple]:
        """All of a graph; nothing if there is none.

        Raises:
            StoreError: if the server does not give it, or something else.
        """
        try:
            return triples(self._send(graph, "GET", headers={"Accept": _TRIPLES}))
        except RefusedError as error:
            if error.status == 404:
                return []
            raise

    def put(self, graph: ox.NamedNode, said: Iterable[ox.Triple]) -> None:
        """Make a graph hold these triples and no others.

        Raises:
            StoreError: if the server does not do it.
        """
        self._send(graph, "PUT", ox.serialize(said, format=ox.RdfFormat.N_TRIPLES) or b"", {"Content-Type": _TURTLE})

    def _send(
        self, graph: ox.NamedNode, method: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Reply:
        url = f"{self._url}?{urlencode({'graph': graph.value})}"
        return self._transport.send(url, method=method, body=body, headers=headers)
