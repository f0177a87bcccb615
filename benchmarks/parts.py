"""The speed of single stages, each fed with what the stage before it made, and of two parts of what reading does."""

from collections.abc import Callable, Sequence
from functools import partial

from pyoxigraph import Quad
from spacy.tokens import Doc

from benchmarks.candidates import PROPOSED, candidates
from benchmarks.clock import Span, in_turn
from coalition.articles.article import Article
from coalition.articles.layout import blocks
from coalition.graph.mapping import quads
from coalition.language.confidence import confident, weights
from coalition.language.load import load
from coalition.language.reading import BATCH, annotated, read
from coalition.language.relations.context import Context
from coalition.statements.scoring.judging import Verdict
from coalition.statements.scoring.labels import Labels
from coalition.validation.gate import Gate


def measure(articles: Sequence[Article], rounds: int) -> dict[str, Span]:
    """Time for all the articles together: layout, annotating and stating, mapping, the gate.

    Confidence is part of annotating and stating. Candidates would be, if a model stated pledges (benchmarks.proposals).
    """
    nlp, gate = load(), Gate()
    docs = list(nlp.pipe(annotated(nlp, articles), batch_size=BATCH))
    readings = list(read(nlp, articles))
    graphs = [quads(article, reading) for article, reading in readings]
    stages: dict[str, Callable[[], object]] = {
        "layout": lambda: [blocks(article.text) for article in articles],
        "annotate and state": lambda: list(read(nlp, articles)),
        "  confidence": lambda: [confident(Context(doc), doc._.reading.statements) for doc in docs],
        "  candidates (not used)": lambda: [_weighed(doc) for doc in docs],
        "map": lambda: [quads(article, reading) for article, reading in readings],
        "gate": partial(_judged, gate, graphs),
    }
    return dict(zip(stages, in_turn(list(stages.values()), rounds), strict=True))


def _weighed(doc: Doc) -> list[float]:
    nothing = Verdict(Labels("", (), (), {}))
    found = candidates(Context(doc), nothing)
    return [weights().confidence(PROPOSED, (*one.evidence, *one.company)) for one in found]


def _judged(gate: Gate, graphs: Sequence[Sequence[Quad]]) -> None:
    for graph in graphs:
        gate.judge(graph)
