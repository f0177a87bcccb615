"""Articles from files, folders and standard input."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from coalition.articles.article import Article
from coalition.articles.encoding import normalised
from coalition.articles.fields import is_address
from coalition.articles.formats import COMPRESSED, READERS, Found, stem, suffix
from coalition.articles.link import Link
from coalition.articles.opening import found_in
from coalition.articles.source import Source
from coalition.errors import ArticleError, UsageError

STANDARD_INPUT = "-"


def read(places: Sequence[str], *, standard_input: BinaryIO | None = None) -> Iterator[Article | ArticleError]:
    """The articles in some places, in the order given, one after the other as they are asked for.

    Args:
        places: files of any name, folders, whose files with a known suffix are read, in the order of their
            paths and with those of their subfolders, and `-` for standard input. Formats are known by suffix,
            and where there is none by their first characters; each may be compressed with gzip.
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
            what = "is an address, and only files are read here" if is_address(place) else "does not exist"
            raise UsageError(f"The place {place!r} {what}.")
    return _articles(places, standard_input)


def _articles(places: Sequence[str], standard_input: BinaryIO | None) -> Iterator[Article | ArticleError]:
    for place in places:
        if place == STANDARD_INPUT:
            stream = _peekable(standard_input or sys.stdin.buffer)
            yield from without_links(STANDARD_INPUT, found_in(Source(STANDARD_INPUT, None, stream)))
        elif os.path.isdir(place):
            yield from _of_folder(place)
        else:
            yield from of_file(Path(place))


def without_links(name: str, found: Iterable[Found]) -> Iterator[Article | ArticleError]:
    """What is found, and in place of its links one error that says how to have them followed."""
    links = 0
    for one in found:
        if isinstance(one, Link):
            links += 1
        else:
            yield one
    if links:
        yield ArticleError(
            f"{name}: {links:,} {'article is' if links == 1 else 'articles are'} only linked to; name the address of "
            "the feed or sitemap, and they are downloaded."
        )


def _of_folder(folder: str) -> Iterator[Article | ArticleError]:
    unread: list[OSError] = []
    paths: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=unread.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths.extend(path for name in names if is_wanted(path := Path(parent, name)))
    for error in unread:
        yield ArticleError(f"{error.filename}: the folder cannot be read ({error.strerror or error}).")
    for path in sorted(paths):
        yield from of_file(path)
    if not paths and not unread:
        yield ArticleError(f"{folder}: the folder holds no article ({', '.join(READERS)}, or one of them with .gz).")


def is_wanted(path: Path) -> bool:
    """Whether a file of a folder is read: by its suffix, and not hidden."""
    # A pipe in a folder would be waited for; a link that leads nowhere is wanted, to be told of.
    return not path.name.startswith(".") and suffix(path) in READERS and (path.is_file() or not path.exists())


def of_file(path: Path) -> Iterator[Article | ArticleError]:
    """The articles of one file; in place of one that cannot be read, the error that says why."""
    name = normalised(str(path))  # whatever bytes are in it
    try:
        file = path.open("rb")
    except OSError as error:
        yield ArticleError(f"{name}: the file cannot be read ({error.strerror or error}).")
        return
    with file:
        packed = True if path.suffix.lower() == COMPRESSED else None
        reader = READERS.get(suffix(path))
        source = Source(name, stem(path), file)
        yield from without_links(name, found_in(source, reader, packed=packed if reader is None else bool(packed)))


def _peekable(stream: BinaryIO) -> BinaryIO:
    """Files and pipes can be peeked into; what cannot, a stream in memory, is wrapped."""
    return stream if hasattr(stream, "peek") else cast("BinaryIO", BufferedReader(cast("RawIOBase", stream)))
