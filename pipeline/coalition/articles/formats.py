"""Which reader reads which format: the one place to register another."""

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO

from coalition.articles import feed, jsonlines, pdf, plaintext, warc, webpage, xmlfile
from coalition.articles.article import Article
from coalition.articles.link import Link
from coalition.articles.markup import root
from coalition.articles.source import Source
from coalition.errors import ArticleError

Found = Article | Link | ArticleError
"""What a reader finds: an article, a link to one, or what was wrong with one of several."""
Reader = Callable[[Source], Iterator[Found]]

READERS: dict[str, Reader] = {
    ".txt": plaintext.articles,
    ".md": plaintext.articles,
    ".markdown": plaintext.articles,
    ".html": webpage.articles,
    ".htm": webpage.articles,
    ".xhtml": webpage.articles,
    ".jsonl": jsonlines.articles,
    ".ndjson": jsonlines.articles,
    ".xml": xmlfile.articles,
    ".rss": feed.articles,
    ".atom": feed.articles,
    ".warc": warc.articles,
    ".pdf": pdf.articles,
}
COMPRESSED = ".gz"
PEEK = 1024
"""How many bytes tell a format."""
_BLANK = b" \t\r\n\xef\xbb\xbf"
_SIGNATURES: dict[bytes, Reader] = {b"%PDF-": pdf.articles, b"WARC/": warc.articles}


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
    """The reader for what has no suffix, by its first characters.

    `%PDF-` and `WARC/` say what they are; `{` is JSON Lines; `<` is a feed, a sitemap or HTML, by its first
    element; all else is text.
    """
    first = start.lstrip(_BLANK)
    for signature, reader in _SIGNATURES.items():
        if first.startswith(signature):
            return reader
    if first[:1] == b"{":
        return jsonlines.articles
    if root(start) in xmlfile.READERS:
        return xmlfile.articles
    return webpage.articles if first[:1] == b"<" else plaintext.articles


def peeked(stream: BinaryIO) -> bytes:
    """The first bytes of a stream that can be peeked into."""
    return bytes(stream.peek(PEEK))  # type: ignore[attr-defined] # BinaryIO does not say that it can
