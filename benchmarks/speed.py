"""The speed of the whole ingest beside that of the bare spaCy pipeline, on the same texts in the same run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy

from benchmarks.clock import Span, in_turn
from benchmarks.places import BUILD
from coalition.articles.article import Article
from coalition.articles.read import read as articles_in
from coalition.ingest import ingest
from coalition.language.load import DEFAULT_MODEL, load
from coalition.language.workers import Readers, cores
from coalition.store.catalogue import Run
from coalition.store.opening import open_store
from coalition.validation.gate import Gate


@dataclass(frozen=True)
class Speed:
    """What was measured.

    Attributes:
        articles: how many.
        words: how many words they have, as split at white space.
        bare: `nlp.pipe` of the whole stock pipeline, as spaCy batches by default.
        batched: the same in batches of 16 texts, which suit it best.
        alone: the whole ingest in one process: reading files, annotating, stating, mapping, judging, and keeping in
            a new store on disk.
        spread: the same as `coalition ingest` does it, on as many processes as there are processors, their start
            included.
    """

    articles: int
    words: int
    bare: Span
    batched: Span
    alone: Span
    spread: Span


def measure(places: Sequence[Path], rounds: int) -> Speed:
    """Take all articles in some places through each, in turn, `rounds` times. Models are loaded before."""
    names = [str(place) for place in places]
    articles = [one for one in articles_in(names) if isinstance(one, Article)]
    texts = [one.text for one in articles]
    stock = spacy.load(DEFAULT_MODEL)
    works = [lambda: list(stock.pipe(texts)), lambda: list(stock.pipe(texts, batch_size=16))]
    spans = in_turn([*works, _ingest(names, 1), _ingest(names, cores())], rounds)
    return Speed(len(texts), sum(len(text.split()) for text in texts), *spans)


def _ingest(names: Sequence[str], processes: int) -> Callable[[], None]:
    nlp, gate = load(), Gate()
    BUILD.mkdir(exist_ok=True)

    def whole() -> None:
        with TemporaryDirectory(dir=BUILD) as place, open_store(place) as store, Readers(nlp, processes) as reader:
            for _ in ingest(articles_in(names), reader, store, gate, Run.start("benchmark")):
                pass

    return whole
