"""Whose number a number is."""

from collections.abc import Callable

import pytest

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]


def owned(found: Reading) -> set[tuple[str, float, str]]:
    return {
        (s.subject.id, s.figure.value, s.figure.unit) for s in found.statements if s.relation == "figure" and s.figure
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway sent 300 trucks.", ("NOR", 300, "truck")),
        ("Denmark and Norway will send 20 and 30 instructors respectively.", ("NOR", 30, "personnel")),
        ("Ghana will contribute 900 soldiers, and Togo 500 soldiers.", ("TGO", 500, "troops")),
        ("The drone coalition now counts 23 nations.", ("drone coalition", 23, "nations")),
        ("Norway's contribution of NOK 700 million was paid.", ("NOR", 700_000_000, "NOK")),
    ],
)
def test_owner(reading: Reader, text: str, expected: tuple[object, ...]) -> None:
    assert expected in owned(reading(text))


@pytest.mark.parametrize(
    "text",
    [
        "The flood killed 300 people in Pakistan.",
        "Some 80,000 people need help.",
        "The match drew 40,000 spectators.",
    ],
)
def test_figures_without_an_owner(reading: Reader, text: str) -> None:
    assert owned(reading(text)) == set()


def test_each_respective_giver_has_its_own_figure_only(reading: Reader) -> None:
    found = owned(reading("Denmark and Norway will send 20 and 30 instructors respectively."))
    assert ("DNK", 30, "personnel") not in found
