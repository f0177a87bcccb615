"""Who hosts meetings and who takes part in them."""

from collections.abc import Callable

import pytest

Teller = Callable[[str, str, set[str]], set[str]]

# The sentence, what stands before it, and what it tells.
TOLD = [
    (
        "President Joseph R. Biden, Jr. spoke by phone today with Prime Minister Benjamin Netanyahu of Israel.",
        "",
        {"attends Benjamin Netanyahu", "attends Joseph R. Biden"},
    ),
    (
        (
            "National Security Advisor Jake Sullivan held a call today with Andriy Yermak, Head of the Office of "
            "the President of Ukraine, and Mark Rutte, Secretary General of NATO."
        ),
        "",
        {"attends Andriy Yermak", "attends Jake Sullivan", "attends Mark Rutte"},
    ),
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
        (
            "The meeting was attended by Foreign Minister Penny Wong, Defence Minister Richard Marles and their "
            "New Zealand counterparts, Winston Peters and Judith Collins."
        ),
        "",
        {"attends Judith Collins", "attends Penny Wong", "attends Richard Marles", "attends Winston Peters"},
    ),
    (
        (
            "Participants included Secretary of Defense Lloyd Austin, General Mark Milley and Ukrainian Defense "
            "Minister Oleksii Reznikov."
        ),
        "The talks took place in Ramstein.",
        {"attends Lloyd Austin", "attends Mark Milley", "attends Oleksii Reznikov"},
    ),
    (
        (
            "President Biden was joined by Secretary of State Antony Blinken and National Security Advisor Jake "
            "Sullivan in the meeting."
        ),
        "",
        {"attends Antony Blinken", "attends Biden", "attends Jake Sullivan"},
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
        "Turkish President Recep Tayyip Erdogan took part by video.",
        "The summit opened in London.",
        {"attends Recep Tayyip Erdogan"},
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
        "Among those present were Finnish President Alexander Stubb and Estonian Prime Minister Kristen Michal.",
        "The summit was held in Riga.",
        {"attends Alexander Stubb", "attends Kristen Michal"},
    ),
    (
        "Canada was represented by Foreign Minister Anita Anand.",
        "The conference in Paris ended on Friday.",
        {"attends Anita Anand"},
    ),
    (
        "Also at the table were Qatar, Egypt and Jordan.",
        "The talks in Doha lasted two days.",
        {"attends EGY", "attends JOR", "attends QAT"},
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
        ("The Secretary of State, Marco Rubio, had a phone call with Indian External Affairs Minister S. Jaishankar."),
        "",
        {"attends Marco Rubio", "attends S. Jaishankar"},
    ),
    (
        "Secretary of State Marco Rubio spoke with Panamanian President José Raúl Mulino about migration.",
        "",
        {"attends José Raúl Mulino", "attends Marco Rubio"},
    ),
    (
        "Vice President Kamala Harris will lead the U.S. delegation to the summit in Jakarta.",
        "",
        {"attends Kamala Harris"},
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
        "He was accompanied by Defence Minister Boris Pistorius.",
        "Chancellor Friedrich Merz met Prime Minister Donald Tusk in Warsaw.",
        {"attends Boris Pistorius"},
    ),
    (
        "Mexican President Claudia Sheinbaum telephoned President Luiz Inácio Lula da Silva on Monday.",
        "",
        {"attends Claudia Sheinbaum", "attends Luiz Inácio Lula da Silva"},
    ),
    (
        "The call, which included the leaders of France, Germany and Italy, lasted an hour.",
        "",
        {"attends DEU", "attends FRA", "attends ITA"},
    ),
    (
        "On the call were Emmanuel Macron, Friedrich Merz and Giorgia Meloni.",
        "",
        {"attends Emmanuel Macron", "attends Friedrich Merz", "attends Giorgia Meloni"},
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
        "Hungary boycotted the meeting, and Slovakia sent only an ambassador.",
        "The summit opened in Copenhagen.",
        {"attends SVK"},
    ),
    (
        "Ambassador Linda Thomas-Greenfield represented the United States at the conference.",
        "",
        {"attends Linda Thomas-Greenfield"},
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
        "Chad, Niger and Mali sent their chiefs of staff to the meeting in Niamey.",
        "",
        {"attends MLI", "attends NER", "attends TCD"},
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
        "Rwanda and Congo signed the agreement in Washington in the presence of Secretary of State Marco Rubio.",
        "",
        {"attends COD", "attends Marco Rubio", "attends RWA"},
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
            "Egypt's foreign minister, Badr Abdelatty, and his Saudi and Jordanian counterparts attended the "
            "talks in Doha."
        ),
        "",
        {"attends Badr Abdelatty", "attends JOR", "attends SAU"},
    ),
    (
        (
            "At a joint press conference with Prime Minister Petr Fiala in Prague, President Zuzana Čaputová said"
            " the visit had been fruitful."
        ),
        "",
        {"attends Petr Fiala", "attends Zuzana Čaputová"},
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
        "Foreign Minister Sergei Lavrov walked out of the meeting.",
        "The meeting was held in Skopje.",
        {"attends Sergei Lavrov"},
    ),
    (
        "Participating were the leaders of Fiji and Tonga, as well as observers from Australia and New Zealand.",
        "The summit was held in Suva.",
        {"attends FJI", "attends TON", "attends AUS", "attends NZL"},
    ),
    (
        "Also attending were the presidents of Uganda and Burundi.",
        "Kenya hosted the summit in Nairobi.",
        {"attends UGA", "attends BDI"},
    ),
    (
        "Present were the foreign ministers of Norway and Sweden.",
        "The summit opened in Nairobi on Monday.",
        {"attends NOR", "attends SWE"},
    ),
]

# The sentence, and what stands before it: near misses.
NOT_TOLD = [
    ("Participants were tired.", "The summit opened in Luanda. Norway was pleased."),
    ("President Ramaphosa stayed away from the summit.", "The summit opened in Luanda."),
    ("Uzbekistan offered to host the talks.", ""),
    ("Syrian and Israeli officials have denied that they met in Baku.", ""),
    ("The President thanked Prime Minister Fumio Kishida for his visit to Kyiv.", ""),
]

RELATIONS = {"hosts", "attends"}


@pytest.mark.parametrize(("sentence", "before", "expected"), TOLD)
def test_meetings_are_read(told: Teller, sentence: str, before: str, expected: set[str]) -> None:
    assert told(sentence, before, RELATIONS) == expected


@pytest.mark.parametrize(("sentence", "before"), NOT_TOLD)
def test_near_misses_of_meetings_are_not_read(told: Teller, sentence: str, before: str) -> None:
    assert told(sentence, before, RELATIONS) == set()
