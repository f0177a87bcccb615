"""A refresh that is killed leaves every article as it was or as it is read now, and goes on where it was."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from coalition.store.opening import open_store

HERE = Path(__file__).parent
COUNT = 30

Graphs = dict[str, list[str]]


def run(program: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", f"tests.store.{program}", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=HERE.parents[1])


def lines_of(program: str, *arguments: str) -> list[str]:
    with run(program, *arguments) as process:
        told, _ = process.communicate()
    assert process.returncode == 0
    return told.splitlines()


def graphs(place: Path) -> Graphs:
    found: Graphs = {}
    with open_store(place, read_only=True) as store:
        for quad in store.quads():
            found.setdefault(str(quad.graph_name), []).append(str(quad))
        triples = {str(quad.triple) for quad in store.quads(catalogue=True)}
        assert store.counts().triples == len(triples)
    return found


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[Graphs, Graphs]:
    """The graphs before a refresh, and after one that nothing disturbs."""
    place = tmp_path_factory.mktemp("undisturbed") / "store"
    lines_of("ingest_until_killed", str(place), str(COUNT))
    before = graphs(place)
    fates = [line.split()[1] for line in lines_of("refresh_until_killed", str(place))]
    assert fates.count("replaced") == len(before) - 1  # all but the reference graph
    return before, graphs(place)


@pytest.mark.parametrize("lines", [0, 1, 7, 15, 16, 17, 22])
def test_every_article_is_as_it_was_or_as_it_is_read_now(
    tmp_path: Path, before_and_after: tuple[Graphs, Graphs], lines: int
) -> None:
    before, after = before_and_after
    place = tmp_path / "store"
    lines_of("ingest_until_killed", str(place), str(COUNT))
    refresh = run("refresh_until_killed", str(place))
    assert refresh.stdout is not None
    told = [refresh.stdout.readline().split() for _ in range(lines)]
    time.sleep(0.01 * lines)
    refresh.kill()
    refresh.communicate()

    torn = graphs(place)
    assert torn.keys() == before.keys()
    renewed = {name for name in torn if torn[name] == after[name] != before[name]}
    assert all(torn[name] == before[name] for name in torn.keys() - renewed)
    assert len(renewed) >= sum(fate == "replaced" for _, fate in told)

    again = lines_of("refresh_until_killed", str(place))
    assert sum(line.endswith(" replaced") for line in again) == len(before) - 1 - len(renewed)
    assert graphs(place) == after
