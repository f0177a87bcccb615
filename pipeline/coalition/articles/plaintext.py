"""Plain text and Markdown, with or without front matter; the layout of both is read alike."""

from collections.abc import Iterator

from coalition.articles.article import Article
from coalition.articles.encoding import decoded, normalised
from coalition.articles.fields import article
from coalition.articles.frontmatter import parted
from coalition.articles.source import Source


def articles(source: Source) -> Iterator[Article]:
    """The one article of a text file.

    Raises:
        ArticleError: if it is empty or binary, or its front matter holds a wrong date or address.
    """
    fields, text = parted(normalised(decoded(source.content(), source.name, source.charset)))
    yield article(text, {"url": source.address, **fields}, given_id=source.stem, source=source.name)
