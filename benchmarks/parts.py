"""The speed of single stages, each fed with what the stage before it made."""

from collections.abc import Callable, Sequence
from functools import partial

from pyoxigraph import Quad

from benchmarks.clock import Span, in_turn
from coalition.articles.article import Article
from coalition.articles.layout import blocks
from coalition.graph.mapping import quads
from coalition.language.load import load
from coalition.language.reading import read
from coalition.validation.gate import Gate


def measure(articles: Sequence[Article], rounds: int) -> dict[str, Span]:
    """Time for all the articles together: layout, annotating and stating, mapping, the gate."""
    nlp, gate = load(), Gate()
    readings = list(read(nlp, articles))
    graphs = [quads(article, reading) for article, reading in readings]
    stages: dict[str, Callable[[], object]] = {
        "layout": lambda: [blocks(article.text) for article in articles],
        "annotate and state": lambda: list(read(nlp, articles)),
        "map": lambda: [quads(article, reading) for article, reading in readings],
        "gate": partial(_judged, gate, graphs),
    }
    return dict(zip(stages, in_turn(list(stages.values()), rounds), strict=True))


def _judged(gate: Gate, graphs: Sequence[Sequence[Quad]]) -> None:
    for graph in graphs:
        gate.judge(graph)
