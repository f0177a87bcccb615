"""RSS and Atom feeds: their items as articles where they carry the text, else as links to it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

from coalition.articles import extras
from coalition.articles.address import clean
from coalition.articles.article import Article
from coalition.articles.encoding import decoded
from coalition.articles.fields import article, is_address, one_line
from coalition.articles.link import Link
from coalition.articles.markup import declared_encoding, without_declaration
from coalition.articles.source import SLOWEST, Source
from coalition.articles.webpage import text_of
from coalition.errors import ArticleError
from coalition.patience import TooSlowError, within

SHORTEST = 300
"""Characters of an item's content below which it is taken for a teaser, if the item links to more."""

_Entry = Mapping[str, Any]
"""What feedparser, which has no types, gives for an item."""


def articles(source: Source) -> Iterator[Article | ArticleError | Link]:
    """The items of a feed, in its order.

    Raises:
        ArticleError: if it is not a feed, or takes too long to be read.
        UsageError: if feedparser is not installed.
    """
    data = source.content()
    feed = _parsed(decoded(data, source.name, source.charset or declared_encoding(data)), source)
    if not feed.entries and (feed.bozo or not feed.version):
        raise ArticleError(f"{source.name}: this is not an RSS or Atom feed, or it is broken at its beginning.")
    publisher = _words(feed.feed, "title")
    for number, entry in enumerate(feed.entries, start=1):
        try:
            with within(SLOWEST):
                yield _item(entry, publisher, f"{source.name}#{number}")
        except ArticleError as error:
            yield error
        except TooSlowError as error:
            yield ArticleError(f"{source.name}#{number}: the item cannot be read: {error}.")


def _parsed(text: str, source: Source) -> Any:
    feedparser = extras.needed("feedparser", "Reading feeds")
    # A string would be taken for an address or the name of a file.
    stream = BytesIO(without_declaration(text).encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": source.address or ""}
    try:
        with within(SLOWEST):
            return feedparser.parse(stream, response_headers=headers)
    except TooSlowError as error:
        raise ArticleError(f"{source.name}: the feed cannot be read: {error}.") from None


def _item(entry: _Entry, feed_title: str | None, name: str) -> Article | Link:
    address = _address(entry)
    title, date = _words(entry, "title"), _date(entry)
    origin = entry.get("source")
    publisher = (
        _words(entry, "publisher") or _words(origin if isinstance(origin, Mapping) else {}, "title") or feed_title
    )
    text = _content(entry)
    if address and len(text) < SHORTEST:
        return Link(
            address,
            mark=_mark(entry),
            title=title,
            date=date,
            publisher=publisher,
        )
    if not text:
        raise ArticleError(f"{name}: the item has neither a text nor a link.")
    fields = {"title": title, "date": date, "url": address and clean(address), "publisher": publisher}
    return article(text, fields, given_id=None if address else _words(entry, "id"), source=name)


def _address(entry: _Entry) -> str | None:
    """The item's own address; its id only where that is one, as RSS has it for permalinks."""
    for key in ("link", "id"):
        value = _words(entry, key)
        if value and is_address(value):
            return value
    return None


def _content(entry: _Entry) -> str:
    """The longest text that the item carries; its summary only if there is nothing else."""
    parts = entry.get("content") or []
    if not parts and not _address(entry):
        parts = [entry.get("summary_detail") or {}]
    texts = [_plain(part) for part in parts if isinstance(part.get("value"), str)]
    return max(texts, key=len, default="")


def _plain(part: _Entry) -> str:
    value = str(part["value"])
    return value if part.get("type") == "text/plain" else text_of(value)


def _date(entry: _Entry) -> str | None:
    """The day of publication where the item was published; none if it is not a date."""
    value = _words(entry, "published")
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(value or "").date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _mark(entry: _Entry) -> str | None:
    # Asked for the one that is not there feedparser warns, and gives the other.
    return _words(entry, "updated" if "updated" in entry else "published")


def _words(entry: _Entry, key: str) -> str | None:
    value = entry.get(key)
    return one_line(value) or None if isinstance(value, str) else None
