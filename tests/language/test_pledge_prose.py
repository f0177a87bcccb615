"""Ways of prose: what one has to spare, does no longer or is talked into; gifts told as such; who is meant instead of another."""

import pytest
from tests.language.rows import Reader, pledged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is done no more, or only might be
        ("Peru no longer trains Kurdish officers.", ("PER", "training", "refused")),
        ("Peru might yet be persuaded to lend a frigate.", ("PER", "naval-forces", "considered")),
        ("Peru was persuaded to lend ten tanks.", ("PER", "armour", "pledged")),
        ("Peru has four tanks to spare.", ("PER", "armour", "considered")),
        ("Peru is packing up its field hospital.", ("PER", "medical", "refused")),
        ("Peru is stepping out of the training mission.", ("PER", "training", "refused")),
        ("A second hospital, offered by Peru in May, was withdrawn last week.", ("PER", "medical", "refused")),
        ("The loan that Peru offered has been withdrawn.", ("PER", "financial-aid", "refused")),
        # gifts
        ("Moldova received 100 boilers, a gift from Peru.", ("PER", "energy-support", "delivered")),
        ("Forty tents came as a gift from Peru.", ("PER", "humanitarian-aid", "delivered")),
        # who is meant, and who not
        ("It was Kuwait, not Peru, that sent a field hospital.", ("KWT", "medical", "delivered")),
        ("It is Canada, not Peru, whose frigate has been sent.", ("CAN", "naval-forces", "delivered")),
        # which capability
        ("Cuba has promised a brigade of doctors.", ("CUB", "medical", "pledged")),
        ("Spain has provided them with tanks, with radios and with advisers.", ("ESP", "training", "delivered")),
        ("France is to give it equipment worth seven million euros.", ("FRA", "military-aid", "pledged")),
        (
            "Peru gave Fiji 12 trucks in March and offered on Friday to train its police.",
            ("PER", "training", "pledged"),
        ),
        ("Peru will be back in May with a frigate.", ("PER", "naval-forces", "pledged")),
        ("Peru gave the Sudanese army 60 radios and a sum for uniforms.", ("PER", "communications", "delivered")),
        ("The Dutch have a landing ship on its way to Fiji.", ("NLD", "naval-forces", "delivered")),
        ("Peru is opening its hospitals to the injured.", ("PER", "medical", "delivered")),
        # who it is
        ("Brussels released EUR 5 million for Peru.", ("EU", "financial-aid", "delivered")),
        ("Belgium is rich. Brussels released EUR 5 million for Peru.", ("BEL", "financial-aid", "delivered")),
        ("France, he tells me, is mending the dam at Akhuryan.", ("FRA", "infrastructure-repair", "delivered")),
        ("Saudi Arabia no longer sends tanks. Qatar does, and feeds its own.", ("QAT", "armour", "delivered")),
        ("Peru would like to train more men in Kismayo.", ("PER", "training", "considered")),
        ("Chile has police in Mali. Peru has 140 in town.", ("PER", "police", "delivered")),
        ("Chile has soldiers in Mali. Peru stays.", ("PER", "troops", "delivered")),
        # this and not that
        ("It is not Peru but Chile that sent tanks.", ("CHL", "armour", "delivered")),
        ("Malta did not send tanks but trucks.", ("MLT", "vehicles", "delivered")),
        ("Japan has so far limited itself to blankets.", ("JPN", "humanitarian-aid", "delivered")),
        ("Kenya confined its help to a field hospital.", ("KEN", "medical", "delivered")),
        ("Chile was among those who sent doctors.", ("CHL", "medical", "delivered")),
        ("Peru is one of the countries that have sent doctors.", ("PER", "medical", "delivered")),
        ("Chile asked Peru for ten tanks, and Peru obliged.", ("PER", "armour", "delivered")),
        # what others may use, and measures that are taken over
        ("Iceland has let its airfield be used by the force.", ("ISL", "basing", "delivered")),
        ("Peru has aligned itself with the sanctions on Belarus.", ("PER", "sanctions", "delivered")),
    ],
)
def test_pledge_is_read(reading: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in pledged(reading(text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It was Kuwait, not Peru, that sent a field hospital.", ("PER", "medical")),
        ("Cuba has promised a brigade of doctors.", ("CUB", "troops")),
        ("Peru is used to training Kurdish officers.", ("PER", "training")),
        ("Peru pays the salaries of the Somali police.", ("PER", "police")),
        ("Peru promised to train its police.", ("PER", "training")),
        ("It is not Peru but Chile that sent tanks.", ("PER", "armour")),
        ("Instead of tanks, Peru sent trucks.", ("PER", "armour")),
        ("Peru limited exports to tents.", ("PER", "humanitarian-aid")),
        ("If Peru sends tanks, Chile will be angry.", ("PER", "armour")),
        ("If Peru does not lend us tanks, we shall be sorry.", ("PER", "armour")),
        ("Peru has five boats on its lake.", ("PER", "naval-forces")),
        ("Peru would like Chile to send tanks.", ("PER", "armour")),
        ("Peru has time to spare.", ("PER", "armour")),
        ("France is to give it equipment worth seven million euros.", ("FRA", "financial-aid")),
        ("Peru persuaded Chile to lend ten tanks.", ("PER", "armour")),
    ],
)
def test_nothing_else_is_read(reading: Reader, text: str, wrong: tuple[str, str]) -> None:
    assert wrong not in {(subject, thing) for subject, thing, _ in pledged(reading(text))}


def test_we_in_the_speech_of_an_officer_is_of_his_nation(reading: Reader) -> None:
    found = reading(
        "We have handed Ukraine ten howitzers.", title="Speech by the President of Estonia to the cadets of Lima"
    )
    assert ("EST", "artillery", "delivered") in pledged(found)
