from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from coalition.articles.article import Article
from coalition.errors import UsageError
from coalition.graph.mapping import quads
from coalition.statements.statement import Reading
from coalition.store.catalogue import Run
from coalition.store.opening import open_store
from coalition.validation.gate import Gate
from coalition.validation.validation import validate_file, validate_quarantine, validate_store

Read = tuple[Article, Reading]


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate()


def _file(place: Path, kind: ox.RdfFormat, said: list[ox.Quad]) -> Path:
    path = place / f"articles.{kind.file_extension}"
    path.write_bytes(ox.serialize(said if kind.supports_datasets else [one.triple for one in said], format=kind) or b"")
    return path


@pytest.mark.parametrize(
    "kind",
    [ox.RdfFormat.N_TRIPLES, ox.RdfFormat.TURTLE, ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG],
    ids=lambda kind: kind.file_extension,
)
def test_a_file_is_validated_in_any_format(
    tmp_path: Path, gate: Gate, summit: Read, pledge: Callable[..., Read], kind: ox.RdfFormat
) -> None:
    sound = validate_file(_file(tmp_path, kind, quads(*summit)), gate)
    assert (sound.conforms, sound.exit_code, sound.findings) == (True, 0, [])
    broken = validate_file(_file(tmp_path, kind, quads(*pledge("a1", status="maybe"))), gate)
    assert (broken.conforms, broken.exit_code) == (False, 1)
    assert [(finding.article, finding.shape) for finding in broken.findings] == [("a1", "pledge-status")]


def test_the_graphs_of_a_file_are_validated_apart(tmp_path: Path, gate: Gate, pledge: Callable[..., Read]) -> None:
    said = [quad for name in ("a1", "a2") for quad in quads(*pledge(name, status="maybe"))]
    validation = validate_file(_file(tmp_path, ox.RdfFormat.N_QUADS, said), gate)
    assert (validation.graphs, validation.refused) == (2, 2)
    assert [finding.article for finding in validation.findings] == ["a1", "a2"]


def test_what_no_shape_looks_at_does_not_conform(tmp_path: Path, gate: Gate) -> None:
    path = tmp_path / "other.ttl"
    path.write_text("<urn:a> <urn:b> <urn:c> .")
    validation = validate_file(path, gate)
    assert (validation.applies, validation.conforms, validation.exit_code) == (False, False, 1)


@pytest.mark.parametrize(
    ("name", "content"), [("a.ttl", "<urn:a> <urn:b"), ("a.docx", "x"), ("a.nq", "\0\1"), ("none", None)]
)
def test_a_file_that_is_no_rdf_is_named(tmp_path: Path, gate: Gate, name: str, content: str | None) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    with pytest.raises(UsageError, match=name) as error:
        validate_file(path, gate)
    assert error.value.exit_code == 2


def test_the_store_and_its_quarantine_are_validated_apart(
    tmp_path: Path, gate: Gate, summit: Read, pledge: Callable[..., Read]
) -> None:
    run = Run.start("test")
    with open_store(tmp_path / "store") as store:
        store.refresh_reference()
        store.put(summit[0], quads(*summit), run)
        refused = quads(*pledge("bad", status="maybe"))
        store.quarantine(pledge("bad")[0], refused, gate.judge(refused).report, run)
        assert validate_store(store, gate).conforms
        quarantined = validate_quarantine(store, gate)
    assert quarantined.exit_code == 1
    assert [finding.article for finding in quarantined.findings] == ["bad"]


def test_an_empty_store_has_nothing_to_validate(tmp_path: Path, gate: Gate) -> None:
    with open_store(tmp_path / "store") as store:
        validation = validate_store(store, gate)
    assert (validation.graphs, validation.conforms) == (0, False)


def test_a_fault_that_came_into_the_store_another_way_is_found(tmp_path: Path, gate: Gate, summit: Read) -> None:
    article, reading = summit
    worse = replace(reading, statements=(replace(reading.statements[0], confidence=3),))
    with open_store(tmp_path / "store") as store:
        store.put(article, quads(article, worse), Run.start("test"))
        validation = validate_store(store, gate)
    assert not validation.conforms
    assert [finding.shape for finding in validation.findings] == ["statement-confidence"]
