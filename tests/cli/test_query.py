"""`coalition query`."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_first_query_is_one_line(coalition: Run, world: Path, tmp_path: Path) -> None:
    (tmp_path / "who.rq").write_text(
        "SELECT ?nation { ?nation coal:pledges capability:demining } ORDER BY ?nation", encoding="utf-8"
    )
    done = coalition("query", "who.rq", "--store", world)
    assert done.stdout.splitlines() == [
        "nation",
        "Czechia (CZE)",
        "United Kingdom (GBR)",
        "Netherlands (NLD)",
    ]


def test_no_triple_counts_twice_though_several_articles_hold_it(coalition: Run, world: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { <https://w3id.org/coalition/figure/3000-troops> coal:value ?value }"
    assert coalition("query", "-", "--store", world, given=query).stdout.split() == ["n", "1"]


def test_parameters_go_into_a_query_of_ones_own(coalition: Run, world: Path) -> None:
    query = "#+ parameters:\n#+   - nation: {among: 'https://w3id.org/coalition/ontology#Nation'}\n"
    query += "SELECT ?what { ?_nation_iri coal:refuses ?what }"
    done = coalition("query", "-", "--nation", "Poland", "--store", world, given=query)
    assert done.stdout.split() == ["what", "troops"]
    done = coalition("query", "-", "--store", world, given=query)
    assert (done.returncode, "needs --nation" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("written", "expected"), [("table", "yes"), ("csv", "true"), ("json", '{"head": {}, "boolean": true}')]
)
def test_a_yes_or_no_question(written: str, expected: str, coalition: Run, world: Path) -> None:
    query = "ASK { nation:POL coal:refuses capability:troops }"
    done = coalition("query", "-", "--format", written, "--store", world, given=query)
    assert done.stdout == f"{expected}\n"
    query = "ASK { nation:POL coal:pledges capability:troops }"
    assert coalition("query", "-", "--store", world, given=query).stdout == "no\n"


@pytest.mark.parametrize(("written", "rdf"), [("table", RdfFormat.TURTLE), ("json", RdfFormat.JSON_LD)])
def test_triples_are_written_as_rdf(written: str, rdf: RdfFormat, coalition: Run, world: Path) -> None:
    query = "CONSTRUCT { ?nation coal:pledges capability:demining } { ?nation coal:pledges capability:demining }"
    done = coalition("query", "-", "--format", written, "--store", world, given=query)
    assert len(set(parse(done.stdout, format=rdf))) == 3


def test_triples_are_rows_in_the_formats_for_rows(coalition: Run, world: Path) -> None:
    query = "DESCRIBE nation:GBR"
    lines = coalition("query", "-", "--format", "csv", "--store", world, given=query).stdout.splitlines()
    assert lines[0] == "subject,predicate,object"
    assert "https://w3id.org/coalition/nation/GBR,https://w3id.org/coalition/ontology#iso3,GBR" in lines


def test_no_rows_are_said(coalition: Run, world: Path) -> None:
    query = "SELECT * { nation:PER coal:pledges ?what }"
    assert coalition("query", "-", "--store", world, given=query).stdout == "No rows.\n"
    empty = json.loads(coalition("query", "-", "--format", "json", "--store", world, given=query).stdout)
    assert empty["results"]["bindings"] == []


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (
            "SELECT ?s {\n  ?s ?p\n}",
            "standard input: the query has a syntax error in line 3, column 2",
        ),
        ("SELEC ?s", "syntax error in line 1, column 9: SELEC ?s"),
        ("", "syntax error in line 1, column 1."),
        ("INSERT DATA { nation:PER a coal:Nation }", "syntax error in line 1"),
    ],
)
def test_a_syntax_error_has_its_line_and_column(query: str, sentence: str, coalition: Run, world: Path) -> None:
    done = coalition("query", "-", "--store", world, given=query)
    assert (done.returncode, done.stdout) == (5, "")
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_is_not_there_is_one_sentence(coalition: Run, world: Path) -> None:
    done = coalition("query", "missing.rq", "--store", world)
    assert (done.returncode, done.stderr) == (
        2,
        "coalition: missing.rq: the query cannot be read (No such file or directory).\n",
    )
