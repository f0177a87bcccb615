"""The examples are articles as the readers and the layout want them."""

from pathlib import Path

import pytest

from coalition.articles.article import Article
from coalition.articles.layout import blocks
from coalition.articles.read import read

EXAMPLES = Path(__file__).parents[2] / "examples"
FOUND = [entry for entry in read([str(EXAMPLES / "articles")]) if isinstance(entry, Article)]


def test_every_example_is_read() -> None:
    assert [entry for entry in read([str(EXAMPLES / "articles")]) if not isinstance(entry, Article)] == []
    assert len({article.id for article in FOUND}) == len(FOUND) >= 8


@pytest.mark.parametrize("article", FOUND, ids=lambda article: article.id)
def test_an_example_says_what_it_is(article: Article) -> None:
    assert article.title
    assert article.publisher
    assert article.date
    assert article.date.startswith("2025-")
    assert article.url
    assert article.url.startswith("https://example.org/")
    assert 100 <= len(article.text.split()) <= 450


def test_the_list_of_contributions_is_a_list_under_its_lead_in() -> None:
    text = next(article.text for article in FOUND if article.id == "contributions")
    found = blocks(text)
    items = [block for block in found if block.kind == "item"]
    assert len(items) == 21
    (lead,) = {block.governor for block in items}
    assert lead is not None
    assert text[found[lead].start : found[lead].end].endswith("have promised:")


def test_the_readme_describes_every_example() -> None:
    readme = (EXAMPLES / "README.md").read_text()
    assert [path.name for path in (EXAMPLES / "articles").iterdir() if f"(articles/{path.name})" not in readme] == []
