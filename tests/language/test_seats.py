"""Where coalitions, missions and organisations have their seats."""

from collections.abc import Callable

import pytest

Teller = Callable[[str, str, set[str]], set[str]]

# The sentence, what stands before it, and what it tells.
TOLD = [
    ("The Brussels-based alliance said it would help.", "NATO is ready.", {"headquartered_in NATO Brussels"}),
    (
        "The Vienna-based Organization for Security and Co-operation in Europe sent monitors.",
        "",
        {"headquartered_in OSCE Vienna"},
    ),
    ("The African Union has its seat in Addis Ababa.", "", {"headquartered_in AU Addis Ababa"}),
    (
        "The force's headquarters will be in Lungi.",
        "The ECOWAS Standby Force starts in June.",
        {"headquartered_in ECOWAS Standby Force Lungi"},
    ),
    (
        "The mission's headquarters in Kinshasa was attacked.",
        "MONUSCO is a UN mission.",
        {"headquartered_in MONUSCO Kinshasa"},
    ),
    ("Frontex, headquartered in Warsaw, sent 200 officers.", "", {"headquartered_in Frontex Warsaw"}),
    (
        "ECOWAS moved its headquarters from Lagos to Abuja.",
        "",
        {"headquartered_in ECOWAS Abuja", "headquartered_in ECOWAS Lagos"},
    ),
    (
        "The coalition will open its headquarters in Paris, then move it to London.",
        "The Coalition of the Willing was launched in March.",
        {"headquartered_in Coalition of the Willing London", "headquartered_in Coalition of the Willing Paris"},
    ),
    (
        "The Secretariat of the Pacific Islands Forum is in Suva.",
        "",
        {"headquartered_in Secretariat of the Pacific Islands Forum Suva"},
    ),
    (
        "The Arab League, which is headquartered in Cairo, condemned the strike.",
        "",
        {"headquartered_in Arab League Cairo"},
    ),
    ("The Shanghai Cooperation Organisation's secretariat sits in Beijing.", "", {"headquartered_in SCO Beijing"}),
    (
        "Headquarters: Naples",
        "Operation Sea Guardian is a NATO operation.",
        {"headquartered_in Operation Sea Guardian Naples"},
    ),
    ("NATO headquarters in Brussels was quiet.", "", {"headquartered_in NATO Brussels"}),
    ("Larissa, in Greece, is the seat of Operation Aspides.", "", {"headquartered_in Operation Aspides Larissa"}),
    (
        "The operation is run from Larissa.",
        "Operation Aspides protects ships.",
        {"headquartered_in Operation Aspides Larissa"},
    ),
    ("The mission will be based in Pristina.", "EULEX is an EU mission.", {"headquartered_in EULEX Pristina"}),
    (
        "The agency, which has its headquarters in Lisbon, monitors ships.",
        "The European Maritime Safety Agency bought drones.",
        {"headquartered_in European Maritime Safety Agency Lisbon"},
    ),
    (
        "Its seat is Nairobi.",
        "The Eastern Africa Standby Force was founded in 2007.",
        {"headquartered_in Eastern Africa Standby Force Nairobi"},
    ),
    ("Geneva-headquartered Gavi will supply vaccines.", "", {"headquartered_in Gavi Geneva"}),
    (
        "The joint command post of the mission is located in Port-au-Prince.",
        "The Multinational Security Support Mission is in Haiti.",
        {"headquartered_in Multinational Security Support Mission Port-au-Prince"},
    ),
    (
        "The mission's new headquarters, near the airport in Port-au-Prince, opened on Monday.",
        "The Multinational Security Support Mission is in Haiti.",
        {"headquartered_in Multinational Security Support Mission Port-au-Prince"},
    ),
    (
        "A new headquarters of the force was inaugurated in N'Djamena.",
        "The Multinational Joint Task Force fights rebels.",
        {"headquartered_in Multinational Joint Task Force N'Djamena"},
    ),
    (
        "The commander works from a headquarters in Kiryat Gat.",
        "The International Stabilization Force has 5,000 soldiers.",
        {"headquartered_in International Stabilization Force Kiryat Gat"},
    ),
    ("Stuttgart-based U.S. Africa Command struck on Sunday.", "", {"headquartered_in US Africa Command Stuttgart"}),
    (
        "The operation's headquarters has been relocated from Northwood to Rota.",
        "Operation Atalanta patrols the sea.",
        {"headquartered_in Operation Atalanta Northwood", "headquartered_in Operation Atalanta Rota"},
    ),
    ("The OPCW, from its headquarters in The Hague, sent inspectors.", "", {"headquartered_in OPCW The Hague"}),
    ("At UN headquarters in New York, ambassadors met behind closed doors.", "", {"headquartered_in UN New York"}),
    (
        "The fund's home is Manila.",
        "The Pacific Relief Fund was founded in May.",
        {"headquartered_in Pacific Relief Fund Manila"},
    ),
    (
        "The bloc's Gaborone secretariat published the report.",
        "SADC met in Harare.",
        {"headquartered_in SADC Gaborone"},
    ),
]

# The sentence, and what stands before it: near misses.
NOT_TOLD = [
    ("The International Court of Justice in The Hague ruled on Friday.", ""),
    ("The NATO office in Kyiv will get more staff.", ""),
    ("Soldiers of the force are based in Gao.", "The Sahel Joint Force has 5,000 soldiers."),
]

RELATIONS = {"headquartered_in"}


@pytest.mark.parametrize(("sentence", "before", "expected"), TOLD)
def test_seats_are_read(told: Teller, sentence: str, before: str, expected: set[str]) -> None:
    assert told(sentence, before, RELATIONS) == expected


@pytest.mark.parametrize(("sentence", "before"), NOT_TOLD)
def test_near_misses_of_seats_are_not_read(told: Teller, sentence: str, before: str) -> None:
    assert told(sentence, before, RELATIONS) == set()
