"""Who took part in gatherings, as news tells it."""

from collections.abc import Callable

import pytest

Teller = Callable[[str, str, set[str]], set[str]]

# The sentence, what stands before it, and what it tells.
TOLD = [
    (
        "Ghana's president, Kofi Ansah, invites his neighbours to Takoradi.",
        "",
        {"hosts Kofi Ansah", "attends Kofi Ansah"},
    ),
    ("Ghana's president, Kofi Ansah, invited the president of Togo to Takoradi.", "", set()),
    (
        "MEXICO CITY – Mexico's president, Ada Brook, met Peru's foreign minister, Ed Moss, on Sunday.",
        "",
        {"attends Ada Brook", "attends Ed Moss"},
    ),
    (
        "The Turks came in force; so did the Iraqis.",
        "The donor conference raised 2 billion euros.",
        {"attends TUR", "attends IRQ"},
    ),
    ("Qatar's minister left early.", "The donor conference raised 2 billion euros.", {"attends QAT"}),
    (
        "Foreign Minister Ann Wong attended the dinner, as did New Zealand's ambassador, Andrew Needs.",
        "The donor conference raised 2 billion euros.",
        {"attends Ann Wong", "attends Andrew Needs"},
    ),
    (
        "At the ceremony were the prime minister, Luc Moua, and the ambassadors of France and Russia.",
        "",
        {"attends Luc Moua", "attends FRA", "attends RUS"},
    ),
    (
        "Italian premier Carla Fonti pressed Prime Minister Edward Lyle over dinner.",
        "",
        {"attends Carla Fonti", "attends Edward Lyle"},
    ),
    (
        "Omar Bakri, the UN's envoy, got the Yemenis and the Saudis into one room in Muscat.",
        "",
        {"hosts Omar Bakri", "attends YEM", "attends SAU"},
    ),
    ("Kazakh Foreign Minister Murat Nurtleu addressed the summit in Astana.", "", {"attends Murat Nurtleu"}),
    ("Brazil and Colombia co-hosted the conference in Cartagena.", "", {"hosts BRA", "hosts COL"}),
    ("The session was chaired by High Representative Kaja Kallas.", "", {"hosts Kaja Kallas"}),
    ("Belgian Foreign Minister Maxime Prévot opened the conference in Brussels.", "", {"attends Maxime Prévot"}),
    ("The Nordic foreign ministers met in Tokyo.", "", {"attends Nordic countries"}),
    ("G7 leaders held a virtual meeting on Sunday.", "", {"attends G7"}),
    ("The United States skipped the conference, which Germany hosted in Berlin.", "", {"hosts DEU"}),
    ("The Netherlands will host the next NATO summit in The Hague in June.", "", {"hosts NLD"}),
    ("The next meeting will be hosted by Vietnam.", "", {"hosts VNM"}),
    ("The conference was co-organised by Sweden and Moldova.", "", {"hosts MDA", "hosts SWE"}),
    (
        (
            "Peru and Bolivia will reopen the crossing, their interior ministers said on Friday after a day of "
            "talks in Puno."
        ),
        "",
        {"attends BOL", "attends PER"},
    ),
    (
        (
            "Speaking alongside Prime Minister Ulf Kristersson in Stockholm, Finnish President Alexander Stubb "
            "said the border would stay shut."
        ),
        "",
        {"attends Alexander Stubb", "attends Ulf Kristersson"},
    ),
    (
        '"We need more ships," Greek Prime Minister Kyriakos Mitsotakis told reporters after the summit.',
        "The summit in Valletta ended on Sunday.",
        {"attends Kyriakos Mitsotakis"},
    ),
    (
        "Around the table in Geneva sat delegates from Cyprus, Turkey and Greece.",
        "The talks ended on Sunday.",
        {"attends CYP", "attends GRC", "attends TUR"},
    ),
    (
        "Ethiopian Prime Minister Abiy Ahmed flew in to see President Hassan Sheikh Mohamud.",
        "",
        {"attends Abiy Ahmed", "attends Hassan Sheikh Mohamud"},
    ),
    (
        "Ruto was due to hold talks with Félix Tshisekedi, the president of Congo, later on Monday.",
        "Kenyan President William Ruto arrived in Kinshasa.",
        {"attends Félix Tshisekedi", "attends William Ruto"},
    ),
    (
        (
            "The meeting, the first between the two foreign ministers since 2021, was held in Muscat at Oman's "
            "invitation."
        ),
        "",
        {"hosts OMN"},
    ),
    (
        (
            "India's external affairs minister, S. Jaishankar, was in Colombo on Thursday, where he held "
            "discussions with President Anura Kumara Dissanayake."
        ),
        "",
        {"attends Anura Kumara Dissanayake", "attends S. Jaishankar"},
    ),
    (
        "The Czech, Polish and Slovak prime ministers meet on Thursday in Kroměříž.",
        "",
        {"attends CZE", "attends POL", "attends SVK"},
    ),
    (
        "Prime Minister Pedro Sánchez opened the conference in Seville, which 60 heads of state attended.",
        "",
        {"attends Pedro Sánchez"},
    ),
    (
        "Morocco's king, Mohammed VI, received the French president, Emmanuel Macron, in Rabat.",
        "",
        {"attends Emmanuel Macron", "attends Mohammed VI", "hosts Mohammed VI"},
    ),
    (
        (
            "Germany's Friedrich Merz, France's Emmanuel Macron and Britain's Keir Starmer travelled together by "
            "train to Kyiv to meet Volodymyr Zelensky."
        ),
        "",
        {"attends Emmanuel Macron", "attends Friedrich Merz", "attends Keir Starmer", "attends Volodymyr Zelensky"},
    ),
    (
        (
            "The delegation, headed by Deputy Prime Minister Taras Kachka, met European Commissioner Marta Kos in"
            " Brussels."
        ),
        "",
        {"attends Marta Kos", "attends Taras Kachka"},
    ),
    (
        "Officials from the United States, Japan and South Korea will meet in Seoul in May, the ministry said.",
        "",
        {"attends JPN", "attends KOR", "attends USA"},
    ),
    (
        "Norway's Espen Barth Eide was among those at the talks.",
        "The talks in Doha ended on Monday.",
        {"attends Espen Barth Eide"},
    ),
    (
        "The Gulf foreign ministers' meeting in Riyadh was also attended by Egypt's Badr Abdelatty.",
        "",
        {"attends Badr Abdelatty"},
    ),
    (
        "In a video address to the summit, Ukrainian President Volodymyr Zelensky asked for missiles.",
        "",
        {"attends Volodymyr Zelensky"},
    ),
    (
        "Zelensky, who joined by video link, asked for missiles.",
        "Ukrainian President Volodymyr Zelensky spoke at the summit in Paris.",
        {"attends Volodymyr Zelensky"},
    ),
    ("The crisis meeting was called by Austria and Italy.", "", {"hosts AUT", "hosts ITA"}),
    (
        "Lavrov and Rubio spoke for 40 minutes on Sunday.",
        "Foreign Minister Sergei Lavrov and Secretary of State Marco Rubio know each other.",
        {"attends Marco Rubio", "attends Sergei Lavrov"},
    ),
    (
        (
            "A phone call between Australian Defence Minister Richard Marles and his Chinese counterpart, Dong "
            "Jun, took place on Tuesday."
        ),
        "",
        {"attends Dong Jun", "attends Richard Marles"},
    ),
    (
        (
            "At their meeting in Bucharest, Romanian President Nicușor Dan and Moldovan President Maia Sandu "
            "agreed to build the bridge."
        ),
        "",
        {"attends Maia Sandu", "attends Nicușor Dan"},
    ),
    (
        (
            "Iraq's prime minister, Mohammed Shia al-Sudani, is expected in Washington on 15 April for a meeting "
            "with President Biden."
        ),
        "",
        {"attends Biden", "attends Mohammed Shia al-Sudani"},
    ),
    ("The Pope met President Joseph Aoun in Beirut.", "", {"attends Joseph Aoun"}),
    (
        "Ambassador Nicholas Burns called on Foreign Minister Wang Yi on Monday.",
        "",
        {"attends Nicholas Burns", "attends Wang Yi"},
    ),
    (
        (
            "On Tuesday the Secretary General, Mark Rutte, and Prime Minister Luc Frieden gave a joint press "
            "conference in Luxembourg."
        ),
        "",
        {"attends Luc Frieden", "attends Mark Rutte"},
    ),
    (
        (
            "Bangladesh's chief adviser, Muhammad Yunus, met on the sidelines of the BIMSTEC summit in Bangkok "
            "with Narendra Modi."
        ),
        "",
        {"attends Muhammad Yunus", "attends Narendra Modi"},
    ),
    (
        (
            "Also present were the United Nations special envoy, Hans Grundberg, and Oman's foreign minister, "
            "Badr Albusaidi."
        ),
        "The talks in Muscat ended on Monday.",
        {"attends Badr Albusaidi", "attends Hans Grundberg"},
    ),
    (
        "Greece sent its deputy foreign minister, Tasos Chatzivasileiou, to the conference.",
        "",
        {"attends Tasos Chatzivasileiou"},
    ),
    (
        "Chairing the session, Colombian Foreign Minister Laura Sarabia urged restraint.",
        "The Security Council held a session on Haiti.",
        {"hosts Laura Sarabia"},
    ),
    (
        (
            "US envoy Tom Barrack held separate meetings in Beirut with President Joseph Aoun, Prime Minister "
            "Nawaf Salam and Speaker Nabih Berri."
        ),
        "",
        {"attends Joseph Aoun", "attends Nabih Berri", "attends Nawaf Salam", "attends Tom Barrack"},
    ),
]

# The sentence, and what stands before it: near misses.
NOT_TOLD = [
    ("The Swedish ambassador left for Oslo. The Chinese stayed away.", "The donor conference raised 2 billion euros."),
    ("Kenya wants to get both sides into one room.", "The donor conference raised 2 billion euros."),
    ("HOST: Rana Haddad in Muscat.", "The donor conference raised 2 billion euros."),
    ("Polish Foreign Minister Radosław Sikorski did not attend the meeting in Budapest.", ""),
    ("The planned meeting between President Putin and President Zelensky was cancelled.", ""),
    ("President Macron invited President Trump to a dinner in Paris.", ""),
    ("Invited to the conference are Norway, Japan and Australia.", "The conference opens on Tuesday in Oslo."),
    (
        "The two men shook hands but did not speak.",
        "President Donald Trump and President Nicolás Maduro attended the funeral in Rome.",
    ),
    ("Kosovo's prime minister, Albin Kurti, refused to meet Serbian President Aleksandar Vučić in Brussels.", ""),
    ("Nobody from Russia was invited to the conference.", ""),
    ("The prime ministers of Estonia, Latvia and Lithuania issued a joint statement.", ""),
    ("The two governments' negotiators met in Tbilisi on neutral ground.", ""),
    ("The two sides will meet again in Oslo in June.", ""),
    ("Liberia's president was not among the leaders who flew to Accra.", ""),
]

RELATIONS = {"hosts", "attends"}


@pytest.mark.parametrize(("sentence", "before", "expected"), TOLD)
def test_gatherings_are_read(told: Teller, sentence: str, before: str, expected: set[str]) -> None:
    assert told(sentence, before, RELATIONS) == expected


@pytest.mark.parametrize(("sentence", "before"), NOT_TOLD)
def test_near_misses_of_gatherings_are_not_read(told: Teller, sentence: str, before: str) -> None:
    assert told(sentence, before, RELATIONS) == set()
