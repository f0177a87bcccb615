"""`make bench`: speed, measured side by side in one run."""

import os
import platform
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import asking, corpus, parts, speed
from benchmarks.clock import Span
from benchmarks.command import coalition
from benchmarks.places import BUILD, EXAMPLES, docs, labelled
from coalition.articles.article import Article
from coalition.articles.read import read

ROUNDS = 3
ASKED = 10
LEAST_SPEED = 0.8
LONGEST_ANSWER = 0.5


def main() -> None:
    """Measure and print."""
    print(f"{_machine()}; medians of {ROUNDS} rounds in turn\n")
    places = [EXAMPLES, *map(docs, corpus.places().values()), *map(docs, labelled().values())]
    _speed(places)
    _parts(places)
    _asking()


def _machine() -> str:
    parts = [f"{os.cpu_count()} cores", f"Python {platform.python_version()}"]
    return ", ".join([*parts, *(f"{name} {version(name)}" for name in ("spacy", "pyoxigraph"))])


def _speed(places: list[Path]) -> None:
    measured = speed.measure(places, ROUNDS)
    print(f"The whole ingest of {measured.articles} articles, {measured.words:,} words")
    rows = {
        "bare nlp.pipe": measured.bare,
        "bare, batches of 16": measured.batched,
        "ingest, one process": measured.alone,
        "ingest, as it comes": measured.spread,
    }
    print(f"  {'':24}{'words a second':>16}{'of nlp.pipe':>14}{'of batches of 16':>18}")
    for name, span in rows.items():
        its, bare, batched = (measured.words / one.wall for one in (span, measured.bare, measured.batched))
        print(f"  {name:24}{its:16,.0f}{its / bare:14.2f}{its / batched:18.2f}")
    for name, span in list(rows.items())[2:]:
        print(f"  {name}: at least {LEAST_SPEED} of nlp.pipe: {_met(measured.bare.wall / span.wall >= LEAST_SPEED)}")
    print()


def _parts(places: list[Path]) -> None:
    articles = [one for one in read([str(place) for place in places]) if isinstance(one, Article)]
    words = sum(len(article.text.split()) for article in articles)
    print("Stages, in CPU time")
    for name, span in parts.measure(articles, ROUNDS).items():
        print(f"  {name:24}{_each(span, len(articles)):8.2f} ms an article{words / span.cpu:14,.0f} words/s")
    print()


def _each(span: Span, articles: int) -> float:
    return 1000 * span.cpu / articles


def _asking() -> None:
    BUILD.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=BUILD) as folder:
        coalition("ingest", EXAMPLES, "--store", folder)
        wall = asking.measure(Path(folder), ASKED)
    print(f"coalition {' '.join(asking.QUESTION)}, the examples in the store, median of {ASKED}")
    print(f"  {wall:.2f} s from start to end; at most {LONGEST_ANSWER} s: {_met(wall <= LONGEST_ANSWER)}")


def _met(holds: bool) -> str:
    return "met" if holds else "MISSED"


if __name__ == "__main__":
    main()
