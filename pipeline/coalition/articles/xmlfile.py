"""XML files: feeds, sitemaps and pages, told apart by their first element."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO

from coalition.articles import feed, sitemap, webpage
from coalition.articles.article import Article
from coalition.articles.link import Link
from coalition.articles.markup import root
from coalition.articles.source import Source
from coalition.errors import ArticleError

READERS: dict[str, Callable[[Source], Iterator[Article | Link | ArticleError]]] = {
    "rss": feed.articles,
    "rdf": feed.articles,
    "feed": feed.articles,
    "urlset": sitemap.articles,
    "sitemapindex": sitemap.articles,
}
_PAGES = {"html"}
_HEAD = 4096


def articles(source: Source) -> Iterator[Article | Link | ArticleError]:
    """What the file holds.

    Raises:
        ArticleError: if it is XML of another kind.
    """
    data = source.content()
    name = root(data[:_HEAD])
    reader = webpage.articles if name in _PAGES else READERS.get(name)
    if reader is None:
        what = f"begins with <{name}>" if name else "has no first element"
        raise ArticleError(f"{source.name}: the XML {what}, and is neither a feed nor a sitemap nor a page.")
    yield from reader(replace(source, stream=BytesIO(data)))
