"""SPARQL 1.1 over HTTP: queries and updates, made by SPARQLWrapper and sent by our own transport."""

from io import BytesIO
from typing import Any

import pyoxigraph as ox
from SPARQLWrapper import POST, POSTDIRECTLY, URLENCODED, SPARQLWrapper

from coalition.store.answers import ROWS, TRIPLES, rows, triples, truth
from coalition.store.servers import Server
from coalition.store.transport import Reply, Transport

_SELECT, _CONSTRUCT, _INSERT = "SELECT", "CONSTRUCT", "INSERT"


class Sparql:
    """The two addresses of a server at which SPARQL is spoken.

    Args:
        url: the address of the store.
        server: its kind.
        transport: what requests are sent by.
    """

    def __init__(self, url: str, server: Server, transport: Transport) -> None:
        self._query = server.at(url, server.query)
        self._update = server.at(url, server.update)
        self._form = server.form
        self._transport = transport

    def rows(self, query: str) -> list[ox.QuerySolution]:
        """The rows of a SELECT query.

        Raises:
            StoreError: if the server does not answer it, or with something else.
        """
        answer = self.answer(query)
        return [] if isinstance(answer, ox.QueryBoolean) else list(answer)

    def truth(self, query: str) -> bool:
        """The truth of an ASK query.

        Raises:
            StoreError: if the server does not answer it, or with something else.
        """
        return truth(self.answer(query))

    def answer(self, query: str) -> ox.QuerySolutions | ox.QueryBoolean:
        """The answer to a SELECT or ASK query, rows one by one.

        Raises:
            StoreError: if the server does not answer it, or with something else.
        """
        return rows(self._asked(query, _SELECT, ROWS))

    def triples(self, query: str) -> list[ox.Triple]:
        """The answer to a CONSTRUCT or DESCRIBE query.

        Raises:
            StoreError: if the server does not answer it, or with something else.
        """
        return triples(self._asked(query, _CONSTRUCT, TRIPLES))

    def update(self, update: str) -> None:
        """Do an update.

        Raises:
            StoreError: if the server does not do it.
        """
        form = URLENCODED if self._form else POSTDIRECTLY
        self._call(self._update, update, _INSERT, "*/*", form)

    def _asked(self, query: str, kind: str, accepted: str) -> Reply:
        return self._call(self._query, query, kind, accepted, URLENCODED)

    def _call(self, url: str, text: str, kind: str, accepted: str, form: str) -> Reply:
        call = _Call(url, kind, self._transport)
        call.setMethod(POST)
        call.setRequestMethod(form)
        call.setOnlyConneg(True)
        call.addCustomHttpHeader("Accept", accepted)
        call.setQuery(text)
        call.query()
        return call.reply


class _Call(SPARQLWrapper):
    """One request. SPARQLWrapper's own way of sending follows redirections, and sends passwords after them."""

    reply: Reply

    def __init__(self, url: str, kind: str, transport: Transport) -> None:
        self._kind = kind
        self._transport = transport
        super().__init__(url)

    def _parseQueryType(self, query: str) -> str:  # noqa: N802, ARG002 - SPARQLWrapper's name
        # It guesses by patterns, which take seconds for a long update, and are misled by comments; we know.
        return self._kind

    def _query(self) -> tuple[Any, str]:
        request = self._createRequest()
        body = request.data
        self.reply = self._transport.send(
            request.full_url.removesuffix("?"),
            method=request.get_method(),
            body=body if isinstance(body, bytes) else None,
            headers=dict(request.header_items()),
        )
        return BytesIO(self.reply.body), self.returnFormat
