"""Names of persons: their limits, and the fuller names that shorter ones stand for."""

from collections.abc import Callable

import pytest

from coalition.language.personnames import Registry
from coalition.statements.statement import Reading

Reader = Callable[..., Reading]

NAMES = [
    "Kim Jong Un",
    "Brian O'Brien",
    "Jean-Noël Barrot",
    "Þórdís Kolbrún R. Gylfadóttir",
    "Abdulla bin Touq Al Marri",
    "Ursula von der Leyen",
    "Luiz Inácio Lula da Silva",
    "Ban Ki-moon",
    "J.D. Vance",
    "Rosa María de la Cruz",
    "Will Hurd",
    "Per Olsen",
    "Theresa May",
    "Fiamē Naomi Mataʻafa",
    "Yuriko Backs",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text",
    [
        "Defence Minister {} of Kenya said so.",
        "Kenya's president, {}, left on Monday.",
        "{}, the Danish foreign minister, said so.",
    ],
)
def test_a_name_keeps_all_its_parts(name: str, text: str, reading: Reader) -> None:
    assert [leader.id for leader in reading(text.format(name)).leaders] == [name]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("President Dossou Announces Aid to Kenya", "Dossou"),
        ("Prime Minister Rask Meets King of Jordan", "Rask"),
        ("Readout of Vice President Holm Call With Kenya", "Holm"),
        ("Statement From President Dossou on Visit of Prime Minister Rask", "Dossou"),
    ],
)
def test_a_name_in_a_headline_ends_before_the_verb(title: str, name: str, reading: Reader) -> None:
    assert name in {leader.id for leader in reading("It rained.", title=title).leaders}


@pytest.mark.parametrize(
    ("text", "fullest"),
    [
        ("President Rask spoke. Later Anna Rask, the president, left.", "Anna Rask"),
        ("Defence Minister Han Seo-jin spoke. Minister Han left.", "Han Seo-jin"),
        ("SECRETARY ANNA RASK: Good morning. Secretary Rask left.", "Anna Rask"),
        ("Prime Minister Faisal Amin Al-Tikriti met Prime Minister Tikriti's guests.", "Faisal Amin Al-Tikriti"),
        ("President donald Rask spoke; then rask left.", "donald Rask"),
    ],
)
def test_later_mentions_are_the_same_person(text: str, fullest: str, reading: Reader) -> None:
    assert [leader.id for leader in reading(text).leaders] == [fullest]


@pytest.mark.parametrize(
    "text",
    [
        "Lt. Gen. Harald Stone said the fight was hard.",
        "The Rask administration and Israel's Levin both objected.",
        "Analyst Per Olsen and Professor Anna Rask agreed.",
        "In July, ministers met; on Tuesday, officials left.",
    ],
)
def test_without_an_office_a_person_is_no_leader(text: str, reading: Reader) -> None:
    assert reading(text, date="2025-10-20").leaders == ()


def test_the_registry_keeps_namesakes_apart() -> None:
    registry = Registry(["Anna Rask", "Boris Rask", "Charles III"])
    assert registry.full("Boris Rask") == "Boris Rask"
    assert registry.full("Anna Rask") == "Anna Rask"
    assert registry.full("Charles III") == "Charles III"
    assert registry.full("Holm") == "Holm"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The World Bank Country Director Ana Rask thanked India.", ("Ana Rask", "official", "World Bank")),
        ("The African Union Special Envoy Ana Rask thanked India.", ("Ana Rask", "envoy", "AU")),
        ("H.E. Amb. Ana Rask, Foreign Minister of Mali, spoke.", ("Ana Rask", "foreign-minister", "MLI")),
        (
            "Ana Rask, President of the CEMAC Commission, spoke.",
            ("Ana Rask", "commission-president", "CEMAC Commission"),
        ),
        (
            "Minister for Foreign Trade and Development Cooperation Ana Rask of Denmark spoke.",
            ("Ana Rask", "minister", "DNK"),
        ),
        ("Minister of Defence and Veterans Affairs Ana Rask of Mali spoke.", ("Ana Rask", "defence-minister", "MLI")),
        ("Ana Rask, WFP China Representative, spoke.", ("Ana Rask", "envoy", "WFP")),
        ("Ana Rask, IGAD Special Envoy for South Sudan, spoke.", ("Ana Rask", "envoy", "IGAD")),
        ("Ana Rask, Peace and Security Commissioner of the AU, spoke.", ("Ana Rask", "official", "AU")),
        ("Ana Rask, Interim Chair of JMRXC, spoke to IGAD.", ("Ana Rask", "official", "JMRXC")),
        (
            "Ana Rask, Cabinet Secretary of the Ministry of Trade of the Republic of Kenya, met Ethiopia.",
            ("Ana Rask", "minister", "KEN"),
        ),
        ("Ana Rask, President of the Republic of South Sudan, left Kenya.", ("Ana Rask", "president", "SSD")),
        ("Ana Rask, President of the Republic of Guinea Bissau, spoke.", ("Ana Rask", "president", "GNB")),
    ],
)
def test_whose_officer_somebody_is(text: str, expected: tuple[str, str, str], reading: Reader) -> None:
    found = reading(text).statements
    offices = {
        (s.subject.name, s.object.id, s.of.id) for s in found if s.relation == "holds_office" and s.object and s.of
    }
    assert offices == {expected}


def test_a_title_that_is_a_first_name(reading: Reader) -> None:
    found = reading("Sultan Al Rashid, Minister of Trade of Qatar, spoke.").statements
    assert {s.object.id for s in found if s.relation == "holds_office" and s.object} == {"minister"}
