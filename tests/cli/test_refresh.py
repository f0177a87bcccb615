"""`coalition refresh`: what another pipeline read is read again, wholly or not at all, and the difference is told."""

import json
import subprocess
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from coalition.articles.article import Article
from coalition.graph import ids
from coalition.graph.mapping import quads
from coalition.refresh import refresh, stale
from coalition.statements.statement import Figure, Passage, Reading, Statement, Thing
from coalition.store.asof import as_of
from coalition.store.catalogue import Run
from coalition.store.opening import open_store
from coalition.store.store import Store
from coalition.validation.gate import Gate

Command = Callable[..., subprocess.CompletedProcess[str]]
TEXT = "Norway will send two field hospitals to Ukraine. Poland ruled out sending troops."
NOR, TROOPS = Thing("nation", "NOR", "Norway"), Thing("capability", "troops", "troops")


def reading(status: str = "considered", troops: float = 7) -> Reading:
    figure = Figure(troops, "troops")
    return Reading((Statement("pledges", NOR, TROOPS, Passage(0, 48), "rule.old", 0.5, status, figure),), (NOR,))


def read(articles: Iterable[Article], troops: float = 9) -> Iterator[tuple[Article, Reading]]:
    for one in articles:
        if "unreadable" in one.text:
            raise ValueError(one.id)
        yield one, reading("refused", troops)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with open_store(tmp_path / "store") as store:
        store.refresh_reference()
        run = Run.start("old", "old")
        for number in range(5):
            article = Article(f"a{number}", f"{TEXT} This is the article of day {number}.")
            store.put(article, quads(article, reading()), run)
        store.finish(run)
    return tmp_path / "store"


def values(store: Store) -> list[str]:
    rows = store.select(
        "SELECT ?a ?n { ?s a coal:Pledge ; coal:figure/coal:value ?n ; prov:wasDerivedFrom ?a } ORDER BY ?a"
    )
    return [str(row[1]).split('"')[1] for row in rows.rows]


def test_only_what_another_pipeline_read_is_read_again(place: Path) -> None:
    with open_store(place) as store:
        run = Run.start("new", "new")
        told = list(refresh(store, stale(store, "new"), read, Gate(), run))
        assert [(one.fate, [(other.sign, sorted(other.changes)) for other in one.differences]) for one in told] == [
            ("replaced", [("changed", ["status", "value"])])
        ] * 5
        assert values(store) == ["9"] * 5
        assert stale(store, "new") == []
        assert len(stale(store, "new", everything=True)) == 5
        again = list(refresh(store, stale(store, "new", everything=True), read, Gate(), Run.start("newer", "newer")))
        assert {one.fate for one in again} == {"unchanged"}
        assert stale(store, "newer") == []
        with as_of(store, run.started.isoformat()) as past:
            assert values(past) == ["7"] * 5


def test_a_refresh_that_was_broken_off_goes_on_where_it_was(place: Path) -> None:
    with open_store(place) as store:
        working = refresh(store, stale(store, "new"), read, Gate(), Run.start("new", "new"))
        assert len(list(islice(working, 2))) == 2
        del working
    with open_store(place) as store:
        assert values(store) == ["9", "9", "7", "7", "7"]
        rest = list(refresh(store, stale(store, "new"), read, Gate(), Run.start("new", "new")))
        assert [one.article for one in rest] == ["a2", "a3", "a4"]
        assert values(store) == ["9"] * 5


def test_one_that_cannot_be_read_stays_as_it_is(place: Path) -> None:
    article = Article("b1", f"{TEXT} This is unreadable.")
    with open_store(place) as store:
        store.put(article, quads(article, reading()), Run.start("old", "old"))
        told = list(refresh(store, stale(store, "new"), read, Gate(), Run.start("new", "new")))
        assert [one.fate for one in told] == ["replaced"] * 5 + ["failed"]
        assert values(store) == ["9"] * 5 + ["7"]


def test_what_the_gate_refuses_now_stays_as_it_was_and_goes_to_quarantine(place: Path) -> None:
    with open_store(place) as store:
        told = list(refresh(store, stale(store, "new"), lambda some: read(some, -5), Gate(), Run.start("new", "new")))
        assert {one.fate for one in told} == {"quarantined"}
        assert values(store) == ["7"] * 5
        assert sorted({entry.fate for entry in store.catalogue()}) == ["kept", "quarantined"]


def test_what_conforms_now_leaves_quarantine(tmp_path: Path) -> None:
    article = Article("a1", f"{TEXT} It was said on Monday.")
    with open_store(tmp_path / "store") as store:
        store.quarantine(article, quads(article, reading()), [], Run.start("old", "old"))
        (told,) = refresh(store, stale(store, "new"), read, Gate(), Run.start("new", "new"))
        assert (told.fate, values(store)) == ("kept", ["9"])
        assert store.archived(ids.version(article)) == []


def test_the_command_reads_again_and_reports(coalition: Command, place: Path, tmp_path: Path) -> None:
    done = coalition("refresh", "--store", place, "--report", "report.json")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Articles read again: 5; 5 say something else now.")
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["relations"]["pledges"]["came"] == 10
    assert {one["fate"] for one in report["articles"]} == {"replaced"}
    again = coalition("refresh", "--store", place)
    assert (again.returncode, again.stdout) == (0, "Articles read again: 0.\n")
