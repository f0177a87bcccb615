"""In whose name an article is written: by its publisher, for "we", its institutions and its assembled members."""

from collections.abc import Callable

import pytest

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]


def givers(reading: Reading) -> set[str]:
    return {s.subject.id for s in reading.statements if s.relation == "pledges"}


@pytest.mark.parametrize(
    ("publisher", "giver"),
    [
        ("Federal Foreign Office", "DEU"),
        ("Foreign Office", "GBR"),
        ("Foreign Office of Pakistan", "PAK"),
        ("Department of International Relations and Cooperation", "ZAF"),
        ("Ministry of Foreign and European Affairs of Croatia", "HRV"),
        ("Delegation of the European Union to Kenya", "EU"),
        ("NATO Newsroom", "NATO"),
        ("ECOWAS Commission", "ECOWAS Commission"),
        ("CARICOM Secretariat", "CARICOM"),
    ],
)
def test_we_are_those_whose_office_publishes(reading: Reader, publisher: str, giver: str) -> None:
    found = reading("We will send 40 tents to Nepal.", title="Statement on the floods", publisher=publisher)
    assert givers(found) == {giver}


@pytest.mark.parametrize("publisher", ["NATO Watch Weekly", "Sidama Tribune", "The Herald"])
def test_nobody_speaks_in_the_name_of_a_newspaper(reading: Reader, publisher: str) -> None:
    found = reading("We will send 40 tents to Nepal.", title="The floods in Nepal", publisher=publisher)
    assert givers(found) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "The Heads of Government agreed to send 40 tents to Grenada.",
        "Leaders decided to send 40 tents to Grenada.",
        "The Summit approved a grant of $4 million for Grenada.",
        "The Heads of State and Government will provide relief supplies to Grenada.",
    ],
)
def test_a_bodys_assembled_members_decide_for_it(reading: Reader, sentence: str) -> None:
    text = f"The meeting in Kingstown was chaired by Ralph Prosper, Prime Minister of Dominica.\n\n{sentence}"
    assert givers(reading(text, title="Communiqué", publisher="CARICOM Secretariat")) == {"CARICOM"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ministers of Chile promised 40 tents to Grenada.",
        "Leaders from Chile agreed to send 40 tents to Grenada.",
    ],
)
def test_the_ministers_of_a_nation_decide_for_it(reading: Reader, sentence: str) -> None:
    assert givers(reading(sentence, title="Communiqué", publisher="CARICOM Secretariat")) <= {"CHL"}


def test_who_sign_together_met_in_person(reading: Reader) -> None:
    found = reading(
        "We met today in Geneva. We will send 40 tents to Libya.",
        title="Libya - Joint statement by French President Anne Martel and German Chancellor Uta Brandt",
        publisher="France Diplomatie",
    )
    attending = {s.subject.id for s in found.statements if s.relation == "attends"}
    assert attending == {"Anne Martel", "Uta Brandt"}
    assert givers(found) == {"FRA", "DEU"}


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("The Crisis Centre (CC) of the Ministry of Trade is sending tents to Nepal.", "FRA"),
        ("The Crisis Centre of Caracas University is sending tents to Nepal.", None),
    ],
)
def test_a_part_of_a_ministry_gives_for_its_nation(reading: Reader, text: str, giver: str | None) -> None:
    found = givers(reading(text, title="Help for Nepal", publisher="Embassy of France"))
    assert "FRA" not in found if giver is None else found == {giver}


def test_what_a_body_tells_of_a_donors_money_is_the_donors(reading: Reader) -> None:
    text = (
        "The World Food Programme welcomes a grant of $50 million from Japan. "
        "From the contribution, $11 million will be used to help children in Mali."
    )
    found = reading(text, title="Japan helps", publisher="World Food Programme").statements
    owners = {(s.subject.id, s.figure.value) for s in found if s.relation == "figure" and s.figure}
    assert owners == {("JPN", 50_000_000), ("JPN", 11_000_000)}


def test_a_nations_force_is_no_mission(reading: Reader) -> None:
    found = reading("The UN mission in Mali goes on. The Swedish force will consist of 220 people.").statements
    assert {s.subject.id for s in found if s.relation == "figure"} == {"SWE"}


def test_a_mission_that_is_welcomed_comes_to_no_meeting(reading: Reader) -> None:
    found = reading("Leaders meeting in Lomé welcomed the Multinational Security Support Mission.").statements
    assert not {s.subject.kind for s in found if s.relation == "attends"} & {"coalition"}


def test_a_headlines_verb_ends_the_name_of_a_body(reading: Reader) -> None:
    found = reading(
        "The World Bank told of its plans. Together, World Bank support to Malawi reaches $700 million.",
        title="World Bank Scales Up Emergency Support for Flood Hit Countries",
    ).statements
    assert {s.subject.id for s in found if s.relation == "figure"} == {"World Bank"}
