"""The whole pipeline, loaded once for all tests of reading."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from coalition.articles.article import Article
from coalition.language.load import load
from coalition.language.reading import read
from coalition.statements.statement import Reading, Thing

Reader = Callable[..., Reading]
Teller = Callable[[str, str, set[str]], set[str]]


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


@pytest.fixture(scope="session")
def told(reading: Reader) -> Teller:
    """What a sentence tells, after another that is not asked about: `told(sentence, before, relations)`.

    Each statement is its relation and ids, the object where the relation is between two: "leads KEN KFOR".
    """

    def of(sentence: str, before: str, relations: set[str]) -> set[str]:
        text = f"{before}\n\n{sentence}" if before else sentence
        found = reading(text).statements
        return {
            " ".join(
                [s.relation, _id(s.subject)]
                + ([_id(s.object)] if s.object is not None and s.relation not in {"hosts", "attends"} else [])
                + ([str(s.status), s.source.id] if s.source is not None else [])
            )
            for s in found
            if s.relation in relations and s.passage.start >= len(before)
        }

    return of


def _id(thing: Thing) -> str:
    return thing.name if thing.kind in {"person", "city"} else thing.id
