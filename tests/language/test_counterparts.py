"""Who "they", "both leaders" and "the two ministers" are after persons who act for several nations."""

import pytest
from tests.language.rows import Reader, pledged

MET = "President Ruto of Kenya received President Museveni of Uganda in Nairobi. "
CALLED = "President Biden spoke with Prime Minister Trudeau on Monday. "


@pytest.mark.parametrize(
    ("text", "givers"),
    [
        (MET + "They pledged tents.", {"KEN", "UGA"}),
        (MET + "Both presidents promised tents.", {"KEN", "UGA"}),
        (MET + "The two leaders agreed to send tents.", {"KEN", "UGA"}),
        (MET + "Both will send tents.", {"KEN", "UGA"}),
        (MET + "They discussed trade. They also pledged tents.", {"KEN", "UGA"}),
        (MET + "The two leaders discussed trade. They will send tents.", {"KEN", "UGA"}),
        (CALLED + "They committed to sending tents to Haiti.", {"USA", "CAN"}),
        (CALLED + "The call was long. The leaders agreed to send tents.", {"USA", "CAN"}),
        ("Talks between Prime Minister Starmer and President Macron ended. They will send tents.", {"GBR", "FRA"}),
        ("The foreign ministers of Kenya and Uganda met. They agreed to send tents.", {"KEN", "UGA"}),
        ("Swedish and Danish ministers met. They agreed to send tents.", {"SWE", "DNK"}),
        # As many as are counted
        ("President Macron met Chancellor Scholz and President Duda. The two leaders will send tents.", set()),
        # Another subject in between
        (MET + "Doctors from Cuba arrived. They brought tents.", {"CUB"}),
        (MET + "Peru and Chile stayed away. They will send tents.", {"PER", "CHL"}),
        # Whose leaders they are is told
        (MET + "The Fijian leaders promised tents.", {"FJI"}),
        # What is talked about is nobody's yet
        (MET + "They discussed the delivery of tents.", set()),
    ],
)
def test_persons_named_together_stand_for_their_nations(reading: Reader, text: str, givers: set[str]) -> None:
    assert {giver for giver, _, _ in pledged(reading(text))} == givers


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("We thank the coalition of 40 countries that sends tents to Moldova.", "coalition"),
        ("We thank the coalition of 40 countries that sends tents, and the Air Shield Coalition.", "coalition"),
        ("The Air Shield Coalition met. We thank the coalition that sends tents to Moldova.", "Air Shield Coalition"),
    ],
)
def test_a_body_gives_what_is_told_of_its_members(reading: Reader, text: str, giver: str) -> None:
    assert {one for one, _, _ in pledged(reading(text))} == {giver}
