"""A reader of a folder sees it as it was, whatever a writer does to its files meanwhile, and leaves nothing behind."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.store.filling import Pledge, everything, put

from coalition.graph.namespaces import COAL, RDF
from coalition.store.opening import open_store
from coalition.store.snapshot import left_over

READER = """
import sys
from coalition.store.opening import open_store
store = open_store(sys.argv[1], read_only=True)
store.archive
print("reading", flush=True)
sys.stdin.read()
"""


def _fill(place: Path, pledge: Pledge, numbers: range) -> None:
    """Put articles into a store, and correct them: many small files in both datasets."""
    for number in numbers:
        with open_store(place) as store:
            put(store, pledge(f"a{number}", 100))
            put(store, pledge(f"a{number}", 200))


def _tidy(place: Path) -> None:
    """Let RocksDB put files together, and remove those, as it does by itself when there are many."""
    for folder in (place / "current", place / "archive"):
        ox.Store(str(folder)).optimize()


def _readers(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir() if path.is_dir() and path.name not in {"current", "archive"})


@pytest.fixture
def place(tmp_path: Path, pledge: Pledge) -> Path:
    _fill(tmp_path / "store", pledge, range(10))
    return tmp_path / "store"


def test_a_reader_sees_the_store_as_it_was_when_files_are_put_together_and_removed(place: Path, pledge: Pledge) -> None:
    with open_store(place, read_only=True) as store:
        before = everything(store)
    with open_store(place, read_only=True) as store:
        assert store.archive
        files = {path.name for path in (place / "current").glob("*.sst")}
        _fill(place, pledge, range(5, 15))
        _tidy(place)
        assert files - {path.name for path in (place / "current").glob("*.sst")}
        assert everything(store) == before
    with open_store(place, read_only=True) as store:
        assert everything(store) > before


def test_readers_that_open_while_a_writer_works_find_whole_articles(place: Path, pledge: Pledge) -> None:
    ended = threading.Event()

    def write() -> None:
        for number in range(100, 100_000):
            _fill(place, pledge, range(number, number + 1))
            if ended.is_set():
                return

    writer = threading.Thread(target=write)
    writer.start()
    seen = set()
    try:
        for _ in range(40):
            with open_store(place, read_only=True) as store:
                kept = {entry.version: entry.statements for entry in store.catalogue() if entry.fate == "kept"}
                seen.add(len(kept))
                assert kept == {
                    graph.value: sum(
                        quad.object == COAL.Pledge for quad in store.current.pattern(None, RDF.type, graph=graph)
                    )
                    for graph in store.current.names()
                    if graph.value in kept
                }
    finally:
        ended.set()
        writer.join()
    assert len(seen) > 1


def test_a_reader_leaves_nothing_behind(place: Path) -> None:
    with open_store(place, read_only=True) as store:
        assert store.archive
        assert len(_readers(place)) == 2
    assert _readers(place) == []
    # Not every program closes what it opened.
    subprocess.run([sys.executable, "-c", READER, str(place)], input=b"", check=True)
    assert _readers(place) == []


def test_what_a_killed_reader_left_is_swept_up_and_what_a_living_one_has_is_not(place: Path, pledge: Pledge) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", READER, str(place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == b"reading\n"
        killed.kill()
    left = _readers(place)
    assert len(left) == 2
    assert [path.name for name in ("archive", "current") for path in left_over(place / name)] == left
    with open_store(place, read_only=True) as store:
        assert store.archive
        _fill(place, pledge, range(1))
        assert len(_readers(place)) == 2
        assert not set(_readers(place)) & set(left)
        assert everything(store)


def test_a_folder_that_allows_no_links_is_read_all_the_same(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    with open_store(place, read_only=True) as store:
        before = everything(store)
    monkeypatch.setattr(os, "link", refuse)
    with open_store(place, read_only=True) as store:
        assert everything(store) == before
        assert _readers(place) == []
