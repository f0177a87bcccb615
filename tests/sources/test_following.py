"""From an address to its articles: pages, feeds, sitemaps and files of other kinds."""

import gzip
import json
from dataclasses import replace

import pytest
from benchmarks.files import pdf, warc_record
from tests.sources.server import FILL, Reply, Site, feed, item, page, sitemap

from coalition.articles.article import Article
from coalition.errors import ArticleError
from coalition.sources.fetching import Fetcher
from coalition.sources.following import articles
from coalition.sources.manners import Manners

MANNERS = Manners(allow_private=True, pause=0, tries=1)


def taken(site: Site, path: str, manners: Manners = MANNERS) -> list[Article | ArticleError]:
    return list(articles(f"{site.address}{path}", Fetcher(manners)))


def paths(found: list[Article | ArticleError], site: Site) -> list[str]:
    """The path of each article's address, and `!` for each error."""
    return [(one.url or "").removeprefix(site.address) if isinstance(one, Article) else "!" for one in found]


def test_a_page_is_its_article(site: Site) -> None:
    site.lay("/2025/trucks.html?utm_source=x", page("Oslo pays.", '<meta property="og:site_name" content="The Wire">'))
    (article,) = taken(site, "/2025/trucks.html?utm_source=x")
    assert isinstance(article, Article)
    assert article.url == f"{site.address}/2025/trucks.html"
    assert article.id == f"127-0-0-1-{site.address.rpartition(':')[2]}-2025-trucks"
    assert article.publisher == "The Wire"
    assert article.source == f"{site.address}/2025/trucks.html?utm_source=x"


def test_a_feeds_pages_are_read_with_what_the_feed_says_of_them(site: Site) -> None:
    links = [f"{site.address}/{name}" for name in ("a", "gone", "b", "a")]
    site.lay("/feed", feed(*map(item, links)), kind="application/rss+xml")
    site.lay("/a", page("Oslo pays.", '<meta property="article:published_time" content="2025-09-01">'))
    site.lay("/b", page("Bern pays."))
    found = taken(site, "/feed")
    assert paths(found, site) == ["/a", "!", "/b"]
    first, gone, last = found
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert (first.date, first.publisher) == ("2025-09-01", "The Wire")
    assert (last.date, last.publisher) == ("2025-09-04", "The Wire")
    assert str(gone) == f"{site.address}/gone: the server answers with status 404 (Not Found)."


def test_a_feed_that_carries_its_articles_is_not_followed(site: Site) -> None:
    content = f"<description>x</description><content:encoded>&lt;p&gt;{FILL * 4}&lt;/p&gt;</content:encoded></item>"
    site.lay("/feed", feed(item(f"{site.address}/a").replace("</item>", content)), kind="text/html")
    assert paths(taken(site, "/feed"), site) == ["/a"]
    assert site.paths == ["/feed"]


def test_an_index_leads_to_its_sitemaps_and_they_to_pages(site: Site) -> None:
    index = sitemap(f"{site.address}/news.xml.gz", f"{site.address}/index.xml", kind="sitemap", parent="sitemapindex")
    site.lay("/index.xml", index, kind="application/xml")
    packed = gzip.compress(sitemap(f"{site.address}/a", f"{site.address}/b").encode())
    site.lay("/news.xml.gz", packed, kind="application/x-gzip")
    site.lay("/a", page("Oslo pays."))
    site.lay("/b", page("Bern pays."))
    assert paths(taken(site, "/index.xml"), site) == ["/a", "/b"]


def test_of_too_many_pages_the_newest_are_read_and_it_is_told(site: Site) -> None:
    for name in "abcd":
        site.lay(f"/{name}", page(f"{name} pays."))
    entries = "".join(
        f"<url><loc>{site.address}/{name}</loc><lastmod>2025-0{number}-01</lastmod></url>"
        for number, name in enumerate("abcd", start=1)
    )
    site.lay("/map.xml", f"<urlset>{entries}</urlset>", kind="text/xml")
    found = taken(site, "/map.xml", replace(MANNERS, most=2))
    assert paths(found, site) == ["/d", "/c", "!"]
    assert "it names 4 pages, and 2 of them are read, the newest first; --most raises that" in str(found[-1])


@pytest.mark.parametrize(
    ("path", "content", "kind", "text"),
    [
        ("/a.txt", b"Oslo pays.", "text/plain", "Oslo pays."),
        ("/a.md", b"<b>Oslo</b> pays.", "text/plain; charset=utf-8", "<b>Oslo</b> pays."),
        ("/a", "Łódź pays.".encode("cp1250"), "text/plain; charset=windows-1250", "Łódź pays."),
        ("/a.pdf", pdf([[(50, 700, "Oslo pays.")]]), "application/octet-stream", "Oslo pays."),
        ("/download", pdf([[(50, 700, "Oslo pays.")]]), "application/pdf", "Oslo pays."),
        ("/a", json.dumps({"text": "Oslo pays."}).encode(), "application/json", "Oslo pays."),
        ("/a.jsonl.gz", gzip.compress(b'{"text": "Oslo pays."}\n', mtime=0), "application/gzip", "Oslo pays."),
        ("/a.warc", warc_record(page("Oslo pays.").encode(), {}), "application/warc", "# Who pays"),
    ],
)
def test_what_is_at_an_address_is_known_by_its_type_and_content(
    site: Site, path: str, content: bytes, kind: str, text: str
) -> None:
    site.lay(path, content, kind=kind)
    (article,) = taken(site, path)
    assert isinstance(article, Article), article
    assert article.text.startswith(text)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(b"\x89PNG", "image/png"), "it is of type 'image/png', which holds no article"),
        (Reply(b"<html></html>"), "no article was found on the page"),
        (Reply(b"", "text/plain"), "there is no text in it"),
        (Reply(b"<svg/>", "application/xml"), "the XML begins with <svg>, and is neither"),
        (Reply(gzip.compress(b"Oslo pays.")[:-4], "application/gzip"), "the gzip file is broken or ends too early"),
    ],
)
def test_what_holds_no_article_is_told(site: Site, reply: Reply, said: str) -> None:
    site.replies["/a"] = reply
    (error,) = taken(site, "/a")
    assert str(error).startswith(f"{site.address}/a: {said}")
