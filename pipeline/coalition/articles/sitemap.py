"""Sitemaps, also those for news and indexes of sitemaps: links to articles."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from coalition.articles.encoding import decoded
from coalition.articles.fields import is_address, iso_date, one_line
from coalition.articles.link import Link
from coalition.articles.markup import declared_encoding, without_declaration
from coalition.articles.source import Source
from coalition.errors import ArticleError

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTRIES = {"url", "sitemap"}


def articles(source: Source) -> Iterator[Link | ArticleError]:
    """The links of a sitemap, in its order; where it breaks off, the error that says so.

    Raises:
        ArticleError: if it is not text.
    """
    from lxml import etree  # noqa: PLC0415 (slow to load)

    data = source.content()
    text = decoded(data, source.name, source.charset or declared_encoding(data))
    stream = BytesIO(without_declaration(text).encode("utf-8", "replace"))
    # Entities stay unresolved: a sitemap needs none, and they may be made to fill the memory.
    parsed = etree.iterparse(stream, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8")
    try:
        for _, element in parsed:
            if isinstance(element.tag, str) and _name(element) in _ENTRIES:
                yield _link(element, source)
                element.clear()
    except etree.XMLSyntaxError as error:
        yield ArticleError(f"{source.name}: the sitemap is broken ({_reason(error)}); what comes behind is not read.")
    except ArticleError as error:
        yield error


def _link(entry: "_Element", source: Source) -> Link | ArticleError:
    said = {_name(part): one_line(part.text or "") for part in entry.iter("{*}*")}
    address = said.get("loc", "")
    if not is_address(address):
        return ArticleError(f"{source.name}: the sitemap names {address[:60]!r}, which is not an address.")
    try:
        date = iso_date(said.get("publication_date") or None, source.name)
    except ArticleError:
        date = None
    return Link(
        address,
        "sitemap" if _name(entry) == "sitemap" else "page",
        mark=said.get("lastmod") or said.get("publication_date") or None,
        title=said.get("title") or None,
        date=date,
        publisher=said.get("name") or None,
    )


def _name(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
