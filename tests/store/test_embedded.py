"""What an embedded store says of folders that are none, and of files that are damaged or left over."""

from pathlib import Path

import pytest

from coalition.articles.article import Article
from coalition.errors import StoreError
from coalition.graph import ids
from coalition.graph.mapping import quads
from coalition.statements.statement import Reading
from coalition.store.catalogue import Run
from coalition.store.opening import open_store

Read = tuple[Article, Reading]


def test_a_reader_needs_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no store"):
        open_store(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("notes.txt", "mine", "not a store of coalition"),
        ("coalition-store.json", '{"program": "another", "format": 1}', "another program"),
        ("coalition-store.json", '{"program": "coalition", "format": 99}', "format 99"),
        ("coalition-store.json", '{"program": "coalition", "format": 1}', "format 1, and this version"),
        ("coalition-store.json", "{", "cannot be read"),
        ("coalition-store.json", "[]", "another program"),
    ],
)
def test_a_folder_that_is_no_store_of_ours_is_left_alone(
    tmp_path: Path, name: str, content: str, words: str, *, read_only: bool
) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(StoreError, match=words) as error:
        open_store(tmp_path, read_only=read_only)
    assert error.value.exit_code == 4
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "store"
    path.write_text("x")
    for read_only in (True, False):
        with pytest.raises(StoreError, match="a file, not a store"):
            open_store(path, read_only=read_only)


def test_damaged_files_are_told_of(tmp_path: Path, summit: Read) -> None:
    with open_store(tmp_path / "store") as store:
        store.put(summit[0], quads(*summit), Run.start("test 1"))
    (tmp_path / "store" / "current" / "CURRENT").write_text("nonsense\n")
    for read_only in (True, False):
        with pytest.raises(StoreError, match="cannot be read or written"):
            open_store(tmp_path / "store", read_only=read_only)


def test_what_a_killed_writer_left_unfinished_is_swept_up(tmp_path: Path, summit: Read) -> None:
    with open_store(tmp_path / "store") as store:
        store.put(summit[0], quads(*summit), Run.start("test 1"))
    left = tmp_path / "store" / "current" / "bulk-170141183460469231731687303715884105727.sst"
    left.write_bytes(b"half a file")
    with open_store(tmp_path / "store") as store:
        assert not left.exists()
        assert store.graph(ids.version(summit[0]))
