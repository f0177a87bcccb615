"""Web pages: what of a page is its article, and what the page says of itself."""

from io import BytesIO
from pathlib import Path

import pytest

from coalition.articles.article import Article
from coalition.articles.fields import slug
from coalition.articles.layout import blocks
from coalition.articles.read import read
from coalition.articles.source import Source
from coalition.articles.webpage import articles

FILL = "The ministers had met in Oslo before, and they will meet there again before the winter is over. "

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head>
<meta charset="utf-8"><title>Who pays for the trucks | The Wire</title>
<meta property="og:site_name" content="The Wire">
<meta property="article:published_time" content="2025-09-04T23:30:00-08:00">
<link rel="canonical" href="https://example.org/2025/trucks">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article>
<h1>Who pays for the trucks</h1>
<p>On 1 March 2001 nobody paid. {FILL * 2}</p>
<h2>The list</h2>
<p>It <strong>names</strong> these givers:</p>
<ul><li><b>Oslo</b>: 20 trucks<ul><li>ten of them <em>new</em></li></ul></li><li>Rome: none</li></ul>
<table><tr><th>Giver</th><th>Sum</th></tr><tr><td>Bern</td><td>€5m</td></tr><tr><td>Kyiv</td><td></td></tr></table>
<p>{FILL}</p>
</article>
<div id="comments" class="comments"><p>I heard that Atlantis gives 900 trucks to all of them.</p></div>
<footer><p>All rights reserved by The Wire and its owners.</p></footer>
</body></html>"""


def page(folder: Path, content: bytes) -> Article:
    (folder / "trucks.html").write_bytes(content)
    (found,) = read([str(folder)])
    assert isinstance(found, Article), found
    return found


def test_a_page_says_what_it_is(tmp_path: Path) -> None:
    found = page(tmp_path, PAGE.encode())
    assert found.id == "trucks"
    assert found.title == "Who pays for the trucks"
    assert found.publisher == "The Wire"
    assert found.url == "https://example.org/2025/trucks"
    assert found.date == "2025-09-04"


def test_headings_lists_and_tables_are_known_as_such(tmp_path: Path) -> None:
    text = page(tmp_path, PAGE.encode()).text
    found = [(block.kind, block.level, text[block.start : block.end]) for block in blocks(text)]
    assert found[0] == ("heading", 1, "Who pays for the trucks")
    assert found[2:9] == [
        ("heading", 2, "The list"),
        ("paragraph", 0, "It names these givers:"),
        ("item", 1, "Oslo: 20 trucks"),
        ("item", 2, "ten of them new"),
        ("item", 1, "Rome: none"),
        ("header-row", 0, "Giver | Sum"),
        ("row", 0, "Bern | €5m"),
    ]
    assert found[9] == ("row", 0, "Kyiv")


@pytest.mark.parametrize("surroundings", ["Atlantis", "All rights", "Home", "Sport"])
def test_what_surrounds_the_article_is_left_out(tmp_path: Path, surroundings: str) -> None:
    assert surroundings not in page(tmp_path, PAGE.encode()).text


def test_a_page_without_date_is_undated_whatever_its_text_says(tmp_path: Path) -> None:
    content = f"<html><body><article><p>On 1 March 2001 nobody paid.</p><p>{FILL}</p></article></body></html>"
    found = page(tmp_path, content.encode())
    assert (found.date, found.url, found.publisher) == (None, None, None)


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=windows-1250'>", "cp1250"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="utf-8">', "cp1252"),
        ('<meta charset="no-such-thing">', "utf-8"),
        ("", "utf-16"),
    ],
)
def test_the_declared_encoding_is_believed_if_it_fits(tmp_path: Path, declaration: str, encoding: str) -> None:
    said = "Genève" if encoding == "cp1252" else "Łódź"
    content = f"<html><head>{declaration}</head><body><div><p>{said} pays “€5m”. {FILL}</p></div></body></html>"
    assert page(tmp_path, content.encode(encoding)).text.startswith(f"{said} pays “€5m”. The ministers")


def test_an_xml_declaration_does_not_garble_a_decoded_page(tmp_path: Path) -> None:
    content = (
        '<?xml version="1.0" encoding="iso-8859-1"?><html xmlns="http://www.w3.org/1999/xhtml"><head/>'
        f"<body><div><p>Genève pays. {FILL}</p></div></body></html>"
    )
    assert page(tmp_path, content.encode("latin-1")).text.startswith("Genève pays.")


def test_an_address_of_the_page_that_is_none_is_passed_over(tmp_path: Path) -> None:
    content = PAGE.replace("https://example.org/2025/trucks", "/2025/trucks")
    assert page(tmp_path, content.encode()).url is None


def test_the_same_page_gives_the_same_article_every_time(tmp_path: Path) -> None:
    assert page(tmp_path, PAGE.encode()) == page(tmp_path, PAGE.encode())


def test_what_the_library_complains_of_is_not_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.html").write_text("<" * 1000)
    (tmp_path / "none.html").write_text("<html></html>")
    assert [str(error).endswith("no article was found on the page.") for error in read([str(tmp_path)])] == [
        True,
        True,
    ]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            '<link rel="canonical" href="https://example.org/2025/trucks?utm_source=x">',
            "https://example.org/2025/trucks",
        ),
        ('<meta property="og:url" content="https://example.org/og">', "https://example.org/og"),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "url": "https://example.org/"}, '
            '{"@type": ["NewsArticle"], "mainEntityOfPage": {"@id": "https://example.org/json"}}]}</script>',
            "https://example.org/json",
        ),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "url": </script>', None),
    ],
)
def test_a_page_gives_its_address_in_many_ways(tmp_path: Path, head: str, expected: str | None) -> None:
    content = f"<html><head>{head}</head><body><article><p>{FILL * 3}</p></article></body></html>"
    assert page(tmp_path, content.encode()).url == expected


def test_a_page_says_its_title_date_and_publisher_in_json_too(tmp_path: Path) -> None:
    said = (
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Who pays for it", '
        '"datePublished": "2025-09-04T23:30:00Z", '
        '"publisher": {"@type": "Organization", "name": "The Wire"}}'
    )
    head = f'<script type="application/ld+json">{said}</script>'
    found = page(
        tmp_path, f"<html><head>{head}</head><body><article><p>{FILL * 3}</p></article></body></html>".encode()
    )
    assert (found.title, found.date, found.publisher) == ("Who pays for it", "2025-09-04", "The Wire")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("/2025/trucks", "https://www.example.co.uk/2025/trucks"),
        ("https://example.co.uk/2025/trucks", "https://example.co.uk/2025/trucks"),
        ("https://m.example.co.uk/", "https://www.example.co.uk/trucks?id=7"),
        ("https://other.co.uk/2025/trucks", "https://www.example.co.uk/trucks?id=7"),
        ("javascript:void(0)", "https://www.example.co.uk/trucks?id=7"),
        ("https://[", "https://www.example.co.uk/trucks?id=7"),
    ],
)
def test_a_downloaded_page_speaks_for_its_own_site_alone(said: str, expected: str) -> None:
    content = (
        f'<html><head><link rel="canonical" href="{said}"></head><body><article><p>{FILL * 3}</p></article></html>'
    )
    source = Source("page", None, BytesIO(content.encode()), "https://www.example.co.uk/trucks?utm_medium=rss&id=7")
    (article,) = articles(source)
    assert article.url == expected
    assert article.id == slug(expected)
