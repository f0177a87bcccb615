"""Who takes part in exercises."""

from collections.abc import Callable

import pytest

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]


def drilled(found: Reading) -> set[tuple[str, str | None]]:
    return {
        (s.subject.id, s.status)
        for s in found.statements
        if s.relation == "pledges" and s.object and s.object.id == "joint-exercises"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Omani troops took part in Exercise Desert Owl with marines from Kuwait.", {"OMN", "KWT"}),
        ("The exercise, in which 900 Thai and 300 Indian troops took part, is over.", {"THA", "IND"}),
        ("Sea Owl, a yearly naval exercise, began on Monday with Peru and Chile taking part.", {"PER", "CHL"}),
        ("A naval exercise between Peru and Chile ended in May.", {"PER", "CHL"}),
        ("The drill was conducted by Thai forces with the participation of platoons from Fiji.", {"THA", "FJI"}),
        ("Poland has sent a platoon to the exercise.", {"POL"}),
    ],
)
def test_who_takes_part(reading: Reader, text: str, expected: set[str]) -> None:
    assert drilled(reading(text)) == {(one, "delivered") for one in expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A naval exercise between Peru and Chile will be held in May.", {("PER", "pledged"), ("CHL", "pledged")}),
        ("Peru will not take part in the exercise.", {("PER", "refused")}),
        ("Peru was invited to take part in the exercise with Chile.", set()),
        ("The naval exercise was watched by Peru and held off Chile.", set()),
        ("Peru condemned the naval exercise.", set()),
    ],
)
def test_status(reading: Reader, text: str, expected: set[tuple[str, str]]) -> None:
    assert drilled(reading(text)) == expected


def test_who_is_sent_to_an_exercise_is_no_garrison(reading: Reader) -> None:
    found = reading("Poland has sent a platoon to the exercise.")
    assert not [s for s in found.statements if s.relation == "pledges" and s.object and s.object.id == "troops"]
