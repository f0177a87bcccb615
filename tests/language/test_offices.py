"""Who holds which office of what, and since or until when."""

from collections.abc import Callable

import pytest

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]

Row = tuple[str, str, str | None]
HAITI = "The Haiti Support Mission has 400 officers. "

ROWS: list[tuple[str, set[Row]]] = [
    # before a name
    (
        "Polish President Karol Nowak met Chad's Prime Minister Ali Saleh.",
        {("Karol Nowak", "president", "POL"), ("Ali Saleh", "prime-minister", "TCD")},
    ),
    (
        "Minister of Foreign Affairs of Ukraine Andrii Sova thanked Norway.",
        {("Andrii Sova", "foreign-minister", "UKR")},
    ),
    ("Pentagon media relations director Army Maj. Tom Dale spoke.", {("Tom Dale", "spokesperson", "USA")}),
    (
        "Peru, whose foreign minister, Rosa Lima, spoke at length, gave a ship.",
        {("Rosa Lima", "foreign-minister", "PER")},
    ),
    ("The talks were led by Malta's minister of health Rita Borg.", {("Rita Borg", "minister", "MLT")}),
    ("Speaker of parliament Juri Rand of Estonia refused.", {("Juri Rand", "legislator", "EST")}),
    (
        "U.S. Senator Lindsey Gray and Kharkiv mayor Ihor Petrenko met.",
        {("Lindsey Gray", "legislator", "USA"), ("Ihor Petrenko", "official", "Kharkiv")},
    ),
    (
        "Minister Ana Torres of Peru and Minister Pia Berg (Norway) took part.",
        {("Ana Torres", "minister", "PER"), ("Pia Berg", "minister", "NOR")},
    ),
    ("Lt. Gen. Amir Peled, Israel's army chief, left.", {("Amir Peled", "commander", "ISR")}),
    ("EU Ambassador to Kenya Ann Hall agreed.", {("Ann Hall", "ambassador", "EU")}),
    ("Shadow foreign secretary Ann Hall of Britain spoke.", {("Ann Hall", "legislator", "GBR")}),
    ("Estonia's armed forces chief Juri Rand spoke.", {("Juri Rand", "commander", "EST")}),
    ("Australian Assistant Minister for Defence Tim Watt spoke.", {("Tim Watt", "minister", "AUS")}),
    (
        "Bo Lind, who used to be Denmark's envoy to Libya, agreed.",
        {("Bo Lind", "envoy", "DNK")},
    ),
    ("NATO's talks ended. The Deputy Secretary General, Ann Hall, spoke.", {("Ann Hall", "official", "NATO")}),
    ("UNDOF's head of mission and force commander, Colonel Bo Lind, spoke.", {("Bo Lind", "commander", "UNDOF")}),
    ("Peru named three Eminent Persons, former Prime Ministers of Malta and Jamaica.", set()),
    # before a comma
    ("Kenya's president, William Koech, left.", {("William Koech", "president", "KEN")}),
    ("The commander of KFOR, Italian Major General Sandro Belli, agreed.", {("Sandro Belli", "commander", "KFOR")}),
    ("The EU's envoy for the Sahel, Angela Losa, spoke in Niger.", {("Angela Losa", "envoy", "EU")}),
    ("France's ambassador to Kenya, Aline Kuster, agreed.", {("Aline Kuster", "ambassador", "FRA")}),
    (
        HAITI + "Its head, the Italian prosecutor Carla Sesti, agreed.",
        {("Carla Sesti", "official", "Haiti Support Mission")},
    ),
    (
        "Angola, which chairs the talks, will wait, its foreign minister, Bento Reis, said.",
        {("Bento Reis", "foreign-minister", "AGO")},
    ),
    # after a name
    ("Sanna Marle, the former Finnish prime minister, opened the forum.", {("Sanna Marle", "prime-minister", "FIN")}),
    ("Anna Rask of Norway, commander of KFOR, agreed.", {("Anna Rask", "commander", "KFOR")}),
    (
        "Col. Travis Cole, 62nd Medical Group commander, agreed.",
        {("Travis Cole", "commander", "62nd Medical Group")},
    ),
    ("Dr Paul Mbarga, deputy director of the Africa CDC, agreed.", {("Paul Mbarga", "official", "Africa CDC")}),
    # by a verb
    ("Bola Tanko was elected president of Nigeria.", {("Bola Tanko", "president", "NGA")}),
    ("Mexico swore in Clara Soto as president.", {("Clara Soto", "president", "MEX")}),
    ("Major General Pat Olsen took over as commander of KFOR on Friday.", {("Pat Olsen", "commander", "KFOR")}),
    (
        "Mike Stone, formerly Kenya's ambassador to India, was appointed UN envoy for Mali.",
        {("Mike Stone", "ambassador", "KEN"), ("Mike Stone", "envoy", "UN")},
    ),
    ("The force commander of UNIFIL is Major General Tom Lynch.", {("Tom Lynch", "commander", "UNIFIL")}),
    (
        HAITI + "Its commander is an Italian, Rear Admiral Paolo Grandi.",
        {("Paolo Grandi", "commander", "Haiti Support Mission")},
    ),
    ("Rear Admiral Tomas Wolk, who commands KFOR, agreed.", {("Tomas Wolk", "commander", "KFOR")}),
    ("MINUSCA is headed by Valentine Rugo.", {("Valentine Rugo", "official", "MINUSCA")}),
    (
        "Lt Gen Mohan Nair took command of KFOR in July, succeeding Lt Gen Per Tinnberg.",
        {("Mohan Nair", "commander", "KFOR"), ("Per Tinnberg", "commander", "KFOR")},
    ),
    # of several
    (
        "Presidents Emile Marin of France and Jan Duda of Poland met.",
        {("Emile Marin", "president", "FRA"), ("Jan Duda", "president", "POL")},
    ),
    (
        "The foreign ministers of Norway and Denmark, Anna Lie and Lars Holm, met.",
        {("Anna Lie", "foreign-minister", "NOR"), ("Lars Holm", "foreign-minister", "DNK")},
    ),
    (
        "Anna Lie and Lars Holm, the Norwegian and Danish foreign ministers, met.",
        {("Anna Lie", "foreign-minister", "NOR"), ("Lars Holm", "foreign-minister", "DNK")},
    ),
    (
        "Foreign ministers Anna Lie (Norway), Lars Holm (Denmark) and Eva Malm (Sweden) met.",
        {
            ("Anna Lie", "foreign-minister", "NOR"),
            ("Lars Holm", "foreign-minister", "DNK"),
            ("Eva Malm", "foreign-minister", "SWE"),
        },
    ),
    (
        "Qatar's Prime Minister and Foreign Minister Ali Al Thani spoke.",
        {("Ali Al Thani", "prime-minister", "QAT"), ("Ali Al Thani", "foreign-minister", "QAT")},
    ),
    # the other of two
    (
        "Chile's foreign minister, Eva Soto, rang her Dutch counterpart, Dan Lamb.",
        {("Eva Soto", "foreign-minister", "CHL"), ("Dan Lamb", "foreign-minister", "NLD")},
    ),
    (
        "Germany's new chancellor, Max Hertz, disagreed with his predecessor, Olaf Stolz.",
        {("Max Hertz", "chancellor", "DEU"), ("Olaf Stolz", "chancellor", "DEU")},
    ),
    # posts below an office, and bodies that have presidents
    ("Azerbaijan's deputy foreign minister, Nigar Hasan, left.", {("Nigar Hasan", "official", "AZE")}),
    ("Kenya's army chief, General Tom Oduor, left.", {("Tom Oduor", "commander", "KEN")}),
    (
        "Marko Mihkel, chairman of the Estonian parliament's defence committee, left.",
        {("Marko Mihkel", "legislator", "EST")},
    ),
    (
        "The European Commission's president, Una Lehr, left.",
        {("Una Lehr", "commission-president", "European Commission")},
    ),
]


@pytest.mark.parametrize(("text", "rows"), ROWS)
def test_offices_of_a_text(text: str, rows: set[Row], reading: Reader) -> None:
    statements = [s for s in reading(text, date="2025-10-20").statements if s.relation == "holds_office"]
    assert {(s.subject.id, s.object.id if s.object else "", s.of.id if s.of else None) for s in statements} == rows


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Danish prime minister, Anna Rask, left.", "current"),
        ("The outgoing Danish prime minister, Anna Rask, left.", "current"),
        ("The former Danish prime minister, Anna Rask, left.", "former"),
        ("Denmark's then prime minister, Anna Rask, signed.", "former"),
        ("Anna Rask, who was prime minister of Denmark, left.", "former"),
        ("Denmark's acting prime minister, Anna Rask, left.", "acting"),
        ("Denmark's prime minister-designate, Anna Rask, left.", "elect"),
        ("President-elect Anna Rask of Finland left.", "elect"),
        ("The incoming Danish prime minister, Anna Rask, left.", "elect"),
    ],
)
def test_whether_somebody_is_in_office(text: str, status: str, reading: Reader) -> None:
    statements = [s for s in reading(text).statements if s.relation == "holds_office"]
    assert [s.status for s in statements] == [status]


@pytest.mark.parametrize(
    ("text", "known", "of"),
    [
        ("The Foreign Minister, Ann Day, will fly to Suva.", {"publisher": "Government of Fiji"}, "FJI"),
        ("SUVA, Fiji - Fisheries Minister Ann Day spoke. Kenya listened.", {}, "FJI"),
        ("Fiji will send boats, Fisheries Minister Ann Day said.", {}, "FJI"),
        ("We shall see what President Biden says about Fiji.", {}, "USA"),
        ("Secretary-General Ann Day spoke.", {"publisher": "NATO"}, "NATO"),
        ("Defense Secretary Ann Day spoke in Berlin.", {}, "USA"),
    ],
)
def test_whose_an_office_is_where_its_title_does_not_say(
    text: str, known: dict[str, str], of: str, reading: Reader
) -> None:
    [statement] = [s for s in reading(text, **known).statements if s.relation == "holds_office"]
    assert statement.of is not None
    assert statement.of.id == of


@pytest.mark.parametrize(
    "text",
    [
        "The official visit of the head of state ended; general elections follow.",
        "Port-au-Prince is quiet and Bangkok, the prime minister said, is not.",
        "King George Island stays open, says Chile.",
        "President Anna Rask of Finland took the chair.",
    ],
)
def test_words_like_titles_are_no_office(text: str, reading: Reader) -> None:
    rows = {
        (s.subject.id, s.object.id if s.object else "")
        for s in reading(text).statements
        if s.relation == "holds_office"
    }
    assert rows <= {("Anna Rask", "president")}


def test_the_office_of_the_headline_makes_a_leader_and_no_statement(reading: Reader) -> None:
    found = reading("It rained in Suva.", title="Remarks by President Ann Day of Fiji")
    assert [leader.id for leader in found.leaders] == ["Ann Day"]
    assert not [s for s in found.statements if s.relation == "holds_office"]


def test_an_office_is_told_by_the_sentence_that_names_it(reading: Reader) -> None:
    text = "Rain fell. Kenya's president, William Koech, left. Koech waved."
    [statement] = [s for s in reading(text).statements if s.relation == "holds_office"]
    assert text[statement.passage.start : statement.passage.end] == "Kenya's president, William Koech, left."
    assert 0 < statement.confidence <= 1


def offices_of(found: Reading) -> set[Row]:
    return {
        (s.subject.id, s.object.id, s.of.id if s.of else None)
        for s in found.statements
        if s.relation == "holds_office" and s.object
    }


@pytest.mark.parametrize(
    ("text", "person", "office", "of"),
    [
        # The field of a post, then the name, without a comma
        ("Special Envoy for Climate John Marsh led the talks.", "John Marsh", "envoy", "USA"),
        ("They met Deputy Prime Minister for Restoration of Ukraine Ivan Koval.", "Ivan Koval", "minister", "UKR"),
        ("Director of National Security Kim Do-yun of the Republic of Korea came.", "Kim Do-yun", "official", "KOR"),
        (
            "He thanked President of the European Council Jan Maes for it.",
            "Jan Maes",
            "council-president",
            "European Council",
        ),
        (
            "European Commission Director-General for Enlargement Ann Dahl spoke.",
            "Ann Dahl",
            "official",
            "European Commission",
        ),
        # Who serves another who is not named
        ("The Special Envoy of the Secretary-General for Yemen, Hans Berg, spoke.", "Hans Berg", "envoy", "UN"),
        (
            "The spokesman for the Kenyan president, Hussein Odera, confirmed it.",
            "Hussein Odera",
            "spokesperson",
            "KEN",
        ),
        # Who is met in a government's own text is another's
        ("We met Prime Minister Ahmed Saleh in Aden, Yemen.", "Ahmed Saleh", "prime-minister", "YEM"),
        # Services, demonyms and ranks before a name
        (
            "Commodore Luke Hart of the Royal Australian Navy, commander of Operation Sea Guard, said so.",
            "Luke Hart",
            "commander",
            "Operation Sea Guard",
        ),
        (
            "Amber Shield, a naval mission, is commanded by U.S. Vice Adm. Ann Moore.",
            "Ann Moore",
            "commander",
            "Amber Shield",
        ),
        # A name and its title that open a text, and a general of a nation's staff
        ("Hon Ann Day Minister of Defence\nKenya will listen.", "Ann Day", "defence-minister", "USA"),
        ("Gen. Tom Dale, chairman of the Joint Chiefs of Staff, spoke at KFOR.", "Tom Dale", "commander", "USA"),
        # Two offices of one person
        (
            "Sheikh Ali Al Thani, Qatar's prime minister and foreign minister, came.",
            "Ali Al Thani",
            "foreign-minister",
            "QAT",
        ),
    ],
)
def test_office_in_a_governments_text(reading: Reader, text: str, person: str, office: str, of: str) -> None:
    found = reading(text, title="Readout", publisher="White House")
    assert (person, office, of) in offices_of(found)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The Minister commended President Mensah of Ghana for his leadership of the Accra Initiative.", "Minister"),
        (
            "Aid reached people in Savannakhet and Xieng Khouang, the Assistant Minister, Ann Moore, said.",
            "Xieng Khouang",
        ),
        ("Starting with Cyclone Freddy, our colleagues were told of it by the UN spokesman.", "Cyclone Freddy"),
        ("The Secretary-General has asked Member States to come forward.", "Member"),
        ("The UN envoy will meet the two leaders, Nikos Damon and Erdal Tunc, on Thursday.", "Nikos Damon"),
        ("Looking forward to the Summit for Democracy, the President spoke.", "Democracy"),
    ],
)
def test_who_holds_no_office(reading: Reader, text: str, person: str) -> None:
    found = reading(text, title="Readout", publisher="White House")
    assert person not in {who for who, _, _ in offices_of(found)}


def test_ambassador_is_a_courtesy_before_another_post(reading: Reader) -> None:
    text = "The President appointed Ambassador Daniel Reed as the first U.S. Envoy to the Pacific Islands Forum."
    assert {office for _, office, _ in offices_of(reading(text))} == {"envoy"}


def test_an_ambassador_without_another_post_is_one(reading: Reader) -> None:
    text = "Ambassador Daniel Reed of Canada met the French foreign minister in Ottawa."
    assert ("Daniel Reed", "ambassador", "CAN") in offices_of(reading(text))


def test_the_nation_of_one_in_an_international_post_is_not_whose_the_post_is(reading: Reader) -> None:
    text = "The UN Special Representative, Colin Strand of Canada, took up his duties in Nicosia today."
    assert ("Colin Strand", "envoy", "UN") in offices_of(reading(text))


def test_colleagues_with_their_nations_in_brackets(reading: Reader) -> None:
    text = "Defence Minister Jo Ilagan of the Philippines hosted his colleagues Haruka Mori (Japan) and Stuart Pell (Australia)."
    found = offices_of(reading(text))
    assert {("Haruka Mori", "defence-minister", "JPN"), ("Stuart Pell", "defence-minister", "AUS")} <= found


def test_nothing_is_guessed_of_an_office_without_evidence(reading: Reader) -> None:
    found = offices_of(reading("Foreign Minister Jan Berg met Premier Li Wei."))
    assert {of for _, _, of in found} <= {None, ""}


@pytest.mark.parametrize(
    ("text", "publisher", "row"),
    [
        # who is spoken of in an item, by its label
        (
            "Aid so far:\n\nGHANA: 17 homes, announced by President Kofi Adu, who is to visit Tirana on Friday.",
            "",
            ("Kofi Adu", "president", "GHA"),
        ),
        # whose guest one is
        (
            "Assistant Secretary Molly Dean traveled to Chad, where she met President Idriss Haroun.",
            "Department of State",
            ("Idriss Haroun", "president", "TCD"),
        ),
        (
            "Under Secretary Ann Rowan met Minister of State Al Khatib in Doha.",
            "Department of State",
            ("Al Khatib", "minister", "QAT"),
        ),
        # one's own, though a body is spoken of
        (
            "The Stabilisation Support Mission met. Deputy National Security Advisor Pia Lowe spoke.",
            "The White House",
            ("Pia Lowe", "official", "USA"),
        ),
        # nations in the order of the names
        (
            "Foreign Minister Tanja Kos hosted her Austrian, Italian and Croatian colleagues, Karl Egger, "
            "Paolo Neri and Ivo Babić.",
            "Ministry of Foreign Affairs of Slovenia",
            ("Paolo Neri", "foreign-minister", "ITA"),
        ),
        # a title on the line below a name
        (
            "Hon Mary Tane\nMinister of Defence\n\nRt Hon Peter Hura\nMinister of Foreign Affairs\n\nWe will go.",
            "New Zealand Government",
            ("Peter Hura", "foreign-minister", "NZL"),
        ),
        (
            "Republic of Korea National Security Director Cho Min met Ms Dean.",
            "The White House",
            ("Cho Min", "official", "KOR"),
        ),
    ],
)
def test_whose_office_it_is_by_where_and_with_whom(reading: Reader, text: str, publisher: str, row: Row) -> None:
    assert row in offices_of(reading(text, publisher=publisher))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Poland agreed, said Jan Demski, the head of its defence exports agency.", ("Jan Demski", "official", "POL")),
        (
            "Peru and the Mine Action Agency agreed, said Ana Ruiz, the head of the agency.",
            ("Ana Ruiz", "official", "Mine Action Agency"),
        ),
    ],
)
def test_the_head_of_a_service(reading: Reader, text: str, row: Row) -> None:
    assert row in offices_of(reading(text))


def test_heads_of_houses_are_of_no_nation_and_no_bodies_themselves(reading: Reader) -> None:
    text = "Peru agreed. The president of the chess federation, Jan Ek, met the head of the relief agency, Rosa Lind."
    found = reading(text)
    assert "president" not in {office for _, office, _ in offices_of(found)}
    assert [thing.name for thing in found.leaders] == ["Jan Ek", "Rosa Lind"]


def test_an_office_of_nobody_known_is_not_stated(reading: Reader) -> None:
    found = reading("Chancellor Brander spoke of the sanctions.")
    assert offices_of(found) == set()
    assert [thing.name for thing in found.leaders] == ["Brander"]
