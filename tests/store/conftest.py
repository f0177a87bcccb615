"""Where stores are kept: every test of what a store does runs on each of these."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.servers import VIRTUOSO, Server, empty

from coalition.store.opening import open_store
from coalition.store.store import Store

KINDS = ["folder", "oxigraph", VIRTUOSO]


@dataclass(frozen=True)
class Home:
    """A place for a store, empty at first.

    Attributes:
        place: as a user names it.
        kind: what kind of place it is.
    """

    place: str
    kind: str

    def open(self, *, read_only: bool = False) -> Store:
        """The store there."""
        return open_store(self.place, read_only=read_only)

    def clear(self) -> None:
        """Remove what is there."""
        if self.kind == "folder":
            shutil.rmtree(self.place, ignore_errors=True)
        else:
            empty(self.place)


@pytest.fixture(params=KINDS)
def home(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    servers: Callable[[str], Server],
) -> Home:
    """A place where no store is yet, of each kind in turn."""
    kind = request.param
    if kind == "folder":
        return Home(str(tmp_path / "store"), kind)
    server = servers(kind)
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("COALITION_ARCHIVE", str(tmp_path / "archive"))
    there = Home(server.url, kind)
    there.clear()
    return there
