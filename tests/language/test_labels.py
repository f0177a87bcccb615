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


FILE = """Name: Operation Polar Shield
Led by: Norway
Command post: Tromsø
Commander: Brigadier Sigrid Aune
Taking part: Norway, Canada, Iceland
Invited, not taking part: Sweden
Spokesman: Lt. Col. Geir Moen
"""


def test_a_file_of_labels_tells_of_the_body_that_it_names(reading: Reader) -> None:
    found = reading(FILE)
    assert told(found, "leads") == {"Norway", "Sigrid Aune"}
    assert told(found, "member_of") == {"Norway", "Canada", "Iceland"}
    assert {(s.subject.name, s.object.id) for s in found.statements if s.relation == "holds_office" and s.object} == {
        ("Sigrid Aune", "commander"),
        ("Geir Moen", "spokesperson"),
    }
    assert {s.object.name for s in found.statements if s.relation == "headquartered_in" and s.object} == {"Tromsø"}


def test_who_asks_in_capitals_is_no_organisation(reading: Reader) -> None:
    text = "Baltic Watch is a patrol of ships.\n\nWHO IS IN?\nEstonia, Finland.\n\nWHO COMMANDS?\nCommodore Pia Lind."
    found = reading(text)
    assert told(found, "member_of") == {"Estonia", "Finland"}
    assert not any(s.object is not None and s.object.id == "WHO" for s in found.statements)


MINUTES = """Minutes of the Cobalt Group

Place: Lusaka
Chair: Zambia
Present: Australia, Canada
Apologies: Chile

The Group now has eight members. Namibia was admitted.
"""


def test_who_chairs_a_meeting_leads_no_body(reading: Reader) -> None:
    assert not told(reading(MINUTES), "leads")


def test_the_fund_is_the_one_that_the_headline_names(reading: Reader) -> None:
    found = reading(
        "The Fund, seated in Trieste, has a director, Tomas Wilk.\n\n"
        "| Member | Promised |\n|---|---|\n| Poland | EUR 4 million |\n| Peru | EUR 3 million |\n",
        title="Audit of the Eastern Border Fund",
    )
    assert told(found, "headquartered_in") == {"Eastern Border Fund"}
    assert told(found, "member_of") == {"Poland", "Peru"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Harbour Watch patrols the gulf. Its members' gifts as of May:\n\n"
            "- Peru, Chile: two ships each, since May\n- Togo: undecided\n- Fiji: observer\n- Mali: no ships",
            {"PER", "CHL", "TGO", "MLI"},
        ),
        (
            "The Harbour Watch patrols the gulf. Contributions to the Harbour Watch:\n\n- Peru: two ships\n- Togo: undecided",
            {"PER"},
        ),
    ],
)
def test_a_list_of_members_holds_those_who_give_nothing(reading: Reader, text: str, expected: set[str]) -> None:
    assert {s.subject.id for s in reading(text).statements if s.relation == "member_of"} == expected
