"""`coalition read`."""

import csv
import io
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]
TEXT = "Norway will send 300 troops to Ukraine. Poland ruled out sending troops."


def test_articles_become_rows_and_nothing_is_kept(coalition: Run, tmp_path: Path) -> None:
    done = coalition("read", "-", given=TEXT)
    assert (done.returncode, done.stderr) == (0, "")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    pledges = {(row["subject"], row["status"]) for row in rows if row["relation"] == "pledges"}
    assert {("NOR", "pledged"), ("POL", "refused")} <= pledges
    assert all(TEXT[row["start"] : row["end"]] == row["quote"] for row in rows)
    assert os.listdir(tmp_path) == []


def test_entities_are_written_to_a_file_and_bad_articles_are_named(coalition: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    done = coalition(*("read", "good.txt", "empty.txt", "--as", "entities", "--format", "csv", "--output", "out.csv"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("empty.txt: ")
    (row,) = csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8")))
    assert (row["article"], row["nations"]) == ("good", "NOR; POL; UKR")
