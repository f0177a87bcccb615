"""From an address to its articles: those of a page, and those that a feed or sitemap names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from io import BufferedReader, BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, cast
from urllib.parse import urlsplit

from coalition.articles import jsonlines, pdf, plaintext, warc, webpage, xmlfile
from coalition.articles.article import Article
from coalition.articles.formats import PEEK, READERS, Found, Reader, suffix
from coalition.articles.link import Link
from coalition.articles.markup import root
from coalition.articles.opening import found_in
from coalition.articles.source import Source
from coalition.errors import ArticleError
from coalition.sources.answer import Answer
from coalition.sources.errors import FetchError
from coalition.sources.fetching import Fetcher

_DEEPEST = 2
"""How many indexes of sitemaps may stand above a sitemap."""
_HTML = {"text/html", "application/xhtml+xml"}
_KINDS: dict[str, Reader] = {
    "application/pdf": pdf.articles,
    "application/warc": warc.articles,
    "application/json": jsonlines.articles,
    "application/jsonl": jsonlines.articles,
    "application/x-ndjson": jsonlines.articles,
    "application/ndjson": jsonlines.articles,
    "application/rss+xml": xmlfile.articles,
    "application/atom+xml": xmlfile.articles,
    "application/rdf+xml": xmlfile.articles,
    "application/xml": xmlfile.articles,
    "text/xml": xmlfile.articles,
}
_BY_CONTENT = {"", "application/octet-stream", "binary/octet-stream", "application/gzip", "application/x-gzip"}
_GZIP = b"\x1f\x8b"
_PLAIN = {"text/plain", "text/markdown"}


def articles(address: str, fetcher: Fetcher) -> Iterator[Article | ArticleError]:
    """The articles at an address: of a page the one, of a feed or sitemap all that it carries or names.

    Args:
        address: of the web.
        fetcher: gets it.

    Yields:
        Each article; in place of one that cannot be had or read, the error that says why.

    Raises:
        UsageError: if a library of the extra `sources` is missing.
    """
    try:
        answer = fetcher.get(address)
    except FetchError as error:
        yield error
        return
    links = Links(fetcher.manners.most)
    yield from links.parted(found(answer))
    yield from links.unfolded(fetcher)
    for link in links.newest(address):
        yield link if isinstance(link, ArticleError) else of_link(link, fetcher)


def of_link(link: Link, fetcher: Fetcher) -> Article | ArticleError:
    """The article of a page that is linked to."""
    try:
        answer = fetcher.get(link.address)
    except FetchError as error:
        return error
    return of_page(answer, link)


def of_page(answer: Answer, link: Link) -> Article | ArticleError:
    """The article of a page, with what the link says where the page does not."""
    for one in found(answer):
        if isinstance(one, Article):
            return _completed(one, link)
        if isinstance(one, ArticleError):
            return one
    return ArticleError(f"{link.address}: there is no article, only links to others.")


def found(answer: Answer) -> Iterator[Found]:
    """What is found in an answer, by its media type where that says something, else by its content."""
    content = answer.content or b""
    reader = _reader(answer, content[:PEEK])
    if reader is None:
        yield ArticleError(f"{answer.address}: it is of type {answer.kind[:60]!r}, which holds no article.")
        return
    stream = cast("BinaryIO", BufferedReader(BytesIO(content)))
    source = Source(answer.address, None, stream, answer.address, answer.charset)
    yield from found_in(source, None if reader is _guess else reader)


def _guess(source: Source) -> Iterator[Found]:
    """Stands for the reader that the content calls for."""
    return found_in(source)


def _reader(answer: Answer, start: bytes) -> Reader | None:
    if start.startswith((b"%PDF-", _GZIP)) or root(start) in xmlfile.READERS:
        # Many feeds go by another name, and so do files behind a link to download them.
        return _guess
    if answer.kind in _HTML:
        return webpage.articles
    if answer.kind in _PLAIN or answer.kind in _BY_CONTENT:
        otherwise = plaintext.articles if answer.kind in _PLAIN else _guess
        return READERS.get(suffix(PurePosixPath(urlsplit(answer.address).path)), otherwise)
    return _KINDS.get(answer.kind)


def _completed(article: Article, link: Link) -> Article:
    # A page that names no publisher is given its host for one.
    host = urlsplit(article.url or link.address).netloc.removeprefix("www.")
    said = None if article.publisher == host else article.publisher
    return replace(
        article,
        title=article.title or link.title,
        date=article.date or link.date,
        publisher=said or link.publisher or article.publisher,
    )


@dataclass
class Links:
    """The links that a place names, each once.

    Args:
        most: how many pages are kept.
    """

    most: int
    pages: dict[str, Link] = field(default_factory=dict)
    sitemaps: list[tuple[int, Link]] = field(default_factory=list)

    def parted(self, found: Iterator[Found], depth: int = 0) -> Iterator[Article | ArticleError]:
        """What is found and is no link; the links are kept."""
        for one in found:
            if not isinstance(one, Link):
                yield one
            elif one.kind == "sitemap":
                self.sitemaps.append((depth + 1, one))
            else:
                self.pages.setdefault(one.address, one)

    def unfolded(
        self, fetcher: Fetcher, stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[Article | ArticleError]:
        """Get the sitemaps that an index names, the newest first, until there are pages enough."""
        seen: set[str] = set()
        while self.sitemaps and len(self.pages) < self.most and not stopped():
            self.sitemaps.sort(key=lambda entry: entry[1].mark or "")
            depth, link = self.sitemaps.pop()
            if link.address in seen or depth > _DEEPEST:
                continue
            seen.add(link.address)
            try:
                answer = fetcher.get(link.address)
            except FetchError as error:
                yield error
            else:
                yield from self.parted(found(answer), depth)

    def newest(self, address: str) -> Iterator[Link | ArticleError]:
        """The pages, or the newest of them if there are too many; then what is said of the others."""
        pages = list(self.pages.values())
        left = len(pages) - self.most
        if left > 0:
            pages = sorted(pages, key=lambda link: link.mark or "", reverse=True)[: self.most]
        yield from pages
        if left > 0:
            yield ArticleError(
                f"{address}: it names {len(self.pages):,} pages, and {self.most:,} of them are read, the newest first; "
                "--most raises that."
            )
