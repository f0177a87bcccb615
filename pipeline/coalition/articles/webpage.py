"""HTML: the article of a page without what surrounds it, and what the page says of itself."""

import logging
import re
from collections.abc import Iterator

from coalition.articles.article import Article
from coalition.articles.encoding import decoded
from coalition.articles.fields import article, is_address
from coalition.articles.source import Source
from coalition.errors import ArticleError

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
        ArticleError: if the page holds no article, or is not text.
    """
    data = source.content()
    declared = _CHARSET.search(data, 0, _HEAD)
    page = decoded(data, source.name, declared and declared[1].decode("ascii"))
    yield _article(page, source)


def _article(page: str, source: Source) -> Article:
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415 (slow to load)

    # Without a handler Python prints the library's own complaints beside ours.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    tree = load_html(_XML_DECLARATION.sub("", page, count=1))
    if tree is None:
        raise _nothing(source)
    for phrase in list(tree.iter(*_PHRASES)):
        phrase.drop_tag()
    found = bare_extraction(
        tree,
        include_comments=False,
        include_formatting=True,
        include_tables=True,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    if found is None or isinstance(found, dict) or not found.text:
        raise _nothing(source)
    text = "\n".join(line.rstrip() for line in found.text.split("\n"))
    fields = {"title": found.title, "date": found.date, "publisher": found.sitename}
    if found.url and is_address(found.url):
        fields["url"] = found.url
    return article(_WIDE_GAP.sub("\n\n", text).strip("\n"), fields, given_id=source.stem, source=source.name)


def _nothing(source: Source) -> ArticleError:
    return ArticleError(f"{source.name}: no article was found on the page.")
