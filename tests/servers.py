"""SPARQL servers on loopback for tests: started on a free port, with their files in a folder of the test, and ended."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from coalition.graph.namespaces import BASE
from coalition.store.address import parse
from coalition.store.connection import connect

_OXIGRAPH = str(Path(sys.executable).with_name("oxigraph"))

_VIRTUOSO = shutil.which("virtuoso-t")

VIRTUOSO = pytest.param(
    "virtuoso",
    marks=pytest.mark.skipif(_VIRTUOSO is None, reason="Virtuoso is not installed (package virtuoso-opensource-7)"),
)
"""The parameter for tests that run on Virtuoso too, where it is."""

_UP_WITHIN = 60
"""Seconds that a server may take to start, on a busy machine."""

_VIRTUOSO_SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200

[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 10

[SPARQL]
ResultSetMaxRows = {rows}
"""


@dataclass
class Server:
    """A server that runs.

    Attributes:
        url: its address.
        process: what runs.
        environment: what coalition has to be told to write to it.
    """

    url: str
    process: subprocess.Popen[bytes]
    environment: dict[str, str]


def free_port() -> int:
    """A port of loopback that nobody listens to."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def oxigraph(folder: Path, *, port: int | None = None, union: bool = False) -> Iterator[Server]:
    """Oxigraph's server, with its files in a folder; its default graph is one of its own, or the union of all."""
    address = f"127.0.0.1:{port or free_port()}"
    command = [_OXIGRAPH, "serve", "--location", str(folder), "--bind", address]
    command += ["--union-default-graph"] if union else []
    with _running(command, folder.parent, f"http://{address}/query?query=ASK%7B%7D") as process:
        yield Server(f"http://{address}", process, {})


@contextmanager
def virtuoso(folder: Path, rows: int = 1_000_000) -> Iterator[Server]:
    """Virtuoso, with its files in a folder; it gives no more than so many rows."""
    assert _VIRTUOSO is not None
    http = free_port()
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "virtuoso.ini"
    settings.write_text(_VIRTUOSO_SETTINGS.format(sql=free_port(), http=http, rows=rows))
    command = [_VIRTUOSO, "+configfile", str(settings), "+foreground"]
    with _running(command, folder, f"http://127.0.0.1:{http}/sparql?query=ASK%7B%7D") as process:
        user = {"COALITION_STORE_USER": "dba", "COALITION_STORE_PASSWORD": "dba"}
        yield Server(f"http://127.0.0.1:{http}", process, user)


def empty(url: str) -> None:
    """Remove every graph of coalition's from a server, and what the default graph holds."""
    sparql = connect(parse(url)).sparql
    ours = f'SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{BASE}")) }}'
    for row in sparql.rows(ours):
        sparql.update(f"DROP SILENT GRAPH {row['g']}")
    if "Oxigraph" in connect(parse(url)).server.name:
        sparql.update("DROP DEFAULT")


STARTING: dict[str, Callable[[Path], AbstractContextManager[Server]]] = {
    "oxigraph": oxigraph,
    "oxigraph with union": partial(oxigraph, union=True),
    "virtuoso": virtuoso,
}
"""What starts each kind of server, with its files in a folder."""


@contextmanager
def _running(command: list[str], folder: Path, asked: str) -> Iterator[subprocess.Popen[bytes]]:
    with (
        (folder / "server.log").open("ab") as log,
        subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=os.environ | {"TZ": "UTC"}) as process,
    ):
        try:
            _await(asked, process, folder / "server.log")
            yield process
        finally:
            process.kill()


def _await(asked: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(_UP_WITHIN * 50):
        try:
            with urllib.request.urlopen(asked, timeout=5):  # noqa: S310 - loopback
                return
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.02)
    raise RuntimeError(f"The server did not start: {log.read_text(errors='replace')[-2000:]}")
