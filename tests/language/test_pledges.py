"""Who gives, promises, weighs or refuses what: sentences of our own, with what must be read and what must not."""

import pytest
from tests.language.rows import Reader, pledged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # voice
        ("Norway sent 40 howitzers to Ukraine.", ("NOR", "artillery", "delivered")),
        ("A field hospital was sent by Portugal.", ("PRT", "medical", "delivered")),
        (
            "Field rations donated by Ireland reached Gaza, and tents sent by Greece did too.",
            ("GRC", "humanitarian-aid", "delivered"),
        ),
        # tense and aspect
        ("Kenya will deploy 600 soldiers.", ("KEN", "troops", "pledged")),
        ("Kenya is to deploy 600 soldiers.", ("KEN", "troops", "pledged")),
        ("Kenya has deployed 600 soldiers.", ("KEN", "troops", "delivered")),
        ("Kenya is training Somali recruits.", ("KEN", "training", "delivered")),
        # control and raising
        ("Denmark agreed to send a frigate.", ("DNK", "naval-forces", "pledged")),
        ("Denmark has decided to provide four radars.", ("DNK", "air-defence", "pledged")),
        # nominalisations
        ("Finland announced a donation of 300 generators.", ("FIN", "energy-support", "pledged")),
        ("Vietnam's offer of ten doctors was welcomed in Manila.", ("VNM", "medical", "pledged")),
        # relative clauses and participles
        ("Malta, which has sent a patrol boat, is small.", ("MLT", "vessels", "delivered")),
        ("The envoy praised Ghana, which will clear mines in the north.", ("GHA", "demining", "pledged")),
        # conditions
        ("Spain will send observers if parliament agrees.", ("ESP", "monitoring", "conditional")),
        ("Once a ceasefire holds, Italy will send police officers.", ("ITA", "police", "conditional")),
        # hedges
        ("Sweden is considering sending a minehunter.", ("SWE", "demining", "considered")),
        ("Sweden may send fighter jets.", ("SWE", "aircraft", "considered")),
        ("Brazil is ready to train deminers.", ("BRA", "training", "considered")),
        ("Peru has yet to decide whether to send soldiers.", ("PER", "troops", "considered")),
        # refusals
        ("Austria will not send soldiers.", ("AUT", "troops", "refused")),
        ("Austria refused to send soldiers.", ("AUT", "troops", "refused")),
        ("Hungary ruled out sending ammunition.", ("HUN", "ammunition", "refused")),
        ("Neither Chile nor Peru will send soldiers.", ("PER", "troops", "refused")),
        ("Ottawa has no plans to send tanks.", ("CAN", "armour", "refused")),
        ("Rwanda withdrew its peacekeepers from the north.", ("RWA", "troops", "refused")),
        # thanks are evidence of the deed
        (
            "The minister thanked Japan for its donation of blankets.",
            ("JPN", "humanitarian-aid", "delivered"),
        ),
        # money and its purpose
        (
            "Canada pledged C$40 million to train police officers in Port-au-Prince.",
            ("CAN", "training", "pledged"),
        ),
        # people that serve
        ("Ugandan troops arrived in Mogadishu on Monday.", ("UGA", "troops", "delivered")),
        # several capabilities share a head
        (
            "Germany provides military, humanitarian and financial assistance.",
            ("DEU", "humanitarian-aid", "delivered"),
        ),
        (
            "Germany provides military, humanitarian and financial assistance.",
            ("DEU", "financial-aid", "delivered"),
        ),
        # respective order
        ("Estonia and Latvia sent trucks and howitzers respectively.", ("LVA", "artillery", "delivered")),
        # a capital stands for its government
        ("Nairobi will contribute 300 police officers.", ("KEN", "police", "pledged")),
        # nothing is left out but the object
        ("France pledged a frigate. Spain is considering it.", ("ESP", "naval-forces", "considered")),
        ("Croatia will send troops. Italy will not send any.", ("ITA", "troops", "refused")),
        ("Portugal has refused to send troops. So has Ireland.", ("IRL", "troops", "refused")),
    ],
)
def test_pledge_is_read(reading: Reader, text: str, expected: tuple[object, ...]) -> None:
    assert expected in pledged(reading(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine asked Norway to send tanks.",
        "The senator urged Poland to send tanks.",
        "Lithuania hopes for tanks.",
        "Everybody knows that tanks matter in such a war.",
        "Will Norway send tanks?",
        "Norway stands with Ukraine and supports its sovereignty.",
        "Rebels destroyed twenty tanks near the Turkish frontier.",
        "The shop in Oslo sells toy tanks.",
        "The ministry denied that Norway had sent tanks.",
    ],
)
def test_no_pledge_is_read(reading: Reader, text: str) -> None:
    assert pledged(reading(text)) == set()


def test_one_of_two_respective_givers_gets_one_capability_only(reading: Reader) -> None:
    found = pledged(reading("Estonia and Latvia sent trucks and howitzers respectively."))
    assert ("EST", "artillery", "delivered") not in found


def test_a_phrase_is_its_most_specific_capability_only(reading: Reader) -> None:
    found = pledged(reading("Norway donated two Patriot batteries."))
    assert found == {("NOR", "air-defence", "delivered")}


def test_figure_recipient_speaker_date_and_passage(reading: Reader) -> None:
    text = "Talks went on. Norway will give Ukraine 300 trucks in March 2025, Prime Minister Kari Dahl said. It rained."
    [pledge] = [s for s in reading(text, date="2025-01-10").statements if s.relation == "pledges"]
    assert pledge.figure is not None
    assert (pledge.figure.value, pledge.figure.unit) == (300, "truck")
    assert pledge.recipient is not None
    assert pledge.recipient.id == "UKR"
    assert pledge.attributed_to is not None
    assert pledge.attributed_to.id == "Kari Dahl"
    assert pledge.date == "2025-03"
    assert text[pledge.passage.start : pledge.passage.end].startswith("Norway will give")
    assert text[pledge.passage.start : pledge.passage.end].endswith("said.")
    assert pledge.rule == "pledge.verb.give"
    assert 0 < pledge.confidence <= 1


def test_we_of_a_joint_statement_is_each_signatory(reading: Reader) -> None:
    text = "We, the ministers of Chile, Peru and Ecuador, met today. We will send doctors to Haiti."
    found = pledged(reading(text, title="Joint statement of Chile, Peru and Ecuador"))
    assert {
        ("CHL", "medical", "pledged"),
        ("PER", "medical", "pledged"),
        ("ECU", "medical", "pledged"),
    } <= found
    assert not any(subject == "HTI" for subject, _, _ in found)


def test_we_of_a_government_publisher_is_its_nation(reading: Reader) -> None:
    found = pledged(reading("We have provided 20 ambulances.", publisher="Government of Ireland"))
    assert any(subject == "IRL" for subject, _, _ in found)


def test_we_of_a_newspaper_is_nobody(reading: Reader) -> None:
    assert pledged(reading("We have provided 20 ambulances.", publisher="The Irish Times")) == set()


def test_a_figure_counts_its_own_thing_only(reading: Reader) -> None:
    found = reading("The Netherlands promised 1,200 troops and a mine-clearance unit.").statements
    assert {s.object.id: s.figure is not None for s in found if s.relation == "pledges" and s.object} == {
        "troops": True,
        "demining": False,
    }


@pytest.mark.parametrize(
    "text",
    [
        "Croatia will send two demining teams, provided that a ceasefire holds.",
        "Croatia would pay for demining should its parliament agree.",
        "Croatia will send deminers as soon as a truce is signed.",
        "Should Kyiv ask, Croatia will send deminers.",
    ],
)
def test_conditions_in_running_words(reading: Reader, text: str) -> None:
    assert ("HRV", "demining", "conditional") in pledged(reading(text))
