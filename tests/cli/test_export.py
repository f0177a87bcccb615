"""`coalition export`."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pyarrow import parquet  # type: ignore[import-untyped]  # it ships no types
from pyoxigraph import RdfFormat, parse

from coalition.commands.export import sorted_lines
from coalition.store.opening import open_store

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMAND = str(Path(sys.executable).with_name("coalition"))
CATALOGUE = "https://w3id.org/coalition/catalogue"


def test_nquads_are_sorted_and_all_there_is(coalition: Run, world: Path) -> None:
    lines = coalition("export", "--as", "nquads", "--store", world).stdout.encode().split(b"\n")[:-1]
    assert lines == sorted(lines)
    with open_store(world, read_only=True) as store:
        assert set(parse(b"\n".join(lines), format=RdfFormat.N_QUADS)) == set(store.quads())


@pytest.mark.parametrize(("kind", "rdf"), [("trig", RdfFormat.TRIG), ("jsonld", RdfFormat.JSON_LD)])
def test_other_rdf_says_the_same(kind: str, rdf: RdfFormat, coalition: Run, world: Path) -> None:
    written = coalition("export", "--as", kind, "--store", world).stdout
    with open_store(world, read_only=True) as store:
        assert set(parse(written, format=rdf)) == set(store.quads())


def test_the_catalogue_goes_with_it_only_when_asked_for(coalition: Run, world: Path) -> None:
    assert f"<{CATALOGUE}> ." not in coalition("export", "--as", "nquads", "--store", world).stdout
    written = coalition("export", "--as", "nquads", "--catalogue", "--store", world).stdout
    assert f"<{CATALOGUE}> ." in written


def test_statements_are_rows_in_three_formats(coalition: Run, world: Path, tmp_path: Path) -> None:
    rows = [
        json.loads(line) for line in coalition("export", "--as", "statements", "--store", world).stdout.splitlines()
    ]
    assert len(rows) == 45
    refusal = next(row for row in rows if row.get("status") == "refused" and row["subject"] == "POL")
    assert (refusal["object"], refusal["quote"]) == ("troops", "Poland ruled out sending soldiers.")
    written = coalition("export", "--as", "statements", "--format", "csv", "--store", world).stdout
    assert [row["quote"] for row in csv.DictReader(io.StringIO(written))] == [row["quote"] for row in rows]
    done = coalition(
        *("export", "--as", "statements", "--format", "parquet", "--output", "rows.parquet"), "--store", world
    )
    assert (done.returncode, done.stdout) == (0, "")
    table = parquet.read_table(tmp_path / "rows.parquet")
    assert table.column("quote").to_pylist() == [row["quote"] for row in rows]


def test_entities_are_one_row_an_article(coalition: Run, world: Path) -> None:
    lines = coalition("export", "--as", "entities", "--store", world).stdout.splitlines()
    assert [json.loads(line)["article"] for line in lines] == [
        *("harbour-talks", "numbers-in-doubt", "quiet-day", "second-look")
    ]


def test_a_file_holds_what_standard_output_would(coalition: Run, world: Path, tmp_path: Path) -> None:
    (tmp_path / "out.nq").write_text("what was there before", encoding="utf-8")
    done = coalition("export", "--as", "nquads", "--output", "out.nq", "--store", world)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    printed = coalition("export", "--as", "nquads", "--store", world).stdout
    assert (tmp_path / "out.nq").read_text(encoding="utf-8") == printed
    assert os.listdir(tmp_path) == ["out.nq"]
    umask = os.umask(0)
    os.umask(umask)
    assert (tmp_path / "out.nq").stat().st_mode & 0o777 == 0o666 & ~umask


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["--as", "nquads", "--format", "csv"], 2, "--format goes with --as statements and --as entities"),
        (["--as", "statements", "--catalogue"], 2, "--catalogue goes with RDF"),
        (["--as", "nquads", "--output", "no/such/folder.nq"], 1, "cannot be written"),
        (["--as", "nquads", "--output", "."], 1, "cannot be written"),
    ],
)
def test_what_cannot_be_exported_is_one_sentence_and_leaves_no_file(
    arguments: list[str], code: int, sentence: str, *, coalition: Run, world: Path, tmp_path: Path
) -> None:
    done = coalition("export", *arguments, "--store", world)
    assert (done.returncode, done.stdout) == (code, "")
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert os.listdir(tmp_path) == []


def test_a_reader_that_stops_early_sees_no_error(world: Path) -> None:
    command = [COMMAND, "export", "--as", "nquads", "--store", str(world)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().endswith(b" .\n")
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize("at_once", [1, 7, 10_000])
def test_lines_are_sorted_whatever_fits_in_memory(at_once: int, world: Path) -> None:
    with open_store(world, read_only=True) as store:
        quads = list(store.quads())[:100]
    lines = list(sorted_lines(reversed(quads), at_once))
    assert lines == sorted(lines)
    assert set(parse(b"".join(lines), format=RdfFormat.N_QUADS)) == set(quads)
