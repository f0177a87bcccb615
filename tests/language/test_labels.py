"""What a label says, in a line of its own or as a heading."""

from collections.abc import Callable

import pytest

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]

BRIEF = """The Harbour Shield Mission in brief

CHAIR
Austria until January, then Croatia

MEMBERS
Hungary, Croatia, Serbia (since June)

HEADQUARTERS
Trieste, on the old quay

Who is a member too

Peru and Chile. Not members: Togo, Fiji.

Commander
Rear Admiral Ana Prova (Portugal)
"""


def told(found: Reading, relation: str) -> set[str]:
    return {s.subject.name for s in found.statements if s.relation == relation}


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("leads", {"Austria", "Croatia", "Ana Prova"}),
        ("member_of", {"Hungary", "Croatia", "Serbia", "Peru", "Chile"}),
        ("headquartered_in", {"Harbour Shield Mission"}),
    ],
)
def test_a_heading_that_is_a_label_tells_of_what_stands_below(
    reading: Reader, relation: str, expected: set[str]
) -> None:
    assert told(reading(BRIEF), relation) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Force\n\nCOMMAND\nKenyan soldiers took the town, said the ministry.",
        "The Harbour Force\n\nMembers\nThe members of the Harbour Force met in Oslo, where Peru was not invited.",
    ],
)
def test_a_heading_over_prose_is_no_label(reading: Reader, text: str) -> None:
    assert not told(reading(text), "leads") | told(reading(text), "member_of")
