"""Numbers in a row, numbers of several givers, and who signs a joint statement."""

from collections.abc import Callable

import pytest

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]


def counted(found: Reading) -> set[tuple[str, str, str, float | None]]:
    return {
        (s.subject.id, s.object.id, str(s.status), s.figure.value if s.figure else None)
        for s in found.statements
        if s.relation == "pledges" and s.object
    }


def owned(found: Reading) -> set[tuple[str, float]]:
    return {(s.subject.id, s.figure.value) for s in found.statements if s.relation == "figure" and s.figure}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mali sent 40 doctors to Gao, Togo 30 and Benin 25.",
            {
                ("MLI", "medical", "delivered", 40),
                ("TGO", "medical", "delivered", 30),
                ("BEN", "medical", "delivered", 25),
            },
        ),
        (
            "The unit will have 45 deminers: 20 from Peru, 15 from Chile and 10 from Cuba.",
            {
                ("PER", "demining", "pledged", 20),
                ("CHL", "demining", "pledged", 15),
                ("CUB", "demining", "pledged", 10),
            },
        ),
        (
            "Ghana will assign 300 police officers to a common force and Togo 150.",
            {("GHA", "police", "pledged", 300), ("TGO", "police", "pledged", 150)},
        ),
        (
            "Nepal has contributed 10,000 blankets, and Bhutan a team of 15 surgeons.",
            {("NPL", "humanitarian-aid", "delivered", 10000), ("BTN", "medical", "delivered", 15)},
        ),
        # What is counted otherwise, or under a verb of refusing, is not given
        ("Mali sent 40 doctors; Togo counted 30 cases.", {("MLI", "medical", "delivered", 40)}),
    ],
)
def test_series(reading: Reader, text: str, expected: set[tuple[object, ...]]) -> None:
    assert counted(reading(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru and Chile will each send 40 trucks.", {("PER", 40), ("CHL", 40)}),
        ("Peru and Chile have lent one frigate apiece.", {("PER", 1), ("CHL", 1)}),
        ("Peru and Chile will send 40 and 30 trucks respectively.", {("PER", 40), ("CHL", 30)}),
        ("Peru and Chile will send 40 trucks.", set()),
        ("Peru, Chile and Cuba have ships there, nine in all.", set()),
    ],
)
def test_what_several_share_is_of_none_of_them(reading: Reader, text: str, expected: set[tuple[str, float]]) -> None:
    assert owned(reading(text)) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Joint statement by the foreign ministers on the situation in Chad",
            "The ministers of Peru, Cuba and Fiji met today. We will send 40 trucks.",
            {"PER", "CUB", "FJI"},
        ),
        (
            "Joint Statement on Chad by Dutch Prime Minister Ann Lee and German Chancellor Max Orr",
            "We will send 40 trucks.",
            {"NLD", "DEU"},
        ),
        ("Joint statement", "We, the ministers of Peru and Cuba, met in Fiji. We will send 40 trucks.", {"PER", "CUB"}),
        ("Joint statement", "We, the leaders of Peru and Cuba, meeting in Fiji, will send 40 trucks.", {"PER", "CUB"}),
    ],
)
def test_who_signs(reading: Reader, title: str, text: str, expected: set[str]) -> None:
    found = reading(text, title=title)
    assert {giver for giver, *_ in counted(found)} == expected
    assert owned(found) == {(giver, 40) for giver in expected}


def test_what_goes_through_a_body_is_not_its_gift(reading: Reader) -> None:
    found = reading("Peru will give £9 million through UNICEF (£6 million) and the World Bank (£3 million).")
    assert {owner for owner, _ in owned(found)} <= {"PER"}


def test_who_speaks_is_not_counted(reading: Reader) -> None:
    assert owned(reading("Peru is considering tanks, two officials said.")) == set()
