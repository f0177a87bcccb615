"""Parts of an article about one nation each: who "it" and "the government" are there, and who did what stands there."""

import pytest
from tests.language.rows import Reader, pledged

_LIST = (
    "Who has offered what:\n\n"
    "PERU: Sent a 40-strong rescue team to the coast on Friday.\n\n"
    "The government has also offered two field hospitals.\n\n"
    "CHILE: A 12-member medical team arrived on Sunday.\n\n"
    "The government has donated 3 million dollars of food.\n\n"
    "BELGIUM: Brussels has deployed six F-16 fighter jets.\n"
)


def test_behind_a_nation_and_a_colon_stands_what_it_does(reading: Reader) -> None:
    found = pledged(reading(_LIST))
    assert found == {
        ("PER", "humanitarian-aid", "delivered"),
        ("PER", "medical", "pledged"),
        ("CHL", "medical", "delivered"),
        ("CHL", "humanitarian-aid", "delivered"),
        ("BEL", "air-forces", "delivered"),
    }


def test_below_a_nation_as_heading_stands_what_it_does(reading: Reader) -> None:
    text = (
        "## Kuwait\n\nThe ministry of health said medical supplies had been flown to Aden on Monday. It will send two "
        "ambulances next week.\n\n## Oman\n\nThe sultanate watched. The government is considering a field hospital."
    )
    found = pledged(reading(text))
    assert ("KWT", "medical", "pledged") in found
    assert ("OMN", "medical", "considered") in found
    assert not any(giver == "OMN" and status != "considered" for giver, _, status in found)


@pytest.mark.parametrize(
    "text",
    [
        "SINGAPORE - It rained on Monday.\n\nTwo ships with tents arrived in Banda Aceh in the afternoon.",
        "PERU: none\n\nCHILE: none\n\nTwo planes with tents arrived in Quito on Monday.",
    ],
)
def test_a_dateline_and_what_follows_the_last_item_are_no_part_of_a_nations(reading: Reader, text: str) -> None:
    assert not any(giver in {"SGP", "CHL"} for giver, _, _ in pledged(reading(text)))
