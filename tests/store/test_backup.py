"""A store in one file, and back."""

import io
import tarfile
from pathlib import Path

import pytest
from tests.store.conftest import Home
from tests.store.filling import Pledge, Read, everything, full, put

from coalition.errors import StoreError
from coalition.store import backup
from coalition.store.health import problems
from coalition.store.opening import open_store


def backed_up(home: Home) -> bytes:
    out = io.BytesIO()
    backup.write(lambda: home.open(read_only=True), out)
    return out.getvalue()


def test_a_restored_store_is_the_one_that_was_backed_up(
    home: Home, tmp_path: Path, pledge: Pledge, summit: Read
) -> None:
    full(home, pledge, summit)
    file = tmp_path / "store.backup"
    file.write_bytes(backed_up(home))
    backup.restore(file, lambda: open_store(tmp_path / "other"))
    with (
        home.open(read_only=True) as one,
        open_store(tmp_path / "other", read_only=True) as other,
    ):
        assert everything(one) == everything(other)
        assert [str(quad) for quad in one.quads()] == [str(quad) for quad in other.quads()]
        assert [problem.what for problem in problems(other)] == []


def test_a_backup_is_taken_beside_a_writer(home: Home, pledge: Pledge, summit: Read) -> None:
    full(home, pledge, summit)
    with home.open() as writer:
        put(writer, pledge("b1"))
        assert backed_up(home)


def test_a_store_that_holds_something_is_not_restored_into(
    home: Home, tmp_path: Path, pledge: Pledge, summit: Read
) -> None:
    full(home, pledge, summit)
    file = tmp_path / "store.backup"
    file.write_bytes(backed_up(home))
    with pytest.raises(StoreError, match="is not empty"):
        backup.restore(file, home.open)


def test_a_damaged_backup_is_refused_and_nothing_made(home: Home, tmp_path: Path, pledge: Pledge, summit: Read) -> None:
    full(home, pledge, summit)
    whole = backed_up(home)
    file = tmp_path / "store.backup"
    for cut in (0, 100, 700, 3000, len(whole) // 2):
        file.write_bytes(whole[:cut])
        with pytest.raises(StoreError, match=r"store\.backup"):
            backup.restore(file, lambda: open_store(tmp_path / "other"))
    with tarfile.open(fileobj=io.BytesIO(whole)) as tar:
        part = tar.getmember("current.nq.gz")
    # Behind gzip's header of ten bytes: a kind of block that there is none of, and bits that only a checksum misses.
    packed = range(part.offset_data + 10, part.offset_data + part.size, part.size // 20)
    for place, byte in ((packed[0], whole[packed[0]] | 0b110), *((place, whole[place] ^ 1) for place in packed)):
        file.write_bytes(whole[:place] + bytes([byte]) + whole[place + 1 :])
        with pytest.raises(StoreError, match=r"store\.backup"):
            backup.restore(file, lambda: open_store(tmp_path / "other"))
    assert not (tmp_path / "other").exists()


def test_a_backup_of_a_store_of_another_format_is_refused(
    home: Home, tmp_path: Path, pledge: Pledge, summit: Read
) -> None:
    full(home, pledge, summit)
    file = tmp_path / "store.backup"
    file.write_bytes(backed_up(home).replace(b'"format": 2', b'"format": 1'))
    with pytest.raises(StoreError, match="format 1"):
        backup.restore(file, lambda: open_store(tmp_path / "other"))
