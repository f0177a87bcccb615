"""Web archives: the pages in them, and what is said of broken ones."""

import gzip
from collections.abc import Callable

import pytest
from benchmarks.files import page, warc_record

from coalition.articles.article import Article
from coalition.errors import ArticleError

ReadBytes = Callable[[str, bytes], list[Article | ArticleError]]

FIRST = warc_record(
    page('<link rel="canonical" href="/2025/trucks"><meta property="og:site_name" content="The Wire">'),
    {"WARC-Target-URI": "https://www.example.org/2025/trucks?ref=home"},
)
OTHERS = [
    warc_record(b"User-agent: *", {"WARC-Target-URI": "https://example.org/robots.txt", "Content-Type": "text/plain"}),
    warc_record(page(), {"WARC-Target-URI": "https://example.org/gone"}, http="HTTP/1.1 404 Not Found"),
    warc_record(b"fetch", {"WARC-Type": "request", "WARC-Target-URI": "https://example.org/b"}),
]
LAST = warc_record(
    page(body="Łódź pays. " * 40).decode().encode("cp1250"),
    {"WARC-Target-URI": "https://example.org/lodz", "Content-Type": "text/html; charset=windows-1250"},
)
ARCHIVE = [FIRST, *OTHERS, LAST]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("news.warc", b"".join(ARCHIVE)),
        ("news.warc.gz", b"".join(map(gzip.compress, ARCHIVE))),
        ("news", b"".join(ARCHIVE)),
        ("archive", gzip.compress(b"".join(ARCHIVE))),
    ],
)
def test_the_pages_of_an_archive_are_articles(name: str, content: bytes, read_bytes: ReadBytes) -> None:
    first, last = read_bytes(name, content)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert (first.id, first.url) == ("example-org-2025-trucks", "https://www.example.org/2025/trucks")
    assert (first.publisher, first.date) == ("The Wire", None)
    assert (last.id, last.text[:10]) == ("example-org-lodz", "# Who pays")
    assert "Łódź pays." in last.text


def test_a_page_without_article_is_told_and_the_next_is_read(read_bytes: ReadBytes) -> None:
    empty = warc_record(b"<html></html>", {"WARC-Target-URI": "https://example.org/empty"})
    error, article = read_bytes("news.warc", empty + LAST)
    assert "news.warc:0: no article was found on the page." in str(error)
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "there is no response or resource in the archive"),
        (b"Oslo pays.\n" * 50, "the archive is broken, or no WARC file"),
        (FIRST + LAST[:-200], "the archive ends in the middle of a record"),
        (FIRST + b"GARC/1.0\r\n\r\n" * 9, "the archive is broken"),
    ],
)
def test_a_broken_archive_is_told(content: bytes, said: str, read_bytes: ReadBytes) -> None:
    *articles, error = read_bytes("news.warc", content)
    assert said in str(error)
    assert len(articles) == content.startswith(FIRST)


def test_a_packed_archive_that_breaks_off_gives_no_half_article(
    read_bytes: ReadBytes, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = gzip.compress(FIRST) + gzip.compress(LAST)
    *articles, error = read_bytes("news.warc.gz", whole[:-30])
    assert "the gzip file is broken or ends too early" in str(error)
    assert [article.id for article in articles if isinstance(article, Article)] in ([], ["example-org-2025-trucks"])
    assert capfd.readouterr() == ("", "")
