"""Pledges told without their thing or their deed: echoes, answers, turns of phrase, requests, contributors."""

import pytest
from tests.language.rows import Reader, pledged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # auxiliaries that repeat a pledge of another
        ("Kenya agreed to send police to Haiti. Ghana did too.", ("GHA", "police", "pledged")),
        ("Kenya agreed to send police to Haiti, as did Ghana.", ("GHA", "police", "pledged")),
        ("Spain refused to send police, and so did Malta.", ("MLT", "police", "refused")),
        ("Oman has donated ambulances to Sudan, and Kuwait has too.", ("KWT", "medical", "delivered")),
        ("Fiji will send observers to Sinai. Tonga will as well.", ("TON", "monitoring", "pledged")),
        ("Fiji will send observers to Sinai, but Tonga will not.", ("TON", "monitoring", "refused")),
        ("Fiji will send observers to Sinai. Tonga can't.", ("TON", "monitoring", "refused")),
        ("Fiji will send observers to Sinai. Tonga may.", ("TON", "monitoring", "considered")),
        ("Fiji sent observers to Sinai. Samoa and Tonga too.", ("TON", "monitoring", "delivered")),
        ("Fiji sent many observers to Sinai, followed by Samoa and Tonga.", ("WSM", "monitoring", "delivered")),
        # verbs whose thing was named before, in another clause
        ("Peru has sent ten doctors to Haiti; Chile followed with 20.", ("CHL", "medical", "delivered")),
        ("Ukraine asked Norway for howitzers; Oslo refused.", ("NOR", "artillery", "refused")),
        ("Asked whether Norway would give howitzers, its minister said no.", ("NOR", "artillery", "refused")),
        ("Chile sent doctors to Haiti; Peru is thinking about it.", ("PER", "medical", "considered")),
        ("Chile sent doctors to Haiti. Peru might do so later.", ("PER", "medical", "considered")),
        ("Chile sent doctors to Haiti. Peru has yet to decide.", ("PER", "medical", "considered")),
        ("Chile promised doctors for Haiti. Peru pulled out.", ("PER", "medical", "refused")),
        ("Chile promised doctors for Haiti. Peru backed out of the plan.", ("PER", "medical", "refused")),
        # turns of phrase
        ("Chile sent doctors to Haiti; Peru is undecided.", ("PER", "medical", "considered")),
        ("Chile sent doctors to Haiti; Peru has none to spare.", ("PER", "medical", "refused")),
        ("Chile sent doctors to Haiti. Peru has not closed the door.", ("PER", "medical", "considered")),
        ("Chile sent doctors to Haiti. Peru will follow suit.", ("PER", "medical", "pledged")),
        ("Chile sent a ship to Haiti. Peru has taken no decision.", ("PER", "naval-forces", "considered")),
        ("Chile sent a ship to Haiti. Peru has not made a decision.", ("PER", "naval-forces", "considered")),
        ("Chile sent doctors to Haiti. Peru has told us neither yes nor no.", ("PER", "medical", "considered")),
        ("Chile sent doctors to Haiti. Peru says it won't take part.", ("PER", "medical", "refused")),
        # of several only the number, or one more
        ("Chile has 300 soldiers in Haiti. Peru has already flown in 85.", ("PER", "troops", "delivered")),
        ("Chile has 300 soldiers in Haiti. Peru has 26 there today.", ("PER", "troops", "delivered")),
        ("Chile sent 300 soldiers. Peru supplies the most, 3,200.", ("PER", "troops", "delivered")),
        ("Chile lent a ship in June and will not lend another.", ("CHL", "naval-forces", "refused")),
        ("Chile has sent a ship. Peru is still weighing whether to post one.", ("PER", "naval-forces", "considered")),
        ("Chile has sent a ship. Peru will decide in May whether to add a third.", ("PER", "naval-forces", "considered")),
        ("Chile has sent a ship. Peru is thinking about lending a second.", ("PER", "naval-forces", "considered")),
        ("Chile has promised tanks. Peru has ruled out any such thing.", ("PER", "armour", "refused")),
        # a participle between who and what he does
        ("Chile sent tanks to Mali. Peru, asked for the same, said no.", ("PER", "armour", "refused")),
        ("Peru, itself badly shaken, is sending tents.", ("PER", "humanitarian-aid", "delivered")),
        ("Peru and Chile will between them supply 40 trucks.", ("CHL", "vehicles", "pledged")),
        # whose people stay, come or leave
        ("Chile has 300 soldiers in Mali. Peru's have gone home.", ("PER", "troops", "refused")),
        ("Chile has 300 soldiers in Mali. The Danes will stay until June.", ("DNK", "troops", "pledged")),
        ("Chile has 300 soldiers in Mali. The Danes are to leave in June.", ("DNK", "troops", "refused")),
        ("Chile has 300 soldiers in Mali. Peru and Togo said that they will be gone by June.", ("TGO", "troops", "refused")),
        ("Chile is sending observers to Mali. Peru says that theirs are coming.", ("PER", "monitoring", "pledged")),
        # what becomes of a request, by whom it was made to
        ("A request to Norway for howitzers was turned down.", ("NOR", "artillery", "refused")),
        # questions and their answers
        ("Who will send soldiers to Kosovo? Spain and Malta.", ("MLT", "troops", "pledged")),
        ("Which countries have sent troops to Haiti? Kenya and Jamaica have.", ("JAM", "troops", "delivered")),
        ("What has Canada given so far? Two field hospitals.", ("CAN", "medical", "delivered")),
        # nouns for those who contribute
        ("The largest troop contributors are Nepal, India and Ghana.", ("GHA", "troops", "delivered")),
        ("Nepal is the largest contributor of troops to the mission.", ("NPL", "troops", "delivered")),
        ("The exercise began on Monday. Participants include units from Chile and Peru.",
         ("PER", "joint-exercises", "delivered")),
        ("The force consists of 300 soldiers from Denmark and 150 from Portugal.", ("PRT", "troops", "delivered")),
        # things described by who gave them
        ("Two ambulances donated by Japan arrived in Port Vila.", ("JPN", "medical", "delivered")),
        ("Eight patrol boats promised by Spain are due in Manta in March.", ("ESP", "vessels", "pledged")),
    ],
)  # fmt: skip
def test_pledge_is_read(reading: Reader, text: str, expected: tuple[object, ...]) -> None:
    assert expected in pledged(reading(text))


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Chile sent doctors to Haiti. We hope that Peru will do likewise.", "PER"),
        ("Chile sent doctors to Haiti. Peru gets as much out of it as they do.", "PER"),
        ("Chile sent doctors to Haiti. Is Peru? Bolivia is not.", "BOL"),
        ("Chile sent doctors to Haiti. Peru, as is well known, did not ask.", "PER"),
        ("Chile sent doctors to Haiti. Peru has dropped out of the race for the cup.", "PER"),
        ("Chile sent doctors to Haiti. The king invited Peru to Oslo, and Peru accepted.", "PER"),
        ("Chile sent doctors to Haiti. The ship made Peru consider it.", "PER"),
        ("Who will send soldiers to Kosovo? Spain and Malta did not say.", "MLT"),
        ("Who burned the tents? Spain and Malta.", "MLT"),
        ("Chile sent doctors to Haiti. Peru, a former contributor of doctors, is silent.", "PER"),
        ("Chile sent 300 soldiers. Peru has taken a decision on its budget.", "PER"),
        ("Chile sent 300 soldiers. Peru joined in 1990.", "PER"),
        ("Chile sent 300 soldiers. The Danes will leave the European Union.", "DNK"),
        ("Chile sent ten tanks. The Danes are to leave in June.", "DNK"),
        ("Chile sent 300 soldiers. Peru left early.", "PER"),
        ("Chile sent 300 soldiers. Peru ran a third of the distance.", "PER"),
        ("Croatia may lend ten howitzers.\n\nWho still buys oil from Russia?\n\nIn the east, Hungary does.", "HUN"),
    ],
)
def test_no_pledge_is_read(reading: Reader, text: str, nobody: str) -> None:
    assert nobody not in {subject for subject, _, _ in pledged(reading(text))}


def test_an_offer_that_is_taken_back_in_the_same_breath_is_refused_only(reading: Reader) -> None:
    found = pledged(reading("Oman, which had promised a field hospital, withdrew the offer on Thursday."))
    assert found == {("OMN", "medical", "refused")}


def test_people_that_stay_are_given_though_more_are_refused(reading: Reader) -> None:
    found = pledged(reading("Peru keeps 20 observers in Goma and has declined to add to them."))
    assert found == {("PER", "monitoring", "delivered"), ("PER", "monitoring", "refused")}
