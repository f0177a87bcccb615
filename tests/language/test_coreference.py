"""Who pronouns, descriptions, officials and "we" stand for: told by the giver of a pledge that follows."""

from collections.abc import Callable

import pytest

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]


def givers(found: Reading) -> set[str]:
    return {s.subject.id for s in found.statements if s.relation == "pledges"}


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Norway is rich. It will send 40 trucks.", "NOR"),
        ("Kenya and Uganda met. Both countries will send soldiers.", "UGA"),
        ("Norwegian engineers will build field hospitals; the government in Oslo said that it had sent tents.", "NOR"),
        ("President Ana Kos of Croatia spoke. She announced a donation of 40 trucks.", "HRV"),
        ("The Danish government has sent tents.", "DNK"),
        ("Ottawa will send tents.", "CAN"),
        ("The Baltic states (Estonia, Latvia and Lithuania) will send engineers.", "LVA"),
        ("Chile, which borders Peru, will send tents.", "CHL"),
        ("Partners including Benin and Togo will send soldiers.", "TGO"),
        ("The drone coalition met in Riga. The coalition will send 400 drones.", "drone coalition"),
    ],
)
def test_giver(reading: Reader, text: str, giver: str) -> None:
    assert giver in givers(reading(text))


def test_a_relative_clause_is_not_about_the_nation_in_it(reading: Reader) -> None:
    assert givers(reading("Chile, which borders Peru, will send tents.")) == {"CHL"}


def test_a_quoted_we_is_the_speakers_nation(reading: Reader) -> None:
    text = '"We will send 200 soldiers," Prime Minister Joao Reis of Portugal said.'
    assert givers(reading(text)) == {"PRT"}


def test_an_author_of_a_speech_says_we_for_the_nation(reading: Reader) -> None:
    found = reading("We will send 200 soldiers.", title="Remarks by President Ana Kos of Croatia")
    assert givers(found) == {"HRV"}


def test_the_receiver_of_a_joint_statement_gives_nothing(reading: Reader) -> None:
    text = "We, the leaders of Chile, Peru and Haiti, met. We will send doctors to Haiti."
    found = reading(text, title="Joint statement by Chile, Peru and Haiti")
    assert givers(found) == {"CHL", "PER"}


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Ghana joined the Tide Mission. The mission is run from Lomé. It has 640 people.", "Tide Mission"),
        ("Ghana leads the Tide Mission. It costs 41 million dollars a year.", "Tide Mission"),
        ("Norway met the Tide Mission. It has 640 soldiers there.", "NOR"),
    ],
)
def test_it_goes_on_about_what_the_sentence_before_was_about(reading: Reader, text: str, owner: str) -> None:
    assert {s.subject.id for s in reading(text).statements if s.relation == "figure"} == {owner}


def test_what_it_runs_is_no_sign_of_a_coalition(reading: Reader) -> None:
    text = "Poland will not join the Tide Mission, the minister said, though it will run the supply depot in Gdynia."
    assert givers(reading(text)) <= {"POL"}
