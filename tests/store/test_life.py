"""The life of an article in a store: its history, the store as it was, and retraction."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.store.conftest import Home
from tests.store.filling import REPORT, RUN, Pledge, Read, everything, put

from coalition.errors import UsageError
from coalition.graph import ids
from coalition.graph.mapping import quads
from coalition.graph.namespaces import CATALOGUE
from coalition.statements.history import steps
from coalition.statements.statement import Reading
from coalition.store import catalogue, history
from coalition.store.asof import as_of, moment
from coalition.store.health import problems
from coalition.store.retraction import planned, retract
from coalition.store.store import Store

KILLED = Path(__file__).with_name("retract_until_killed.py")


@pytest.fixture
def store(home: Home) -> Iterator[Store]:
    with home.open() as opened:
        opened.refresh_reference()
        yield opened


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
