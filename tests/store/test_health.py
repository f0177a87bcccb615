"""Whether all is sound in a store, and what is not."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.store.conftest import Home
from tests.store.filling import Pledge, Read, full

from coalition.graph import ids
from coalition.graph.mapping import quads
from coalition.graph.namespaces import COAL
from coalition.store.catalogue import Run
from coalition.store.health import problems
from coalition.store.opening import open_store
from coalition.store.store import Store


@pytest.fixture
def store(home: Home) -> Iterator[Store]:
    with home.open() as opened:
        opened.refresh_reference()
        yield opened


def test_a_full_store_is_sound(home: Home, pledge: Pledge, summit: Read) -> None:
    full(home, pledge, summit)
    with home.open(read_only=True) as store:
        assert [problem.what for problem in problems(store)] == []


def test_what_another_pipeline_read_is_told_of(store: Store, pledge: Pledge) -> None:
    article, reading = pledge("a1")
    store.put(article, quads(article, reading), Run.start("old", "0123456789abcdef a model"))
    assert ["coalition refresh" in problem.remedy for problem in problems(store)] == [True]


def test_each_fault_is_found(home: Home, pledge: Pledge, summit: Read) -> None:
    full(home, pledge, summit)
    lost, stray = ids.version(pledge("a2", 200)[0]), ox.NamedNode("https://w3id.org/coalition/article/x/1")
    old = ids.version(pledge("a1", 500)[0])
    with home.open() as store:
        store.current.replace({lost: [], stray: [ox.Quad(stray, COAL.text, ox.Literal("x"), stray)]})
        store.lay_aside({old: [], stray: [ox.Quad(stray, COAL.text, ox.Literal("x"), stray)]})
        found = list(problems(store))
        assert [lost.value in found[0].what, stray.value in found[1].what] == [True, True]
        assert [old.value in found[2].what, stray.value in found[3].what, len(found)] == [True, True, 4]
        for problem in found:
            assert problem.remedy
            if problem.repair is not None:
                problem.repair(store)
        assert len(list(problems(store))) == 3


def test_a_merge_that_is_not_that_of_the_graphs_is_found(tmp_path: Path, pledge: Pledge, summit: Read) -> None:
    full(Home(str(tmp_path / "store"), "folder"), pledge, summit)
    stray = ox.NamedNode("https://w3id.org/coalition/article/x/1")
    raw = ox.Store(str(tmp_path / "store" / "current"))
    raw.add(ox.Quad(stray, COAL.text, ox.Literal("only in the merge"), ox.DefaultGraph()))
    del raw
    with open_store(tmp_path / "store") as store:
        assert any("merge" in problem.what for problem in problems(store))
