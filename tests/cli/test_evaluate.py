"""`coalition evaluate`."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
FIRST, SECOND = "Norway will send 300 troops to Ukraine.", "Poland ruled out sending troops."
TEXT = f"{FIRST} {SECOND}"
LABELS = {
    "id": "a",
    "entities": {"nations": ["NOR", "UKR", "POL"], "leaders": [], "cities": [], "figures": [[300, "troops"]]},
    "statements": [
        {"relation": "pledges", "subject": "NOR", "object": "troops", "status": "pledged", "quote": FIRST},
        {"relation": "figure", "subject": "NOR", "value": 300, "unit": "troops", "quote": FIRST},
        {"relation": "pledges", "subject": "POL", "object": "troops", "status": "considered", "quote": SECOND},
        {"relation": "leads", "subject": "NOR", "object": "mission", "quote": SECOND},
    ],
}


def write(folder: Path, labels: dict[str, Any], text: str = TEXT) -> None:
    (folder / "docs.jsonl").write_text(json.dumps({"id": "a", "text": text}), encoding="utf-8")
    (folder / "gold.jsonl").write_text(json.dumps(labels), encoding="utf-8")


def test_scores_rules_statuses_and_confidence_are_shown(coalition: Run, tmp_path: Path) -> None:
    write(tmp_path, LABELS)
    done = coalition("evaluate", "docs.jsonl", "gold.jsonl", "--errors", "1")
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["pledges", "0.500", "0.500", "0.500", "2", "2"] in lines
    assert ["leads", "0.000", "0.000", "0.000", "1", "0"] in lines
    assert ["nations", "1.000", "1.000", "1.000", "3", "3"] in lines
    assert ["pledges", "pledge.verb.refuse", "0", "1", "0.000"] in lines
    assert ["considered", "0", "0", "0", "0", "1", "0"] in lines
    assert any(line[:4] == ["Rows", "at", "0.9", "or"] for line in lines)
    assert any(line[:5] == ["missed", "leads:", "NOR", "mission", "a"] for line in lines)
    assert any(line[:5] == ["wrong", "pledges:", "POL", "troops", "refused"] for line in lines)
    assert SECOND.split() in lines


def test_programs_get_the_same_as_json(coalition: Run, tmp_path: Path) -> None:
    write(tmp_path, LABELS)
    done = coalition("evaluate", "docs.jsonl", "gold.jsonl", "--format", "json", "--errors", "1")
    report = json.loads(done.stdout)
    assert report["scores"]["pledges"]["f1"] == 0.5
    together = report["scores"]["all relations"]
    assert (together["right"], together["labelled"], together["found"]) == (2, 4, 3)
    assert {"relation": "figure", "rule": "figure.pledge", "right": 1, "found": 1} in report["rules"]
    assert {"labelled": "considered", "found": "refused", "rows": 1} in report["statuses"]
    assert sum(one["rows"] for one in report["calibration"]["bins"]) == 3
    assert [one["relation"] for one in report["missed"]] == ["leads", "pledges"]
    assert [(one["rule"], one["quote"]) for one in report["wrong"]] == [("pledge.verb.refuse", SECOND)]


@pytest.mark.parametrize(
    ("gold", "text", "code", "told"),
    [
        (json.dumps(LABELS | {"id": "b"}), TEXT, 2, "1 of 1 labelled articles are missing (b)"),
        ('{"id": "a"', TEXT, 2, "gold.jsonl:1: the line is not JSON"),
        ('{"id": "a", "statements": [{"relation": "owns"}]}', TEXT, 2, "'owns' is no relation"),
        (json.dumps(LABELS), "", 3, "docs.jsonl:1: "),
    ],
)
def test_what_does_not_fit_is_one_sentence(
    coalition: Run, tmp_path: Path, gold: str, text: str, code: int, told: str
) -> None:
    write(tmp_path, LABELS, text)
    (tmp_path / "gold.jsonl").write_text(gold, encoding="utf-8")
    done = coalition("evaluate", "docs.jsonl", "gold.jsonl")
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith("coalition: ")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("missing", ["docs.jsonl", "gold.jsonl"])
def test_a_missing_file_is_named(coalition: Run, tmp_path: Path, missing: str) -> None:
    write(tmp_path, LABELS)
    (tmp_path / missing).unlink()
    done = coalition("evaluate", "docs.jsonl", "gold.jsonl")
    assert done.returncode == 2
    assert missing in done.stderr
    assert "Traceback" not in done.stderr
