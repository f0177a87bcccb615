"""What a watch knows, kept in a file that is whole at every moment."""

import time
from pathlib import Path

import pytest

from coalition.errors import StoreError, UsageError
from coalition.sources.answer import Validators
from coalition.sources.state import KEPT, Page, Place, State


def test_what_is_kept_is_what_is_read(tmp_path: Path) -> None:
    now = time.time()
    known = State(
        {"https://example.org/feed": Place(Validators('"7"', "Thu, 04 Sep 2025 18:00:00 GMT"), 2, now + 60)},
        {"https://example.org/a": Page("2025-09-04", Validators('"8"'), now), "old": Page(seen=now - KEPT - 1)},
        {"in/Łódź.txt": (12, 10**18 + 1)},
    )
    known.save(tmp_path / "watch.json", now)
    assert "old" not in known.pages
    assert State.load(tmp_path / "watch.json") == known
    assert [path.name for path in tmp_path.iterdir()] == ["watch.json"]


def test_without_a_file_nothing_is_known(tmp_path: Path) -> None:
    assert State.load(tmp_path / "watch.json") == State()


@pytest.mark.parametrize(
    "content", ["", "[]", '{"format": 1}', '{"format": 9}', '{"format": 1, "places": {"a": {}}}', "\x00"]
)
def test_a_broken_file_is_told_and_left_as_it_is(tmp_path: Path, content: str) -> None:
    (tmp_path / "watch.json").write_text(content)
    with pytest.raises(UsageError, match=r"watch\.json.* remove it to begin anew"):
        State.load(tmp_path / "watch.json")
    assert (tmp_path / "watch.json").read_text() == content


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        State().save(tmp_path / "nowhere" / "watch.json", time.time())
