"""Everyday verbs, phrasal verbs and turns of phrase for giving, weighing and refusing, and nouns that stand for them."""

import pytest
from tests.language.rows import Reader, pledged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # giving
        ("Spain is getting tents to the camps.", ("ESP", "humanitarian-aid", "delivered")),
        ("Japan shelled out $40 million for generators.", ("JPN", "energy-support", "delivered")),
        ("Greece will spare two Patriot batteries.", ("GRC", "air-defence", "pledged")),
        ("Britain has beefed up its presence with 300 soldiers.", ("GBR", "troops", "delivered")),
        ("Denmark bought 16 Zuzana howitzers for Ukraine.", ("DNK", "artillery", "delivered")),
        ("Sweden has placed an order for 50 howitzers for Ukraine.", ("SWE", "artillery", "pledged")),
        ("Brazil's parliament voted $20 million for food aid.", ("BRA", "humanitarian-aid", "pledged")),
        ("Spain's government has cleared the delivery of six tanks.", ("ESP", "armour", "pledged")),
        ("The Bundestag waved through the delivery of Taurus missiles.", ("DEU", "missiles", "pledged")),
        ("Serbia gave its word that it would send doctors.", ("SRB", "medical", "pledged")),
        ("France is on track to deliver six Mirages.", ("FRA", "aircraft", "pledged")),
        # weighing
        ("Portugal wants to send more tanks.", ("PRT", "armour", "considered")),
        ("Spain is in two minds about sending tanks.", ("ESP", "armour", "considered")),
        ("Peru wavers over sending helicopters.", ("PER", "aircraft", "considered")),
        ("Norway is looking at ways to fund generators.", ("NOR", "energy-support", "considered")),
        ("Mexico is inclined to send a field hospital.", ("MEX", "medical", "considered")),
        ("Czechia lifted its veto on sending tanks.", ("CZE", "armour", "considered")),
        # refusing
        ("Switzerland draws the line at sending tanks.", ("CHE", "armour", "refused")),
        ("Brazil said no to sending ammunition.", ("BRA", "ammunition", "refused")),
        ("South Africa shied away from imposing sanctions.", ("ZAF", "sanctions", "refused")),
        ("Colombia would not hear of sending weapons.", ("COL", "military-aid", "refused")),
        ("Cyprus is against sending its tanks.", ("CYP", "armour", "refused")),
        ("Germany backed away from sending troops.", ("DEU", "troops", "refused")),
        ("Spain withheld its Patriot missiles.", ("ESP", "air-defence", "refused")),
        ("Argentina dropped its plan to send jets.", ("ARG", "aircraft", "refused")),
        ("France reneged on its pledge to send jets.", ("FRA", "aircraft", "refused")),
        ("Ireland is in no position to send missiles.", ("IRL", "missiles", "refused")),
        # nouns, and where things come from
        ("Italy's share is 40 trucks.", ("ITA", "vehicles", "delivered")),
        ("The tents are a gift from Oman.", ("OMN", "humanitarian-aid", "delivered")),
        ("Generators arrived from Norway.", ("NOR", "energy-support", "delivered")),
        ("Two of the tanks come from Spain.", ("ESP", "armour", "delivered")),
        ("Ukraine took delivery of ten Norwegian howitzers.", ("NOR", "artillery", "delivered")),
        ("Nepal is the largest contributor of troops.", ("NPL", "troops", "delivered")),
    ],
)
def test_turns_of_phrase(reading: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in pledged(reading(text))


@pytest.mark.parametrize(
    "text",
    [
        "Germany ordered 30 tanks for its own army.",
        "Norway bought two drones at a good price.",
        "Greece will keep its S-300 systems.",
        "Portugal wants Spain to send tanks.",
        "Doctors came from Spain on holiday, the barman said, and left.",
        "Kenya gets two tanks from a museum.",
    ],
)
def test_turns_that_give_nothing(reading: Reader, text: str) -> None:
    assert pledged(reading(text)) == set()
