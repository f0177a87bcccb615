"""What coalitions, missions and forces are called, and what "the coalition" means."""

from collections.abc import Callable

import pytest

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]


def owners(found: Reading) -> set[str]:
    return {s.subject.name for s in found.statements if s.relation in {"figure", "pledges"}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A dash joins a force to its operation, and cuts off a dateline
        (
            "ERBIL - Combined Joint Task Force - Operation Granite Shield donated 40 trucks to Iraq.",
            "Combined Joint Task Force - Operation Granite Shield",
        ),
        (
            "ERBIL – Special Operations Command – Operation Granite Shield donated 40 trucks to Iraq.",
            "Special Operations Command – Operation Granite Shield",
        ),
        ("ERBIL – Operation Granite Shield donated 40 trucks to Iraq.", "Operation Granite Shield"),
        # What it is for belongs to the name, whom it is sent to does not
        (
            "The Global Coalition to Counter River Piracy has 14 members.",
            "Global Coalition to Counter River Piracy",
        ),
        ("The Border Monitoring Mission to Moldova has 14 members.", "Border Monitoring Mission"),
        # Without a name it is called as it is described, then and later
        ("The global coalition sent 40 trucks.", "global coalition"),
        ("The global coalition met. On Monday the coalition sent 40 trucks.", "global coalition"),
        ("The French-led coalition met. On Monday the coalition sent 40 trucks.", "French-led coalition"),
        ("On Monday Coalition forces sent 40 trucks.", "Coalition"),
        ("The Tide Guard has 14 members.", "Tide Guard"),
        ("The Highland Cyber Shield has 14 members.", "Highland Cyber Shield"),
        # Who is of a body is no part of its name
        ("Ministers of the Amber Roof coalition met. The Amber Roof coalition has 14 members.", "Amber Roof coalition"),
    ],
)
def test_name(reading: Reader, text: str, expected: str) -> None:
    assert owners(reading(text)) == {expected}


def test_letters_stand_for_the_body_whose_name_they_begin(reading: Reader) -> None:
    found = reading(
        "Combined Joint Task Force - Operation Inherent Resolve met in Erbil. CJTF-OIR has given Iraq 40 trucks."
    )
    assert owners(found) == {"Combined Joint Task Force - Operation Inherent Resolve"}


def test_a_headline_may_have_the_name_in_full(reading: Reader) -> None:
    found = reading(
        "The Global Coalition has 14 members.", title="Launch of the Global Coalition to Counter River Piracy"
    )
    assert owners(found) == {"Global Coalition to Counter River Piracy"}


def test_a_coalition_of_one_people_is_not_the_coalition_spoken_of_before(reading: Reader) -> None:
    found = reading(
        "Coalition advisers work with the Libyan Desert Coalition. The Coalition has given it 40 trucks.",
    )
    assert owners(found) == {"Coalition"}
    found = reading("The Libyan Desert Coalition met in Sabha. The Coalition has given the town 40 trucks.")
    assert owners(found) == {"Libyan Desert Coalition"}


def test_no_word_before_a_comma_is_a_body(reading: Reader) -> None:
    found = reading("On Monday, the border coalition sent 40 trucks to Moldova.")
    assert owners(found) == {"border coalition"}


def test_a_headline_may_end_in_the_noun_of_a_body_that_the_text_names(reading: Reader) -> None:
    found = reading("The Amber Roof patrol has 14 members.", title="Five things about the Amber Roof patrol")
    assert owners(found) == {"Amber Roof patrol"}


@pytest.mark.parametrize("name", ["Presidential Guard", "Revolutionary Guards", "Coast Guard"])
def test_what_a_nation_has_is_no_coalition(reading: Reader, name: str) -> None:
    assert owners(reading(f"The {name} has 14 members.")) == set()
