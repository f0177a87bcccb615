"""The lease of the one process that may write to a store on a server.

It stands in the store: who holds it, and until when, by the server's clock. The holder renews it while it lives; when it
is killed, the lease runs out. Taking, renewing and giving up are one update each, which changes nothing if another
process holds the lease: doing it twice is the same as once.
"""

import os
import re
import socket
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote, unquote
from uuid import uuid4

import pyoxigraph as ox

from coalition.errors import StoreBusyError, StoreError
from coalition.graph.namespaces import DCTERMS, OWL, XSD
from coalition.store.mark import MARK
from coalition.store.sparql import Sparql

SECONDS = 20
"""How long a lease holds that is not renewed: how long a killed process of another machine blocks the store."""

_RENEWED_EVERY = 5.0

# One triple, so that no server can ever hold half a lease: the process, and until when it may write.
_HELD = f"GRAPH {MARK} {{ ?holder {DCTERMS.valid} ?until }}"
_HOLDER = re.compile(re.escape(f"{MARK.value}#") + r"(?P<machine>[^/]+)/(?P<process>\d+)/(?P<host>[^/]*)/.*")


class Lease:
    """The right to write, from its making to `close`.

    Args:
        place: what a user calls the store, for messages.
        sparql: the dataset, which has its mark already.

    Raises:
        StoreBusyError: if another process has it.
    """

    def __init__(self, place: str, sparql: Sparql) -> None:
        self._place = place
        self._sparql = sparql
        host = quote(socket.gethostname(), safe="")
        self._holder = ox.NamedNode(f"{MARK.value}#{_machine()}/{os.getpid()}/{host}/{uuid4()}")
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._ends = 0.0
        self._take()
        threading.Thread(target=self._renew, name="lease", daemon=True).start()

    def check(self) -> None:
        """Make sure, before something is written, that the lease is still ours.

        Raises:
            StoreBusyError: if another process has taken it, because ours had run out.
        """
        if time.monotonic() >= self._ends:
            self._take()

    def close(self) -> None:
        """Give it up; a server that is down forgets it by itself."""
        self._closed.set()
        with self._lock:
            try:
                self._sparql.update(_freed(f"?holder = {self._holder}"))
            except StoreError:
                return

    def _take(self) -> None:
        with self._lock:
            if self._closed.is_set():
                return
            asked = time.monotonic()
            now = _now(self._sparql)
            self._sparql.update(self._taking(now))
            others = {holder: until for holder, until in _holders(self._sparql) if holder != self._holder}
            if others and all(map(_is_gone, others)):
                # Processes of this machine that were killed: nobody has to wait for their leases to run out.
                self._sparql.update(f"{_freed(f'?holder IN ({_listed(others)})')} ;\n{self._taking(now)}")
                others = {holder: until for holder, until in _holders(self._sparql) if holder != self._holder}
            if others:
                self._sparql.update(_freed(f"?holder = {self._holder}"))
                raise StoreBusyError(self._taken(others, now))
            # By our own clock, and a little early: between the two, nothing may be written.
            self._ends = asked + SECONDS - 1

    def _taking(self, now: datetime) -> str:
        """The update that takes the lease, or renews it, if it is free or ours."""
        return (
            f"{_freed(f'?until < {_time(now)} || ?holder = {self._holder}')} ;\n"
            f"INSERT {{ GRAPH {MARK} {{ {self._holder} {DCTERMS.valid} {_time(now + timedelta(seconds=SECONDS))} }} }}\n"
            f"WHERE {{ GRAPH {MARK} {{ {MARK} {OWL.versionInfo} ?mark }} FILTER NOT EXISTS {{ {_HELD} }} }}"
        )

    def _taken(self, others: dict[ox.NamedNode, datetime], now: datetime) -> str:
        holder, until = next(iter(others.items()))
        told = _HOLDER.fullmatch(holder.value)
        who = f" (process {told['process']} on {unquote(told['host'])})" if told else ""
        left = max(1, round((until - now).total_seconds()))
        return (
            f"Another process is writing to the store at {self._place}{who}; try again when it has ended. "
            f"If it was killed, the store is free in {left} seconds."
        )

    def _renew(self) -> None:
        while not self._closed.wait(_RENEWED_EVERY):
            try:
                self._take()
            except StoreError:
                # Told of by `check`, when something is to be written: until then it may come right again.
                self._ends = 0.0


def _freed(condition: str) -> str:
    return f"DELETE {{ {_HELD} }} WHERE {{ {_HELD} FILTER({condition}) }}"


def _holders(sparql: Sparql) -> list[tuple[ox.NamedNode, datetime]]:
    rows = sparql.rows(f"SELECT ?holder ?until {{ {_HELD} }}")
    return [(ox.NamedNode(row["holder"].value), _read(row["until"].value)) for row in rows]


def _listed(holders: dict[ox.NamedNode, datetime]) -> str:
    return ", ".join(map(str, holders))


def _now(sparql: Sparql) -> datetime:
    """The server's clock, so that those of two machines need not agree."""
    (row,) = sparql.rows("SELECT (NOW() AS ?now) {}")
    return _read(row["now"].value)


def _read(time_told: str) -> datetime:
    # To the second, without a zone: it is only ever compared with other times of the same server.
    return datetime.fromisoformat(time_told[:19])


def _time(at: datetime) -> ox.Literal:
    return ox.Literal(f"{at.isoformat()}Z", datatype=XSD.dateTime)


def _machine() -> str:
    """What tells this machine, since it was started, from all others; and containers on it from one another."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot}-{Path('/proc/self/ns/pid').stat().st_ino}"
    except OSError:
        # Unlike any other: whether a process lives cannot be seen then, and its lease has to run out.
        return str(uuid4())


def _is_gone(holder: ox.NamedNode) -> bool:
    """Whether the process that holds a lease is one of this machine, and lives no more."""
    told = _HOLDER.fullmatch(holder.value)
    if told is None or told["machine"] != _machine():
        return False
    try:
        os.kill(int(told["process"]), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
