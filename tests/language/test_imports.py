"""Which nation buys which commodity from whom."""

from collections.abc import Callable

import pytest

Teller = Callable[[str, str, set[str]], set[str]]

# The sentence, what stands before it, and what it tells.
TOLD = [
    ("Belgium now lives on Qatari LNG.", "", {"imports BEL gas current QAT"}),
    ("Sri Lanka pays for Iranian oil in tea.", "", {"imports LKA oil current IRN"}),
    (
        "Greece has replaced Russian crude with Iraqi.",
        "",
        {"imports GRC oil current IRQ", "imports GRC oil former RUS"},
    ),
    (
        "Today four-fifths comes from Turkmenistan.",
        "Until 2021 Tajikistan took its gas from Uzbekistan alone.",
        {"imports TJK gas current TKM"},
    ),
    (
        "Kyrgyzstan is still supplied by Russia.",
        "Tajikistan takes its gas from Uzbekistan.",
        {"imports KGZ gas current RUS"},
    ),
    ("India buys 35 percent of its oil from Russia.", "", {"imports IND oil current RUS"}),
    ("Hungary relies on Russian gas.", "", {"imports HUN gas current RUS"}),
    ("Slovakia's gas imports from Russia rose last year.", "", {"imports SVK gas current RUS"}),
    ("Qatar supplies liquefied natural gas to Pakistan.", "", {"imports PAK gas current QAT"}),
    (
        "Japan gets 90 % of its oil from Saudi Arabia and the United Arab Emirates.",
        "",
        {"imports JPN oil current ARE", "imports JPN oil current SAU"},
    ),
    ("Germany stopped buying Russian gas in 2022.", "", {"imports DEU gas former RUS"}),
    ("Poland no longer imports Russian coal.", "", {"imports POL coal former RUS"}),
    ("Norway is Germany's largest gas supplier.", "", {"imports DEU gas current NOR"}),
    ("Belgium's main supplier of gas is Norway.", "", {"imports BEL gas current NOR"}),
    (
        "Turkey, which imports most of its gas from Russia and Azerbaijan, offered to mediate.",
        "",
        {"imports TUR gas current AZE", "imports TUR gas current RUS"},
    ),
    ("Moldova depended on Russian gas until 2022.", "", {"imports MDA gas former RUS"}),
    ("Bulgaria used to buy all its gas from Russia.", "", {"imports BGR gas former RUS"}),
    ("The Netherlands banned imports of Russian oil.", "", {"imports NLD oil former RUS"}),
    (
        "South Korea imports coal from Australia and Indonesia.",
        "",
        {"imports KOR coal current AUS", "imports KOR coal current IDN"},
    ),
    ("Lithuania buys its electricity from Sweden.", "", {"imports LTU electricity current SWE"}),
    ("China is the biggest buyer of Iranian oil.", "", {"imports CHN oil current IRN"}),
    ("Iran sells most of its oil to China.", "", {"imports CHN oil current IRN"}),
    ("Iran's oil exports to China rose again.", "", {"imports CHN oil current IRN"}),
    (
        "Egypt imports wheat from Russia and Ukraine.",
        "",
        {"imports EGY wheat current RUS", "imports EGY wheat current UKR"},
    ),
    ("Austria wants to end its dependence on Russian gas.", "", {"imports AUT gas current RUS"}),
    (
        "Finland has replaced Russian gas with gas from Norway.",
        "",
        {"imports FIN gas current NOR", "imports FIN gas former RUS"},
    ),
    (
        "Spain gets its gas mainly from Algeria, and Italy from Azerbaijan.",
        "",
        {"imports ESP gas current DZA", "imports ITA gas current AZE"},
    ),
    ("Gas flows from Azerbaijan to Italy through the Trans Adriatic Pipeline.", "", {"imports ITA gas current AZE"}),
    ("Most of Ireland's gas comes from Britain.", "", {"imports IRL gas current GBR"}),
    ("Half of the uranium used in Swedish reactors comes from Canada.", "", {"imports SWE uranium current CAN"}),
    ("Russian crude makes up a third of Indian imports.", "", {"imports IND oil current RUS"}),
    ("Russia cut off gas supplies to Finland in May 2022.", "", {"imports FIN gas former RUS"}),
    (
        "Greece switched from Russian to American gas.",
        "",
        {"imports GRC gas current USA", "imports GRC gas former RUS"},
    ),
    ("Croatia has secured gas from Qatar for ten years.", "", {"imports HRV gas current QAT"}),
    (
        "Ukraine imports electricity from Poland, Slovakia and Romania.",
        "",
        {
            "imports UKR electricity current POL",
            "imports UKR electricity current ROU",
            "imports UKR electricity current SVK",
        },
    ),
    (
        "Cuba receives oil from Venezuela and Mexico.",
        "",
        {"imports CUB oil current MEX", "imports CUB oil current VEN"},
    ),
    ("Bangladesh's refineries run on Saudi crude.", "", {"imports BGD oil current SAU"}),
    ("Thailand purchases natural gas from Myanmar.", "", {"imports THA gas current MMR"}),
    ("Sri Lanka signed a contract to buy oil from India.", "", {"imports LKA oil current IND"}),
    ("Tanzania buys fertiliser from Morocco.", "", {"imports TZA fertiliser current MAR"}),
    ("Czechia has not bought Russian oil since April.", "", {"imports CZE oil former RUS"}),
    ("Dutch imports of American gas doubled.", "", {"imports NLD gas current USA"}),
    ("Kenya imports most of its wheat, chiefly from Russia.", "", {"imports KEN wheat current RUS"}),
    ("The United States bought uranium from Russia until it banned the trade.", "", {"imports USA uranium former RUS"}),
    ("Australia supplies 40 percent of Japan's gas.", "", {"imports JPN gas current AUS"}),
    ("Almost all of Armenia's gas is Russian.", "", {"imports ARM gas current RUS"}),
    ("Jordan and Egypt import gas from Israel.", "", {"imports EGY gas current ISR", "imports JOR gas current ISR"}),
    ("Slovenia, whose gas comes from Algeria, was not hit.", "", {"imports SVN gas current DZA"}),
    ("Latvia weaned itself off Russian gas.", "", {"imports LVA gas former RUS"}),
    ("Romania exports electricity to Moldova.", "", {"imports MDA electricity current ROU"}),
    ("Mongolia gets 95 percent of its fuel from Russia.", "", {"imports MNG fuel current RUS"}),
    (
        "Portugal: gas from Nigeria and the United States",
        "Who buys gas from whom",
        {"imports PRT gas current NGA", "imports PRT gas current USA"},
    ),
    ("Chile is dependent on Argentina for its gas.", "", {"imports CHL gas current ARG"}),
    (
        "Singapore takes piped gas from Indonesia and Malaysia.",
        "",
        {"imports SGP gas current IDN", "imports SGP gas current MYS"},
    ),
]

# The sentence, and what stands before it: near misses.
NOT_TOLD = [
    ("Belgium lives in peace. Sri Lanka pays for its embassy in Iran.", "Gas is dear."),
    ("Serbia may buy gas from Azerbaijan.", ""),
    ("The police fired tear gas at the Georgian protesters.", ""),
    ("Ukraine does not import gas from Russia.", ""),
    ("Romania sent 300 tonnes of wheat assistance from Constanta to Lebanon.", ""),
    ("A coal donation from Poland reached Moldova.", ""),
]

RELATIONS = {"imports"}


@pytest.mark.parametrize(("sentence", "before", "expected"), TOLD)
def test_imports_are_read(told: Teller, sentence: str, before: str, expected: set[str]) -> None:
    assert told(sentence, before, RELATIONS) == expected


@pytest.mark.parametrize(("sentence", "before"), NOT_TOLD)
def test_near_misses_of_imports_are_not_read(told: Teller, sentence: str, before: str) -> None:
    assert told(sentence, before, RELATIONS) == set()
