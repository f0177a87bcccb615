"""A program for test_killed_refresh.py: reads all articles of a store again by a newer pipeline, until it is done or killed.

    python refresh_until_killed.py STORE

The newer pipeline finds the figure of each pledge as well as the pledge.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tests.store import ingest_until_killed

from coalition.articles.article import Article
from coalition.refresh import refresh, stale
from coalition.statements.statement import Reading
from coalition.store.catalogue import Run
from coalition.store.opening import open_store
from coalition.validation.gate import Gate

NEWER = "newer"


def read(articles: Iterable[Article]) -> Iterator[tuple[Article, Reading]]:
    """The pledge of each article, and its figure."""
    for one, reading in ingest_until_killed.read(articles):
        (pledge,) = reading.statements
        figure = replace(pledge, relation="figure", object=None, status=None)
        yield one, replace(reading, statements=(pledge, figure))


if __name__ == "__main__":
    with open_store(sys.argv[1]) as store:
        for done in refresh(store, stale(store, NEWER), read, Gate(), Run.start("test", extraction=NEWER)):
            sys.stdout.write(f"{done.article} {done.fate}\n")
            sys.stdout.flush()
