"""WARC files, as web archives and Common Crawl's news hold them: the pages that were fetched."""

from collections.abc import Iterator
from io import BytesIO, RawIOBase
from typing import Any, BinaryIO

from coalition.articles import extras
from coalition.articles.article import Article
from coalition.articles.fields import is_address, one_line
from coalition.articles.source import LARGEST, Source, too_large
from coalition.articles.webpage import article_of
from coalition.errors import ArticleError

_PAGES = {"text/html", "application/xhtml+xml"}
_FETCHED = 200


def articles(source: Source) -> Iterator[Article | ArticleError]:
    """The articles of the pages in an archive, in its order.

    Pages are responses with status 200 and HTML in them, and resources that are HTML; other records hold no
    article and are passed over.

    Raises:
        ArticleError: if it is not an archive, or is broken.
        UsageError: if fastwarc is not installed.
    """
    extras.needed("fastwarc", "Reading WARC files")
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 (of an extra)

    wanted = WarcRecordType.response | WarcRecordType.resource
    calm = _Calm(source.stream)
    read = 0
    records = iter(ArchiveIterator(calm, record_types=wanted, parse_http=False))
    while True:
        try:
            record = next(records, None)
        except OSError as error:
            calm.check()
            raise ArticleError(f"{source.name}: the archive is broken, or no WARC file ({error}).") from error
        calm.check()
        if record is None:
            break
        read += 1
        # Here, since the place is that of the next record once this one is read.
        name = f"{source.name}:{record.stream_pos}"
        try:
            content = _content(record, name)
            calm.check()
            if _is_page(record, content):
                yield _article(record, name, content)
        except ArticleError as error:
            yield error
        except OSError as error:
            yield ArticleError(f"{name}: the record is broken ({error}).")
    if not read:
        raise ArticleError(f"{source.name}: there is no response or resource in the archive.")


class _Calm(RawIOBase):
    """Reads on until something is wrong, and tells of it when asked: fastwarc breaks down when a stream raises."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._place = 0
        self._error: Exception | None = None

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self._error is not None:
            return b""
        try:
            data = self._stream.read(size)
        except Exception as error:
            self._error = error
            return b""
        self._place += len(data)
        return data

    def tell(self) -> int:
        return self._place

    def check(self) -> None:
        """Raise what went wrong in reading."""
        if self._error is not None:
            raise self._error


def _content(record: Any, name: str) -> bytes:
    data: bytes = record.reader.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise too_large(name)
    if len(data) < record.content_length:
        raise ArticleError(f"{name}: the archive ends in the middle of a record.")
    return data


def _is_page(record: Any, content: bytes) -> bool:
    if not record.is_http:
        return (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower() in _PAGES
    record.set_bytes_content(content)
    record.parse_http(auto_decode="all")
    return record.http_headers.status_code == _FETCHED and record.http_content_type in _PAGES


def _article(record: Any, name: str, content: bytes) -> Article:
    address = one_line(record.headers.get("WARC-Target-URI") or "").strip("<>")
    if record.is_http:
        content = record.reader.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise too_large(name)
    charset = record.http_charset if record.is_http else None
    return article_of(content, Source(name, None, BytesIO(), address if is_address(address) else None, charset))
