"""What is said where a question has no answer in a store."""

from pathlib import Path

import pytest

from coalition.questions.answer import Answer, ask, nothing
from coalition.questions.catalogue import Catalogue
from coalition.store.opening import open_store
from coalition.store.store import Store


@pytest.mark.parametrize(
    ("name", "given", "sentence"),
    [
        (
            "nations-pledging",
            {"capability": "sanctions"},
            "No nation in this store pledges sanctions; 4 articles were searched.",
        ),
        (
            "refusals",
            {"nation": "GB"},
            "No refusal of any capability by United Kingdom is in this store; 4 articles were searched.",
        ),
        (
            "pledges-of",
            {"nation": "Poland"},
            "Poland pledges nothing in this store; 4 articles were searched.",
        ),
        (
            "articles-by-publisher",
            {"publisher": "{publisher}"},
            "No article of {publisher} was taken into this store; 4 articles were searched.",
        ),
    ],
)
def test_no_answer_is_a_sentence(name: str, given: dict[str, str], sentence: str, store: Store) -> None:
    found = ask(Catalogue().question(name), given, store)
    assert isinstance(found, Answer)
    assert not found.rows
    assert nothing(Catalogue().question(name), given, store) == sentence


def test_a_store_without_articles_says_so(tmp_path: Path) -> None:
    with open_store(tmp_path / "empty") as empty:
        empty.refresh_reference()
        question = Catalogue().question("nations-pledging")
        assert nothing(question, {}, empty).endswith("; the store holds no article.")
