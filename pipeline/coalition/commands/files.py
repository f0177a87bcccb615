"""Files that commands write: wholly or not at all, or line by line."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from coalition.errors import CoalitionError


@contextmanager
def opened_output(path: Path | None) -> Iterator[BinaryIO]:
    """A file to write bytes to, or standard output.

    The file takes its name, and the place of an earlier one, when all of it is written; if anything goes
    wrong before, what was there stays.

    Args:
        path: the file; None for standard output.

    Raises:
        CoalitionError: if it cannot be written.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise CoalitionError(f"{path} cannot be written: {error.strerror or error}.") from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        raise CoalitionError(f"{path} cannot be written: {error.strerror or error}.") from error
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


@contextmanager
def opened_log(path: Path | None) -> Iterator[TextIO | None]:
    """A file that lines are added to, `-` for standard error, None for none.

    Raises:
        CoalitionError: if it cannot be written.
    """
    if path is None:
        yield None
    elif str(path) == "-":
        yield sys.stderr
    else:
        try:
            file = path.open("a", encoding="utf-8")
        except OSError as error:
            raise CoalitionError(f"{path} cannot be written: {error.strerror or error}.") from error
        with file:
            yield file


def _umask() -> int:
    """The mask that files of this process are made with; the system tells it only when it is set."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
