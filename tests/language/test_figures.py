"""Figures: money, heads and things counted, and what looks like one and is none."""

from collections.abc import Callable

import pytest

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]

COUNTED = [
    ("Slovenia gave 28 M-55S tanks.", {(28, "tank")}),
    ("The soldiers are about 140 strong.", {(140, "troops")}),
    ("Rwanda sent a police unit, 160 strong.", {(160, "police")}),
    ("The medical team, six strong, left.", {(6, "personnel")}),
    ("Two more businessmen were listed.", {(2, "people")}),
    ("Canada will contribute up to 600 personnel and 1,000 tonnes of food.", {(600, "personnel"), (1000, "tonne")}),
    ("Near the dam, four strikes hit three tactical units.", {(4, "strike"), (3, "unit")}),
    ("Some 6.3 million Syrians fled and 4.8 million are refugees.", {(6.3e6, "people"), (4.8e6, "people")}),
    ("A 300-strong contingent and a 40-member medical team left.", {(300, "troops"), (40, "personnel")}),
    ("The 27-nation bloc met.", {(27, "nations")}),
    ("More than 40 countries attended; 19 nations signed.", {(40, "nations"), (19, "nations")}),
    (
        "Norway sent two dozen trucks and a dozen ambulances, nine of them new.",
        {(24, "truck"), (12, "ambulance"), (9, "ambulance")},
    ),
    ("The force will grow from 2,400 soldiers to 3,000 by June.", {(2400, "troops"), (3000, "troops")}),
    ("Estonia gave 12 howitzers, Latvia four and Lithuania six.", {(12, "howitzer"), (4, "howitzer"), (6, "howitzer")}),
    ("Sweden will send 200 instructors and Finland another 80.", {(200, "personnel"), (80, "personnel")}),
    ("Between 5,000 and 7,000 refugees crossed on 3 May at 10:30.", {(5000, "people"), (7000, "people")}),
    ("The mission has 1,200 police officers, of whom 150 are women.", {(1200, "police"), (150, "police")}),
    ("Kenya has 1,000 troops in Haiti; 400 of them arrived in June.", {(1000, "troops"), (400, "troops")}),
    ("Israel let 200 aid trucks in, down from 350 a week ago.", {(200, "truck"), (350, "truck")}),
    (
        "They delivered 14 Leopard 2 tanks and 20 anti-aircraft artillery and mortar systems.",
        {(14, "tank"), (20, "system")},
    ),
    ("One frigate and one helicopter will join. One day they will leave.", {(1, "frigate"), (1, "helicopter")}),
    ("Spain offered beds for 80.", {(80, "people")}),
    ("Peru sent 60 members of its armed forces and 12 members of the Lima police.", {(60, "troops"), (12, "police")}),
    ("The club has 60 members.", {(60, "member")}),
    ("Peru has sent 90 officers. They join 20 police officers from Chile.", {(90, "police"), (20, "police")}),
    ("A 72-strong search and rescue team and 30 fire-fighters left.", {(72, "personnel"), (30, "personnel")}),
    ("The first load holds 900 MT of rice and 20 MT milk powder.", {(900, "tonne"), (20, "tonne")}),
    ("The official death toll rose to 1,744 on Tuesday.", {(1744, "people")}),
    ("Ghana would send 302 troops and may lift the number to nearly 400.", {(302, "troops"), (400, "troops")}),
    ("It gave 5 million euros in three rounds: 4 million now.", {(5e6, "EUR"), (3, "round"), (4e6, "EUR")}),
    ("They carried out two rounds of airstrikes.", set()),
    ("The load holds 155 mm caliber shells.", set()),
    ("Chad lent a company of 120, and Mali a police unit, 160 strong.", {(120, "troops"), (160, "police")}),
    ("France has pilots, four of its bases and 200 of our soldiers.", {(4, "base"), (200, "troops")}),
    ("Denmark and Norway sent four and six jets respectively.", {(4, "jet"), (6, "jet")}),
]
MONEY = [
    ("The EU gave $ 0.350 million.", {(350_000, "USD")}),
    ("Japan lends EUR 14,5 million and 200.000 dollars.", {(14_500_000, "EUR"), (200_000, "USD")}),
    ("Japan lends EUR 1,250 million.", {(1_250_000_000, "EUR")}),
    (
        "Japan pledged ¥15bn, Britain £45m, Kenya Sh2bn and India Rs 500 crore.",
        {(15e9, "JPY"), (45e6, "GBP"), (2e9, "KES"), (5e9, "INR")},
    ),
    (
        "C$70 million, A$15m, NZ$6.5 million and US$3m were pledged.",
        {(7e7, "CAD"), (15e6, "AUD"), (6.5e6, "NZD"), (3e6, "USD")},
    ),
    ("The bank approved 2 bn. euros and NOK 700 million.", {(2e9, "EUR"), (7e8, "NOK")}),
    ("It was a 90-million-dollar loan.", {(9e7, "USD")}),
    ("Denmark will pay 1.3 billion kroner.", {(1.3e9, "DKK")}),
    ("Norway will pay 1.3 billion kroner.", {(1.3e9, "NOK")}),
    ("Germany and the Dutch gave EUR 20 million and EUR 15 million.", {(2e7, "EUR"), (1.5e7, "EUR")}),
    ("Germany, which had given 200 million euros, promised 125 million more.", {(2e8, "EUR"), (1.25e8, "EUR")}),
]
NONE = [
    "F-16s, C-130J aircraft and MQ-9 Reapers took part.",
    "Article 5 and Resolution 2254 remain valid, as does Chapter VII, paragraph 14, page 3.",
    "Inflation rose 3.5 per cent; the deficit fell to 2% of output.",
    "The 2nd Battalion and the 62nd Wing returned.",
    "The talks lasted two hours and the road is 40 kilometres long.",
    "The two countries and their three neighbours agreed.",
    "He was 54 and had served for 12 years.",
    "The 61-year-old colonel retired; Ana Kos, 54, did not.",
    "Not one soldier will go, and dozens of men stay home.",
    "Type 45 destroyers sailed in 2024 at 0600.",
    "Vaccines against Covid-19 and 5G networks were discussed at COP28.",
    "A two-state solution and a five-point plan were discussed by the G7.",
]


@pytest.mark.parametrize(("text", "figures"), [*COUNTED, *MONEY])
def test_figures_of_a_text(text: str, figures: set[tuple[float, str]], reading: Reader) -> None:
    assert {(f.value, f.unit) for f in reading(text, date="2025-10-20").figures} == figures


@pytest.mark.parametrize("text", NONE)
def test_what_is_measured_named_or_pointed_back_to_is_no_figure(text: str, reading: Reader) -> None:
    assert reading(text, date="2025-10-20").figures == ()


def test_a_dollar_is_that_of_the_nation_that_publishes(reading: Reader) -> None:
    text = "We will give $5 million."
    assert [f.unit for f in reading(text, publisher="Government of Canada").figures] == ["CAD"]
    assert [f.unit for f in reading(text, publisher="Meridian").figures] == ["USD"]


def test_a_number_alone_in_a_cell_has_the_unit_of_its_column(reading: Reader) -> None:
    text = "| Country | Soldiers | EUR million |\n|---|---|---|\n| Norway | 120 | 45 |\n| Denmark | 80 | 12.5 |\n"
    assert {(f.value, f.unit) for f in reading(text).figures} == {
        (120, "troops"),
        (80, "troops"),
        (45e6, "EUR"),
        (12.5e6, "EUR"),
    }


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Norway sent about 40 trucks.", "about"),
        ("Norway sent at least 40 trucks.", "at-least"),
        ("Norway sent more than 40 trucks.", "more-than"),
        ("Norway sent up to 40 trucks.", "up-to"),
        ("Norway sent fewer than 40 trucks.", "less-than"),
        ("Norway sent 40 trucks.", "exactly"),
    ],
)
def test_the_qualifier_of_a_figure(text: str, qualifier: str, reading: Reader) -> None:
    figures = [s.figure for s in reading(text).statements if s.relation == "figure" and s.figure is not None]
    assert {f.qualifier for f in figures} == {qualifier}
