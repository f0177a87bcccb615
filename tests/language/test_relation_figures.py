"""Whose number a number is."""

from collections.abc import Callable

import pytest

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]


def owned(found: Reading) -> set[tuple[str, float, str]]:
    return {
        (s.subject.id, s.figure.value, s.figure.unit) for s in found.statements if s.relation == "figure" and s.figure
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway sent 300 trucks.", ("NOR", 300, "truck")),
        (
            "Norway promised $24 million in relief. Of this, $12 million has been allocated to Chad and $9 million to Mali.",
            ("NOR", 9e6, "USD"),
        ),
        ("The gifts bring Norway's total support for Chad to 655 million euros.", ("NOR", 655e6, "EUR")),
        ("Denmark and Norway will send 20 and 30 instructors respectively.", ("NOR", 30, "personnel")),
        ("Ghana will contribute 900 soldiers, and Togo 500 soldiers.", ("TGO", 500, "troops")),
        ("The drone coalition now counts 23 nations.", ("drone coalition", 23, "nations")),
        ("Norway's contribution of NOK 700 million was paid.", ("NOR", 700_000_000, "NOK")),
        ("6,400 – flats that Germany has built for them", ("DEU", 6400, "flat")),
        ("$40 million – World Bank credit under discussion", ("World Bank", 40_000_000, "USD")),
        ("€8 million – emergency funding released by the European Commission", ("European Commission", 8e6, "EUR")),
        ("Nine countries belong to the Amber Shield, which guards cables.", ("Amber Shield", 9, "nations")),
        (
            "UNDOF has 963 troops. The contributors are Nepal (326), India (196) and Fiji (49).",
            ("FJI", 49, "troops"),
        ),
        ("In Dakar, the minister announced €9 million in Irish Aid funding for the Sahel.", ("IRL", 9e6, "EUR")),
    ],
)
def test_owner(reading: Reader, text: str, expected: tuple[object, ...]) -> None:
    assert expected in owned(reading(text))


@pytest.mark.parametrize(
    "text",
    [
        "The flood killed 300 people in Pakistan.",
        "Some 80,000 people need help.",
        "The match drew 40,000 spectators.",
        "The Amber Shield, an alliance of doctors, met. Vaccines went to 49 nations.",
        "The clash ended with 17 Peruvian officers suffering burns.",
        "Peru has experienced three coups.",
        "Peruvian allies in the north have promised 7,000 soldiers.",
        "The government of Peru raised the death toll to 1,744.",
        "The UN issued an appeal for $160 million.",
    ],
)
def test_figures_without_an_owner(reading: Reader, text: str) -> None:
    assert owned(reading(text)) == set()


def test_each_respective_giver_has_its_own_figure_only(reading: Reader) -> None:
    found = owned(reading("Denmark and Norway will send 20 and 30 instructors respectively."))
    assert ("DNK", 30, "personnel") not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A possessor, a demonym, a source
        ("A convoy of 30 Turkish trucks crossed the border.", {("TUR", 30, "truck")}),
        ("Kenya's promise of 1,000 police officers was kept.", {("KEN", 1000, "police")}),
        ("Greek ships carried 900 tonnes of flour.", {("GRC", 900, "tonne")}),
        ("Of the 2,000 soldiers, 1,200 are from Uganda.", {("UGA", 1200, "troops")}),
        ("Kenya will buy three American-made helicopters.", {("KEN", 3, "helicopter")}),
        ("Uganda pulled its 300 soldiers from South Sudan.", {("UGA", 300, "troops")}),
        ("Burundi has brought home its 1,000 soldiers from Somalia.", {("BDI", 1000, "troops")}),
        ("A $60 million loan from the World Bank will pay for the road.", {("World Bank", 60_000_000, "USD")}),
        # Beside a name, without a verb of its own
        (
            "Italy has 1,200 soldiers in Lebanon, Spain 700 and Ireland 320.",
            {("ITA", 1200, "troops"), ("ESP", 700, "troops"), ("IRL", 320, "troops")},
        ),
        ("The force draws on Fiji (45 officers).", {("FJI", 45, "personnel")}),
        (
            "Germany topped the list with €3 million, followed by France with €2 million.",
            {("FRA", 2_000_000, "EUR"), ("DEU", 3_000_000, "EUR")},
        ),
        # Passive, reception, thanks
        ("A total of 40 tanks were given to Ukraine by Norway.", {("NOR", 40, "tank")}),
        ("Ukraine received 40 tanks from Norway last week.", {("NOR", 40, "tank")}),
        ("Paid for by Qatar, 15 fire engines reached Beirut.", {("QAT", 15, "engine")}),
        ("They thanked Iceland for the €2 million it has paid.", {("ISL", 2_000_000, "EUR")}),
        # The teacher, not the taught
        ("Canada will train 500 Ukrainian engineers.", {("CAN", 500, "personnel")}),
        ("Sixty Yemeni officers are being instructed by Egypt.", {("EGY", 60, "personnel")}),
        # Several figures for several owners
        (
            "France, Germany and Spain will send 50, 60 and 70 instructors respectively.",
            {("FRA", 50, "personnel"), ("DEU", 60, "personnel"), ("ESP", 70, "personnel")},
        ),
        ("France and Germany will each send 50 instructors.", {("FRA", 50, "personnel"), ("DEU", 50, "personnel")}),
        # Owners of owners
        ("Chinese companies built 12 bridges in Laos.", {("CHN", 12, "bridge")}),
        ("The largest donor was Germany, with €300 million.", {("DEU", 300_000_000, "EUR")}),
        # Where the parse loses the subject
        ("Chad has, nonetheless, stationed 60 gendarmes at the crossing.", {("TCD", 60, "police")}),
        (
            "Germany has lent Ukraine nine million euros, and Japan, which gives no guarantees, has paid in $6 million.",
            {("DEU", 9_000_000, "EUR"), ("JPN", 6_000_000, "USD")},
        ),
    ],
)
def test_whose_a_figure_is(reading: Reader, text: str, expected: set[tuple[str, float, str]]) -> None:
    assert owned(reading(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kenya asked for 200 vehicles.",
        "Haiti needs 3,000 police officers, the UN says.",
        "Ukraine, for its part, has lost 300 tanks.",
        "Ukraine shot down 80 drones.",
        "Iraq, with coalition support, retook 12 villages.",
        "Peru is short of 40 helicopters.",
        "How many lorries has Sweden given Moldova: 15 or 50?",
        "An earlier version of this article said that Poland had sent 40 tanks.",
        "Finland was said to have sent 30 observers.",
        "As of today, 27 sorties by Chinese aircraft had been detected around Taiwan.",
    ],
)
def test_figures_that_are_nobodys_contribution(reading: Reader, text: str) -> None:
    assert owned(reading(text)) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Since 2021, more than $600 million has been provided to refugees in Jordan.", ("USA", 600_000_000, "USD")),
        ("U.S. assistance for Lebanon now totals more than $380 million.", ("USA", 380_000_000, "USD")),
        ("This announcement includes $20 million for demining.", ("USA", 20_000_000, "USD")),
        ("The Secretary of State announced $24 million for Yemen.", ("USA", 24_000_000, "USD")),
    ],
)
def test_a_government_is_the_giver_in_its_own_text(
    reading: Reader, text: str, expected: tuple[str, float, str]
) -> None:
    assert expected in owned(reading(text, title="Fact sheet", publisher="White House"))


def test_others_are_not_the_publishers(reading: Reader) -> None:
    found = owned(reading("Donors promised $744 million.", title="Statement", publisher="White House"))
    assert found == set()


def test_dollars_are_the_publishers(reading: Reader) -> None:
    found = reading("We are giving $12 million to Tonga.", publisher="Department of Foreign Affairs and Trade")
    assert ("AUS", 12_000_000, "AUD") in owned(found)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The nation has shipped 40 off-road vehicles.", 40, "vehicle"),
        ("Slovakia will send howitzers (16) and mines.", 16, "howitzer"),
        ("The mission has 1,100 soldiers from Kenya and 200 from Chad.", 200, "troops"),
    ],
)
def test_figures_beside_their_nouns(reading: Reader, text: str, value: float, unit: str) -> None:
    assert (value, unit) in {(figure.value, figure.unit) for figure in reading(text).figures}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("UNICEF will receive NOK 30 million for its schools.", 30_000_000),
        ("Development assistance has been increased by more than NOK 2 billion.", 2_000_000_000),
        ("We will give NOK 90 million:\n\nUNICEF: 30 million\n", 30_000_000),
    ],
)
def test_sums_in_a_governments_own_text_are_its_own(reading: Reader, text: str, value: float) -> None:
    found = owned(reading(text, title="Help for schools", publisher="Ministry of Foreign Affairs of Norway"))
    assert ("NOR", value, "NOK") in found


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Italy hosts 4,000 Syrian refugees.", "SYR"),
        ("Chad shelters 600,000 Sudanese people.", "SDN"),
    ],
)
def test_people_are_not_the_figure_of_the_nation_they_come_from(reading: Reader, text: str, other: str) -> None:
    assert other not in {owner for owner, _, _ in owned(reading(text))}


def test_tonnes_may_be_short(reading: Reader) -> None:
    assert ("IND", 4000, "tonne") in owned(reading("India has given Cuba 4,000 MT of rice."))


def test_measures_and_tranches_are_not_counted(reading: Reader) -> None:
    assert owned(reading("The EU adopted two assistance measures.")) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The EU mission began in May. It will help 25 countries.",
        "The World Bank has projects in more than 40 countries.",
        "The AU endorsed a request by Somalia for 3,000 troops.",
    ],
)
def test_who_is_helped_or_wished_for_is_nobodys_figure(reading: Reader, text: str) -> None:
    assert owned(reading(text)) == set()


def test_what_goes_by_a_missions_name_is_who_sends_it(reading: Reader) -> None:
    found = owned(reading("Peru has sent an 80-member Operation Dawn team to Chile."))
    assert found == {("PER", 80, "personnel")}
