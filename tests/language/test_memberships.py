"""Who belongs to coalitions, missions and organisations."""

from collections.abc import Callable

import pytest
from tests.language.rows import Reader

Teller = Callable[[str, str, set[str]], set[str]]

# The sentence, what stands before it, and what it tells.
TOLD = [
    (
        "Togo and Benin signed its charter.",
        "The Cable Guard patrols the Baltic.",
        {"member_of TGO Cable Guard", "member_of BEN Cable Guard"},
    ),
    ("Togo and Benin signed the charter of the city of Lomé.", "The Cable Guard patrols the Baltic.", set()),
    (
        "Fiji's 28-person contingent to the Multinational Force and Observers stays.",
        "",
        {"member_of FJI Multinational Force and Observers"},
    ),
    ("Gambia has signed up.", "The Cable Guard patrols the Baltic.", {"member_of GMB Cable Guard"}),
    (
        "Mali and Niger have put their names down.",
        "The Cable Guard patrols the Baltic.",
        {"member_of MLI Cable Guard", "member_of NER Cable Guard"},
    ),
    (
        "Chad left it in May; Senegal has replaced it.",
        "The Cable Guard patrols the Baltic.",
        {"member_of SEN Cable Guard"},
    ),
    (
        "Australia is in, and so is Fiji; Indonesia is not.",
        "The Cable Guard patrols the Baltic.",
        {"member_of AUS Cable Guard", "member_of FJI Cable Guard"},
    ),
    (
        "Is Denmark a member of the Cable Guard? Yes, and so is Norway.",
        "",
        {"member_of DNK Cable Guard", "member_of NOR Cable Guard"},
    ),
    (
        "The Danube Relief Fund was set up by Austria and Hungary.",
        "",
        {"member_of AUT Danube Relief Fund", "member_of HUN Danube Relief Fund"},
    ),
    (
        "Albania and Italy are the only signatories of the Sea Pact; Greece has asked to be let in.",
        "",
        {"member_of ALB Sea Pact", "member_of ITA Sea Pact"},
    ),
    ("Moldovan soldiers serve with distinction in KFOR.", "", {"member_of MDA KFOR"}),
    (
        "Romanian and Danish instructors assigned to NATO Mission Iraq train them.",
        "",
        {"member_of ROU NATO Mission Iraq", "member_of DNK NATO Mission Iraq"},
    ),
    ("A Polish contingent attached to UNIFIL left.", "", {"member_of POL UNIFIL"}),
    ("Peru thanked Ghana for its service on the UN Security Council.", "", {"member_of GHA UN Security Council"}),
    (
        "Uganda has some 4,500 troops in AUSSOM, and Djibouti 1,520.",
        "",
        {"member_of UGA AUSSOM", "member_of DJI AUSSOM"},
    ),
    (
        "As a member of the Global Coalition, Portugal trains Iraqi forces.",
        "",
        {"member_of PRT Global Coalition"},
    ),
    ("President Biden thanked NATO Ally Poland for its support.", "", {"member_of POL NATO"}),
    (
        "The 12-nation mission, including Benin, Jamaica and Belize, is led by Kenya.",
        "The Multinational Security Support Mission is in Haiti.",
        {
            "member_of BEN Multinational Security Support Mission",
            "member_of BLZ Multinational Security Support Mission",
            "member_of JAM Multinational Security Support Mission",
        },
    ),
    ("Sweden became the 32nd member of NATO on 7 March 2024.", "", {"member_of SWE NATO"}),
    ("Finland joined NATO in April 2023.", "", {"member_of FIN NATO"}),
    ("EU member states such as Hungary and Slovakia objected.", "", {"member_of HUN EU", "member_of SVK EU"}),
    ("Croatia acceded to the European Union in 2013.", "", {"member_of HRV EU"}),
    ("Latvia is part of the Drone Coalition.", "", {"member_of LVA Drone Coalition"}),
    (
        "The other members are Denmark, Estonia and Iceland.",
        "Lithuania leads the demining coalition.",
        {"member_of DNK demining coalition", "member_of EST demining coalition", "member_of ISL demining coalition"},
    ),
    (
        "Members: Australia, Canada, New Zealand",
        "The Pacific Partnership is a training coalition.",
        {"member_of AUS Pacific Partnership", "member_of CAN Pacific Partnership", "member_of NZL Pacific Partnership"},
    ),
    (
        "Participating nations include Ghana, Senegal and Togo.",
        "The ECOWAS mission deployed in January.",
        {"member_of GHA ECOWAS mission", "member_of SEN ECOWAS mission", "member_of TGO ECOWAS mission"},
    ),
    ("Portugal, a founding member of NATO, will send a frigate.", "", {"member_of PRT NATO"}),
    (
        "The coalition now counts 20 nations after Belgium and Spain joined last week.",
        "The drone coalition was founded in 2024.",
        {"member_of BEL drone coalition", "member_of ESP drone coalition"},
    ),
    ("Fellow NATO member Turkey blocked the plan.", "", {"member_of TUR NATO"}),
    ("Türkiye, a NATO ally, will provide 1,000 troops.", "", {"member_of TUR NATO"}),
    (
        "The force is made up of soldiers from Fiji, Tonga and Papua New Guinea.",
        "The Regional Assistance Force landed on Monday.",
        {
            "member_of FJI Regional Assistance Force",
            "member_of PNG Regional Assistance Force",
            "member_of TON Regional Assistance Force",
        },
    ),
    (
        "Under AUKUS, Australia, the United Kingdom and the United States will build submarines.",
        "",
        {"member_of AUS AUKUS", "member_of GBR AUKUS", "member_of USA AUKUS"},
    ),
    (
        "The G5 Sahel comprises Australia, India, Japan and the United States.",
        "",
        {"member_of AUS G5 Sahel", "member_of IND G5 Sahel", "member_of JPN G5 Sahel", "member_of USA G5 Sahel"},
    ),
    ("Morocco rejoined the African Union in 2017 after 33 years.", "", {"member_of MAR AU"}),
    ("Timor-Leste was admitted to ASEAN as its eleventh member.", "", {"member_of TLS ASEAN"}),
    ("ASEAN admitted Timor-Leste in October.", "", {"member_of TLS ASEAN"}),
    (
        "Albania, Croatia and Montenegro take part in KFOR.",
        "",
        {"member_of ALB KFOR", "member_of HRV KFOR", "member_of MNE KFOR"},
    ),
    (
        "Japan has signed up to the coalition.",
        "The Coalition of the Willing was launched in Paris.",
        {"member_of JPN Coalition of the Willing"},
    ),
    (
        (
            "Eight countries have joined the initiative so far: Poland, Romania, Bulgaria, Greece, Italy, Spain, "
            "Portugal and Malta."
        ),
        "The Black Sea Initiative was launched in May.",
        {
            "member_of BGR Black Sea Initiative",
            "member_of ESP Black Sea Initiative",
            "member_of GRC Black Sea Initiative",
            "member_of ITA Black Sea Initiative",
            "member_of MLT Black Sea Initiative",
            "member_of POL Black Sea Initiative",
            "member_of PRT Black Sea Initiative",
            "member_of ROU Black Sea Initiative",
        },
    ),
    (
        "The seven-nation initiative (Poland, Romania, Bulgaria, Greece, Italy, Malta and Spain) clears mines.",
        "The Black Sea Initiative was launched in May.",
        {
            "member_of BGR Black Sea Initiative",
            "member_of ESP Black Sea Initiative",
            "member_of GRC Black Sea Initiative",
            "member_of ITA Black Sea Initiative",
            "member_of MLT Black Sea Initiative",
            "member_of POL Black Sea Initiative",
            "member_of ROU Black Sea Initiative",
        },
    ),
    ("Norway, though not an EU member, takes part in EUFOR Althea.", "", {"member_of NOR EUFOR Althea"}),
    ("Non-member Switzerland contributes 190 soldiers to KFOR.", "", {"member_of CHE KFOR"}),
    (
        "Belarus, a member of the Collective Security Treaty Organization, hosted the exercise.",
        "",
        {"member_of BLR CSTO"},
    ),
    ("Kenya, a member of the Security Council, abstained.", "", {"member_of KEN UN Security Council"}),
    (
        "Guyana and Slovenia sit on the Security Council.",
        "",
        {"member_of GUY UN Security Council", "member_of SVN UN Security Council"},
    ),
    ("Malta was elected to the UN Security Council for 2023-24.", "", {"member_of MLT UN Security Council"}),
    (
        "Seven CARICOM states, among them Jamaica, the Bahamas and Guyana, promised police.",
        "",
        {"member_of BHS CARICOM", "member_of GUY CARICOM", "member_of JAM CARICOM"},
    ),
    (
        "Baltic NATO members Estonia, Latvia and Lithuania raised their budgets.",
        "",
        {"member_of EST NATO", "member_of LTU NATO", "member_of LVA NATO"},
    ),
    ("As a member of the European Union, Cyprus opened its ports.", "", {"member_of CYP EU"}),
    (
        "Czechia's entry into the coalition was announced on Friday.",
        "The IT coalition was founded in 2023.",
        {"member_of CZE IT coalition"},
    ),
    (
        "The European Union and its member states, including Germany and France, gave 50 billion euros.",
        "",
        {"member_of DEU EU", "member_of FRA EU"},
    ),
    ("We welcome Finland and Sweden as the newest NATO Allies.", "", {"member_of FIN NATO", "member_of SWE NATO"}),
    (
        "Spain is among the coalition's 14 members.",
        "The drone coalition was founded in 2024.",
        {"member_of ESP drone coalition"},
    ),
    (
        "Bahrain, the only Arab state in the operation, sent a frigate.",
        "Operation Prosperity Guardian started in December.",
        {"member_of BHR Operation Prosperity Guardian"},
    ),
    (
        "The operation, in which Greece, Denmark and the Netherlands participate, started in December.",
        "Operation Prosperity Guardian was launched by Washington.",
        {
            "member_of DNK Operation Prosperity Guardian",
            "member_of GRC Operation Prosperity Guardian",
            "member_of NLD Operation Prosperity Guardian",
        },
    ),
    (
        "Together with Germany and Italy, Sweden belongs to the coalition.",
        "The artillery coalition is based in Paris.",
        {"member_of DEU artillery coalition", "member_of ITA artillery coalition", "member_of SWE artillery coalition"},
    ),
    (
        "Contributors to the mission are Burundi, Djibouti and Ethiopia.",
        "The African Union mission has 12,000 troops.",
        {
            "member_of BDI African Union mission",
            "member_of DJI African Union mission",
            "member_of ETH African Union mission",
        },
    ),
    (
        "Troop-contributing countries Burundi and Uganda asked for money.",
        "The African Union mission has 12,000 troops.",
        {"member_of BDI African Union mission", "member_of UGA African Union mission"},
    ),
    ("Indonesia is now a full member of the BRICS.", "", {"member_of IDN BRICS"}),
    (
        "The BRICS countries – Brazil, Russia, India, China and South Africa – signed the document.",
        "",
        {
            "member_of BRA BRICS",
            "member_of CHN BRICS",
            "member_of IND BRICS",
            "member_of RUS BRICS",
            "member_of ZAF BRICS",
        },
    ),
    (
        (
            "The G7 (Canada, France, Germany, Italy, Japan, the United Kingdom and the United States) condemned "
            "the attack."
        ),
        "",
        {
            "member_of CAN G7",
            "member_of DEU G7",
            "member_of FRA G7",
            "member_of GBR G7",
            "member_of ITA G7",
            "member_of JPN G7",
            "member_of USA G7",
        },
    ),
    (
        "Togo, Benin and Ghana make up the Accra Initiative.",
        "",
        {"member_of BEN Accra Initiative", "member_of GHA Accra Initiative", "member_of TGO Accra Initiative"},
    ),
    (
        "The Philippines, too, is in the coalition.",
        "The Maritime Awareness Coalition has nine members.",
        {"member_of PHL Maritime Awareness Coalition"},
    ),
    (
        "Greece is in; Cyprus is not.",
        "The Eastern Shield Coalition has nine members.",
        {"member_of GRC Eastern Shield Coalition"},
    ),
    ("Fiji, whose troops have served in UNIFIL since 1978, will stay.", "", {"member_of FJI UNIFIL"}),
    (
        "The Multinational Joint Task Force brings together Cameroon, Chad, Niger and Nigeria.",
        "",
        {
            "member_of CMR Multinational Joint Task Force",
            "member_of NER Multinational Joint Task Force",
            "member_of NGA Multinational Joint Task Force",
            "member_of TCD Multinational Joint Task Force",
        },
    ),
]

# Lists whose other half belongs to something else.
TOLD += [
    (
        "Ukraine, Moldova, and the EFTA countries Iceland and Norway align themselves with it.",
        "",
        {"member_of ISL EFTA", "member_of NOR EFTA"},
    ),
    (
        "The candidate countries Serbia and Albania, and the EFTA countries Iceland and Norway, align themselves with it.",
        "",
        {"member_of ISL EFTA", "member_of NOR EFTA"},
    ),
    (
        "Egypt joined CTF 153 in May.",
        "Combined Task Force 153 (CTF 153) is led by Oman.",
        {"member_of EGY Combined Task Force 153"},
    ),
    (
        "Spain and Malta, which contribute to Lodestar, will stay.",
        "Operation Lodestar is led by Italy.",
        {"member_of ESP Operation Lodestar", "member_of MLT Operation Lodestar"},
    ),
    (
        "The Danes said that they will join the new Tamasheq task force.",
        "France asked for help.",
        {"member_of DNK Tamasheq task force"},
    ),
]

# The sentence, and what stands before it: near misses.
NOT_TOLD = [
    (
        "Peru has not signed up. Korea has signed up for training. Norway came in for criticism.",
        "The Cable Guard patrols the Baltic.",
    ),
    ("The French will come in April. Norway replaced its ambassador.", "The Cable Guard patrols the Baltic."),
    ("Is Denmark a member of the Cable Guard? No.", ""),
    ("Japan is not a member. Neither is Korea.", "The Cable Guard patrols the Baltic."),
    ("The Poles are still thinking about joining.", "The Cable Guard patrols the Baltic."),
    ("The one Member State that has told us it is leaving is Peru.", "UNMISS has a new head."),
    ("French tanks are assigned to the border with Mali.", "The Sahel Watch mission ended."),
    ("Mali, Burkina Faso and Niger left ECOWAS in January.", ""),
    ("Niger, which has withdrawn from ECOWAS, refused the envoy.", ""),
    ("Ukraine hopes to join NATO.", ""),
    ("Moldova is a candidate for EU membership.", ""),
    ("Candidate countries such as Serbia and Albania will attend.", "The EU summit is in Brussels."),
    ("Ireland is not a member of NATO.", ""),
    ("The Gambia has pulled out of the force.", "The ECOWAS Standby Force is in Lungi."),
    ("Austria will not join the coalition.", "The Coalition of the Willing was launched in Paris."),
    ("Austria is considering joining the coalition.", "The Coalition of the Willing was launched in Paris."),
    ("South Korea has become an associate of the coalition.", "The drone coalition was founded in 2024."),
    ("Thirty-one of NATO's members, all but Hungary, agreed.", ""),
    ("Argentina withdrew its application to join the BRICS.", ""),
]

RELATIONS = {"member_of"}


@pytest.mark.parametrize(("sentence", "before", "expected"), TOLD)
def test_memberships_are_read(told: Teller, sentence: str, before: str, expected: set[str]) -> None:
    assert told(sentence, before, RELATIONS) == expected


@pytest.mark.parametrize(("sentence", "before"), NOT_TOLD)
def test_near_misses_of_memberships_are_not_read(told: Teller, sentence: str, before: str) -> None:
    assert told(sentence, before, RELATIONS) == set()


def test_a_body_goes_by_what_the_text_calls_it(reading: Reader) -> None:
    text = "The Amber Shield group met in Lima. Chile joined the Amber Shield in May."
    found = reading(text, title="Amber Shield for Haiti: who has joined").statements
    assert {s.object.name for s in found if s.relation == "member_of" and s.object} == {"Amber Shield"}


def test_a_headline_may_tell_a_name_in_full(reading: Reader) -> None:
    text = "The Global Coalition met in Lima. Chile joined the Global Coalition in May."
    found = reading(text, title="Global Coalition to Address Drug Threats meets").statements
    assert {s.object.name for s in found if s.relation == "member_of" and s.object} == {
        "Global Coalition to Address Drug Threats"
    }
