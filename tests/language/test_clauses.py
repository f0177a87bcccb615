"""Subjects through voice, control and relative clauses; tense, mood and negation."""

import pytest
from spacy.language import Language
from spacy.tokens import Token

from coalition.language.clauses import is_conditional, is_negated, is_passive, subject, tense


def verb(nlp: Language, text: str, word: str) -> Token:
    doc = nlp(text)
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Norway sent trucks.", "sent", "Norway"),
        ("Trucks were sent by Norway.", "sent", "Norway"),
        ("Norway agreed to send trucks.", "send", "Norway"),
        ("Norway, which sent trucks, is rich.", "sent", "Norway"),
        ("Norway came and sent trucks.", "sent", "Norway"),
        ("The plan asks Norway to send trucks.", "send", "Norway"),
        ("The trucks sent by Norway arrived.", "sent", "Norway"),
    ],
)
def test_subject(nlp: Language, text: str, word: str, who: str) -> None:
    found = subject(verb(nlp, text, word))
    assert found is not None
    assert found.text == who


def test_an_agentless_passive_has_no_doer(nlp: Language) -> None:
    sent = verb(nlp, "Trucks were sent.", "sent")
    assert is_passive(sent)
    assert subject(sent) is None


@pytest.mark.parametrize(
    ("text", "word", "mood"),
    [
        ("Norway sent trucks.", "sent", "done"),
        ("Norway has sent trucks.", "sent", "done"),
        ("Norway will send trucks.", "send", "future"),
        ("Norway may send trucks.", "send", "possible"),
        ("Norway agreed to send trucks.", "send", "intended"),
        ("Norway is sending trucks.", "sending", "ongoing"),
    ],
)
def test_tense(nlp: Language, text: str, word: str, mood: str) -> None:
    assert tense(verb(nlp, text, word)) == mood


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("Norway will not send trucks.", "send", True),
        ("Neither Norway nor Chile will send trucks.", "send", True),
        ("No trucks were sent.", "sent", True),
        ("Norway will send trucks.", "send", False),
    ],
)
def test_negation_with_its_scope(nlp: Language, text: str, word: str, negated: bool) -> None:
    assert is_negated(verb(nlp, text, word)) is negated


@pytest.mark.parametrize(
    ("text", "conditional"),
    [
        ("Norway will send trucks if parliament agrees.", True),
        ("Once a ceasefire holds, Norway will send trucks.", True),
        ("Norway will send trucks on Monday.", False),
    ],
)
def test_condition(nlp: Language, text: str, conditional: bool) -> None:
    assert is_conditional(verb(nlp, text, "send")) is conditional
