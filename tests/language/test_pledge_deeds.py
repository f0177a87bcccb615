"""Deeds that no verb of giving tells: with what one takes part, what is said by "be", clefts, exercises, departures."""

import pytest
from tests.language.rows import Reader, pledged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # with what one takes part, steps in or follows
        ("Jamaica is prepared to participate with soldiers and police.", ("JAM", "police", "considered")),
        ("Romania follows with 100 soldiers.", ("ROU", "troops", "delivered")),
        ("The Germans joined in last week with two transport planes.", ("DEU", "logistics", "delivered")),
        ("Italy and Albania have done their bit with ammunition.", ("ALB", "ammunition", "delivered")),
        ("Norway stepped in with generators.", ("NOR", "energy-support", "delivered")),
        ("Poland responded with tents and blankets.", ("POL", "humanitarian-aid", "delivered")),
        ("Kenya and Togo may follow with 30 and 25 trainers.", ("TGO", "training", "considered")),
        # what is said by "be"
        ("Australian tanks are under active consideration.", ("AUS", "armour", "considered")),
        ("Australia says another 20 Bushmasters are under consideration.", ("AUS", "armour", "considered")),
        ("German troops are out of the question.", ("DEU", "troops", "refused")),
        ("Spanish howitzers are off the table.", ("ESP", "artillery", "refused")),
        ("Swedish howitzers are ready to be shipped.", ("SWE", "artillery", "pledged")),
        # clefts
        ("What Portugal will send are 60 instructors.", ("PRT", "training", "pledged")),
        ("What Norway has offered is a field hospital.", ("NOR", "medical", "pledged")),
        ("All that Greece has given is blankets.", ("GRC", "humanitarian-aid", "delivered")),
        ("The only thing Malta has promised is tents.", ("MLT", "humanitarian-aid", "pledged")),
        # who bears the cost
        ("Denmark meets the cost of the generators.", ("DNK", "energy-support", "delivered")),
        ("Sweden bears half the cost of the demining.", ("SWE", "demining", "delivered")),
        # what is done to others
        ("Japan froze the assets of 57 firms.", ("JPN", "sanctions", "delivered")),
        ("Canada has suspended arms exports to Georgia.", ("CAN", "sanctions", "delivered")),
        ("Australia cancelled the visas of nine officials.", ("AUS", "sanctions", "delivered")),
        # requests for people
        ("Mali has turned down a request for soldiers.", ("MLI", "troops", "refused")),
        ("A plea for police was rejected by Togo.", ("TGO", "police", "refused")),
        # ships that nobody receives, and some that are given away
        ("Peru promised four patrol ships.", ("PER", "naval-forces", "pledged")),
        ("Chile offers a frigate.", ("CHL", "naval-forces", "pledged")),
        ("Norway is weighing whether to send a patrol ship.", ("NOR", "naval-forces", "considered")),
        ("Peru promised Haiti four patrol ships.", ("PER", "vessels", "pledged")),
        ("Chile will supply a patrol ship to Haiti.", ("CHL", "vessels", "pledged")),
        # ships that are kept on duty, and measures imposed as well
        ("Chile keeps four patrol ships at sea.", ("CHL", "naval-forces", "delivered")),
        ("Togo refused to join the sanctions; Fiji imposed its own in May.", ("FJI", "sanctions", "delivered")),
        ("Fiji lets the group use its quays.", ("FJI", "basing", "delivered")),
        # exercises
        ("The exercise, co-hosted by Jordan and Oman, ends today.", ("JOR", "joint-exercises", "delivered")),
        ("The exercise is led by Sweden and will begin in May.", ("SWE", "joint-exercises", "delivered")),
        ("Soldiers from Kenya and Tanzania trained together.", ("KEN", "joint-exercises", "delivered")),
        ("Japan is sending two frigates to the exercise.", ("JPN", "joint-exercises", "delivered")),
        ("Our next exercise is in May. India will take part with a frigate.", ("IND", "joint-exercises", "pledged")),
        ("The exercise began. Participants include units from Benin.", ("BEN", "joint-exercises", "delivered")),
        ("Romania pulled out of the exercise.", ("ROU", "joint-exercises", "refused")),
        ("Spain will skip the exercise this year.", ("ESP", "joint-exercises", "refused")),
        # departures
        ("Denmark will leave the mission in June.", ("DNK", "troops", "refused")),
        ("Burundi completed its pull-out in January.", ("BDI", "troops", "refused")),
        ("Norway ended its participation in the force.", ("NOR", "troops", "refused")),
    ],
)
def test_deeds_without_a_verb_of_giving(reading: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in pledged(reading(text))


@pytest.mark.parametrize(
    "text",
    [
        "Russia responded with missiles.",
        "Each government bears the cost of its own ships.",
        "Chile has urged Peru to leave the mission.",
        "Peru will not leave the mission.",
        "The ambassador left the mission in a hurry.",
        "Participants include units from Benin.",
        "What Norway wants is tanks.",
    ],
)
def test_what_only_sounds_like_such_a_deed(reading: Reader, text: str) -> None:
    assert pledged(reading(text)) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # people who are taken in, named by their nation or counted
        ("Colombia hosts more than 1.7 million Venezuelans.", {("COL", "refugee-support", "delivered")}),
        ("Hungary refuses to take in any Syrians.", {("HUN", "refugee-support", "refused")}),
        ("Poland opened its doors to thousands of Belarusians.", {("POL", "refugee-support", "delivered")}),
        ("Moldova shelters 93,000 of them.", {("MDA", "refugee-support", "delivered")}),
        ("Britain will take 50 injured children for treatment.", {("GBR", "medical", "pledged")}),
        ("Ireland will host the French on Saturday.", set()),
        ("The Poles received the Ukrainians in Warsaw.", set()),
        # what a carrier is sent for
        ("Kenya sent trucks to carry water to the camps.", {("KEN", "logistics", "delivered")}),
        ("Oman lent two helicopters to help reach flooded villages.", {("OMN", "logistics", "delivered")}),
        ("Peru has lent a plane to photograph the border.", {("PER", "intelligence", "delivered")}),
        ("Britain sent four fighter jets to Japan to escort its bombers.", {("GBR", "aircraft", "delivered")}),
        ("Angola will put 500 soldiers on the line to observe it.", {("AGO", "monitoring", "pledged")}),
        # what is handed over is the thing, what is deployed is what it is for
        ("India gifted the Maldives a surveillance aircraft.", {("IND", "aircraft", "delivered")}),
        ("Bulgaria hosts a NATO battlegroup.", {("BGR", "basing", "delivered")}),
        ("Malta allowed the force to use its harbour.", {("MLT", "basing", "delivered")}),
        ("Switzerland joined the sanctions.", {("CHE", "sanctions", "delivered")}),
        ("Poland is repairing Ukrainian tanks.", {("POL", "logistics", "delivered")}),
        ("Denmark transported the vehicles to Rzeszow.", {("DNK", "logistics", "delivered")}),
        ("Belgium donated three minehunters to Ukraine.", {("BEL", "vessels", "delivered")}),
        ("Canada deployed a transport plane to Mali.", {("CAN", "logistics", "delivered")}),
        ("Togo deployed 40 police instructors to Haiti.", {("TGO", "training", "delivered")}),
    ],
)
def test_which_capability_it_is(reading: Reader, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert pledged(reading(text)) == expected


@pytest.mark.parametrize(
    ("thing", "capability"),
    [
        ("a combat team", "troops"),
        ("two Casspirs", "armour"),
        ("RBS-17s", "missiles"),
        ("an interceptor jet", "air-forces"),
        ("C-RAM systems", "air-defence"),
        ("sat phones", "communications"),
        ("midwives and physiotherapists", "medical"),
        ("a bridging company", "engineering"),
        ("roof tiles and timber planks", "reconstruction"),
        ("yams and onions", "humanitarian-aid"),
        ("high-capacity pumps", "humanitarian-aid"),
        ("linesmen", "energy-support"),
        ("the recognised air picture", "intelligence"),
        ("incident responders", "cybersecurity"),
        ("freight wagons", "logistics"),
    ],
)
def test_goods_and_people_of_each_kind(reading: Reader, thing: str, capability: str) -> None:
    assert {what for _, what, _ in pledged(reading(f"Norway sent {thing} to Kenya."))} == {capability}


@pytest.mark.parametrize(
    "text",
    [
        "Norway passed a law on Monday.",
        "Norway took its last Russian coal in May.",
        "A typhoon came from Japan and did harm.",
        "Her father, a Dutch dentist, died in May.",
        "Norway paid the fees and kept the premium.",
    ],
)
def test_everyday_words_that_are_no_gift(reading: Reader, text: str) -> None:
    assert pledged(reading(text)) == set()
