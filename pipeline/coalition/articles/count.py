"""How many articles some places hold, where it can be told without reading them."""

import os
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from coalition.articles import jsonlines, pdf, plaintext, webpage
from coalition.articles.fields import is_address
from coalition.articles.formats import COMPRESSED, READERS, suffix

_ONE = frozenset({plaintext.articles, webpage.articles, pdf.articles})


def count(places: Sequence[str]) -> int | None:
    """The number of articles in files and folders; None where a feed, an archive or a stream may hold any number.

    It counts files, and lines of JSON Lines; of what cannot be read it counts one, for its reason will be told.
    """
    if any(is_address(place) for place in places):
        return None
    total = 0
    for path in chain.from_iterable(map(_files, places)):
        found = _in_file(path)
        if found is None:
            return None
        total += found
    return total


def _files(place: str) -> Iterator[Path]:
    if not os.path.isdir(place):
        yield Path(place)
        return
    for parent, folders, names in os.walk(place):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and suffix(Path(name)) in READERS:
                yield Path(parent, name)


def _in_file(path: Path) -> int | None:
    reader = READERS.get(suffix(path))
    if reader in _ONE:
        return 1
    if reader is not jsonlines.articles or path.suffix.lower() == COMPRESSED:
        return None
    try:
        with path.open("rb") as file:
            return sum(bool(line.strip()) for line in file)
    except OSError:
        return 1
