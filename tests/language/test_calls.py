"""Who telephones whom, pays a call on whom and is called by whom."""

from collections.abc import Callable

import pytest

Teller = Callable[[str, str, set[str]], set[str]]

# The sentence, what stands before it, and what it tells.
TOLD = [
    (
        "President Joseph R. Biden, Jr. spoke by phone today with Prime Minister Benjamin Netanyahu of Israel.",
        "",
        {"attends Benjamin Netanyahu", "attends Joseph R. Biden"},
    ),
    (
        (
            "National Security Advisor Jake Sullivan held a call today with Andriy Yermak, Head of the Office of "
            "the President of Ukraine, and Mark Rutte, Secretary General of NATO."
        ),
        "",
        {"attends Andriy Yermak", "attends Jake Sullivan", "attends Mark Rutte"},
    ),
    (
        ("The Secretary of State, Marco Rubio, had a phone call with Indian External Affairs Minister S. Jaishankar."),
        "",
        {"attends Marco Rubio", "attends S. Jaishankar"},
    ),
    (
        "Mexican President Claudia Sheinbaum telephoned President Luiz Inácio Lula da Silva on Monday.",
        "",
        {"attends Claudia Sheinbaum", "attends Luiz Inácio Lula da Silva"},
    ),
    (
        "Under Secretary Ann Bell spoke by phone with Kosovo President Arta Gashi.",
        "",
        {"attends Ann Bell", "attends Arta Gashi"},
    ),
    (
        "Secretary-General Kao Sokha paid a courtesy call on Prime Minister Anwar Musa of Malaysia.",
        "",
        {"attends Anwar Musa", "attends Kao Sokha"},
    ),
    (
        "President Wen Toribiong of Palau received a phone call from Foreign Minister Ken Mori of Japan.",
        "",
        {"attends Ken Mori", "attends Wen Toribiong"},
    ),
    (
        "President Hale just got off the phone with President Marchuk of Ukraine.",
        "",
        {"attends Hale", "attends Marchuk"},
    ),
    (
        "The President thanked Chancellor Katrin Vogel for joining the call.",
        "",
        {"attends Katrin Vogel"},
    ),
]


@pytest.mark.parametrize(("sentence", "before", "expected"), TOLD)
def test_calls_are_read(told: Teller, sentence: str, before: str, expected: set[str]) -> None:
    assert told(sentence, before, {"attends", "hosts"}) == expected
