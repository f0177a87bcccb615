"""`python -m benchmarks.growth [SMALL [LARGE]]`: what one more article costs in a small store and in a large one.

Stores of two sizes, in quads, are filled with generated articles; then, in turn, the same further articles go into
each, one at a time as they would come all day, new ones and corrections, through mapping, gate and store on disk.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.clock import Span, timed
from benchmarks.generated import article, read
from benchmarks.places import BUILD
from coalition.articles.article import Article
from coalition.graph.mapping import quads
from coalition.ingest import ingest
from coalition.store.catalogue import Run
from coalition.store.opening import open_store
from coalition.store.store import Store
from coalition.validation.gate import Gate

MORE = 60
"""How many further articles are measured, and as many corrections."""
MOST = 1.5
"""How much more an article may cost in the large store."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("small", nargs="?", type=int, default=50_000)
    parser.add_argument("large", nargs="?", type=int, default=5_000_000)
    asked = parser.parse_args()
    BUILD.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=BUILD) as folder:
        sizes = [asked.small, asked.large]
        places = [Path(folder, str(size)) for size in sizes]
        held = [_filled(place, size) for place, size in zip(places, sizes, strict=True)]
        stores = [open_store(place) for place in places]
        costs = {what: _costs(stores, articles) for what, articles in _further(min(held)).items()}
        for store in stores:
            store.close()
    print(f"One more article, median of {MORE}, in turn; stores of {asked.small:,} and {asked.large:,} quads")
    for what, (small, large) in costs.items():
        ratio = large.wall / small.wall
        told = "met" if ratio < MOST else "MISSED"
        print(
            f"  {what:12}{1000 * small.wall:8.1f} ms {1000 * large.wall:8.1f} ms   x{ratio:.2f}, under {MOST}: {told}"
        )


def _filled(place: Path, size: int) -> int:
    """Fill a store up to a number of quads; returns how many articles that took."""
    run, number, total = Run.start("growth"), 0, 0
    with open_store(place) as store:
        store.refresh_reference()
        while total < size:
            ((one, reading),) = read([article(number)])
            said = quads(one, reading)
            store.put(one, said, run)
            total, number = total + len(said), number + 1
    return number


def _further(held: int) -> dict[str, list[Article]]:
    """Articles that no store has, and corrections of some that every store has."""
    fresh = (article(number) for number in range(10_000_000, 10_001_000) if number % 100 != 6)
    return {
        "new": [one for one, _ in zip(fresh, range(MORE), strict=False)],
        "corrected": [article(number, 1) for number in range(7, min(held, 7 + MORE))],
    }


def _costs(stores: list[Store], articles: list[Article]) -> tuple[Span, Span]:
    """The median cost of an article in each of two stores."""
    spans: list[list[Span]] = [[], []]
    gate = Gate()
    for one in articles:
        for place, store in enumerate(stores):
            spans[place].append(timed(lambda store=store, one=one: _taken(store, one, gate)))  # type: ignore[misc]
    small, large = (Span(median(s.wall for s in of), median(s.cpu for s in of)) for of in spans)
    return small, large


def _taken(store: Store, one: Article, gate: Gate) -> None:
    def given() -> Iterator[Article]:
        yield one

    for _ in ingest(given(), read, store, gate, Run.start("growth")):
        pass


if __name__ == "__main__":
    main()
