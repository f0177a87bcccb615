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
