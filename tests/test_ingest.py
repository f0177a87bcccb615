import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coalition.articles.article import Article
from coalition.errors import ArticleError, CoalitionError, StoreError
from coalition.ingest import Outcome, Summary, ingest
from coalition.statements.statement import Reading
from coalition.store.catalogue import Run
from coalition.store.opening import open_store
from coalition.store.store import Store
from coalition.validation.gate import Gate

Read = tuple[Article, Reading]
Pledge = Callable[..., Read]
Reader = Callable[[Iterable[Article]], Iterator[Read]]


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store") as opened:
        yield opened


def _reader(reads: Iterable[Read], *, at_once: int = 1, breaks_on: frozenset[str] = frozenset()) -> Reader:
    """Reads what was read by hand, so many articles at once, as a language pipeline does."""
    known = {(article.id, article.text): reading for article, reading in reads}

    def read(articles: Iterable[Article]) -> Iterator[Read]:
        batch: list[Article] = []
        for article in articles:
            batch.append(article)
            if len(batch) == at_once:
                yield from _batch(batch)
                batch = []
        yield from _batch(batch)

    def _batch(batch: list[Article]) -> Iterator[Read]:
        if any(article.id in breaks_on for article in batch):
            raise ValueError("too long\nby far")
        return ((article, known[article.id, article.text]) for article in batch)

    return read


def _fates(outcomes: Iterable[Outcome]) -> dict[str, str]:
    return {outcome.article: outcome.fate for outcome in outcomes}


def _take_in(store: Store, gate: Gate, reads: list[Read], **options: object) -> list[Outcome]:
    read = _reader(reads, **options)  # type: ignore[arg-type]  # options of _reader
    return list(ingest([article for article, _ in reads], read, store, gate, Run.start("test")))


def test_articles_are_kept_then_unchanged_then_replaced(store: Store, gate: Gate, pledge: Pledge) -> None:
    reads = [pledge(f"a{number}", 100 + number) for number in range(50)]
    assert set(_fates(_take_in(store, gate, reads)).values()) == {"kept"}
    assert set(_fates(_take_in(store, gate, reads)).values()) == {"unchanged"}
    reads[3] = pledge("a3", 999)
    fates = _fates(_take_in(store, gate, reads))
    assert fates.pop("a3") == "replaced"
    assert set(fates.values()) == {"unchanged"}
    assert store.counts().articles == 50


def test_what_is_there_already_is_not_read(store: Store, gate: Gate, pledge: Pledge) -> None:
    reads = [pledge("a1")]
    _take_in(store, gate, reads)
    outcomes = _take_in(store, gate, reads, breaks_on=frozenset({"a1"}))
    assert _fates(outcomes) == {"a1": "unchanged"}


def test_one_that_violates_a_shape_is_set_aside_with_its_findings(store: Store, gate: Gate, pledge: Pledge) -> None:
    outcomes = _take_in(store, gate, [pledge("a1"), pledge("a2", status="maybe"), pledge("a3", 9e7)])
    assert _fates(outcomes) == {"a1": "kept", "a2": "quarantined", "a3": "kept"}
    found = {outcome.article: [finding.shape for finding in outcome.findings] for outcome in outcomes}
    assert found == {"a1": [], "a2": ["pledge-status"], "a3": ["figure-heads-plausible"]}
    assert store.counts().quarantined == 1


def test_one_that_could_not_be_had_is_told_of_and_the_others_kept(store: Store, gate: Gate, pledge: Pledge) -> None:
    broken = ArticleError("b.txt: the file is empty.")
    reads = [pledge("a1"), pledge("a2")]
    outcomes = list(ingest([reads[0][0], broken, reads[1][0]], _reader(reads), store, gate, Run.start("test")))
    assert sorted(outcome.fate for outcome in outcomes) == ["failed", "kept", "kept"]
    assert [outcome.reason for outcome in outcomes if outcome.fate == "failed"] == ["b.txt: the file is empty."]


@pytest.mark.parametrize("at_once", [1, 2, 7, 100])
@pytest.mark.parametrize("breaks", [{"a0"}, {"a9"}, {"a3", "a4"}, {f"a{number}" for number in range(10)}])
def test_a_reader_that_breaks_on_one_article_loses_no_other(
    store: Store, gate: Gate, pledge: Pledge, at_once: int, breaks: set[str]
) -> None:
    reads = [pledge(f"a{number}", 100 + number) for number in range(10)]
    outcomes = _take_in(store, gate, reads, at_once=at_once, breaks_on=frozenset(breaks))
    assert {outcome.article for outcome in outcomes if outcome.fate == "failed"} == breaks
    assert {outcome.article for outcome in outcomes if outcome.fate == "kept"} == set(_fates(outcomes)) - breaks
    assert len(outcomes) == 10
    for outcome in outcomes:
        if outcome.fate == "failed":
            assert outcome.reason == (
                f"{outcome.article}.txt: article {outcome.article} could not be read (ValueError: too long by far)."
            )


def test_an_article_that_cannot_be_written_as_rdf_is_told_of(store: Store, gate: Gate, pledge: Pledge) -> None:
    article, reading = pledge("a1")
    outcomes = _take_in(store, gate, [(replace(article, title="\ud800"), reading), pledge("a2")])
    assert _fates(outcomes) == {"a1": "failed", "a2": "kept"}


def test_a_reader_that_gives_nothing_back_is_told_of(store: Store, gate: Gate, pledge: Pledge) -> None:
    outcomes = list(ingest([pledge("a1")[0]], lambda _: iter(()), store, gate, Run.start("test")))
    assert _fates(outcomes) == {}
    outcomes = list(ingest([pledge("a1")[0]], _forgetful, store, gate, Run.start("test")))
    assert _fates(outcomes) == {"a1": "failed"}


def _forgetful(articles: Iterable[Article]) -> Iterator[Read]:
    list(articles)
    return iter(())


def test_what_waits_is_written_though_little_comes(store: Store, gate: Gate, pledge: Pledge) -> None:
    reads = [pledge(f"a{number}", 500 + number) for number in range(4)]
    told: list[str] = []
    before_the_end: list[str] = []

    def slowly() -> Iterator[Article]:
        for number, (article, _) in enumerate(reads):
            time.sleep(1.1 if number else 0)
            yield article
        before_the_end.extend(told)

    for outcome in ingest(slowly(), _reader(reads), store, gate, Run.start("test")):
        told.append(outcome.article)  # noqa: PERF401 - what is told so far is looked at meanwhile
    assert "a0" in before_the_end
    assert told == ["a0", "a1", "a2", "a3"]


def test_of_two_articles_with_one_id_the_later_counts(store: Store, gate: Gate, pledge: Pledge) -> None:
    first, second = pledge("a1", 100), pledge("a1", 200)
    outcomes = _take_in(store, gate, [first, second, first, second])
    assert [outcome.fate for outcome in outcomes] == ["kept", "replaced", "replaced", "replaced"]
    assert store.holds(second[0])
    assert store.counts().articles == 1


def test_what_goes_wrong_with_the_input_is_not_put_down_to_an_article(store: Store, gate: Gate, pledge: Pledge) -> None:
    read = pledge("a1")

    def articles() -> Iterator[Article]:
        yield read[0]
        raise CoalitionError("The folder went away.")

    outcomes: list[Outcome] = []
    with pytest.raises(CoalitionError, match="went away"):
        outcomes.extend(ingest(articles(), _reader([read]), store, gate, Run.start("test")))
    assert store.holds(read[0])


def test_a_store_that_cannot_be_written_to_ends_the_run(tmp_path: Path, gate: Gate, pledge: Pledge) -> None:
    open_store(tmp_path / "store").close()
    with (
        open_store(tmp_path / "store", read_only=True) as reader,
        pytest.raises(StoreError, match="only to be read"),
    ):
        _take_in(reader, gate, [pledge("a1")])


def test_a_run_that_is_broken_off_keeps_what_it_told_of(store: Store, gate: Gate, pledge: Pledge) -> None:
    reads = [pledge(f"a{number}", 100 + number) for number in range(200)]
    told = []
    for outcome in ingest([article for article, _ in reads], _reader(reads), store, gate, Run.start("test")):
        told.append(outcome.article)
        if len(told) == 20:
            break
    assert set(told) <= {entry.article for entry in store.catalogue()}


@pytest.mark.parametrize(
    ("fates", "code"),
    [
        (["kept", "unchanged", "replaced"], 0),
        ([], 0),
        (["kept", "quarantined"], 1),
        (["failed"], 1),
    ],
)
def test_the_exit_code_says_whether_all_is_in_the_store(fates: list[str], code: int) -> None:
    summary = Summary()
    for fate in fates:
        summary.add(Outcome("a1", fate))  # type: ignore[arg-type]  # a fate each
    assert summary.exit_code == code
