"""RSS and Atom: what becomes an article, what a link, and what is said of broken feeds."""

from collections.abc import Callable
from io import BytesIO

import pytest

from coalition.articles.article import Article
from coalition.articles.feed import articles
from coalition.articles.link import Link
from coalition.articles.source import Source
from coalition.errors import ArticleError

FILL = "The ministers said on Tuesday that the convoy would leave before the winter and that each pays its share. "
CONTENT = (
    "&lt;p&gt;Oslo sends &lt;b&gt;20&lt;/b&gt; trucks &amp;amp; fuel.&lt;/p&gt;"
    "&lt;ul&gt;&lt;li&gt;Bern: none&lt;/li&gt;&lt;/ul&gt;"
    f"&lt;p&gt;{FILL * 3}&lt;/p&gt;"
)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Wire</title><link>https://example.org/</link>
<item><title>Trucks for Kyiv</title><link>https://example.org/trucks?id=7</link>
 <pubDate>Thu, 04 Sep 2025 23:30:00 -0800</pubDate><description>Teaser.</description>
 <content:encoded>{CONTENT}</content:encoded></item>
<item><title>Łódź pays</title><link>https://example.org/lodz</link><description>Only a teaser.</description>
 <pubDate>yesterday</pubDate></item>
<item><guid isPermaLink="false">note-3</guid><description>Bern pays 5 million.</description></item>
<item><title>Nothing</title></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Ministry</title>
<entry><title>On aid</title><id>tag:example.org,2025:1</id><link rel="alternate" href="/aid"/>
 <published>2025-09-04T10:00:00Z</published><updated>2025-09-06T10:00:00Z</updated>
 <content type="html">{CONTENT}</content></entry>
<entry><title>On trucks</title><id>https://example.org/more</id><updated>2025-09-06T10:00:00Z</updated>
 <link href="https://example.org/more"/><summary>Teaser.</summary></entry></feed>"""


def found(content: bytes, address: str | None = "https://example.org/feed") -> list[Article | ArticleError | Link]:
    return list(articles(Source("feed.xml", None, BytesIO(content), address)))


def test_an_item_with_its_text_is_an_article() -> None:
    article = found(RSS.encode())[0]
    assert isinstance(article, Article)
    assert article.id == "example-org-trucks-id-7"
    assert (article.title, article.url) == ("Trucks for Kyiv", "https://example.org/trucks?id=7")
    assert (article.date, article.publisher) == ("2025-09-04", "The Wire")
    assert article.text.startswith("Oslo sends 20 trucks & fuel.")
    assert "- Bern: none" in article.text
    assert article.source == "feed.xml#1"


def test_an_item_with_a_teaser_is_a_link_that_says_what_is_known() -> None:
    link = found(RSS.encode())[1]
    assert link == Link(
        "https://example.org/lodz", mark="yesterday", title="Łódź pays", date=None, publisher="The Wire"
    )


def test_an_item_without_link_keeps_what_it_has_and_one_without_anything_is_told() -> None:
    note, nothing = found(RSS.encode())[2:]
    assert isinstance(note, Article)
    assert (note.id, note.text) == ("note-3", "Bern pays 5 million.")
    assert str(nothing) == "feed.xml#4: the item has neither a text nor a link."


def test_atom_is_read_alike_and_its_date_is_that_of_publication() -> None:
    article, link = found(ATOM.encode())
    assert isinstance(article, Article)
    assert (article.id, article.date, article.publisher) == ("example-org-aid", "2025-09-04", "Ministry")
    assert link == Link(
        "https://example.org/more", mark="2025-09-06T10:00:00Z", title="On trucks", publisher="Ministry"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-2"])
def test_the_declared_encoding_is_believed(encoding: str) -> None:
    link = found(RSS.replace("utf-8", encoding, 1).encode(encoding))[1]
    assert isinstance(link, Link)
    assert link.title == "Łódź pays"


def test_a_feed_that_breaks_off_gives_what_came_before() -> None:
    article, *_ = found(RSS.encode()[: RSS.index("<title>Nothing")])
    assert isinstance(article, Article)
    assert article.title == "Trucks for Kyiv"


@pytest.mark.parametrize(
    "content",
    [
        b"<rss",
        b"<nothing/>",
        b'<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><rss>&b;</rss>',
    ],
)
def test_what_is_no_feed_is_told(content: bytes) -> None:
    with pytest.raises(ArticleError, match=r"feed\.xml: this is not an RSS or Atom feed"):
        found(content)


def test_a_feed_in_a_file_is_not_followed_but_told(
    read_bytes: Callable[[str, bytes], list[Article | ArticleError]],
) -> None:
    first, note, nothing, links = read_bytes("wire.rss", RSS.encode())
    assert isinstance(first, Article)
    assert isinstance(note, Article)
    assert "neither" in str(nothing)
    assert str(links).endswith(
        "1 article is only linked to; name the address of the feed or sitemap, and they are downloaded."
    )
