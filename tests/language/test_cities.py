"""Cities named as places, and capitals that stand for their governments."""

from collections.abc import Callable

import pytest

from coalition.language.gazetteer import cities, english
from coalition.statements.statement import Reading

Reader = Callable[..., Reading]

PLACED = [
    ("Kyiv said it would fight on; Moscow refused. Talks in Geneva failed.", {"Geneva"}, {"UKR", "RUS"}),
    ("Officials met in London, and Washington sent an envoy to Kabul.", {"London", "Kabul"}, {"USA"}),
    ("Aid to Kyiv will grow, and Tokyo will pay.", set(), {"UKR", "JPN"}),
    ("The junta in Niamey expelled the French ambassador.", set(), {"NER", "FRA"}),
    ("A blast at Kabul airport killed 12 Afghans.", {"Kabul"}, {"AFG"}),
    ("The Brussels summit and the Munich conference were dull, said Poland.", {"Brussels", "Munich"}, {"POL"}),
    ("The Minsk agreements and the Geneva Conventions bind France.", set(), {"FRA"}),
    ("Shells fell on Kharkiv; Odesa's port was closed. Ukraine asked for help.", {"Kharkiv", "Odesa"}, {"UKR"}),
    ("KAMPALA, Jan 3 (Wire) - Uganda will send troops.", {"Kampala"}, {"UGA"}),
    ("PORT-AU-PRINCE, Haiti - The port of Port of Spain sent a ship.", {"Port-au-Prince", "Port of Spain"}, {"HTI"}),
    ("Ministers met in Luxembourg at the invitation of Latvia.", {"Luxembourg"}, {"LVA"}),
    ("The embassy in Kuwait City stayed open, Italy said.", {"Kuwait City"}, {"ITA"}),
    ("Goma and Bukavu fell, said Rwanda.", {"Goma", "Bukavu"}, {"RWA"}),
    ("Poland helped Ukraine win the battle of Kyiv.", {"Kyiv"}, {"POL", "UKR"}),
    ("Iraqi troops prepared for the Mosul offensive.", {"Mosul"}, {"IRQ"}),
    ("Kenya waits, which in Oslo's words is a no.", set(), {"KEN", "NOR"}),
    ("We thank our friends in Podgorica. Kenya does too.", set(), {"MNE", "KEN"}),
    ("A Turkish frigate left the Gulf of Aden.", set(), {"TUR"}),
    ("A coalition strike hit near Tabqa Dam; Iraq spoke at Lancaster House in London.", {"London"}, {"IRQ"}),
]


@pytest.mark.parametrize(("text", "places", "nations"), PLACED)
def test_a_capital_is_a_place_or_a_government(text: str, places: set[str], nations: set[str], reading: Reader) -> None:
    found = reading(text, date="2025-10-20")
    assert {city.id for city in found.cities} == places
    assert {nation.id for nation in found.nations} == nations


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The rebels captured El Dahin and shelled Tell Rifa, said Iraq.", {"El Dahin", "Tell Rifa"}),
        ("Kenyan aid reached Surkhal on Sunday.", {"Surkhal"}),
        ("The convoy was hit in Urem al-Kubra, said France.", {"Urem al-Kubra"}),
        ("The Iranian field hospital in Islam Qala has 50 beds.", {"Islam Qala"}),
        (
            "Giver | Gift | Where\n---|---|---\nGermany | tents | Abéché, Farchala\nEgypt | flights | Um Dafok\n",
            {"Abéché", "Farchala", "Um Dafok"},
        ),
        ("Kenya reached Parliament's limit and captured Ramadan in a film.", set()),
        ("Kenyan troops shelter in Qoryooley and near Barawe Gaab.", {"Qoryooley", "Barawe Gaab"}),
        ("Swedish engineers mended the bridge at Halgan.", {"Halgan"}),
        ("The town of Makarenko was hit, Ukraine said.", {"Makarenko"}),
        ("ULCINJ — Montenegro's minister spoke.", {"Ulcinj"}),
        ("GORIS, Armenia (Wire) - Aid has come.", {"Goris"}),
        ("The last train out of Kyiv carried Poles.", {"Kyiv"}),
        ("Kenya runs a ferry between Larnaca and Tripoli.", {"Larnaca", "Tripoli"}),
        ("Talks between Moscow and Kyiv led Poland to hope.", set()),
        ("The envoy met Syrian officials in Damascus on 9 July.", {"Damascus"}),
        ("Canada condemned the junta in Niamey.", set()),
        ("08:15, Amman. Jordan and Egypt drop food.", {"Amman"}),
        ("Kenya's media spoke to naval forces at Media House.", set()),
    ],
)
def test_a_town_that_no_gazetteer_has_is_known_by_its_place_in_the_sentence(
    text: str, places: set[str], reading: Reader
) -> None:
    assert {city.id for city in reading(text).cities} == places


@pytest.mark.parametrize(
    "text",
    [
        "In March the mission of the bank ended, said Kenya.",
        "Congress trusts in Navratil, an analyst at Rheinmetall, said Germany.",
        "Fighting in South Kivu and in Anbar province went on, said Iraq.",
        "Vladimir Orlov and Florence Petit spoke. Russia listened.",
        "The Lexington sailed with four Hercules planes of the United States.",
    ],
)
def test_months_persons_provinces_and_ships_are_no_cities(text: str, reading: Reader) -> None:
    assert reading(text).cities == ()


@pytest.mark.parametrize(
    ("text", "places"),
    [("PARIS, Texas - Nobody sleeps here.", {"Paris"}), ("They came from Moscow, Idaho.", {"Moscow"})],
)
def test_a_namesake_is_a_city_and_no_government(text: str, places: set[str], reading: Reader) -> None:
    found = reading(text)
    assert {city.id for city in found.cities} == places
    assert found.nations == ()


@pytest.mark.parametrize(
    ("written", "name"), [("Kiev", "Kyiv"), ("Cebu", "Cebu"), ("KYIV", "Kyiv"), ("Nuku‘alofa", "Nuku‘alofa")]
)
def test_a_city_goes_by_its_english_name(written: str, name: str) -> None:
    key = written.replace("‘", "'").lower()
    assert english(cities()[key][0], written) == name
