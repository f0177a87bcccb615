"""Nations, by name, demonym and seat; and the names that mean something else."""

from collections.abc import Callable

import pytest

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]


def nations(reading: Reader, text: str, **known: str) -> set[str]:
    return {nation.id for nation in reading(text, **known).nations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. and Britain agreed.", {"USA", "GBR"}),
        ("U.S. Senator Ann Day met Danish farmers.", {"USA", "DNK"}),
        ("The united States and denmark agreed.", {"USA", "DNK"}),
        ("norway:40 trucks\nsweden: 20 trucks\nturkey: none\nchina: 10 tents", {"NOR", "SWE", "TUR", "CHN"}),
        ("The Kremlin and the White House said no.", {"RUS", "USA"}),
        ("GREECE: 20 tents\nTURKEY: ten doctors\nMALI: none", {"GRC", "TUR", "MLI"}),
        ("Guinea-Bissau is not Equatorial Guinea.", {"GNB", "GNQ"}),
        ("Chad and Sudan closed the border.", {"TCD", "SDN"}),
        ("Saudi Foreign Minister Ali Haddad met Jordan's king and Kuwait's emir.", {"SAU", "JOR", "KWT"}),
        ("On Monday Kyiv thanked Norway for its trucks.", {"UKR", "NOR"}),
        ("In March Turkey joined Norway.", {"TUR", "NOR"}),
        ("The envoy travelled to Chad, where she met the president.", {"TCD"}),
        ("The general visited Jordan on 4 March.", {"JOR"}),
        ("The Quirinal invited the Bosniaks.", {"ITA", "BIH"}),
        ("The Georgian government asked Ukraine for help.", {"GEO", "UKR"}),
    ],
)
def test_nations_are_named_in_many_ways(text: str, expected: set[str], reading: Reader) -> None:
    assert nations(reading, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rub the turkey with salt, said my neighbour Chad, and open the good china.",
        "His sister, Georgia, runs the shop that Israel Brandt built.",
        "PERU, Indiana - A storm took the roof off a rink.",
        "He keeps guinea pigs and drinks Poland Spring.",
        "Atlanta lawyers said the Georgia governor would sign.",
    ],
)
def test_names_that_mean_something_else(text: str, reading: Reader) -> None:
    assert nations(reading, text) == set()


def test_an_ambiguous_name_counts_in_an_article_about_states(reading: Reader) -> None:
    text = "Jordan will send a field hospital."
    assert nations(reading, text + " Egypt thanked it.") == {"JOR", "EGY"}
    assert nations(reading, text, title="Egypt and its neighbours") == {"JOR"}
