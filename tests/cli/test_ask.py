"""`coalition ask`."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMAND = str(Path(sys.executable).with_name("coalition"))
DEMINING = ("ask", "nations-pledging", "--capability", "demining")
NATIONS = ["Czechia (CZE)", "United Kingdom (GBR)", "Netherlands (NLD)"]


def test_the_question_of_the_mission_is_answered_with_its_passages(coalition: Run, world: Path) -> None:
    done = coalition(*DEMINING, "--store", world)
    assert (done.returncode, done.stderr) == (0, "")
    head, *rows = done.stdout.splitlines()
    assert head.split() == ["nation", "capability", "status", "date", "passage"]
    assert [row[: len(nation)] for row, nation in zip(rows, NATIONS, strict=True)] == NATIONS
    assert rows[2].endswith(
        "“The Netherlands will clear mines if a ceasefire holds.” (Harbour talks end with pledges, 143–197)"
    )


def test_json_has_whole_iris(coalition: Run, world: Path) -> None:
    rows = json.loads(coalition(*DEMINING, "--format=json", "--store", world).stdout)["results"]["bindings"]
    assert [row["nation"]["value"] for row in rows] == [
        f"https://w3id.org/coalition/nation/{code}" for code in ("CZE", "GBR", "NLD")
    ]
    assert rows[0]["article"] == {"type": "uri", "value": "https://w3id.org/coalition/article/harbour-talks"}
    assert rows[0]["start"]["datatype"] == "http://www.w3.org/2001/XMLSchema#integer"


def test_csv_is_read_by_any_program(coalition: Run, world: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(coalition(*DEMINING, "--format", "csv", "--store", world).stdout)))
    assert [row["nation"].rpartition("/")[2] for row in rows] == ["CZE", "GBR", "NLD"]
    assert rows[1]["date"] == "2025-03"


def test_markdown_is_a_table_for_people(coalition: Run, world: Path) -> None:
    lines = coalition(*DEMINING, "--format", "markdown", "--store", world).stdout.splitlines()
    assert lines[0] == "| nation | capability | status | date | passage |"
    assert lines[2].startswith("| Czechia (CZE) | demining | delivered |  | “Czechia: demining teams")


@pytest.mark.parametrize(
    "arguments",
    [
        ("nations-pledging",),
        ("nations-pledging", "--capability=mine clearance"),
        ("--format", "table", "nations-pledging", "--capability", "DEMINING"),
    ],
)
def test_parameters_and_options_are_given_in_any_form_and_order(
    arguments: tuple[str, ...], coalition: Run, world: Path
) -> None:
    given = coalition("ask", *arguments, COALITION_STORE=str(world))
    assert given.stdout == coalition(*DEMINING, "--store", world).stdout


def test_all_questions_are_listed(coalition: Run) -> None:
    lines = coalition("ask", "--list").stdout.splitlines()
    (listed,) = (line for line in lines if line.startswith("nations-pledging "))
    assert " ".join(listed.split()) == "nations-pledging --capability --since --until Which nations pledge a capability"
    assert len(lines) > 15
    rows = csv.DictReader(io.StringIO(coalition("ask", "--list", "--format", "csv").stdout))
    assert {row["question"]: row["parameters"] for row in rows}["refusals"] == "--nation --capability --since --until"


def test_a_question_explains_itself_with_the_choices_of_the_store(coalition: Run, world: Path) -> None:
    told = coalition("ask", "refusals", "--help", "--store", world).stdout
    assert "Usage: coalition ask refusals [--nation …] [--capability …]" in told
    assert "In this store: ammunition, demining, financial aid" in told
    without = coalition("ask", "importers", "--help")
    assert without.returncode == 0
    assert "Default: oil" in without.stdout
    assert "Needs a value." in coalition("ask", "said-in", "--help").stdout


def test_the_command_explains_itself(coalition: Run) -> None:
    assert "coalition ask NAME --help" in coalition("ask", "-h").stdout


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("table", "No refusal of any capability by Ukraine is in this store; 4 articles were searched.\n"),
        ("markdown", "No refusal of any capability by Ukraine is in this store; 4 articles were searched.\n"),
        ("csv", "nation,capability,value,unit,recipient,speaker,date,quote,start,end,article\n"),
    ],
)
def test_no_answer_is_no_error(written: str, expected: str, coalition: Run, world: Path) -> None:
    done = coalition("ask", "refusals", "--nation", "UA", "--format", written, "--store", world)
    assert (done.returncode, done.stdout) == (0, expected)


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["nations"], 2, "There is no question 'nations'; did you mean nations-pledging"),
        ([], 2, "Name a question, before its parameters"),
        (["--capability", "demining", "nations-pledging"], 2, "Name a question, before its parameters"),
        (
            ["nations-pledging", "--nation", "GBR"],
            2,
            "has no parameter --nation; it has --capability, --since, --until.",
        ),
        (["nations-pledging", "--capability"], 2, "--capability needs a value."),
        (["nations-pledging", "demining"], 2, "What 'demining' belongs to is not clear"),
        (["nations-pledging", "--capability", "mine", "clearance"], 2, "quote a value of several words"),
        (["refusals", "--nation", "PL", "--nation", "DE"], 2, "--nation is given twice"),
        (["refusals", "--nation", "Polland"], 2, "'Polland' is not known here; did you mean Poland"),
        (["said-in"], 2, "needs --source"),
        (["seats", "--queries", "nowhere"], 2, "The folder of questions nowhere does not exist"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(
    arguments: list[str], code: int, sentence: str, coalition: Run, world: Path
) -> None:
    done = coalition("ask", *arguments, "--store", world)
    assert (done.returncode, done.stdout) == (code, "")
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_unknown_format_is_refused_with_the_known_ones(coalition: Run, world: Path) -> None:
    done = coalition("ask", "seats", "--format", "xml", "--store", world)
    assert done.returncode == 2
    assert "markdown" in done.stderr


def test_without_a_store_it_says_how_to_make_one(coalition: Run, tmp_path: Path) -> None:
    done = coalition("ask", "seats")
    assert done.returncode == 4
    assert done.stderr.startswith("coalition: There is no store at coalition-store")
    assert "coalition ingest" in done.stderr
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").touch()
    done = coalition("ask", "seats", "--store", "other")
    assert (done.returncode, len(done.stderr.splitlines())) == (4, 1)
    assert "not a store of coalition" in done.stderr


def test_a_folder_of_ones_own_adds_questions(coalition: Run, world: Path, tmp_path: Path) -> None:
    (tmp_path / "count.rq").write_text(
        "#+ summary: How many pledges\nSELECT (COUNT(*) AS ?pledges) { ?s a coal:Pledge ; coal:subject ?__nation_iri }",
        encoding="utf-8",
    )
    iri = "https://w3id.org/coalition/nation/GBR"
    done = coalition("ask", "count", "--queries", tmp_path, "--nation", iri, "--store", world)
    assert done.stdout.split() == ["pledges", "3"]
    assert "How many pledges" in coalition("ask", "--list", COALITION_QUERIES=str(tmp_path)).stdout
    (tmp_path / "bad.rq").write_text("SELECT ?s {\n  ?s ?p }", encoding="utf-8")
    done = coalition("ask", "bad", "--queries", tmp_path, "--store", world)
    assert done.returncode == 5
    assert "bad.rq: the query has a syntax error in line 2, column 10: ?s ?p }" in done.stderr


@pytest.mark.parametrize("width", [60, 80, 140])
def test_on_a_terminal_it_fits_the_width_and_loses_no_word(width: int, world: Path) -> None:
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [COMMAND, *DEMINING, "--store", str(world)],
        stdout=slave,
        env={**os.environ, "COLUMNS": str(width), "TERM": "dumb"},
    )
    os.close(slave)
    shown = b""
    # The terminal of a process that has ended gives an error in place of an end.
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(master)
    assert process.wait() == 0
    lines = shown.decode().splitlines()
    assert max(map(len, lines)) <= width
    words = " ".join(shown.decode().split())
    assert "Czechia" in words
    assert all(word in words for word in ("Netherlands", "clear", "mines", "ceasefire", "holds.”"))


def test_what_is_slow_to_load_is_not_loaded(world: Path) -> None:
    slow = {"spacy", "rdflib", "pyshacl", "trafilatura", "pyarrow", "numpy", "rich"}
    program = (
        "import sys; from coalition.cli import main\n"
        "try: main()\n"
        f"except SystemExit: print(sorted({slow!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *DEMINING, "--store", str(world)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Netherlands" in done.stdout
    assert done.stderr.strip() == "[]"
