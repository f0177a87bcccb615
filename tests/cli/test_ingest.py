"""`coalition ingest`: the real pipeline, from files to answers."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
PLEDGE = "Norway pledged 300 troops to Ukraine.\n"


@pytest.fixture(scope="module")
def mixed(coalition_once: Run, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str, str, int]:
    """Good and bad articles taken in: the folder, the store, and what was told."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "norway.txt").write_text(PLEDGE, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    lines = [
        '{"id": "broken", ',
        json.dumps({"id": "poland", "text": "Poland will not send troops to Ukraine."}),
    ]
    (folder / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    store = folder / "store"
    done = coalition_once("ingest", folder, "--store", store)
    return folder, store, done.stdout, done.stderr, done.returncode


def test_what_is_good_is_kept_and_what_is_bad_is_set_aside_with_its_reason(
    mixed: tuple[Path, Path, str, str, int],
) -> None:
    _, _, told, aside, code = mixed
    assert code == 1
    assert told.startswith("Articles: 2 kept, 3 not read. Statements taken in: ")
    assert len(told.splitlines()) == 1
    reasons = aside.splitlines()
    assert len(reasons) == 3
    for name, reason in (("binary.txt", "binary"), ("empty.txt", "no text"), ("lines.jsonl:1", "JSON")):
        (line,) = (line for line in reasons if name in line)
        assert reason in line
    assert "Traceback" not in aside


def test_what_was_kept_is_answered(mixed: tuple[Path, Path, str, str, int], coalition: Run) -> None:
    store = mixed[1]
    assert "Norway (NOR)" in coalition("ask", "troops-by-nation", "--store", store).stdout
    assert "Poland (POL)" in coalition("ask", "refusals", "--store", store).stdout


def test_again_changes_nothing_and_a_new_text_replaces_the_old(
    mixed: tuple[Path, Path, str, str, int], coalition: Run
) -> None:
    folder, store, *_ = mixed
    before = coalition("export", "--as", "nquads", "--store", store).stdout
    again = coalition("ingest", folder / "norway.txt", "--store", store)
    assert (again.returncode, again.stdout) == (0, "Articles: 1 unchanged. Statements taken in: 0.\n")
    assert coalition("export", "--as", "nquads", "--store", store).stdout == before
    done = coalition(
        *("ingest", "-", "--store", store),
        given=json.dumps({"id": "norway", "text": PLEDGE.replace("300", "400")}) + "\n",
    )
    assert done.stdout.startswith("Articles: 1 replaced by a new version.")
    rows = coalition("ask", "troops-by-nation", "--store", store).stdout
    assert "400" in rows
    assert "300" not in rows


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["nowhere.txt"], 2, "The place 'nowhere.txt' does not exist."),
        (["-", "--model", "xx_none"], 2, "The spaCy pipeline 'xx_none' is not installed"),
        (["-", "--store", "/dev/null"], 4, "/dev/null"),
    ],
)
def test_what_cannot_be_begun_is_one_sentence(arguments: list[str], code: int, sentence: str, coalition: Run) -> None:
    done = coalition("ingest", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_report_and_log_tell_of_every_article(coalition: Run, tmp_path: Path) -> None:
    (tmp_path / "norway.txt").write_text(PLEDGE, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    report, log = tmp_path / "report.json", tmp_path / "log.jsonl"
    done = coalition(
        "ingest", tmp_path / "norway.txt", tmp_path / "empty.txt", "--store", "s", "--report", report, "--log", log
    )
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["exit_code"] == done.returncode == 1
    assert {one["article"].split("/")[-1].split(":")[0]: one["fate"] for one in told["articles"]} == {
        "norway": "kept",
        "empty.txt": "failed",
    }
    events = [json.loads(line)["event"] for line in log.read_text(encoding="utf-8").splitlines()]
    assert events == ["begun", "article", "article", "ended"]


def test_a_report_that_cannot_be_written_is_told_in_one_sentence(coalition: Run, tmp_path: Path) -> None:
    (tmp_path / "norway.txt").write_text(PLEDGE, encoding="utf-8")
    done = coalition("ingest", tmp_path / "norway.txt", "--store", "s", "--log", tmp_path / "none" / "log.jsonl")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert len(done.stderr.splitlines()) == 1
