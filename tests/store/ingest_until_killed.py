"""A program for test_killed.py: takes in numbered articles until it is done or killed.

    python ingest_until_killed.py STORE COUNT

Every third article comes again as a corrected version, every seventh is refused by the gate.
"""

import sys
from collections.abc import Iterable, Iterator

from coalition.articles.article import Article
from coalition.ingest import ingest
from coalition.statements.statement import Figure, Passage, Reading, Statement, Thing
from coalition.store.catalogue import Run
from coalition.store.opening import open_store
from coalition.validation.gate import Gate

GBR = Thing("nation", "GBR", "United Kingdom")
TROOPS = Thing("capability", "troops", "troops")


def article(number: int, edition: str) -> Article:
    """The article of a number; its text has the number of troops in it."""
    troops = number * 10 + (5 if edition == "corrected" else 1)
    return Article(f"a{number}", f"Edition {edition}: Britain pledged {troops} troops.")


def read(articles: Iterable[Article]) -> Iterator[tuple[Article, Reading]]:
    """One pledge an article."""
    for one in articles:
        figure = Figure(int(one.text.split()[-2]), "troops")
        status = "maybe" if figure.value % 70 == 1 else "pledged"
        passage = Passage(one.text.index("Britain"), len(one.text))
        yield one, Reading((Statement("pledges", GBR, TROOPS, passage, "rule", 0.9, status, figure),), (GBR,))


def editions(count: int) -> Iterator[Article]:
    """First all articles as they first came, then the corrected ones."""
    yield from (article(number, "first") for number in range(count))
    yield from (article(number, "corrected") for number in range(0, count, 3))


if __name__ == "__main__":
    with open_store(sys.argv[1]) as store:
        for outcome in ingest(editions(int(sys.argv[2])), read, store, Gate(), Run.start("test")):
            sys.stdout.write(f"{outcome.article} {outcome.fate}\n")
            sys.stdout.flush()
