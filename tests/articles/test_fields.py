"""How an address becomes an id."""

import pytest

from coalition.articles.fields import slug


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2025/09/aid-list/", "example-org-2025-09-aid-list"),
        ("http://www.Example.org/Aid_List.php?id=7&p=2#top", "example-org-aid-list-id-7-p-2"),
        ("https://example.org/krak%C3%B3w", "example-org-krakow"),
        ("https://example.org", "example-org"),
    ],
)
def test_a_slug_is_the_address_in_plain_words(url: str, expected: str) -> None:
    assert slug(url) == expected


def test_addresses_that_differ_where_a_slug_cannot_show_it_have_different_slugs() -> None:
    long = "https://example.org/" + "a" * 200
    urls = [
        long + "b",
        long + "c",
        "https://example.org/日本",
        "https://example.org/中国",
        "https://example.org/Łódź",
    ]
    slugs = {slug(url) for url in urls}
    assert len(slugs) == len(urls)
    assert all(len(name) <= 110 and name.isascii() for name in slugs)
