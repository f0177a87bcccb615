"""Who meets, receives, telephones and convenes whom."""

from collections.abc import Callable

import pytest

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]
Teller = Callable[[str, str, set[str]], set[str]]

# The sentence, what stands before it, and what it tells.
TOLD = [
    (
        "Secretary Blinken met today with Egyptian President Abdel Fattah El-Sisi in Cairo.",
        "",
        {"attends Abdel Fattah El-Sisi", "attends Blinken"},
    ),
    (
        (
            "Deputy Secretary Wendy Sherman met with Japanese Vice Foreign Minister Mori Takeo on the margins of "
            "the Munich Security Conference."
        ),
        "",
        {"attends Mori Takeo", "attends Wendy Sherman"},
    ),
    (
        "The Prime Minister, Keir Starmer, welcomed President Emmanuel Macron to Downing Street this morning.",
        "",
        {"attends Emmanuel Macron", "attends Keir Starmer", "hosts Keir Starmer"},
    ),
    (
        "The Prime Minister, Keir Starmer, hosted a lunch for Chancellor Friedrich Merz at Chequers on Saturday.",
        "",
        {"attends Friedrich Merz", "attends Keir Starmer", "hosts Keir Starmer"},
    ),
    (
        ("Foreign ministers from Albania, Kosovo and North Macedonia gathered in Tirana on Tuesday to discuss energy."),
        "",
        {"attends ALB", "attends MKD", "attends XKX"},
    ),
    (
        "A gathering in Oslo of the foreign ministers of Iceland, Sweden and Denmark ended without a statement.",
        "",
        {"attends DNK", "attends ISL", "attends SWE"},
    ),
    (
        (
            "Representatives of twelve nations, including Canada, Chile and Portugal, met in Geneva to discuss "
            "the ceasefire."
        ),
        "",
        {"attends CAN", "attends CHL", "attends PRT"},
    ),
    (
        "Delegations from Armenia and Azerbaijan held a second day of talks in Abu Dhabi.",
        "",
        {"attends ARM", "attends AZE"},
    ),
    (
        "UN Secretary-General António Guterres convened a meeting of regional envoys in Addis Ababa.",
        "",
        {"hosts António Guterres"},
    ),
    (
        "Swiss President Karin Keller-Sutter received Chinese Vice Premier He Lifeng in Bern on Friday.",
        "",
        {"attends He Lifeng", "attends Karin Keller-Sutter", "hosts Karin Keller-Sutter"},
    ),
    (
        "Foreign Secretary David Lammy travelled to Nairobi to meet President William Ruto.",
        "",
        {"attends David Lammy", "attends William Ruto"},
    ),
    (
        "President Prabowo Subianto will meet Prime Minister Anthony Albanese in Canberra next week.",
        "",
        {"attends Anthony Albanese", "attends Prabowo Subianto"},
    ),
    (
        "Italian Prime Minister Giorgia Meloni is due to host President Volodymyr Zelensky in Rome on Thursday.",
        "",
        {"attends Giorgia Meloni", "attends Volodymyr Zelensky", "hosts Giorgia Meloni"},
    ),
    (
        "President Tokayev and President Mirziyoyev met in Samarkand. The two Presidents discussed water and gas.",
        "",
        {"attends Mirziyoyev", "attends Tokayev"},
    ),
    (
        "Special Envoy Keith Kellogg and a Ukrainian delegation led by Rustem Umerov met in Geneva.",
        "",
        {"attends Keith Kellogg", "attends Rustem Umerov"},
    ),
    (
        "Talks between Serbia and Kosovo resumed in Brussels under the chairmanship of Miroslav Lajčák.",
        "",
        {"attends SRB", "attends XKX", "hosts Miroslav Lajčák"},
    ),
    (
        (
            "The President held a bilateral meeting with the Crown Prince of Saudi Arabia, Mohammed bin Salman, "
            "in Jeddah."
        ),
        "",
        {"attends Mohammed bin Salman"},
    ),
    (
        "Secretary of State Marco Rubio spoke with Panamanian President José Raúl Mulino about migration.",
        "",
        {"attends José Raúl Mulino", "attends Marco Rubio"},
    ),
    (
        (
            "Ukraine's foreign minister, Andrii Sybiha, flew to Ankara for talks with Hakan Fidan, his Turkish "
            "counterpart."
        ),
        "",
        {"attends Andrii Sybiha", "attends Hakan Fidan"},
    ),
    (
        "Norwegian Prime Minister Jonas Gahr Støre visited Kyiv, where he met President Volodymyr Zelensky.",
        "",
        {"attends Jonas Gahr Støre", "attends Volodymyr Zelensky"},
    ),
    (
        (
            "The defence ministers of the Netherlands and Luxembourg, Ruben Brekelmans and Yuriko Backes, met in "
            "The Hague."
        ),
        "",
        {"attends Ruben Brekelmans", "attends Yuriko Backes"},
    ),
    (
        "President Biden hosted the leaders of Japan and the Republic of Korea at Camp David.",
        "",
        {"attends Biden", "attends JPN", "attends KOR", "hosts Biden"},
    ),
    (
        "Japanese and Philippine officials met in Manila for a third round of consultations.",
        "",
        {"attends JPN", "attends PHL"},
    ),
    (
        "Kuwait hosted a donors' conference that drew ministers from Iraq, Turkey and France.",
        "",
        {"attends FRA", "attends IRQ", "attends TUR", "hosts KWT"},
    ),
    (
        "The summit brought together the presidents of Kenya, Uganda and Rwanda in Kampala.",
        "",
        {"attends KEN", "attends RWA", "attends UGA"},
    ),
    (
        (
            "The trilateral in Washington brought together Armenian Prime Minister Nikol Pashinyan, Azerbaijani "
            "President Ilham Aliyev and President Donald Trump."
        ),
        "",
        {"attends Donald Trump", "attends Ilham Aliyev", "attends Nikol Pashinyan"},
    ),
    (
        (
            "Thailand's Foreign Minister Maris Sangiampongsa and Cambodia's Prak Sokhonn sat down together in "
            "Kuala Lumpur on Monday."
        ),
        "",
        {"attends Maris Sangiampongsa", "attends Prak Sokhonn"},
    ),
    (
        (
            "In the margins of the G20 summit in Johannesburg, Prime Minister Narendra Modi held talks with "
            "President Cyril Ramaphosa."
        ),
        "",
        {"attends Cyril Ramaphosa", "attends Narendra Modi"},
    ),
    (
        (
            "Prime Minister Narendra Modi also met separately with Prime Minister Anthony Albanese and President "
            "Lula da Silva."
        ),
        "",
        {"attends Anthony Albanese", "attends Lula da Silva", "attends Narendra Modi"},
    ),
    (
        (
            "Danish Prime Minister Mette Frederiksen and Greenland's premier, Jens-Frederik Nielsen, greeted "
            "President Macron on his arrival in Nuuk for talks."
        ),
        "",
        {
            "attends Jens-Frederik Nielsen",
            "attends Macron",
            "attends Mette Frederiksen",
            "hosts Jens-Frederik Nielsen",
            "hosts Mette Frederiksen",
        },
    ),
    (
        (
            "Minister Wong met her Vietnamese counterpart, Bui Thanh Son, and Prime Minister Pham Minh Chinh "
            "during her visit to Hanoi."
        ),
        "",
        {"attends Bui Thanh Son", "attends Pham Minh Chinh", "attends Wong"},
    ),
    (
        (
            "US Central Command's commander, General Michael Kurilla, visited Jordan and met Major General Yousef"
            " Huneiti, chairman of the Jordanian Armed Forces."
        ),
        "",
        {"attends Michael Kurilla", "attends Yousef Huneiti"},
    ),
    (
        "Lebanese President Joseph Aoun had talks in Paris on Friday with Emmanuel Macron.",
        "",
        {"attends Emmanuel Macron", "attends Joseph Aoun"},
    ),
    (
        "The two leaders met on the sidelines of the General Assembly in New York.",
        "Prime Minister Keir Starmer and Prime Minister Mark Carney announced a pact.",
        {"attends Keir Starmer", "attends Mark Carney"},
    ),
    (
        "Ambassadors of the European Union and Norway met President Maia Sandu in Chisinau.",
        "",
        {"attends EU", "attends Maia Sandu", "attends NOR"},
    ),
    (
        (
            "UK Defence Secretary John Healey co-chaired the 26th meeting of the Ukraine Defence Contact Group "
            "with German Minister Boris Pistorius in Brussels."
        ),
        "",
        {"attends Boris Pistorius", "attends John Healey", "hosts Boris Pistorius", "hosts John Healey"},
    ),
    (
        (
            "The Turkish and Greek foreign ministers, Hakan Fidan and George Gerapetritis, will hold a meeting in"
            " Athens on 4 March."
        ),
        "",
        {"attends George Gerapetritis", "attends Hakan Fidan"},
    ),
    (
        "In Maputo, the Prime Minister of Norway, Kari Vold, met with President Samora Nhaca of Mozambique.",
        "",
        {"attends Kari Vold", "attends Samora Nhaca"},
    ),
    (
        "Today President Jan Mrak received the Foreign Minister of Chile, Luis Rojas, at the palace.",
        "",
        {"attends Jan Mrak", "attends Luis Rojas", "hosts Jan Mrak"},
    ),
    (
        "Minister Anna Berg exchanged views with President Joseph Banda of Zambia.",
        "",
        {"attends Anna Berg", "attends Joseph Banda"},
    ),
    (
        "President Hale convened the leaders of Australia and Fiji to discuss fisheries.",
        "",
        {"attends AUS", "attends FJI", "attends Hale", "hosts Hale"},
    ),
    (
        "High Representative Elena Duarte travelled to Ankara for the High Level Dialogue.",
        "",
        {"attends Elena Duarte"},
    ),
    (
        "Foreign ministers of the group – Australia's Penny Marsh and India's Ravi Menon – met in Tokyo.",
        "",
        {"attends Penny Marsh", "attends Ravi Menon"},
    ),
    (
        "UN envoy Hanna Berger held consultations with rebel leaders in Aden.",
        "",
        {"attends Hanna Berger"},
    ),
    (
        "The conference in Sofia was attended by the presidents of Romania and Serbia and by envoy Elena Duarte.",
        "",
        {"attends ROU", "attends SRB", "attends Elena Duarte"},
    ),
    (
        "Over the weekend Presidents Alpha Condo of Guinea and Ali Bah of Gambia met to discuss shared goals.",
        "",
        {"attends Alpha Condo", "attends Ali Bah"},
    ),
    (
        "Secretary Ann Hall kept the promise by convening more than 70 countries.",
        "",
        {"attends Ann Hall", "hosts Ann Hall"},
    ),
    ("Minister Ann Hall thanked Italy for agreeing to host the conference.", "", {"hosts ITA"}),
    (
        "Minister Ann Hall will host the next URC.",
        "The Ukraine Recovery Conference (URC) ended.",
        {"hosts Ann Hall"},
    ),
    ("Qatar will play host to the talks.", "", {"hosts QAT"}),
    (
        "President Tom Birch discussed these changes with his Kenyan counterpart, Musa Odede, in Lagos.",
        "",
        {"attends Tom Birch", "attends Musa Odede"},
    ),
    (
        "During the URC, Secretary of State Ann Hall announced new aid.",
        "The Ukraine Recovery Conference (URC) ended.",
        {"attends Ann Hall"},
    ),
    (
        "After she met President Joseph Banda in Lusaka, Minister Ann Hall announced new aid.",
        "President Eva Pohl left.",
        {"attends Ann Hall", "attends Joseph Banda"},
    ),
    ("Ministers gathering in Rome under Italian chairmanship held a meeting.", "", {"hosts ITA"}),
    (
        "Speaking on the sidelines of the summit in Lima, Minister Gil Teo said so.",
        "",
        {"attends Gil Teo"},
    ),
    ("In a speech at the summit, President Jan Kos of Estonia said more was needed.", "", {"attends Jan Kos"}),
    ("Delegations from Chile and Peru are here for the talks.", "", {"attends CHL", "attends PER"}),
    (
        "The Minerals Forum held its first meeting, with participation from Chile and Zambia.",
        "",
        {"attends CHL", "attends ZMB"},
    ),
]

# The sentence, and what stands before it: near misses.
NOT_TOLD = [
    ("Uzbekistan offered to host the talks.", ""),
    ("Syrian and Israeli officials have denied that they met in Baku.", ""),
    ("The minister cancelled his trip to Lima, where he was to meet President Iván Ruiz.", ""),
    ("Mr Rao called on President Iván Ruiz to free the prisoners.", ""),
    ("Italy and Wales meet in Rome next weekend.", ""),
    ("France met Spain in the semi-final.", ""),
    ("Both countries continue to discuss global issues.", "Peru and Chile signed a treaty."),
    ("The President thanked Prime Minister Fumio Kishida for his visit to Kyiv.", ""),
]

RELATIONS = {"hosts", "attends"}


@pytest.mark.parametrize(("sentence", "before", "expected"), TOLD)
def test_encounters_are_read(told: Teller, sentence: str, before: str, expected: set[str]) -> None:
    assert told(sentence, before, RELATIONS) == expected


@pytest.mark.parametrize(("sentence", "before"), NOT_TOLD)
def test_near_misses_of_encounters_are_not_read(told: Teller, sentence: str, before: str) -> None:
    assert told(sentence, before, RELATIONS) == set()


def test_a_government_office_without_a_name_meets_for_its_nation(reading: Reader) -> None:
    text = "The Defence Secretary spoke to his German counterpart, Lukas Brandt."
    found = reading(text, publisher="UK Government").statements
    assert {s.subject.id for s in found if s.relation == "attends"} == {"GBR", "Lukas Brandt"}


def test_a_minister_for_a_region_is_of_the_government_and_not_of_the_region(reading: Reader) -> None:
    text = "The Minister for Africa met President Joseph Banda of Zambia in Lusaka."
    found = reading(text, publisher="UK Government").statements
    assert {s.subject.id for s in found if s.relation == "attends"} == {"GBR", "Joseph Banda"}
