"""The ways from a capability to its giver: clauses that describe it, coordination, presence, receivers, packages."""

import pytest
from tests.language.rows import Reader, pledged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # clauses that describe the thing
        ("Rebels burnt six trucks donated by Latvia.", ("LVA", "vehicles", "delivered")),
        ("The tents that Oman has sent are too small.", ("OMN", "humanitarian-aid", "delivered")),
        ("Nobody knows where the howitzers are which Japan says it will send.", ("JPN", "artillery", "pledged")),
        ("We declined the howitzers that Greece had offered.", ("GRC", "artillery", "pledged")),
        # a clause with a subject of its own stands for itself
        ("Peru has sent a field hospital and Chile will send howitzers.", ("CHL", "artillery", "pledged")),
        ("Oman was asked in May and refused to send howitzers.", ("OMN", "artillery", "refused")),
        # deeds that share an object, or whose object is a clause
        ("Ireland will feed and house families from Gaza.", ("IRL", "humanitarian-aid", "pledged")),
        # what a nation has somewhere
        ("Nepal has 700 peacekeepers in South Sudan.", ("NPL", "troops", "delivered")),
        ("Portugal has had a frigate on station since May.", ("PRT", "naval-forces", "delivered")),
        ("The 60 instructors that Spain has in Mali are tired.", ("ESP", "training", "delivered")),
        # people and ships that serve
        ("Doctors from Brunei will look after the injured.", ("BRN", "medical", "pledged")),
        ("A Mongolian platoon is to join in May.", ("MNG", "troops", "pledged")),
        ("Not a single Austrian soldier will go.", ("AUT", "troops", "refused")),
        # deployed or handed over
        ("Italy has sent a patrol boat to watch the coast.", ("ITA", "naval-forces", "delivered")),
        ("Italy has given Libya a patrol boat.", ("ITA", "vessels", "delivered")),
        ("Italy donated a frigate to Albania.", ("ITA", "vessels", "delivered")),
        ("Canada has stationed fighter jets in Romania.", ("CAN", "air-forces", "delivered")),
        # another's promise that one comes home with
        ("She came home from Oslo with a promise from Norway: four howitzers.", ("NOR", "artillery", "pledged")),
        # what belongs to one is not the deed of another
        (
            "We welcome Egypt's decision to deploy soldiers and Turkey's gift of two drones.",
            ("TUR", "drones", "delivered"),
        ),
        # an offer that is studied is still made
        ("Vietnam's offer of ten doctors is being studied.", ("VNM", "medical", "pledged")),
        # people and ships that patrol; numbers between a deed's words
        ("Senegalese police and Egyptian troops patrolled the road.", ("SEN", "police", "delivered")),
        ("Chad has let in more than 550,000 people.", ("TCD", "refugee-support", "delivered")),
        # whose decision it is, also of two
        ("We welcome the decision of the Chadian authorities to deliver food.", ("TCD", "humanitarian-aid", "pledged")),
        ("Chile and Peru's commitment to deliver tanks is firm.", ("CHL", "armour", "pledged")),
        # what is not decided
        ("Norway has not yet decided on sending tanks.", ("NOR", "armour", "considered")),
        ("Norway has made no decision to send tanks.", ("NOR", "armour", "considered")),
        ("Brazil has not made up its mind about sending troops.", ("BRA", "troops", "considered")),
        # leaving a force takes soldiers home
        ("Denmark will withdraw from the mission in June.", ("DNK", "troops", "refused")),
        ("Sweden announced its withdrawal from the force on Monday.", ("SWE", "troops", "refused")),
        ("Spain may pull out of the mission.", ("ESP", "troops", "considered")),
        # use of what is another's; help to who relieves
        ("Egypt and Oman have let coalition aircraft cross their airspace.", ("EGY", "basing", "delivered")),
        (
            "Sweden is considering a contribution to the World Food Programme.",
            ("SWE", "humanitarian-aid", "considered"),
        ),
        ("Zambia pledged $3 million to the Red Cross.", ("ZMB", "humanitarian-aid", "pledged")),
        # nations side by side with what each gives
        ("The list: Belgium 6 helicopters; Norway 12 drones.", ("NOR", "drones", "pledged")),
        # aid that is talked about is given
        ("The ministers discussed Canada's contribution to demining.", ("CAN", "demining", "delivered")),
        # leaving for a place is going there
        ("Forty Danish soldiers leave for Mali on Monday.", ("DNK", "troops", "delivered")),
        # a package's giver is who announced it
        (
            "Norway announced a package of military aid. The package will provide Ukraine with howitzers.",
            ("NOR", "artillery", "pledged"),
        ),
        # several nations meant by a noun
        (
            "Peru, Chile and Brazil met in Lima. The three governments decided to send police officers to Haiti.",
            ("CHL", "police", "pledged"),
        ),
    ],
)
def test_way_is_found(reading: Reader, text: str, expected: tuple[object, ...]) -> None:
    assert expected in pledged(reading(text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Peru has sent ten doctors to Haiti, and Chile will send howitzers.", ("PER", "artillery")),
        ("Norway is providing Ukraine with howitzers.", ("UKR", "artillery")),
        ("Kenya has received vaccines and is slated to get more.", ("KEN", "medical")),
        ("Oman would have to agree. Norway sent tents.", ("OMN", "humanitarian-aid")),
        ("India keeps a frigate nearby but has declined to send howitzers.", ("IND", "vessels")),
        ("We declined the howitzers that Greece had offered.", ("GRC", "refused")),
        ("A Greek offer of howitzers was turned down.", ("GRC", "refused")),
        ("Oman withdrew its ships from the patrols.", ("OMN", "patrols")),
        ("Malta pledged ten boats, on condition that somebody else pays for their helicopters.", ("MLT", "aircraft")),
    ],
)
def test_wrong_way_is_not_taken(reading: Reader, text: str, wrong: tuple[str, str]) -> None:
    found = pledged(reading(text))
    assert wrong not in {(giver, thing) for giver, thing, _ in found}
    assert wrong not in {(giver, status) for giver, _, status in found}


INTERVIEW = """Hanna Berg, Norway's defence minister, spoke to us in her office.

Q: What did you promise?

A: We will send ten howitzers.

Q: And soldiers?

A: We will not send soldiers.

Q: Why not?

A: Nobody asked."""


def test_we_of_an_interview_is_whose_minister_is_asked(reading: Reader) -> None:
    found = pledged(reading(INTERVIEW, publisher="The Daily Fjord"))
    assert {("NOR", "artillery", "pledged"), ("NOR", "troops", "refused")} <= found


def test_a_passive_of_a_government_is_its_own_deed(reading: Reader) -> None:
    text = "Two thousand blankets have been sent to the coast."
    assert ("JPN", "humanitarian-aid", "delivered") in pledged(reading(text, publisher="Government of Japan"))
    assert pledged(reading(text, publisher="The Tokyo Herald")) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the deed is left out
        ("Asked to send soldiers, Croatia replied that it would not.", ("HRV", "troops", "refused")),
        ("Chile has sent ten instructors. Peru refuses to.", ("PER", "training", "refused")),
        # so is the noun
        ("Ghana will contribute 300 soldiers. Togo will send 90.", ("TGO", "troops", "pledged")),
        ("Ghana sent 300 soldiers in May. Togo has offered another two hundred.", ("TGO", "troops", "pledged")),
        # what is coordinated with a gift may be denied
        ("Malta will give tents and no soldiers.", ("MLT", "troops", "refused")),
        # aid that is somebody's
        ("Norway's £4 million will buy food.", ("NOR", "humanitarian-aid", "delivered")),
        # who announces an arrival gives
        ("Peru confirmed that two field hospitals would arrive in May.", ("PER", "medical", "pledged")),
        # staff officers
        ("Sweden sent five officers to the headquarters in Bahrain.", ("SWE", "command", "delivered")),
    ],
)
def test_what_is_left_out_is_read(reading: Reader, text: str, expected: tuple[object, ...]) -> None:
    assert expected in pledged(reading(text))


@pytest.mark.parametrize(
    "text",
    [
        "The planes dropped 40 bombs on the depot, Belgium said.",
        "Danish jets flew six strikes with guided bombs.",
        "Greece welcomed the F-16 pilots.",
        "The ministers of Chile and Peru discussed ways to increase humanitarian aid.",
        "Oman gave ten soldiers a day off.",
        "The minister urged Peru to withdraw from the mission.",
        "Norway has not withdrawn from the operation.",
        "Russia withdrew from the treaty.",
        "Port Sudan is a city of traders, said Oman.",
    ],
)
def test_nothing_is_given(reading: Reader, text: str) -> None:
    assert pledged(reading(text)) == set()


def test_the_head_of_an_item_may_be_only_where_it_happens(reading: Reader) -> None:
    text = "The week:\n\n- Niger: Italy will keep its 300 trainers in Niamey.\n- Mali: Spain sent ten howitzers.\n"
    found = pledged(reading(text))
    assert ("ITA", "training", "pledged") in found
    assert not any(giver in {"NER", "MLI"} for giver, _, _ in found)


def test_a_minister_of_the_publisher_acts_for_it(reading: Reader) -> None:
    text = "The Foreign Secretary announced £14 million of humanitarian funding."
    assert ("GBR", "humanitarian-aid", "pledged") in pledged(reading(text, publisher="UK Government"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what becomes of a request
        ("Peru has agreed to a request from Fiji for a patrol boat.", {("PER", "vessels", "pledged")}),
        ("Spain met Ukraine's request for howitzers.", {("ESP", "artillery", "pledged")}),
        ("Spain turned down Ukraine's request for howitzers.", {("ESP", "artillery", "refused")}),
        ("Spain is considering a request for howitzers.", {("ESP", "artillery", "considered")}),
        ("Spain has received a request for howitzers.", set()),
        ("Spain repeated its request for howitzers.", set()),
        ("Spain has not met the request for howitzers.", set()),
        # what carries a thing is not given
        ("India sent a plane carrying nine tonnes of medicine.", {("IND", "medical", "delivered")}),
        ("India sent a ship loaded with tents to Beirut.", {("IND", "humanitarian-aid", "delivered")}),
        # whose the deed is that is talked of
        ("The ministers discussed Japan's plans to send howitzers.", {("JPN", "artillery", "pledged")}),
        ("The ministers discussed the deployment of a Canadian frigate.", {("CAN", "naval-forces", "delivered")}),
    ],
)
def test_requests_cargo_and_talk(reading: Reader, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert pledged(reading(text)) == expected


@pytest.mark.parametrize(
    "text", ["Japan sent observers to the talks in Vienna.", "Austria and Ireland sent observers to the conference."]
)
def test_who_is_sent_to_a_meeting_is_no_help(reading: Reader, text: str) -> None:
    assert pledged(reading(text)) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya's role will be to train Haitian police.", {("KEN", "training", "pledged")}),
        (
            "The focus of CARICOM will be the provision of relief supplies.",
            {("CARICOM", "humanitarian-aid", "pledged")},
        ),
        ("The focus of the summit will be the provision of relief supplies.", set()),
        # who is supported gets the help
        ("Brazil agreed to support the Haitian National Police.", set()),
        ("Brazil will back the Iraqi army.", set()),
        ("The agreement was signed by an adviser of Brazil.", set()),
        ("NATO will oversee the training of Iraqi pilots.", {("NATO", "training", "pledged")}),
        ("Brazil reinforced the mission with 200 soldiers.", {("BRA", "troops", "delivered")}),
    ],
)
def test_roles_and_those_who_are_supported(reading: Reader, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert pledged(reading(text)) == expected
