"""The files of an embedded dataset as they are at one moment, whatever its writer does to them afterwards.

RocksDB, on which Oxigraph keeps a dataset, writes a file once, and later removes it when others have taken its place; a
reader opens files only when it needs them, and would find some of them gone. So a reader gets a folder of its own, beside
the dataset's, with hard links to the files: they take no room, and stay when the writer removes its own. It is what a
checkpoint of RocksDB is, which only a writer could make.
"""

import os
import shutil
import tempfile
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where a file that is in use cannot be removed
    fcntl = None  # type: ignore[assignment]  # looked at before it is used

_MIDDLE = ".reader-"
_TRIES = 100
_PAUSE = 0.01
"""Seconds until another try: a writer that takes a batch in makes and removes some files in each of them."""


class Snapshot:
    """A folder with what another one held.

    Attributes:
        folder: where it is.

    Raises:
        OSError: if the folder or its file system does not allow it, or the files never stay the same for a moment.
    """

    def __init__(self, folder: Path) -> None:
        if fcntl is None:
            raise OSError("hard links cannot be guarded here")
        self.folder = Path(tempfile.mkdtemp(prefix=f"{folder.name}{_MIDDLE}", dir=folder.parent))
        self._lock = os.open(self.folder, os.O_RDONLY | os.O_CLOEXEC)
        self._end = weakref.finalize(self, _remove, self.folder, self._lock, os.getpid())
        try:
            # Held as long as the reader lives, however it dies: what has no lock is left over.
            fcntl.flock(self._lock, fcntl.LOCK_SH)
            self._take(folder)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Remove the folder."""
        self._end()

    def _take(self, folder: Path) -> None:
        for _ in range(_TRIES):
            names = _names(folder)
            # A file that was just listed may be gone.
            with suppress(FileNotFoundError):
                for name in names:
                    _take(folder / name, self.folder / name)
                # No file came or went meanwhile, so what one of them says of the others holds.
                if names == _names(folder):
                    return
            for name in names:
                (self.folder / name).unlink(missing_ok=True)
            time.sleep(_PAUSE)
        raise OSError(f"the files of {folder} never stay the same for a moment")


def left_over(folder: Path) -> list[Path]:
    """Snapshots of a dataset whose readers were killed."""
    found = []
    for snapshot in _snapshots(folder):
        with _seized(snapshot) as is_free:
            if is_free:
                found.append(snapshot)
    return found


def sweep(folder: Path) -> None:
    """Remove the snapshots of a dataset whose readers were killed."""
    for snapshot in _snapshots(folder):
        with _seized(snapshot) as is_free:
            if is_free:
                shutil.rmtree(snapshot, ignore_errors=True)


def _snapshots(folder: Path) -> list[Path]:
    return sorted(folder.parent.glob(f"{folder.name}{_MIDDLE}*"))


def _remove(snapshot: Path, lock: int, owner: int) -> None:
    # A process that was forked off has the reader's memory, and not its folder.
    if os.getpid() == owner:
        shutil.rmtree(snapshot, ignore_errors=True)
    os.close(lock)


def _names(folder: Path) -> list[str]:
    """The files that make up a dataset: not its lock, its own notes, or what is not yet handed over to it."""
    found = (path.name for path in folder.iterdir())
    return sorted(name for name in found if not name.startswith(("LO", "bulk-")) and not name.endswith(".dbtmp"))


def _take(source: Path, target: Path) -> None:
    if source.name.startswith("MANIFEST"):
        # The list of the files is written on as they change; ours has to stay the list of ours.
        shutil.copyfile(source, target)
    else:
        os.link(source, target)


@contextmanager
def _seized(snapshot: Path) -> Iterator[bool]:
    """Hold a snapshot's lock; whether it is to be had, which it is when its reader is dead."""
    if fcntl is None:
        yield False
        return
    try:
        lock = os.open(snapshot, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:  # it is gone, or another user's
        yield False
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield False
    else:
        yield True
    finally:
        os.close(lock)
