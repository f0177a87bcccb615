"""Stores with something in them, for the tests of what is done with whole stores."""

from collections.abc import Callable

import pyoxigraph as ox
from tests.store.conftest import Home

from coalition.articles.article import Article
from coalition.graph.mapping import quads
from coalition.statements.statement import Reading
from coalition.store.catalogue import Run
from coalition.store.store import Store

Read = tuple[Article, Reading]
Pledge = Callable[..., Read]
RUN = Run.start("test 1")
REPORT = [ox.Triple(ox.NamedNode("urn:r"), ox.NamedNode("urn:p"), ox.Literal("wrong"))]


def put(store: Store, read: Read) -> str:
    return store.put(read[0], quads(*read), RUN)


def everything(store: Store) -> tuple[set[str], set[str]]:
    current = {str(quad) for quad in store.quads(catalogue=True)}
    archive = store.archive
    return current, {str(quad) for quad in archive.pattern()} if archive is not None else set()


def full(home: Home, pledge: Pledge, summit: Read) -> None:
    with home.open() as store:
        store.refresh_reference()
        for read in (summit, pledge("a1", 500), pledge("a1", 700), pledge("a2", 200)):
            put(store, read)
        bad = pledge("c1")
        store.quarantine(bad[0], quads(*bad), REPORT, RUN)
        store.finish(RUN)
