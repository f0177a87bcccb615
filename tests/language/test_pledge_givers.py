"""Who gives: labels before a subject, "whose", "each of the three", units, talks."""

import pytest
from tests.language.rows import Reader, pledged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What labels a sentence does not give
        ("Minister: Sweden today gave two million euros for tents.", ("SWE", "humanitarian-aid", "delivered")),
        ("**Niger** – Spain sends 40 soldiers.", ("ESP", "troops", "delivered")),
        # Words between an auxiliary and its verb
        ("Togo has, all the same, stationed 60 soldiers at the bridge.", ("TGO", "troops", "delivered")),
        # Whose people or things they are
        ("Kenya, whose police are in Jacmel, is tired.", ("KEN", "police", "delivered")),
        ("The nation that leaves is Peru, whose engineers go home in June.", ("PER", "engineering", "refused")),
        # Some of those named before
        ("Chile, Fiji and Togo met. Each of the three will send a frigate.", ("FJI", "naval-forces", "pledged")),
        ("Several states (Peru, Chile and Togo) said they would send doctors.", ("PER", "medical", "pledged")),
        ("Russia watched. The Peruvian army said it was sending doctors.", ("PER", "medical", "delivered")),
        (
            "However, according to Clark, Peru, Chile and Togo are not going to send their troops.",
            ("CHL", "troops", "refused"),
        ),
        (
            "Fiji watched. States bordering Brazil, such as Peru and Chile, will send their troops.",
            ("PER", "troops", "pledged"),
        ),
        ("Peru will back the mission without sending troops.", ("PER", "troops", "refused")),
        ("Peru will send whatever medical aid is needed to Chile.", ("PER", "medical", "pledged")),
        # Where an article is about relief, planes bring it
        ("Aid after the flood: Peru has sent one plane.", ("PER", "humanitarian-aid", "delivered")),
        ("Peru has given Chile two planes.", ("PER", "aircraft", "delivered")),
        # Where ships are moved to, they serve
        ("Peru transferred a second frigate to the Red Sea.", ("PER", "naval-forces", "delivered")),
        ("Peru transferred a second frigate to Chile.", ("PER", "vessels", "delivered")),
        # People of a force, and things in a row
        ("Peru has sent 60 members of its armed forces to Chad.", ("PER", "troops", "delivered")),
        ("Peru will begin sending 55 more soldiers and police to Chad.", ("PER", "troops", "pledged")),
        ("The Danish frigate Havfruen set sail for Crete on Monday.", ("DNK", "naval-forces", "delivered")),
        # A capital that decides
        ("Oslo rules out tanks.", ("NOR", "armour", "refused")),
        # Groups some of whose members are named
        ("Other states, such as Peru, Chile and Togo, have sent doctors.", ("TGO", "medical", "delivered")),
        ("Several states – among them Peru and Chile – have sent doctors.", ("CHL", "medical", "delivered")),
        ("Jordan and Egypt met. Each will send a field hospital.", ("EGY", "medical", "pledged")),
        ("Jordan and Egypt met. Neither will send a field hospital.", ("JOR", "medical", "refused")),
        ("Qatar hosted talks. The emirate will send tents to Libya.", ("QAT", "humanitarian-aid", "pledged")),
        # Who stands beside the subject
        ("Peru together with Chile will send doctors.", ("CHL", "medical", "pledged")),
        ("Besides Peru, Chile will send doctors.", ("PER", "medical", "pledged")),
        # Clefts, decisions, origins
        ("It is Canada that will send the frigate.", ("CAN", "naval-forces", "pledged")),
        ("They took note of the intention of Togo to deploy 750 soldiers.", ("TGO", "troops", "pledged")),
        ("The tents came from Peru.", ("PER", "humanitarian-aid", "delivered")),
        ("The ambulances are a gift from Peru.", ("PER", "medical", "delivered")),
        (
            "The largest pledge, EUR 40 million in humanitarian aid, came from Peru.",
            ("PER", "humanitarian-aid", "pledged"),
        ),
        # The same verb for each
        ("Peru has given $2 million for demining, and Chile EUR 4 million.", ("CHL", "demining", "delivered")),
        ("Two British frigates and three Danish ones patrol the strait.", ("DNK", "naval-forces", "delivered")),
        ("He thanked Togo for the tents and Oman for the ambulances.", ("OMN", "medical", "delivered")),
        # A headline without its "are"
        ("40 generators transferred to Odesa by Moldova.", ("MDA", "energy-support", "delivered")),
        # Parts of governments and forces
        ("Three Danish lorries brought 40 tents to Benghazi.", ("DNK", "humanitarian-aid", "delivered")),
        ("Italian carabinieri will train officers in Haiti.", ("ITA", "training", "pledged")),
        ("The Royal Canadian Mounted Police will train officers in Haiti.", ("CAN", "training", "pledged")),
        ("Two Australian Defence Force planes have delivered tents.", ("AUS", "humanitarian-aid", "delivered")),
        # Who is in talks weighs
        ("Peru is in talks on ten million dollars for demining.", ("PER", "demining", "considered")),
    ],
)
def test_giver_is_found(reading: Reader, text: str, expected: tuple[object, ...]) -> None:
    assert expected in pledged(reading(text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Fiji and Togo have each sent a frigate.", {"each"}),
        ("Chile held talks on demining with Togo.", {"CHL", "TGO"}),
        ("The Danish Refugee Council provided tents.", {"DNK"}),
        ("He thanked Togo and Oman for the tents and went to Peru.", {"PER"}),
        ("Fiji gave the British 40 tents.", {"GBR"}),
        ("500 people treated in hospital after floods in Fiji.", {"FJI"}),
        ("The Kosovo Force provided tents.", {"XKX"}),
    ],
)
def test_nobody_else_gives(reading: Reader, text: str, wrong: set[str]) -> None:
    assert wrong.isdisjoint(giver for giver, _, _ in pledged(reading(text)))


def test_both_of_a_floating_each_give(reading: Reader) -> None:
    found = pledged(reading("Fiji and Togo have each sent a frigate."))
    assert {giver for giver, _, _ in found} == {"FJI", "TGO"}


def test_a_unit_gives_for_its_publishers_nation(reading: Reader) -> None:
    found = reading("The 99th Air Refueling Wing has sent ten howitzers to Qatar.", publisher="CENTCOM")
    assert pledged(found) == {("USA", "artillery", "delivered")}


@pytest.mark.parametrize(
    ("publisher", "text", "expected"),
    [
        # Parts of the government or union in whose name an article speaks
        ("The White House", "The Department of State announced $3 million for tents.", "USA"),
        ("The White House", "The Treasury has imposed sanctions on six ships.", "USA"),
        ("The White House", "USAID is providing 500 tons of wheat to Chad.", "USA"),
        ("Delegation of the European Union", "The Council has imposed sanctions on six ships.", "EU"),
        # Allies with a capital are NATO's
        ("The White House", "NATO met. The commitments by our Allies to deploy soldiers are welcome.", "NATO"),
        # Whose aid it is that gives
        ("UK Government", "UK aid has provided shelter in Idlib.", "GBR"),
        # A name that the parse takes for another word
        ("", "Slovakia rules: Spain has footed the bill for the tents.", "ESP"),
    ],
)
def test_institution_gives_for_its_nation(reading: Reader, publisher: str, text: str, expected: str) -> None:
    assert {giver for giver, _, _ in pledged(reading(text, publisher=publisher))} == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "The Treasury has imposed sanctions on six ships.",
        "The Department of State announced $3 million for tents.",
        '"The Council has sent tents," said Ann Lee.',
    ],
)
def test_institution_of_nobody_gives_nothing(reading: Reader, text: str) -> None:
    assert pledged(reading(text, publisher="The Daily Wire")) == set()


def test_modifiers_share_a_head_across_one_that_names_nothing(reading: Reader) -> None:
    found = pledged(reading("Peru gives Chad military, humanitarian and stabilisation support."))
    assert {("PER", "military-aid", "delivered"), ("PER", "humanitarian-aid", "delivered")} <= found


@pytest.mark.parametrize(
    ("publisher", "text", "expected"),
    [
        # Ships of navies by name
        ("", "HMS Kent has joined the task force.", {("GBR", "naval-forces", "delivered")}),
        ("", "HMS Kent, a Type 23 frigate, has joined the task force.", {("GBR", "naval-forces", "delivered")}),
        ("", "The destroyer USS Mason arrived in Haifa on Friday.", {("USA", "naval-forces", "delivered")}),
        ("", "Rebels attacked the USS Mason.", set()),
        ("", "The HMS programme ended.", set()),
        # "This government", navies and commands
        ("UK Government", "This government will not be sending tanks.", {("GBR", "armour", "refused")}),
        ("", "This government will not be sending tanks.", set()),
        ("", "U.S. Central Command delivered food to Sanaa.", {("USA", "humanitarian-aid", "delivered")}),
        # An abbreviation ends no sentence, and who a minister is stands beside
        (
            "UK Government",
            "My right hon. Friend the Minister for Aid has announced £3 million for tents.",
            {("GBR", "humanitarian-aid", "pledged")},
        ),
        # What includes a thing, and who joins whom
        ("UK Government", "Our support includes £6 million for clinics.", {("GBR", "medical", "pledged")}),
        ("", "Peru's contribution will comprise a field hospital.", {("PER", "medical", "pledged")}),
        (
            "",
            "Peru joins Chile in imposing sanctions on Mali.",
            {("PER", "sanctions", "delivered"), ("CHL", "sanctions", "delivered")},
        ),
        # Money and its announcement without a doer
        (
            "UK Government",
            "£35 million announced for the training of Togolese police.",
            {("GBR", "training", "pledged")},
        ),
        ("UK Government", "New funding of £2 million will train Togolese police.", {("GBR", "training", "pledged")}),
        ("", "£35 million announced for the training of Togolese police.", set()),
        (
            "Department of State",
            "The Bureau of Good Works will train Togolese police.",
            {("USA", "training", "pledged")},
        ),
        # A currency is no receiver
        ("", "Peru has provided EUR 3 million in loans.", {("PER", "financial-aid", "delivered")}),
        ("", "Peru is a donor and has provided EUR 3 million.", {("PER", "financial-aid", "delivered")}),
    ],
)
def test_whose_it_is(reading: Reader, publisher: str, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert pledged(reading(text, publisher=publisher)) == expected
