"""The life of an article in a store on disk: as it was, retracted, backed up and restored, and whether all is sound."""

import io
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.store.conftest import Home

from coalition.articles.article import Article
from coalition.errors import StoreError, UsageError
from coalition.graph import ids
from coalition.graph.mapping import quads
from coalition.graph.namespaces import CATALOGUE, COAL
from coalition.statements.history import steps
from coalition.statements.statement import Reading
from coalition.store import backup, catalogue, history
from coalition.store.asof import as_of, moment
from coalition.store.catalogue import Run
from coalition.store.health import problems
from coalition.store.opening import open_store
from coalition.store.retraction import planned, retract
from coalition.store.store import Store

Read = tuple[Article, Reading]
Pledge = Callable[..., Read]
RUN = Run.start("test 1")
REPORT = [ox.Triple(ox.NamedNode("urn:r"), ox.NamedNode("urn:p"), ox.Literal("wrong"))]
KILLED = Path(__file__).with_name("retract_until_killed.py")


@pytest.fixture
def store(home: Home) -> Iterator[Store]:
    with home.open() as opened:
        opened.refresh_reference()
        yield opened


def put(store: Store, read: Read) -> str:
    return store.put(read[0], quads(*read), RUN)


def everything(store: Store) -> tuple[set[str], set[str]]:
    current = {str(quad) for quad in store.quads(catalogue=True)}
    archive = store.archive
    return current, {str(quad) for quad in archive.pattern()} if archive is not None else set()


def troops(store: Store) -> list[str]:
    rows = store.select("SELECT ?n { ?s a coal:Pledge ; coal:figure/coal:value ?n } ORDER BY ?n").rows
    return [str(row[0]).split('"')[1] for row in rows]


def now(store: Store) -> str:
    """A time after all that was put, and before all that is put next."""
    store.commit()
    time.sleep(0.002)
    at = catalogue.time(catalogue.now()).value
    time.sleep(0.002)
    return at


# --- history


def test_history_tells_what_came_went_and_changed(store: Store, pledge: Pledge) -> None:
    for read in (pledge("a1", 500), pledge("a1", 500, status="refused"), pledge("a1", 700)):
        put(store, (replace(read[0], text=f"{read[0].text} {read[1].statements[0].status}"), read[1]))
    told = [
        (step.event, step.until is None, [(one.sign, sorted(one.changes)) for one in step.differences])
        for step in steps(store, ids.article("a1"))
    ]
    assert told == [
        ("current", False, [("came", [])]),
        ("current", False, [("changed", ["status"])]),
        ("current", True, [("changed", ["status", "value"])]),
    ]


def test_history_has_what_was_refused_and_what_came_back(store: Store, pledge: Pledge) -> None:
    first, second, bad = pledge("a1", 500), pledge("a1", 700), pledge("a1", 900)
    put(store, first)
    put(store, second)
    store.quarantine(bad[0], quads(*bad), REPORT, RUN)
    put(store, first)
    found = list(steps(store, ids.article("a1")))
    versions = {ids.version(read[0]).value: name for name, read in (("1", first), ("2", second), ("bad", bad))}
    assert [(step.event, versions[step.version]) for step in found] == [
        ("current", "1"),
        ("current", "2"),
        ("quarantined", "bad"),
        ("current", "1"),
    ]
    assert found[0].until == found[1].since


@pytest.mark.parametrize(
    "name", ["a1", "https://w3id.org/coalition/article/a1", "http://www.example.org/a/?utm_source=x"]
)
def test_an_article_is_found_by_id_iri_or_address(store: Store, pledge: Pledge, name: str) -> None:
    article, reading = pledge("a1")
    put(store, (replace(article, url="https://example.org/a"), reading))
    store.commit()
    assert history.found(store, name) == ids.article("a1")


def test_an_article_that_is_not_there_is_told_of(store: Store) -> None:
    with pytest.raises(UsageError, match="no article 'nope'"):
        history.found(store, "nope")


# --- as of a time


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2024", "2024-12-31T23:59:59.999999Z"),
        ("2024-02", "2024-02-29T23:59:59.999999Z"),
        ("2025-03-02", "2025-03-02T23:59:59.999999Z"),
        ("2025-03-02T10:00:00+02:00", "2025-03-02T08:00:00.999999Z"),
        ("2025-03-02T10:00:00.5Z", "2025-03-02T10:00:00.500000Z"),
    ],
)
def test_a_time_means_its_end(text: str, at: str) -> None:
    assert moment(text) == at


@pytest.mark.parametrize("text", ["", "soon", "2025-13", "2025-02-30", "2025-03-02T25:00Z", "12:00", "2025-3"])
def test_what_is_no_time_is_told_of(text: str) -> None:
    with pytest.raises(UsageError, match="not a date or time"):
        moment(text)


def test_the_store_is_asked_as_it_was(store: Store, pledge: Pledge) -> None:
    times = []
    for read in (pledge("a1", 500), pledge("a1", 700), pledge("a2", 200), pledge("a1", 500)):
        put(store, read)
        times.append(now(store))
    answers = []
    for at in ("2000", *times, "2999"):
        with as_of(store, at) as past:
            answers.append(troops(past))
            assert not list(problems_of_merge(past))
    assert answers == [[], ["500"], ["700"], ["200", "700"], ["200", "500"], ["200", "500"]]


def test_the_store_is_asked_as_it_was_at_times_that_end_in_zeros(
    store: Store, pledge: Pledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A store on disk gives such times back without them, and as text "54.4656Z" comes after "54.465600Z".
    times = iter(datetime(2026, 11, 27, 14, 54, 54, fraction, UTC) for fraction in (400_000, 412_000, 412_300))
    monkeypatch.setattr(catalogue, "now", lambda *_: next(times))
    for troop in (500, 700, 900):
        put(store, pledge("a1", troop))
    answers = []
    for at in ("400000", "4", "411999", "412000", "412299", "4123"):
        with as_of(store, f"2026-11-27T14:54:54.{at}Z") as past:
            answers.append(troops(past))
    assert answers == [["500"], ["500"], ["500"], ["700"], ["700"], ["900"]]


def problems_of_merge(store: Store) -> Iterator[str]:
    return (problem.what for problem in problems(store) if "merge" in problem.what)


def test_what_was_read_anew_is_as_it_was_before(store: Store, pledge: Pledge) -> None:
    article, reading = pledge("a1", 500)
    other = pledge("a1", 900)[1]
    passage = reading.statements[0].passage
    read_anew = Reading((replace(other.statements[0], passage=passage),), other.nations, (), (), other.figures)
    put(store, (article, reading))
    first = now(store)
    assert put(store, (article, read_anew)) == "replaced"
    assert troops(store) == ["900"]
    with as_of(store, first) as past:
        assert troops(past) == ["500"]
    second = now(store)
    put(store, pledge("a1", 100))
    put(store, (article, reading))
    with as_of(store, second) as past:
        assert troops(past) == ["900"]
    assert len(list(steps(store, ids.article("a1")))) == 4
    assert [problem.what for problem in problems(store)] == []


def test_what_was_in_quarantine_then_is_so(store: Store, pledge: Pledge) -> None:
    article, reading = pledge("a1")
    store.quarantine(article, quads(article, reading), REPORT, RUN)
    at = now(store)
    put(store, (article, reading))
    with as_of(store, at) as past:
        assert troops(past) == []
        assert [entry.fate for entry in past.catalogue()] == ["quarantined"]


# --- retraction


def test_a_retraction_takes_all_of_an_article_and_nothing_else(store: Store, pledge: Pledge, summit: Read) -> None:
    put(store, summit)
    put(store, pledge("b1", 500))
    bad = pledge("c1")
    store.quarantine(bad[0], quads(*bad), REPORT, RUN)
    store.commit()
    without = everything(store)
    for read in (pledge("a1", 500), pledge("a1", 700), pledge("a1", 500, status="refused")):
        put(store, read)
    store.quarantine(pledge("a1", 90)[0], quads(*pledge("a1", 90)), REPORT, RUN)
    before, after = retract(store, planned(store, ids.article("a1")))
    assert everything(store) == without
    assert (before.articles, after.articles) == (3, 2)
    assert before.statements == after.statements + 1
    assert [problem.what for problem in problems(store)] == []


def test_a_retracted_article_can_come_again(store: Store, pledge: Pledge) -> None:
    put(store, pledge("a1", 500))
    put(store, pledge("a1", 700))
    retract(store, planned(store, ids.article("a1")))
    assert list(store.catalogue()) == []
    assert put(store, pledge("a1", 700)) == "kept"
    assert troops(store) == ["700"]


def test_other_ids_of_a_retracted_text_are_told_of_and_forgotten(store: Store, pledge: Pledge) -> None:
    article, reading = pledge("a1")
    article = replace(article, text=f"{article.text} It was said on Monday.")
    put(store, (article, reading))
    assert put(store, (replace(article, id="b1"), reading)) == "duplicate"
    plan = planned(store, ids.article("a1"))
    assert plan.others == ("b1",)
    retract(store, plan)
    assert list(store.current.pattern(None, None, None, CATALOGUE)) == [
        quad for quad in store.current.pattern(graph=CATALOGUE) if "/article/" not in str(quad.subject)
    ]
    assert put(store, (replace(article, id="b1"), reading)) == "kept"


def test_retracting_a_duplicate_leaves_what_counts(store: Store, pledge: Pledge) -> None:
    article, reading = pledge("a1")
    article = replace(article, text=f"{article.text} It was said on Monday.")
    put(store, (article, reading))
    store.commit()
    without = everything(store)
    put(store, (replace(article, id="b1"), reading))
    retract(store, planned(store, ids.article("b1")))
    assert everything(store) == without


def test_a_retraction_that_was_killed_can_be_run_again(home: Home, pledge: Pledge) -> None:
    with home.open() as store:
        store.refresh_reference()
        put(store, pledge("b1", 200))
        store.commit()
        without = everything(store)[0]
        put(store, pledge("a1", 500))
        put(store, pledge("a1", 700))
    killed = subprocess.run([sys.executable, KILLED, home.place, "a1"], check=False)
    assert killed.returncode == -9
    with home.open() as store:
        assert troops(store) == ["200"]
        assert [problem.what for problem in problems(store)] == [
            "The retraction of https://w3id.org/coalition/article/a1 was broken off."
        ]
        retract(store, planned(store, history.found(store, "a1")))
        assert everything(store) == (without, set())


def test_an_article_that_comes_in_the_middle_of_its_retraction_is_whole(home: Home, pledge: Pledge) -> None:
    with home.open() as store:
        store.refresh_reference()
        put(store, pledge("a1", 500))
        put(store, pledge("a1", 700))
    subprocess.run([sys.executable, KILLED, home.place, "a1"], check=False)
    with home.open() as store:
        assert put(store, pledge("a1", 500)) == "kept"
        assert [problem.what for problem in problems(store)] == []


# --- backup


def full(home: Home, pledge: Pledge, summit: Read) -> None:
    with home.open() as store:
        store.refresh_reference()
        for read in (summit, pledge("a1", 500), pledge("a1", 700), pledge("a2", 200)):
            put(store, read)
        bad = pledge("c1")
        store.quarantine(bad[0], quads(*bad), REPORT, RUN)
        store.finish(RUN)


def backed_up(home: Home) -> bytes:
    out = io.BytesIO()
    backup.write(lambda: home.open(read_only=True), out)
    return out.getvalue()


def test_a_restored_store_is_the_one_that_was_backed_up(
    home: Home, tmp_path: Path, pledge: Pledge, summit: Read
) -> None:
    full(home, pledge, summit)
    file = tmp_path / "store.backup"
    file.write_bytes(backed_up(home))
    backup.restore(file, lambda: open_store(tmp_path / "other"))
    with (
        home.open(read_only=True) as one,
        open_store(tmp_path / "other", read_only=True) as other,
    ):
        assert everything(one) == everything(other)
        assert [str(quad) for quad in one.quads()] == [str(quad) for quad in other.quads()]
        assert [problem.what for problem in problems(other)] == []


def test_a_backup_is_taken_beside_a_writer(home: Home, pledge: Pledge, summit: Read) -> None:
    full(home, pledge, summit)
    with home.open() as writer:
        put(writer, pledge("b1"))
        assert backed_up(home)


def test_a_store_that_holds_something_is_not_restored_into(
    home: Home, tmp_path: Path, pledge: Pledge, summit: Read
) -> None:
    full(home, pledge, summit)
    file = tmp_path / "store.backup"
    file.write_bytes(backed_up(home))
    with pytest.raises(StoreError, match="is not empty"):
        backup.restore(file, home.open)


def test_a_damaged_backup_is_refused_and_nothing_made(home: Home, tmp_path: Path, pledge: Pledge, summit: Read) -> None:
    full(home, pledge, summit)
    whole = backed_up(home)
    file = tmp_path / "store.backup"
    for cut in (0, 100, 700, 3000, len(whole) // 2):
        file.write_bytes(whole[:cut])
        with pytest.raises(StoreError, match=r"store\.backup"):
            backup.restore(file, lambda: open_store(tmp_path / "other"))
    with tarfile.open(fileobj=io.BytesIO(whole)) as tar:
        place = tar.getmember("current.nq.gz").offset_data + 500
    file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
    with pytest.raises(StoreError, match=r"store\.backup"):
        backup.restore(file, lambda: open_store(tmp_path / "other"))
    assert not (tmp_path / "other").exists()


def test_a_backup_of_a_store_of_another_format_is_refused(
    home: Home, tmp_path: Path, pledge: Pledge, summit: Read
) -> None:
    full(home, pledge, summit)
    file = tmp_path / "store.backup"
    file.write_bytes(backed_up(home).replace(b'"format": 2', b'"format": 1'))
    with pytest.raises(StoreError, match="format 1"):
        backup.restore(file, lambda: open_store(tmp_path / "other"))


# --- health


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
