"""Sitemaps: links with what is known of the articles, and what is said where they are broken."""

from io import BytesIO

from coalition.articles.link import Link
from coalition.articles.sitemap import articles
from coalition.articles.source import Source
from coalition.errors import ArticleError

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>
  https://example.org/a?x=1&amp;y=2</loc><news:news><news:publication><news:name>The Wire</news:name>
  <news:language>en</news:language></news:publication><news:publication_date>2025-09-04T23:30:00-08:00</news:publication_date>
  <news:title>Łódź pays</news:title></news:news></url>
<url><loc>https://example.org/b</loc><lastmod>2025-09-05</lastmod></url>
<url><loc>/relative</loc></url>
<url><loc>https://example.org/c</loc><news:news><news:publication_date>soon</news:publication_date></news:news></url>
</urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://example.org/news.xml</loc><lastmod>2025-09-05</lastmod></sitemap></sitemapindex>"""


def found(content: str) -> list[Link | ArticleError]:
    return list(articles(Source("map.xml", None, BytesIO(content.encode()))))


def test_a_news_sitemap_says_what_its_articles_are() -> None:
    first, second, wrong, undated = found(NEWS)
    stamp = "2025-09-04T23:30:00-08:00"
    assert first == Link("https://example.org/a?x=1&y=2", "page", stamp, "Łódź pays", "2025-09-04", "The Wire")
    assert second == Link("https://example.org/b", mark="2025-09-05")
    assert str(wrong) == "map.xml: the sitemap names '/relative', which is not an address."
    assert undated == Link("https://example.org/c", mark="soon")


def test_an_index_names_sitemaps() -> None:
    assert found(INDEX) == [Link("https://example.org/news.xml", "sitemap", "2025-09-05")]


def test_one_that_breaks_off_gives_what_came_before() -> None:
    first, error = found(NEWS[: NEWS.index("<url><loc>https://example.org/b")])
    assert isinstance(first, Link)
    assert "the sitemap is broken" in str(error)


def test_entities_are_not_resolved() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE urlset [<!ENTITY e0 "https://example.org/">{entities}]>{NEWS.partition("?>")[2]}'
    *links, error = found(bomb.replace("/relative", "&e9;"))
    assert [link.address for link in links if isinstance(link, Link)] == [
        link.address for link in found(NEWS)[:2] if isinstance(link, Link)
    ]
    assert "the sitemap is broken" in str(error)
