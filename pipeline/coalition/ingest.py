"""The ingest: articles through the reader of their language, the mapping and the gate into the store."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Literal

from coalition.articles import identity
from coalition.articles.article import Article
from coalition.errors import ArticleError, CoalitionError
from coalition.graph.ids import article_id
from coalition.graph.mapping import quads
from coalition.statements.statement import Reading
from coalition.store.catalogue import Run
from coalition.store.store import BATCH, Store
from coalition.validation.gate import Gate
from coalition.validation.report import VIOLATION, Finding

Read = Callable[[Iterable[Article]], Iterator[tuple[Article, Reading]]]
"""Reads articles as they come, many at once where that is faster; gives each back with its reading."""

Fate = Literal["kept", "replaced", "unchanged", "duplicate", "quarantined", "failed"]
_COMMIT_EVERY = BATCH
"""How many articles are written at once; a power cut loses no more."""
_COMMIT_AFTER = 2.0
"""Seconds after which those that wait are written, though they are fewer."""
_AHEAD = 3 * _COMMIT_EVERY
"""How many articles may be read and not yet judged: what keeps memory bounded where the store is slow."""


@dataclass(frozen=True)
class Outcome:
    """What came of one article.

    Attributes:
        article: its id; for a source that could not be read, where it is.
        fate: `kept`, `replaced` (it took the place of an earlier version), `unchanged` (it was there before),
            `duplicate` (another article has its text, and the two count once), `quarantined` (it violates a shape; an
            earlier one stays) or `failed` (it could not be read).
        source: where it was read from.
        reason: why it failed, in one sentence.
        findings: what the gate has to say, warnings on what was kept included.
        statements: how many statements it makes.
        original: of a duplicate, the id of the article that came before it.
        near: ids of articles with nearly the same text, each with the share of words in a row that both have.
    """

    article: str
    fate: Fate
    source: str = "-"
    reason: str | None = None
    findings: tuple[Finding, ...] = ()
    statements: int = 0
    original: str | None = None
    near: tuple[tuple[str, float], ...] = ()


@dataclass
class Summary:
    """How many articles met which fate.

    >>> summary = Summary()
    >>> summary.add(Outcome("a1", "kept", statements=3))
    >>> summary.counts["kept"], summary.statements, summary.exit_code
    (1, 3, 0)
    """

    counts: dict[Fate, int] = field(default_factory=dict)
    statements: int = 0
    warnings: int = 0
    near: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one."""
        self.counts[outcome.fate] = self.counts.get(outcome.fate, 0) + 1
        self.warnings += sum(finding.severity != VIOLATION for finding in outcome.findings)
        self.near += bool(outcome.near)
        if outcome.fate in ("kept", "replaced"):
            self.statements += outcome.statements

    @property
    def exit_code(self) -> int:
        """0 if every article is in the store as it was given; 1 if any was quarantined or failed."""
        return int(any(self.counts.get(fate) for fate in ("quarantined", "failed")))


def ingest(
    articles: Iterable[Article | ArticleError], read: Read, store: Store, gate: Gate, run: Run
) -> Iterator[Outcome]:
    """Take in articles, and tell of each what came of it once it is on disk.

    One that fails is set aside with its reason, and the others go on. An article that the store has already,
    word for word, is not read again. Of two with one id the later counts. Judging and writing go on in a
    second thread while the next articles are read.

    Args:
        articles: articles, and the errors of those that could not be read.
        read: the language part.
        store: open for writing; the reference graph is brought up to date first.
        gate: what decides.
        run: noted in the catalogue with each article.

    Raises:
        StoreError: if the store cannot be written to; what was told of before is in it.
        CoalitionError: if the ontology or a shape has a fault.
    """
    store.refresh_reference()
    second = ThreadPoolExecutor(max_workers=1)
    try:
        yield from _Ingest(read, store, gate, run, second).outcomes(articles)
        second.submit(store.finish, run).result()
    finally:
        # What is being written is written; what waits is not begun when the run is broken off.
        second.shutdown(wait=True, cancel_futures=True)


class _Ingest:
    """One run: which articles are being read, judged and written."""

    def __init__(self, read: Read, store: Store, gate: Gate, run: Run, second: ThreadPoolExecutor) -> None:
        self.read, self.store, self.gate, self.run, self.second = read, store, gate, run, second
        self.settled: list[Outcome] = []
        self.reading: deque[Article] = deque()
        self.judged: list[Future[Outcome]] = []
        self.written: deque[tuple[list[Future[Outcome]], Future[None]]] = deque()
        self.seen: set[str] = set()
        self.addresses: dict[str, str] = {}
        self.broken: Exception | None = None
        self.wrote = time.monotonic()

    def outcomes(self, articles: Iterable[Article | ArticleError]) -> Iterator[Outcome]:
        for article, reading in self._readings(iter(articles)):
            self.judged.append(self.second.submit(self._judge, article, reading))
            if len(self.judged) >= _COMMIT_EVERY or time.monotonic() > self.wrote + _COMMIT_AFTER:
                self._write()
            yield from self._told(_AHEAD)
        self._write()
        yield from self._told(0)
        if self.broken is not None:
            raise self.broken

    def _readings(self, given: Iterator[Article | ArticleError]) -> Iterator[tuple[Article, Reading]]:
        """Read article after article; where the reader breaks down, what it had in hand one by one."""
        exhausted = False
        while not exhausted:
            try:
                for article, reading in self.read(self._fresh(given)):
                    self._give_back(article)
                    yield article, reading
                exhausted = True
                reason = "the reader gave nothing back"
            except Exception as error:  # whatever breaks on one must not lose the others
                reason = f"{type(error).__name__}: {error}"
            yield from self._one_by_one(reason)

    def _fresh(self, given: Iterator[Article | ArticleError]) -> Iterator[Article]:
        """The articles that have to be read."""
        try:
            for one in given:
                if isinstance(one, ArticleError):
                    self.settled.append(Outcome(str(one), "failed", reason=str(one)))
                else:
                    yield from self._to_read(self._known(one))
        except Exception as error:  # raised again at the end: it is no fault of the reader's
            self.broken = error

    def _known(self, article: Article) -> Article:
        """The article under the id that its work has, in the store or in this run."""
        if article.id in self.seen:
            return article
        known = self.store.known(article, self.addresses)
        address = identity.address(article.url)
        if address is not None:
            self.addresses.setdefault(address, known.id)
        return known

    def _to_read(self, article: Article) -> Iterator[Article]:
        """The article, if it has to be read."""
        # The store may not have yet what an earlier article of this run says.
        is_new = article.id not in self.seen
        original = self.store.original(article) if is_new else None
        if is_new and self.store.holds(article):
            self.settled.append(Outcome(article.id, "unchanged", article.source, original=original))
        elif original is not None and original not in self.seen:
            self.judged.append(self.second.submit(self._note, article, original))
        else:
            self.seen.add(article.id)
            self.reading.append(article)
            yield article

    def _give_back(self, article: Article) -> None:
        place = next(place for place, one in enumerate(self.reading) if one.id == article.id)
        del self.reading[place]

    def _one_by_one(self, reason: str) -> Iterator[tuple[Article, Reading]]:
        alone, self.reading = len(self.reading) == 1, deque(self.reading)
        while self.reading:
            article = self.reading.popleft()
            try:
                # The one that was alone in hand is the one that breaks: it need not break twice.
                read = [] if alone else list(self.read([article]))
            except Exception as error:
                read, reason = [], f"{type(error).__name__}: {error}"
            yield from read
            if not read:
                self.settled.append(_failed(article, reason))

    def _judge(self, article: Article, reading: Reading) -> Outcome:
        """In the second thread: map, judge and put one article."""
        try:
            said = quads(article, reading)
            verdict = self.gate.judge(said)
        except CoalitionError:
            # The ontology or a shape has a fault, which no article is to blame for.
            raise
        except Exception as error:
            return _failed(article, f"{type(error).__name__}: {error}")
        findings, count = tuple(verdict.findings), len(reading.statements)
        if not (verdict.conforms and verdict.applies):
            self.store.quarantine(article, said, verdict.report, self.run)
            return Outcome(article.id, "quarantined", article.source, findings=findings, statements=count)
        kin = self.store.kin(article)
        fate = self.store.put(article, said, self.run, kin)
        original = article_id(kin.original) if kin.original is not None and fate == "duplicate" else None
        near = tuple((one.article, one.similarity) for one in kin.near) if fate != "duplicate" else ()
        return Outcome(article.id, fate, article.source, None, findings, count, original, near)

    def _note(self, article: Article, original: str) -> Outcome:
        """In the second thread: note that another article has the same text, and counts."""
        return Outcome(article.id, self.store.note(article, self.run), article.source, original=original)

    def _write(self) -> None:
        self.written.append((self.judged, self.second.submit(self.store.commit)))
        self.judged, self.wrote = [], time.monotonic()

    def _told(self, ahead: int) -> Iterator[Outcome]:
        """The outcomes of what is on disk; waits for it where more than `ahead` articles are behind."""
        settled, self.settled = self.settled, []
        yield from settled
        while self.written and (
            self.written[0][1].done() or sum(len(batch) for batch, _ in self.written) > ahead or not ahead
        ):
            batch, commit = self.written.popleft()
            outcomes = [judged.result() for judged in batch]
            commit.result()
            yield from outcomes


def _failed(article: Article, reason: str) -> Outcome:
    sentence = f"{article.source}: article {article.id} could not be read ({' '.join(reason.split())})."
    return Outcome(article.id, "failed", article.source, sentence)
