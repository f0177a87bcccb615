"""Reading one file that holds some bytes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coalition.articles.article import Article
from coalition.articles.read import read
from coalition.errors import ArticleError

ReadBytes = Callable[[str, bytes], list[Article | ArticleError]]


@pytest.fixture
def read_bytes(tmp_path: Path) -> ReadBytes:
    """Writes bytes to a file of some name and reads that."""

    def reading(name: str, content: bytes) -> list[Article | ArticleError]:
        (tmp_path / name).write_bytes(content)
        return list(read([str(tmp_path / name)]))

    return reading
