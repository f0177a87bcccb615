"""Counting articles without reading them."""

import gzip
from pathlib import Path

import pytest

from coalition.articles.count import count


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("A.", encoding="utf-8")
    (tmp_path / "b.html").write_text("<p>B.</p>", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text('{"text": "C."}\n\n{"text": "D."}\n{"text": "E."}', encoding="utf-8")
    (tmp_path / "notes.docx").write_bytes(b"no article")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "f.txt").write_text("F.", encoding="utf-8")
    return tmp_path


def test_files_count_one_and_json_lines_a_line_each(folder: Path) -> None:
    assert count([str(folder)]) == 5
    assert count([str(folder / "c.jsonl"), str(folder / "a.txt")]) == 4


def test_what_may_hold_any_number_is_not_guessed_at(folder: Path) -> None:
    (folder / "d.jsonl.gz").write_bytes(gzip.compress(b'{"text": "G."}\n'))
    assert count([str(folder)]) is None
    assert count(["-"]) is None
    assert count(["https://example.org/a.html"]) is None


def test_a_file_that_cannot_be_opened_counts_one_for_its_reason(tmp_path: Path) -> None:
    assert count([str(tmp_path / "gone.jsonl")]) == 1
