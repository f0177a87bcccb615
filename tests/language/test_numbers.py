"""Numbers as texts write them."""

import pytest

from coalition.language.numbers import numbers, words_value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("EUR1.2bn", [1.2e9]),
        ("45m pounds and 2 bn. euros", [45e6, 2e9]),
        ("three and a half billion", [3.5e9]),
        ("a million and a half", [1.5e6]),
        ("3 and a half million", [3.5e6]),
        ("half a million", [5e5]),
        ("three quarters of a million", [7.5e5]),
        ("a hundred and twenty million dollars", [1.2e8]),
        ("500 crore and 3 lakh", [5e9, 3e5]),
        ("twenty-five medics, two hundred and six soldiers", [25, 206]),
        ("a dozen, two dozen, half a dozen", [12, 24, 6]),
        ("four and six jets", [4, 6]),
        ("10 000 troops, 1,200,300 people", [10000, 1200300]),
        ("14,5 million euros and 200.000 dollars", [14.5e6, 200_000]),
        ("$1.125 billion for 1.250 km at 2.5 a metre", [1.125e9, 1.25, 2.5]),
        ("12-15 tanks", [12, 15]),
        ("a 90-million-dollar loan", [9e7]),
    ],
)
def test_numbers_have_their_plain_value(text: str, values: list[float]) -> None:
    assert [n.value for n in numbers(text)] == values


@pytest.mark.parametrize("text", ["hundreds of men", "millions of people", "the 62nd wing", "in EUR billion", "dozens"])
def test_scales_alone_ordinals_and_vague_words_are_no_numbers(text: str) -> None:
    assert numbers(text) == []


def test_a_number_knows_its_characters_and_whether_it_has_a_scale() -> None:
    text = "about 5.5 million, or 40"
    first, second = numbers(text)
    assert text[first.start : first.end] == "5.5 million"
    assert (first.scaled, second.scaled) == (True, False)


@pytest.mark.parametrize(
    ("words", "value"),
    [("two hundred and six", 206), ("twenty one thousand", 21000), ("hundred", 100), ("millions", None)],
)
def test_number_words(words: str, value: float | None) -> None:
    assert words_value(words) == value
