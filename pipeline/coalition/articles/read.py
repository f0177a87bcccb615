"""Articles from files, folders and standard input."""

import gzip
import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from coalition.articles.article import Article
from coalition.articles.encoding import normalised
from coalition.articles.fields import is_address
from coalition.articles.formats import COMPRESSED, READERS, guessed, stem, suffix
from coalition.articles.source import Source
from coalition.errors import ArticleError, UsageError

STANDARD_INPUT = "-"
_PEEK = 1024


def read(places: Sequence[str], *, standard_input: BinaryIO | None = None) -> Iterator[Article | ArticleError]:
    """The articles in some places, in the order given, one after the other as they are asked for.

    Args:
        places: files of any name, folders, whose files with a known suffix are read, in the order of their
            paths and with those of their subfolders, and `-` for standard input. Text, Markdown, HTML and
            JSON Lines are known by suffix, and where there is none by their first character; each may be
            compressed with gzip.
        standard_input: read for `-` instead of the process's own.

    Yields:
        Each article; in place of one that cannot be read, the error that says why.

    Raises:
        UsageError: before anything is read, if a place does not exist or none is given.
    """
    if not places:
        raise UsageError("No file or folder is given; name one, or - for standard input.")
    for place in places:
        if place != STANDARD_INPUT and not os.path.lexists(place):
            what = "is an address; save the page and name its file" if is_address(place) else "does not exist"
            raise UsageError(f"The place {place!r} {what}.")
    return _articles(places, standard_input)


def _articles(places: Sequence[str], standard_input: BinaryIO | None) -> Iterator[Article | ArticleError]:
    for place in places:
        if place == STANDARD_INPUT:
            stream = standard_input or sys.stdin.buffer
            yield from _guarded(STANDARD_INPUT, _of_stream(place, None, stream))
        elif os.path.isdir(place):
            yield from _of_folder(place)
        else:
            yield from _of_file(Path(place))


def _of_folder(folder: str) -> Iterator[Article | ArticleError]:
    unread: list[OSError] = []
    paths: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=unread.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths.extend(path for name in names if _is_wanted(path := Path(parent, name)))
    for error in unread:
        yield ArticleError(f"{error.filename}: the folder cannot be read ({error.strerror or error}).")
    for path in sorted(paths):
        yield from _of_file(path)
    if not paths and not unread:
        yield ArticleError(f"{folder}: the folder holds no article ({', '.join(READERS)}, or one of them with .gz).")


def _is_wanted(path: Path) -> bool:
    # A pipe in a folder would be waited for; a link that leads nowhere is wanted, to be told of.
    return not path.name.startswith(".") and suffix(path) in READERS and (path.is_file() or not path.exists())


def _of_file(path: Path) -> Iterator[Article | ArticleError]:
    yield from _guarded(_name(path), _opened(path))


def _name(path: Path) -> str:
    """What messages call a file, whatever bytes are in its name."""
    return normalised(str(path))


def _opened(path: Path) -> Iterator[Article | ArticleError]:
    with path.open("rb") as file:
        stream = cast("BinaryIO", gzip.GzipFile(fileobj=file)) if path.suffix.lower() == COMPRESSED else file
        reader = READERS.get(suffix(path))
        if reader:
            yield from reader(Source(_name(path), stem(path), stream))
        else:
            yield from _of_stream(_name(path), stem(path), stream)


def _of_stream(name: str, stem: str | None, stream: BinaryIO) -> Iterator[Article | ArticleError]:
    # Files and pipes can be peeked into; what cannot, a stream in memory, is wrapped.
    peekable = cast("BufferedReader", stream if hasattr(stream, "peek") else BufferedReader(cast("RawIOBase", stream)))
    yield from guessed(peekable.peek(_PEEK))(Source(name, stem, peekable))


def _guarded(name: str, found: Iterator[Article | ArticleError]) -> Iterator[Article | ArticleError]:
    """What is found, up to where the place cannot be read any further."""
    try:
        yield from found
    except ArticleError as error:
        yield error
    except (gzip.BadGzipFile, EOFError, zlib.error):
        yield ArticleError(f"{name}: the gzip file is broken or ends too early.")
    except OSError as error:
        yield ArticleError(f"{name}: the file cannot be read ({error.strerror or error}).")
