"""Answers on paper: the standard's formats to the letter, tables that lose nothing."""

import csv
import io
import json

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    Triple,
    parse_query_results,
)

from coalition.questions.answer import Answer
from coalition.questions.display import Grid
from coalition.tables import markdown, plain, results_csv, results_json

IRI = NamedNode("https://example.org/a")
NUMBER = Literal("5", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
ANSWER = Answer(
    ("x", "y"),
    [
        (IRI, Literal('a "quoted", two-line\ntext – é')),
        (None, Literal("mot", language="fr")),
        (BlankNode("b0"), NUMBER),
        (None, None),
    ],
)


def test_json_is_read_back_by_another_as_it_was() -> None:
    written = results_json(ANSWER)
    read = parse_query_results(written, format=QueryResultsFormat.JSON)
    assert isinstance(read, QuerySolutions)
    assert [variable.value for variable in read.variables] == ["x", "y"]
    assert [tuple(solution) for solution in read] == ANSWER.rows
    assert json.loads(written)["results"]["bindings"][2] == {
        "x": {"type": "bnode", "value": "b0"},
        "y": {"type": "literal", "value": "5", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
    }


def test_json_has_quoted_triples() -> None:
    quoted = Triple(IRI, IRI, NUMBER)
    read = parse_query_results(results_json(Answer(("t",), [(quoted,)])), format=QueryResultsFormat.JSON)
    assert isinstance(read, QuerySolutions)
    assert [tuple(solution) for solution in read] == [(quoted,)]


def test_csv_has_bare_values_and_lines_of_rfc_4180() -> None:
    written = results_csv(ANSWER)
    assert written.startswith("x,y\r\nhttps://example.org/a,")
    assert list(csv.reader(io.StringIO(written, newline="")))[1:] == [
        ["https://example.org/a", 'a "quoted", two-line\ntext – é'],
        ["", "mot"],
        ["_:b0", "5"],
        ["", ""],
    ]


def test_no_rows_still_have_columns() -> None:
    empty = Answer(("x", "y"), [])
    assert results_csv(empty) == "x,y\r\n"
    assert json.loads(results_json(empty)) == {"head": {"vars": ["x", "y"]}, "results": {"bindings": []}}


def test_a_table_in_a_pipe_has_one_line_a_row_however_long() -> None:
    long = "word " * 100
    assert plain(Grid(("a", "b"), [("x", long)])).splitlines() == ["a  b", f"x  {long.strip()}"]


def test_a_bar_in_a_cell_does_not_end_it_in_markdown() -> None:
    assert markdown(Grid(("a",), [("x | y",)])).splitlines()[2] == r"| x \| y |"
