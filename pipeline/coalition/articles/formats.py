"""Which reader reads which format: the one place to register another."""

from collections.abc import Callable, Iterator
from pathlib import PurePath

from coalition.articles import jsonlines, plaintext, webpage
from coalition.articles.article import Article
from coalition.articles.source import Source
from coalition.errors import ArticleError

Reader = Callable[[Source], Iterator[Article | ArticleError]]

READERS: dict[str, Reader] = {
    ".txt": plaintext.articles,
    ".md": plaintext.articles,
    ".markdown": plaintext.articles,
    ".html": webpage.articles,
    ".htm": webpage.articles,
    ".jsonl": jsonlines.articles,
    ".ndjson": jsonlines.articles,
}
COMPRESSED = ".gz"
_BLANK = b" \t\r\n\xef\xbb\xbf"


def suffix(path: PurePath) -> str:
    """The suffix that tells the format, in lower case, without that of compression.

    >>> suffix(PurePath("2025/news.JSONL.gz"))
    '.jsonl'
    """
    if path.suffix.lower() == COMPRESSED:
        path = path.with_suffix("")
    return path.suffix.lower()


def stem(path: PurePath) -> str:
    """The file's name without the suffixes that tell its format.

    >>> stem(PurePath("2025/news.jsonl.gz")), stem(PurePath("v1.2 notes"))
    ('news', 'v1.2 notes')
    """
    if path.suffix.lower() == COMPRESSED:
        path = path.with_suffix("")
    return path.stem if path.suffix.lower() in READERS else path.name


def guessed(start: bytes) -> Reader:
    """The reader for what has no suffix, by its first character: `{` JSON Lines, `<` HTML, else text."""
    first = start.lstrip(_BLANK)[:1]
    if first == b"{":
        return jsonlines.articles
    return webpage.articles if first == b"<" else plaintext.articles
