"""Fills a store with the small world of world.trig, and what became of its articles."""

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

from coalition.articles.article import Article
from coalition.graph import ids
from coalition.graph.mapping import description
from coalition.graph.namespaces import COAL, DCTERMS
from coalition.store.catalogue import Run
from coalition.store.opening import open_store

FILE = Path(__file__).with_name("world.trig")


def fill(place: Path | str) -> None:
    """Make a store at a place: four articles kept, one of them for the second time, and one in quarantine."""
    run = Run.start("coalition, by hand")
    with open_store(place) as store:
        store.refresh_reference()
        earlier = Article("second-look", "An earlier text.", publisher="Sample Gazette")
        store.put(earlier, description(earlier), run)
        for article, quads in versions():
            store.put(article, quads, run)
        broken = Article("broken-wire", "Garbled.", title="Broken wire", publisher="Example Wire")
        store.quarantine(broken, description(broken), [], run)
        store.finish(run)


def versions() -> list[tuple[Article, list[ox.Quad]]]:
    """The articles of the file, each with the graph of its version."""
    graphs = defaultdict(list)
    for quad in ox.parse(path=FILE, format=ox.RdfFormat.TRIG):
        graphs[quad.graph_name].append(quad)
    return [(_article(graph, quads), quads) for graph, quads in graphs.items()]


def _article(graph: object, quads: list[ox.Quad]) -> Article:
    said = {
        quad.predicate: quad.object.value
        for quad in quads
        if quad.subject == graph and isinstance(quad.object, (ox.NamedNode, ox.Literal))
    }
    article = Article(
        id=said[DCTERMS.identifier],
        text=said[COAL.text],
        title=said.get(DCTERMS.title),
        date=said.get(DCTERMS.issued),
        publisher=said.get(DCTERMS.publisher),
    )
    assert ids.version(article) == graph, "the fixture names its graphs as the project does"
    return article
