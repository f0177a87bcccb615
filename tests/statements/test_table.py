import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet  # type: ignore[import-untyped]  # it ships no types

from coalition.articles.article import Article
from coalition.graph.mapping import quads
from coalition.statements import table
from coalition.statements.statement import Figure, Passage, Reading, Statement, Thing
from coalition.store.catalogue import Run
from coalition.store.opening import open_store

Read = tuple[Article, Reading]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory, summit: Read) -> dict[str, list[table.Row]]:
    with open_store(tmp_path_factory.mktemp("table") / "store") as store:
        store.refresh_reference()
        store.put(summit[0], quads(*summit), Run.start("test"))
        return {"statements": list(table.statements(store)), "entities": list(table.entities(store))}


def _expected(read: Read) -> list[dict[str, Any]]:
    """The rows that a reading stands for, made from it alone."""
    article, reading = read
    found = []
    for one in reading.statements:
        row: dict[str, Any] = {
            "article": article.id,
            "relation": one.relation,
            "subject": one.subject.id,
            "status": one.status,
            "date": one.date,
            "start": one.passage.start,
            "end": one.passage.end,
            "quote": article.text[one.passage.start : one.passage.end],
            "confidence": one.confidence,
        }
        others = {"object": one.object, "recipient": one.recipient, "of": one.of, "from": one.source}
        row |= {key: thing and thing.id for key, thing in (others | {"attributed_to": one.attributed_to}).items()}
        if one.figure is not None:
            row |= {"value": one.figure.value, "unit": one.figure.unit, "qualifier": one.figure.qualifier}
        found.append({key: value for key, value in row.items() if value is not None})
    return found


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["start"], row["relation"], row["subject"], row.get("object", "")))


def test_the_table_is_what_was_read(rows: dict[str, list[table.Row]], summit: Read) -> None:
    assert _sorted(rows["statements"]) == _sorted(_expected(summit))


def test_rows_come_in_the_order_of_the_text(rows: dict[str, list[table.Row]]) -> None:
    places = [(row["start"], row["end"]) for row in rows["statements"]]
    assert places == sorted(places)


def test_keys_come_in_the_documented_order(rows: dict[str, list[table.Row]]) -> None:
    for row in rows["statements"]:
        assert list(row) == [key for key in table.STATEMENT_KEYS if key in row]


def test_entities_are_what_was_read(rows: dict[str, list[table.Row]], summit: Read) -> None:
    (row,) = rows["entities"]
    assert row == {
        "article": "summit",
        "relation": "entities",
        "nations": sorted(nation.id for nation in summit[1].nations),
        "leaders": ["Emmanuel Macron", "Keir Starmer"],
        "cities": ["Paris"],
        "figures": [[30, "nations"], [3000, "troops"], [2500000000, "EUR"]],
    }


@pytest.mark.parametrize(
    ("value", "written"), [(5000.0, "5000"), (1.67e11, "167000000000"), (5.4e6, "5400000"), (2.5, "2.5")]
)
def test_numbers_are_written_as_people_would(tmp_path: Path, value: float, written: str) -> None:
    subject = Thing("nation", "GBR", "United Kingdom")
    statement = Statement("figure", subject, None, Passage(0, 4), "rule", 1, None, Figure(value, "EUR"))
    article = Article("a1", "Text")
    with open_store(tmp_path / "store") as store:
        store.put(article, quads(article, Reading((statement,))), Run.start("test"))
        out = io.StringIO()
        table.write_jsonl(table.statements(store), out)
    assert f'"value": {written}, "unit": "EUR"' in out.getvalue()


def test_json_lines_read_back_as_the_rows(rows: dict[str, list[table.Row]]) -> None:
    out = io.StringIO()
    table.write_jsonl(rows["statements"], out)
    assert [json.loads(line) for line in out.getvalue().splitlines()] == rows["statements"]


def test_csv_has_every_column_and_reads_back(rows: dict[str, list[table.Row]]) -> None:
    out = io.StringIO(newline="")
    table.write_csv(rows["statements"], out)
    read = list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))
    assert list(read[0]) == list(table.STATEMENT_KEYS)
    for row, back in zip(rows["statements"], read, strict=True):
        assert back == {key: str(row.get(key, "")) for key in table.STATEMENT_KEYS}


def test_csv_of_entities_puts_lists_into_cells(rows: dict[str, list[table.Row]]) -> None:
    out = io.StringIO(newline="")
    table.write_csv(rows["entities"], out, table.ENTITY_KEYS)
    (read,) = csv.DictReader(io.StringIO(out.getvalue(), newline=""))
    assert read["leaders"] == "Emmanuel Macron; Keir Starmer"
    assert read["figures"] == "30 nations; 3000 troops; 2500000000 EUR"


def test_parquet_reads_back_as_the_rows(rows: dict[str, list[table.Row]], tmp_path: Path) -> None:
    path = tmp_path / "statements.parquet"
    table.write_parquet(rows["statements"], path)
    back = parquet.read_table(path).to_pylist()
    assert [{key: value for key, value in row.items() if value is not None} for row in back] == rows["statements"]


def test_parquet_of_entities_keeps_lists(rows: dict[str, list[table.Row]], tmp_path: Path) -> None:
    path = tmp_path / "entities.parquet"
    table.write_parquet(rows["entities"], path, table.ENTITY_KEYS)
    (back,) = parquet.read_table(path).to_pylist()
    assert back["nations"] == rows["entities"][0]["nations"]
    assert back["figures"][1] == {"value": 3000, "unit": "troops"}


def test_an_empty_table_is_still_a_file(tmp_path: Path) -> None:
    out = io.StringIO(newline="")
    table.write_csv([], out)
    assert out.getvalue().splitlines() == [",".join(table.STATEMENT_KEYS)]
    table.write_parquet([], tmp_path / "empty.parquet")
    assert parquet.read_table(tmp_path / "empty.parquet").num_rows == 0


def test_without_pyarrow_the_error_names_the_extra() -> None:
    program = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from pathlib import Path; from coalition.errors import UsageError\n"
        "from coalition.statements import table\n"
        "try: table.write_parquet([], Path('x'))\nexcept UsageError as error: sys.exit(str(error))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "coalition[parquet]" in run.stderr
