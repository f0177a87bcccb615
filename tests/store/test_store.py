"""What a store does, wherever it is: in a folder, and on real servers."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

import pyoxigraph as ox
import pytest
from tests.store.conftest import Home

from coalition.articles.article import Article
from coalition.errors import QueryError, StoreError
from coalition.graph import ids
from coalition.graph.mapping import quads
from coalition.graph.namespaces import CATALOGUE, REFERENCE
from coalition.statements.statement import Reading
from coalition.store.catalogue import Run
from coalition.store.protocol import Put
from coalition.store.store import Store

Read = tuple[Article, Reading]
Pledge = Callable[..., Read]

RUN = Run.start("test 1")
REPORT = [ox.Triple(ox.NamedNode("urn:r"), ox.NamedNode("urn:p"), ox.Literal("wrong"))]


@pytest.fixture
def store(home: Home) -> Iterator[Store]:
    with home.open() as opened:
        yield opened


def _put(store: Store, read: Read) -> Put:
    return store.put(read[0], quads(*read), RUN)


def _rows(store: Store, query: str, **bindings: ox.NamedNode | ox.Literal) -> list[tuple[object, ...]]:
    return list(store.select(query, bindings).rows)


def _fates(store: Store, article: str = "a1") -> list[str]:
    return [entry.fate for entry in store.catalogue() if entry.article == article]


def _merge_is_kept(store: Store) -> bool:
    """Whether queries without GRAPH see what the named graphs hold, and nothing else."""
    return store.counts().triples == len({str(quad.triple) for quad in store.quads(catalogue=True)})


# --- taking in


def test_what_was_put_is_there_and_can_be_asked(store: Store, summit: Read) -> None:
    assert _put(store, summit) == "kept"
    assert set(store.graph(ids.version(summit[0]))) == set(quads(*summit))
    givers = _rows(store, "SELECT ?n { ?n coal:pledges capability:troops }")
    assert [str(row[0]) for row in givers] == ["<https://w3id.org/coalition/nation/GBR>"]
    assert _fates(store, "summit") == ["kept"]


def test_the_same_again_changes_nothing(store: Store, summit: Read) -> None:
    _put(store, summit)
    before = [str(quad) for quad in store.quads(catalogue=True)]
    assert _put(store, summit) == "unchanged"
    assert [str(quad) for quad in store.quads(catalogue=True)] == before


def test_holds_knows_the_very_article_only(store: Store, summit: Read) -> None:
    article, _ = summit
    assert not store.holds(article)
    _put(store, summit)
    assert store.holds(article)
    for change in (
        {"text": "Other."},
        {"title": "Other"},
        {"date": None},
        {"url": None},
        {"publisher": "Other"},
    ):
        assert not store.holds(replace(article, **change))
    assert store.holds(replace(article, source="elsewhere.txt"))


def test_a_changed_text_replaces_the_earlier_version(store: Store, pledge: Pledge) -> None:
    first, second = pledge("a1", troops=500), pledge("a1", troops=700)
    _put(store, first)
    assert _put(store, second) == "replaced"
    assert store.graph(ids.version(first[0])) == []
    assert set(store.archived(ids.version(first[0]))) == set(quads(*first))
    assert [str(row[0]) for row in _rows(store, "SELECT ?v { ?s coal:figure/coal:value ?v }")] == [
        '"700"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    ]
    assert _fates(store) == ["replaced", "kept"]
    assert _merge_is_kept(store)


def test_a_corrected_title_replaces_the_version_in_place(store: Store, summit: Read) -> None:
    article, reading = summit
    _put(store, summit)
    assert _put(store, (replace(article, title="Corrected"), reading)) == "replaced"
    assert [str(row[0]) for row in _rows(store, "SELECT ?t { GRAPH ?g { ?v dcterms:title ?t } FILTER(?g = ?v) }")] == [
        '"Corrected"'
    ]
    assert _fates(store, "summit") == ["kept"]
    assert _merge_is_kept(store)


def test_a_text_that_comes_back_is_current_again_and_not_archived(store: Store, pledge: Pledge) -> None:
    first, second = pledge("a1", troops=500), pledge("a1", troops=700)
    for read in (first, second, first):
        _put(store, read)
    assert set(store.graph(ids.version(first[0]))) == set(quads(*first))
    assert store.archived(ids.version(first[0])) == []
    assert sorted(_fates(store)) == ["kept", "replaced"]
    assert _merge_is_kept(store)


def test_what_two_articles_say_outlives_one_of_them(store: Store, pledge: Pledge) -> None:
    _put(store, pledge("a1", troops=500))
    _put(store, pledge("a2", troops=500))
    (both,) = _rows(store, "SELECT (COUNT(*) AS ?n) { ?nation coal:pledges ?what }")
    assert str(both[0]).startswith('"1"')  # one fact, said twice, is counted once
    _put(store, pledge("a1", troops=500, status="refused"))
    assert _rows(store, "SELECT ?n { ?n coal:pledges capability:troops }")
    assert _rows(store, "SELECT ?n { ?n coal:refuses capability:troops }")
    assert _merge_is_kept(store)


# --- quarantine


def test_a_refused_article_is_out_of_every_answer(store: Store, pledge: Pledge) -> None:
    article, reading = pledge("a1")
    store.quarantine(article, quads(article, reading), REPORT, RUN)
    version = ids.version(article)
    assert _rows(store, "SELECT ?s { ?s a coal:Statement }") == []
    assert _rows(store, "SELECT ?s { GRAPH ?g { ?s a coal:Statement } }") == []
    assert set(store.archived(version)) == set(quads(article, reading))
    assert store.report(version) == REPORT
    assert _fates(store) == ["quarantined"]
    assert not store.holds(article)


def test_a_refused_correction_leaves_the_earlier_version_current(store: Store, pledge: Pledge) -> None:
    good, bad = pledge("a1", troops=500), pledge("a1", troops=700)
    _put(store, good)
    store.quarantine(bad[0], quads(*bad), REPORT, RUN)
    assert set(store.graph(ids.version(good[0]))) == set(quads(*good))
    assert store.holds(good[0])
    assert _fates(store) == ["kept", "quarantined"]
    assert _merge_is_kept(store)


def test_a_refused_title_leaves_the_version_and_is_told_of(store: Store, pledge: Pledge) -> None:
    article, reading = pledge("a1")
    _put(store, (article, reading))
    worse = replace(article, date="soon")
    store.quarantine(worse, quads(worse, reading), REPORT, RUN)
    assert store.holds(article)
    assert _fates(store) == ["kept", "quarantined"]


def test_an_article_that_was_mended_leaves_quarantine(store: Store, pledge: Pledge) -> None:
    article, reading = pledge("a1")
    store.quarantine(article, quads(article, reading), REPORT, RUN)
    assert _put(store, (article, reading)) == "kept"
    version = ids.version(article)
    assert (store.archived(version), store.report(version)) == ([], [])
    assert _fates(store) == ["kept"]
    assert _merge_is_kept(store)


def test_a_refused_article_that_is_refused_again_is_there_once(store: Store, pledge: Pledge) -> None:
    article, reading = pledge("a1")
    for _ in range(2):
        store.quarantine(article, quads(article, reading), REPORT, RUN)
    assert _fates(store) == ["quarantined"]
    assert store.report(ids.version(article)) == REPORT


# --- what is in it


def test_the_reference_graph_is_loaded_once(store: Store) -> None:
    assert store.refresh_reference()
    assert not store.refresh_reference()
    assert _rows(store, "SELECT ?n { ?n a coal:Nation ; coal:iso3 'GBR' }")
    assert _merge_is_kept(store)


def test_counts(store: Store, pledge: Pledge, summit: Read) -> None:
    for read in (pledge("a1", 500), pledge("a1", 700), summit):
        _put(store, read)
    bad = pledge("a2")
    store.quarantine(bad[0], quads(*bad), REPORT, RUN)
    counts = store.counts()
    assert (counts.articles, counts.quarantined, counts.replaced) == (2, 1, 1)
    assert counts.statements == 1 + len(summit[1].statements)


def test_articles_in_any_order_make_the_same_quads(home: Home, pledge: Pledge, summit: Read) -> None:
    reads = [summit, *(pledge(f"a{number}", troops=number * 100 + 1) for number in range(40))]
    exports = []
    for order in (reads, reads[::-1]):
        home.clear()
        with home.open() as store:
            for read in order:
                _put(store, read)
            exports.append([str(quad) for quad in store.quads()])
    assert exports[0] == exports[1]
    assert not [line for line in exports[0] if str(CATALOGUE) in line]


def test_quads_come_graph_by_graph_and_the_catalogue_only_when_asked(store: Store, summit: Read) -> None:
    _put(store, summit)
    graphs = [str(quad.graph_name) for quad in store.quads(catalogue=True)]
    assert graphs == sorted(graphs)
    assert str(CATALOGUE) in graphs
    assert str(CATALOGUE) not in {str(quad.graph_name) for quad in store.quads()}


def test_a_run_is_noted_when_it_wrote_something(store: Store, summit: Read) -> None:
    idle, busy = Run.start("idle"), Run.start("busy 1.0")
    store.put(summit[0], quads(*summit), busy)
    store.finish(busy)
    store.finish(idle)
    runs = _rows(
        store,
        "SELECT ?p { ?r a prov:Activity ; coal:pipeline ?p ; prov:endedAtTime ?e ; prov:startedAtTime ?s }",
    )
    assert [str(row[0]) for row in runs] == ['"busy 1.0"']


# --- asking


def test_columns_keep_their_order_and_unbound_ones_are_none(store: Store, summit: Read) -> None:
    _put(store, summit)
    solutions = store.select("SELECT ?z ?s ?a { ?s a coal:Seat OPTIONAL { ?s coal:figure ?z } BIND(1 AS ?a) }")
    assert solutions.variables == ("z", "s", "a")
    (row,) = solutions.rows
    assert row[0] is None
    assert row[2] == ox.Literal(1)


def test_other_kinds_of_query_are_answered(store: Store, summit: Read) -> None:
    _put(store, summit)
    assert store.query("ASK { ?s a coal:Seat }") is True
    assert store.query("ASK { ?s a coal:Seat, coal:Pledge }") is False
    made = store.query("CONSTRUCT { ?s a ?o } WHERE { ?s a coal:Seat, ?o }")
    assert isinstance(made, list)
    assert len(made) == 2


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT ?s { ?s ?p", "syntax error"),
        ("DELETE WHERE { ?s ?p ?o }", "syntax error"),
        ("SELECT (COUNT(*) AS ?n) ?s { ?s ?p ?o }", "syntax error"),
        ("SELECT ?s { ?s nope:p ?o }", "syntax error"),
        ("ASK { ?s ?p ?o }", "not a SELECT"),
        ("SELECT * { SERVICE <http://192.0.2.1/> { ?s ?p ?o } }", "cannot be answered"),
    ],
)
def test_a_query_that_is_wrong_gets_one_sentence(store: Store, query: str, words: str) -> None:
    with pytest.raises(QueryError, match=words) as error:
        list(store.select(query).rows)
    assert "\n" not in str(error.value)


# --- opening


def test_a_second_writer_is_told_at_once(home: Home, summit: Read) -> None:
    program = (
        "import sys; from coalition.store.opening import open_store\n"
        "try:\n    open_store(sys.argv[1])\nexcept Exception as error:\n    sys.exit(str(error))"
    )
    with home.open() as store:
        other = subprocess.run([sys.executable, "-c", program, home.place], capture_output=True, text=True, check=False)
        assert _put(store, summit) == "kept"
    assert other.returncode == 1
    assert "Another process is writing to the store" in other.stderr
    assert "Traceback" not in other.stderr


def test_readers_read_beside_a_writer_and_see_what_is_written(home: Home, summit: Read, pledge: Pledge) -> None:
    with home.open() as writer:
        _put(writer, summit)
        writer.commit()
        with home.open(read_only=True) as reader:
            _put(writer, pledge("a1"))
            writer.commit()
            # A folder is read as it was when it was opened, a server as it is.
            seen = ["summit"] if home.kind == "folder" else ["a1", "summit"]
            assert [entry.article for entry in reader.catalogue()] == seen
        with home.open(read_only=True) as later:
            assert [entry.article for entry in later.catalogue()] == ["a1", "summit"]


def test_a_reader_cannot_write(home: Home, summit: Read) -> None:
    home.open().close()
    with home.open(read_only=True) as reader, pytest.raises(StoreError, match="only to be read"):
        _put(reader, summit)


def test_a_closed_store_has_all_that_was_put(home: Home, summit: Read) -> None:
    with home.open() as store:
        store.refresh_reference()
        _put(store, summit)
    with home.open(read_only=True) as reader:
        assert set(reader.graph(ids.version(summit[0]))) == set(quads(*summit))
        assert reader.graph(REFERENCE)


def test_a_reader_is_told_of_a_store_that_is_not_there(home: Home) -> None:
    with pytest.raises(StoreError, match=r"There is no store at|is empty"):
        home.open(read_only=True)
