"""HTML: the article of a page without what surrounds it, and what the page says of itself."""

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from coalition.articles.address import canonical
from coalition.articles.article import Article
from coalition.articles.encoding import decoded
from coalition.articles.fields import LONGEST_FIELD, article
from coalition.articles.source import SLOWEST, Source
from coalition.errors import ArticleError
from coalition.patience import TooSlowError, within

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096
# Set in bold or italics a word is the same word; only what stands alone is kept as Markdown.
_PHRASES = ("b", "strong", "i", "em", "u", "mark", "tt", "kbd", "samp", "var", "sub", "sup")
# No search through the text, where the first date is often another one; and a date to come is still the
# page's own.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
_WIDE_GAP = re.compile(r"\n{3,}")


def articles(source: Source) -> Iterator[Article]:
    """The one article of a page: headings, lists and tables as light Markdown, without what surrounds it.

    Raises:
        ArticleError: if the page holds no article, is not text, or takes too long to be read.
    """
    yield article_of(source.content(), source)


def article_of(data: bytes, source: Source) -> Article:
    """The article of a page.

    Args:
        data: the page.
        source: where it comes from; its stream is not read.

    Raises:
        ArticleError: as above.
    """
    declared = _CHARSET.search(data, 0, _HEAD)
    page = decoded(data, source.name, (declared and declared[1].decode("ascii")) or source.charset)
    try:
        with within(SLOWEST):
            tree, found = _extracted(page, source)
    except TooSlowError as error:
        raise ArticleError(f"{source.name}: the page cannot be read: {error}.") from None
    fields: dict[str, object] = {
        "title": found.title,
        "date": found.date,
        "publisher": found.sitename,
        "url": canonical(tree, source.address),
    }
    fields = {key: value for key, value in fields.items() if isinstance(value, str) and len(value) <= LONGEST_FIELD}
    return article(_tidied(found.text or ""), fields, given_id=source.stem, source=source.name)


def text_of(fragment: str) -> str:
    """The text of a piece of HTML that is all article, as feeds hold it, as light Markdown; empty if there is none."""
    from trafilatura import html2txt  # noqa: PLC0415 (slow to load)

    page = f"<html><body><article>{fragment}</article></body></html>"
    found = _extraction(page, None)[1]
    return _tidied(found.text) if found is not None and found.text else str(html2txt(page))


def _extracted(page: str, source: Source) -> tuple["HtmlElement", "Document"]:
    tree, found = _extraction(page, source.address)
    if tree is None or found is None or not found.text:
        raise ArticleError(f"{source.name}: no article was found on the page.")
    return tree, found


def _extraction(page: str, address: str | None) -> tuple["HtmlElement | None", "Document | None"]:
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415 (slow to load)

    # Without a handler Python prints the library's own complaints beside ours.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    tree = load_html(_XML_DECLARATION.sub("", page, count=1))
    if tree is None:
        return None, None
    for phrase in list(tree.iter(*_PHRASES)):
        phrase.drop_tag()
    found = bare_extraction(
        tree,
        url=address,
        include_comments=False,
        include_formatting=True,
        include_tables=True,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    return tree, None if isinstance(found, dict) else found


def _tidied(text: str) -> str:
    return _WIDE_GAP.sub("\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip("\n")
