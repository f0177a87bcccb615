"""`history`, `retract`, `stats`, `doctor`, `backup`, `restore` and `--as-of`, as processes."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.test_snapshot import READER

Run = Callable[..., subprocess.CompletedProcess[str]]
FIRST = "Norway will send two field hospitals to Ukraine. Poland ruled out sending troops."
SECOND = "Norway will send three field hospitals to Ukraine. Austria ruled out sending troops."


def line(article_id: str, text: str) -> str:
    return json.dumps({"id": article_id, "text": text, "url": f"https://example.org/{article_id}"}) + "\n"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, coalition_once: Run) -> Path:
    place = tmp_path_factory.mktemp("life") / "store"
    for text in (line("a1", FIRST) + line("b1", FIRST), line("a1", SECOND)):
        done = coalition_once("ingest", "-", "--store", place, given=text)
        assert done.returncode == 0, done.stderr
    return place


def test_history_shows_versions_changes_and_other_ids(coalition: Run, told: Path) -> None:
    done = coalition("history", "https://example.org/a1", "--format", "csv", "--store", told)
    assert done.returncode == 0, done.stderr
    head, *rows = done.stdout.splitlines()
    assert head.startswith("since,until,version,change")
    assert [row.split(",")[3] for row in rows if "current" in row] == ["current", "current"]
    for words in ("changed", "value: 2 → 3", "came,,,pledges,AUT", "went,,,pledges,POL", "same text,b1"):
        assert words in done.stdout
    table = coalition("history", "a1", "--store", told).stdout
    assert "value: 2 → 3" in table
    assert json.loads(coalition("history", "a1", "--format", "json", "--store", told).stdout)["results"]


def test_history_of_what_is_not_there_is_one_sentence(coalition: Run, told: Path) -> None:
    done = coalition("history", "nope", "--store", told)
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no article 'nope'" in done.stderr


def test_a_question_is_asked_as_of_a_time(coalition: Run, told: Path) -> None:
    now = coalition("ask", "refusals", "--format", "csv", "--store", told).stdout
    assert "AUT" in now
    assert now == coalition("ask", "refusals", "--format", "csv", "--store", told, "--as-of", "2999").stdout
    rows = coalition("history", "a1", "--format", "csv", "--store", told).stdout.splitlines()
    first = rows[1].split(",")[0]
    for arguments in (
        ("ask", "refusals", "--as-of", first),
        ("query", "-", "--as-of", first),
    ):
        query = "SELECT ?nation { ?nation coal:refuses ?what }"
        then = coalition(*arguments, "--format", "csv", "--store", told, given=query)
        assert "POL" in then.stdout, then.stderr
        assert "AUT" not in then.stdout
    assert "POL" not in coalition("ask", "refusals", "--format", "csv", "--store", told, "--as-of", "2000").stdout
    wrong = coalition("ask", "refusals", "--store", told, "--as-of", "soon")
    assert (wrong.returncode, "not a date or time" in wrong.stderr) == (2, True)


def test_stats_and_doctor_tell_of_a_sound_store(coalition: Run, told: Path) -> None:
    found = json.loads(coalition("stats", "--format", "json", "--store", told).stdout)
    assert (found["articles"], found["versions"], found["replaced"], found["duplicates"]) == (1, 3, 1, 1)
    assert found["statements"] == sum(found["statements by class"].values())
    assert found["runs"] == 2
    assert found["bytes"].keys() == {"archive", "current"}
    assert "statements by class: Pledge" in coalition("stats", "--store", told).stdout
    done = coalition("doctor", "--store", told)
    assert (done.returncode, done.stdout) == (0, "The store is sound.\n")


def test_doctor_tells_what_to_do_and_repairs_what_is_safe(coalition: Run, told: Path, tmp_path: Path) -> None:
    coalition("backup", "all.backup", "--store", told)
    coalition("restore", "all.backup", "--store", "copy")
    left = tmp_path / "copy" / "current" / "bulk-1.sst"
    left.write_bytes(b"half")
    done = coalition("doctor", "--store", "copy")
    assert done.returncode == 1
    assert "What to do:" in done.stdout
    assert coalition("doctor", "--repair", "--store", "copy").returncode == 0
    assert not left.exists()


def test_doctor_tells_of_what_a_killed_reader_left(coalition: Run, told: Path, tmp_path: Path) -> None:
    coalition("backup", "all.backup", "--store", told)
    coalition("restore", "all.backup", "--store", "copy")
    command = [sys.executable, "-c", READER, str(tmp_path / "copy")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == b"reading\n"
        assert coalition("doctor", "--store", "copy").stdout == "The store is sound.\n"
        reader.kill()
    done = coalition("doctor", "--store", "copy")
    assert (done.returncode, "that a killed process left, such as current.reader-" in done.stdout) == (1, True)
    assert coalition("doctor", "--repair", "--store", "copy").returncode == 0
    assert coalition("doctor", "--store", "copy").stdout == "The store is sound.\n"


def test_a_backup_is_restored_and_exports_the_same_bytes(coalition: Run, told: Path, tmp_path: Path) -> None:
    assert coalition("backup", "all.backup", "--store", told).returncode == 0
    done = coalition("restore", "all.backup", "--store", "copy")
    assert done.returncode == 0, done.stderr
    one, other = (
        coalition("export", "--as", "nquads", "--catalogue", "--store", place).stdout for place in (told, "copy")
    )
    assert one == other
    again = coalition("restore", "all.backup", "--store", "copy")
    assert (again.returncode, "is not empty" in again.stderr) == (4, True)
    (tmp_path / "all.backup").write_bytes(b"something else")
    wrong = coalition("restore", "all.backup", "--store", "third")
    assert (wrong.returncode, "not a backup" in wrong.stderr) == (4, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.backup", "copy"]


def test_a_restore_that_was_killed_leaves_no_store_and_can_be_run_again(
    coalition: Run, told: Path, tmp_path: Path
) -> None:
    assert coalition("backup", "all.backup", "--store", told).returncode == 0
    command = [str(Path(sys.executable).with_name("coalition")), "restore", "all.backup", "--store", "copy"]
    building = tmp_path / ".copy.restoring"
    with subprocess.Popen(command, cwd=tmp_path) as restoring:
        while restoring.poll() is None and not building.exists():
            time.sleep(0.001)
        restoring.kill()
    assert not (tmp_path / "copy").exists()
    assert coalition("restore", "all.backup", "--store", "copy").returncode == 0
    assert not building.exists()
    assert coalition("doctor", "--store", "copy").returncode == 0


def test_a_retraction_counts_before_and_after(coalition: Run, told: Path) -> None:
    coalition("backup", "all.backup", "--store", told)
    coalition("restore", "all.backup", "--store", "copy")
    tried = coalition("retract", "a1", "--dry-run", "--store", "copy")
    assert tried.stdout.startswith("Would be removed: a1 with 2 versions")
    done = coalition("retract", "a1", "--store", "copy")
    assert done.returncode == 0, done.stderr
    assert "also known as b1" in done.stdout
    assert "and holds 0, 0 and" in done.stdout
    assert coalition("doctor", "--store", "copy").returncode == 0
    assert coalition("retract", "a1", "--store", "copy").returncode == 2
