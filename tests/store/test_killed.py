"""Killed at any moment, the store holds every article wholly or not at all."""

import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.store.conftest import Home

from coalition.graph.namespaces import BASE
from coalition.store.opening import open_store

PROGRAM = Path(__file__).with_name("ingest_until_killed.py")
COUNT = 60
REFUSED = len(range(0, COUNT, 7))
REPLACED = len(range(0, COUNT, 3)) - len(range(0, COUNT, 21))


def _graphs(place: str) -> dict[str, list[str]]:
    with open_store(place, read_only=True) as store:
        graphs: dict[str, list[str]] = {}
        for quad in store.quads():
            graphs.setdefault(str(quad.graph_name), []).append(str(quad))
        return graphs


def _is_whole(place: str, whole: dict[str, list[str]]) -> int:
    """Check a store that was killed against all that each article may ever say; returns how many it has."""
    with open_store(place, read_only=True) as store:
        kept = [entry for entry in store.catalogue() if entry.fate == "kept"]
        graphs = _graphs(place)
        versions = {name for name in graphs if name.startswith(f"<{BASE}article/")}
        assert versions == {f"<{entry.version}>" for entry in kept}
        assert len({entry.article for entry in kept}) == len(kept)
        for name in versions:
            assert graphs[name] == whole[name]
        triples = {str(quad.triple) for quad in store.quads(catalogue=True)}
        assert store.counts().triples == len(triples)
    return len(versions)


def _run(place: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, str(PROGRAM), str(place), str(COUNT)], stdout=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def undisturbed(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The graphs that an undisturbed run ends with, and those of every version it took in on the way."""
    place = tmp_path_factory.mktemp("undisturbed")
    whole: dict[str, list[str]] = {}
    store_place = str(place / "store")
    with _run(store_place) as run:
        assert run.stdout is not None
        lines = run.stdout.read().splitlines()
    assert run.returncode == 0
    fates = [line.split()[1] for line in lines]
    assert (fates.count("quarantined"), fates.count("replaced")) == (REFUSED, REPLACED)
    final = _graphs(store_place)
    with open_store(store_place, read_only=True) as store:
        for entry in store.catalogue():
            name = f"<{entry.version}>"
            version = ox.NamedNode(entry.version)
            said = store.graph(version) or store.archived(version)
            whole[name] = sorted(str(quad) for quad in said)
    return final, whole


@pytest.mark.parametrize("lines", [0, 1, 25, 50, 64, 75])
def test_a_killed_ingest_leaves_whole_articles_and_goes_on_where_it_was(
    home: Home, undisturbed: tuple[dict[str, list[str]], dict[str, list[str]]], lines: int
) -> None:
    if home.kind != "folder" and lines not in {1, 64}:
        pytest.skip("two moments, one in the new articles and one in the corrected ones, are enough for a server")
    final, whole = undisturbed
    run = _run(home.place)
    assert run.stdout is not None
    told = [run.stdout.readline() for _ in range(lines)]
    time.sleep(0.02 * (lines % 7))
    run.kill()
    run.communicate()
    if home.kind != "folder" or (Path(home.place) / "current").is_dir():
        assert _is_whole(home.place, whole) >= len({line.split()[0] for line in told if line.split()[1:] == ["kept"]})
    with _run(home.place) as again:
        again.communicate()
    assert again.returncode == 0
    assert _graphs(home.place) == final
