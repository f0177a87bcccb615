"""Kinds of SPARQL servers, and where each of them speaks which protocol."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

_FILE = Path(__file__).with_name("servers.toml")
OTHER = "sparql"
"""The kind of a server that is none of the others: all is spoken at the address itself."""


@dataclass(frozen=True)
class Server:
    """A kind of server; `servers.toml` tells what each setting means."""

    name: str
    query: str
    update: str
    graphs: str | None = None
    says: str | None = None
    form: bool = False
    most: int | None = None
    again: str | None = None
    copied: bool = False

    def at(self, url: str, path: str) -> str:
        """Where under an address something is spoken.

        >>> kinds()["graphdb"].at("http://localhost:7200/repositories/news", "statements")
        'http://localhost:7200/repositories/news/statements'
        """
        return urljoin(url.rstrip("/") + "/", path) if path else url


@cache
def kinds() -> dict[str, Server]:
    """Every kind, by the name that stands before an address."""
    return {kind: Server(**settings) for kind, settings in tomllib.loads(_FILE.read_text(encoding="utf-8")).items()}


def told_by(header: str) -> Server:
    """The kind of a server whose answers carry this header `Server`.

    >>> told_by("Virtuoso/07.20.3229 (Linux)").name, told_by("nginx").name
    ('Virtuoso', 'the SPARQL server')
    """
    for server in kinds().values():
        if server.says is not None and header.startswith(server.says):
            return server
    return kinds()[OTHER]
