"""Articles from places of all kinds: files, folders, standard input and addresses of the web."""

from collections.abc import Iterator, Sequence

from coalition.articles.article import Article
from coalition.articles.fields import is_address
from coalition.articles.read import read as read_files
from coalition.errors import ArticleError
from coalition.sources.manners import Manners


def read(places: Sequence[str], manners: Manners | None = None) -> Iterator[Article | ArticleError]:
    """The articles in some places, in the order given, one after the other as they are asked for.

    Args:
        places: files and folders as `coalition.articles.read.read` takes them, and addresses of pages, feeds
            and sitemaps.
        manners: how downloads behave.

    Raises:
        UsageError: before anything is read, if a place does not exist or none is given; while reading, if a
            library of the extra `sources` is missing.
    """
    files = [place for place in places if not is_address(place)]
    if files or not places:
        read_files(files)
    return _articles(places, manners or Manners())


def _articles(places: Sequence[str], manners: Manners) -> Iterator[Article | ArticleError]:
    from coalition.sources.fetching import Fetcher  # noqa: PLC0415 - files need nothing of it
    from coalition.sources.following import articles  # noqa: PLC0415 - as above

    fetcher = Fetcher(manners)
    for place in places:
        yield from articles(place, fetcher) if is_address(place) else read_files([place])
