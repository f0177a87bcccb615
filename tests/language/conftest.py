"""The whole pipeline, loaded once for all tests of reading."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from coalition.articles.article import Article
from coalition.language.load import load
from coalition.language.reading import read
from coalition.statements.statement import Reading

Reader = Callable[..., Reading]


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="session")
def reading(nlp: Language) -> Reader:
    """Read one text: `reading(text, title=…, date=…, publisher=…)`."""

    def of(text: str, **known: str) -> Reading:
        [(_, found)] = read(nlp, [Article("a", text, **known)])
        return found

    return of
