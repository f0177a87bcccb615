"""How run-on text is cut."""

import pytest
from spacy.lang.en import English

from coalition.language.tokens import refine


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("said.the convoy", ["said", ".", "the", "convoy"]),
        ("Zimbabwe -no troops", ["Zimbabwe", "-", "no", "troops"]),
        ("denmark:40 tonnes", ["denmark", ":", "40", "tonnes"]),
        ("see relief.example.org", ["see", "relief.example.org"]),
        ("see https://example.org/aid.html", ["see", "https://example.org/aid.html"]),
        ("Kenya co-leads it", ["Kenya", "co-leads", "it"]),
    ],
)
def test_words_that_are_run_together_are_parted_and_addresses_are_not(text: str, expected: list[str]) -> None:
    nlp = English()
    refine(nlp.tokenizer)
    assert [token.text for token in nlp(text)] == expected
