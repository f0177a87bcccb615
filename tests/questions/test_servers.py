"""Every question has the same answer, row by row, wherever the store is."""

import pytest
from tests.questions.test_answers import ANSWERS

from coalition.questions.answer import Answer, ask
from coalition.questions.catalogue import Catalogue
from coalition.store.store import Store


@pytest.mark.parametrize(("name", "given"), [(name, given) for name, given, *_ in ANSWERS])
def test_a_question_has_the_same_rows_on_every_server(
    name: str, given: dict[str, str], store: Store, store_on_server: Store
) -> None:
    question = Catalogue().question(name)
    expected, found = ask(question, given, store), ask(question, given, store_on_server)
    assert isinstance(expected, Answer)
    assert isinstance(found, Answer)
    assert found.columns == expected.columns
    assert _told(found) == _told(expected)


def _told(answer: Answer) -> list[list[str]]:
    """The rows, without the time at which an article was taken in."""
    return [
        [str(term) for column, term in zip(answer.columns, row, strict=True) if column != "taken"]
        for row in answer.rows
    ]
