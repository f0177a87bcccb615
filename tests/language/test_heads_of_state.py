"""Rows of leaders with their nations, titles with abbreviations, and posts that pass from one to another."""

from collections.abc import Callable

import pytest

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]
Row = tuple[str, str, str | None]

OFFICES: list[tuple[str, set[Row]]] = [
    (
        "Presidents who came included Mário Sousa of Portugal, Kofi Asante of Ghana and Angola's Rui Lourdes.",
        {("Mário Sousa", "president", "PRT"), ("Kofi Asante", "president", "GHA"), ("Rui Lourdes", "president", "AGO")},
    ),
    (
        "Heads of State at the funeral include Senegal’s Modou Faye and Liberia’s Joseph Bokai. "
        "Others are Kenya's Willis Rutto and Azad Soumani of Comoros.",
        {
            ("Modou Faye", "president", "SEN"),
            ("Joseph Bokai", "president", "LBR"),
            ("Willis Rutto", "president", "KEN"),
            ("Azad Soumani", "president", "COM"),
        },
    ),
    (
        "He was flanked by President Omar Balde of Guinea-Bissau, Ali Watara of Cote D’Ivoire and Foli Ayeva of Togo.",
        {("Omar Balde", "president", "GNB"), ("Ali Watara", "president", "CIV"), ("Foli Ayeva", "president", "TGO")},
    ),
    (
        "She telephoned presidents Jean Kabemba, Democratic Republic of Congo (DRC), and Pascal Kagame from Rwanda.",
        {("Jean Kabemba", "president", "COD"), ("Pascal Kagame", "president", "RWA")},
    ),
    (
        "The Irish and Finnish Chiefs of Defence, General Doyle and General Virtanen, flew home.",
        {("Doyle", "commander", "IRL"), ("Virtanen", "commander", "FIN")},
    ),
    (
        "The Chadian Chief of Defence Staff (CDS), Lieutenant General Abakar Doud, thanked them.",
        {("Abakar Doud", "commander", "TCD")},
    ),
    (
        "Mr. Karim Moutar, Minister of Defence Republic of Niger, spoke.",
        {("Karim Moutar", "defence-minister", "NER")},
    ),
    (
        "Vice Admiral Jon Porter, Commander, Amber Shield Force, Commander, Joint Task Force Reef, spoke.",
        {("Jon Porter", "commander", "Amber Shield Force"), ("Jon Porter", "commander", "Joint Task Force Reef")},
    ),
    (
        "The head of Rwandan diplomacy, Vincent Birut, met Angolan head of diplomacy Tete Antoni.",
        {("Vincent Birut", "foreign-minister", "RWA"), ("Tete Antoni", "foreign-minister", "AGO")},
    ),
    (
        "Mali's minister in charge of foreign affairs, Awa Keita, agreed.",
        {("Awa Keita", "foreign-minister", "MLI")},
    ),
    (
        "Commodore Jeremy Blunt RN of the United Kingdom commands the Reef Watch Mission.",
        {("Jeremy Blunt", "commander", "Reef Watch Mission")},
    ),
    (
        "Malaysian Prime Minister Datuk Seri Azlan Ibrahim called on the Sultan of Brunei, Sultan Hassan Bolkia.",
        {("Azlan Ibrahim", "prime-minister", "MYS"), ("Hassan Bolkia", "monarch", "BRN")},
    ),
    (
        "The delegation of Qatar was headed by Sheikh Nasser Al Thani, the Prime Minister, and the Emirati one stayed away.",
        {("Nasser Al Thani", "prime-minister", "QAT")},
    ),
    (
        "He met the Deputy Prime Minister of Papua New Guinea John Rosso, the Foreign Minister Justin Tkach, and the "
        "Defence Minister Billy Joseph in Canberra, Australia.",
        {
            ("John Rosso", "minister", "PNG"),
            ("Justin Tkach", "foreign-minister", "PNG"),
            ("Billy Joseph", "defence-minister", "PNG"),
        },
    ),
    (
        "Rameau Normand, director general of the Haitian National Police, Gaspard Otung, commander of the Reef Watch Mission, "
        "and others came.",
        {
            ("Rameau Normand", "official", "HTI"),
            ("Gaspard Otung", "commander", "Reef Watch Mission"),
        },
    ),
    (
        "President of Turkmenistan Serdar Berdin received Secretary General of the Organization of Turkic States (OTS) "
        "Kuban Omural and Seychelles’ Minister of Internal Affairs Charles Fonse.",
        {
            ("Serdar Berdin", "president", "TKM"),
            ("Kuban Omural", "secretary-general", "Organization of Turkic States"),
            ("Charles Fonse", "interior-minister", "SYC"),
        },
    ),
    (
        "Chancellor Carlos Trujillo of Colombia telephoned Chancellor Franz Huber of Austria.",
        {("Carlos Trujillo", "foreign-minister", "COL"), ("Franz Huber", "chancellor", "AUT")},
    ),
    (
        "Japanese Prime Minister Rin Kishida attended the funeral of the late Prime Minister ABE Shin of Japan.",
        {("Rin Kishida", "prime-minister", "JPN"), ("ABE Shin", "prime-minister", "JPN")},
    ),
    (
        "Jean Drian of France is a heavyweight who served as foreign minister for years and previously as defence minister "
        "of France.",
        {("Jean Drian", "foreign-minister", "FRA"), ("Jean Drian", "defence-minister", "FRA")},
    ),
]


def offices(reading: Reading) -> set[Row]:
    """The offices of a reading: who, which, of what."""
    held = [s for s in reading.statements if s.relation == "holds_office" and s.object is not None]
    return {(s.subject.id, s.object.id, s.of.id if s.of else None) for s in held if s.object is not None}


@pytest.mark.parametrize(("text", "rows"), OFFICES)
def test_offices_of_several(text: str, rows: set[Row], reading: Reader) -> None:
    assert offices(reading(text)) == rows


@pytest.mark.parametrize(
    "text",
    [
        "Presidents who came included the heads of banks of Portugal, Ghana and Angola.",
        "Leaders at the summit included Kenya's Supreme Court, Ghana's Gold Board and Togo's Lome Port.",
        "The Minister of Defence (MOD) left. Talks with Chad went on.",
    ],
)
def test_rows_that_name_nobody(text: str, reading: Reader) -> None:
    assert offices(reading(text)) == set()


LEADS: list[tuple[str, set[tuple[str, str]]]] = [
    (
        "The Reef Watch Mission held a ceremony for the transfer of command from Italian Maj. Gen. Luca Porto to "
        "Irish Maj. Gen. Mick Barry.",
        {("Luca Porto", "Reef Watch Mission"), ("Mick Barry", "Reef Watch Mission")},
    ),
    (
        "Nigeria’s President Bola Tanko, who is the current head of ECOWAS, spoke.",
        {("Bola Tanko", "ECOWAS")},
    ),
    (
        "There is a UN peacekeeping force in Congo. Major General Kofi Mensah will head the MONUSCO force.",
        {("Kofi Mensah", "MONUSCO")},
    ),
    (
        "Commodore Kostas Pitykas will be at the helm of Operation Amber Shield as EU Force Commander from November, "
        "succeeding Italian Rear Admiral Massimo Bono.",
        {("Kostas Pitykas", "Operation Amber Shield"), ("Massimo Bono", "Operation Amber Shield")},
    ),
    (
        "The Sri Lankan Navy assumed command of Combined Task Force (CTF) 154; Commodore Asela Bettage leads CTF 154.",
        {("LKA", "CTF 154"), ("Asela Bettage", "CTF 154")},
    ),
    ("The head of the State Committee for National Security of Tajikistan, Saimumin Yatimi, spoke.", set()),
    (
        "The United Nations Interim Force in Lebanon (UNIFIL) is commanded by Major General Mick Barry.",
        {("Mick Barry", "UNIFIL")},
    ),
]


@pytest.mark.parametrize(("text", "rows"), LEADS)
def test_posts_that_pass(text: str, rows: set[tuple[str, str]], reading: Reader) -> None:
    told = [s for s in reading(text).statements if s.relation == "leads" and s.object is not None]
    assert {(s.subject.id, s.object.id) for s in told if s.object is not None} == rows


MEETINGS: list[tuple[str, set[str], set[str]]] = [
    (
        "The meeting was chaired by the UK Defence Secretary Jon Heale, and the new head of the Pentagon, Pete Hagers, "
        "is also present.",
        {"Jon Heale"},
        {"Pete Hagers"},
    ),
    (
        "French President Paul Martin's envoy for Lebanon, Jean Drian met Thursday with Lebanese Prime Minister Najib Makki.",
        set(),
        {"Jean Drian", "Najib Makki"},
    ),
    (
        "The Brussels summit is on Friday. Serbian President Alek Vukic and Kosovo Prime Minister Albin Krasni have "
        "confirmed their participation.",
        set(),
        {"Alek Vukic", "Albin Krasni"},
    ),
    (
        "Berlin hosted a conference on Libya featuring a number of countries and organisations, including Russia, Egypt "
        "and Chad.",
        {"DEU"},
        {"RUS", "EGY", "TCD"},
    ),
    (
        "African leaders attending the summit included Kenya's Willis Rutto, Togo's Foli Gnassi and Azad Soumani of Comoros.",
        set(),
        {"Willis Rutto", "Foli Gnassi", "Azad Soumani"},
    ),
    (
        "The leaders of other SCO member states -- Kazakhstan, Tajikistan, and India -- were meeting in Bishkek on Friday.",
        set(),
        {"KAZ", "TJK", "IND", "SCO"},
    ),
    (
        "Somali President Hassan Mohamud was greeted at Entebbe airport by Uganda's Minister of Foreign Affairs, "
        "General Jeje Odong.",
        set(),
        set(),
    ),
    (
        "U.S. Chairman of the Joint Chiefs Gen. Carl Brown and Japan's Chief of Defense Staff Gen. Yoshi Tanaka convened a "
        "trilateral meeting in Tokyo.",
        set(),
        {"Carl Brown", "Yoshi Tanaka"},
    ),
    (
        "Niger's transitional leader, General Abdou Tiam, said so at the opening of the summit in Niamey.",
        set(),
        {"Abdou Tiam"},
    ),
    (
        "Indian Foreign Minister Sunil Rao welcomed delegates to the G20 meeting in Delhi. He also welcomed Foreign "
        "Minister of China Qin Ganglu, Mauritius Foreign Minister Alain Gano and Saudi Foreign Minister Prince Faisal "
        "bin Farha.",
        {"Sunil Rao"},
        {"Sunil Rao", "Qin Ganglu", "Alain Gano", "Faisal bin Farha"},
    ),
    (
        "Present at the talks were Malaysian Prime Minister Azlan Ibrahim and his wife Wan Aziza Ismail.",
        set(),
        {"Azlan Ibrahim"},
    ),
]


@pytest.mark.parametrize(("text", "hosts", "guests"), MEETINGS)
def test_who_was_at_a_meeting(text: str, hosts: set[str], guests: set[str], reading: Reader) -> None:
    told = reading(text).statements
    assert {s.subject.id for s in told if s.relation == "hosts"} == hosts
    assert {s.subject.id for s in told if s.relation == "attends"} == guests


MEMBERS: list[tuple[str, set[str]]] = [
    (
        "The General Assembly elected Denmark, Greece and Panama to serve as members on the Security Council.",
        {"DNK", "GRC", "PAN"},
    ),
    ("The non-permanent members are Chad, Malta and Peru; the UN General Assembly has more.", {"TCD", "MLT", "PER"}),
]


@pytest.mark.parametrize(("text", "nations"), MEMBERS)
def test_members_of_the_security_council(text: str, nations: set[str], reading: Reader) -> None:
    told = [s for s in reading(text).statements if s.relation == "member_of"]
    assert {s.subject.id for s in told if s.object is not None and s.object.id == "UN Security Council"} == nations
