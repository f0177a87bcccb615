"""Who was present at meetings: by verbs of taking part, by lists, and by the signs of having been there."""

from collections.abc import Callable

import pytest

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]
Teller = Callable[[str, str, set[str]], set[str]]

# The sentence, what stands before it, and what it tells.
TOLD = [
    ("Peru and Chile took part; Togo did not.", "The donors met in Lomé on Monday.", {"attends PER", "attends CHL"}),
    ("Peru and Chile took part.", "After the summit the exercise began.", set()),
    (
        "Peru's president, Ada Brook, and Chile's foreign minister, Ed Moss, have said they will come.",
        "The summit opens in Lomé on Friday.",
        {"attends Ada Brook", "attends Ed Moss"},
    ),
    (
        "Peru's president, Ada Brook, is coming as a guest.",
        "The summit opens in Lomé on Friday.",
        {"attends Ada Brook"},
    ),
    ("Peru's president, Ada Brook, will come to power in May.", "The summit opens in Lomé on Friday.", set()),
    ("Peru's president, Ada Brook, is coming from the north.", "The patrol begins in Lomé on Friday.", set()),
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
        "Turkish President Recep Tayyip Erdogan took part by video.",
        "The summit opened in London.",
        {"attends Recep Tayyip Erdogan"},
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
        "Vice President Kamala Harris will lead the U.S. delegation to the summit in Jakarta.",
        "",
        {"attends Kamala Harris"},
    ),
    (
        "He was accompanied by Defence Minister Boris Pistorius.",
        "Chancellor Friedrich Merz met Prime Minister Donald Tusk in Warsaw.",
        {"attends Boris Pistorius"},
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
        "Chad, Niger and Mali sent their chiefs of staff to the meeting in Niamey.",
        "",
        {"attends MLI", "attends NER", "attends TCD"},
    ),
    (
        "Rwanda and Congo signed the agreement in Washington in the presence of Secretary of State Marco Rubio.",
        "",
        {"attends COD", "attends Marco Rubio", "attends RWA"},
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
    (
        "Participants: Latvia, Malta (by video) and Peru.",
        "Ministers met in Vienna on Tuesday at the invitation of the summit's hosts.",
        {"attends LVA", "attends MLT", "attends PER"},
    ),
    (
        "Present: Foreign Minister Anna Kowal (Poland), and the ambassadors of Italy and Spain.",
        "The meeting was held in Vienna.",
        {"attends Anna Kowal", "attends ITA", "attends ESP"},
    ),
    (
        "In attendance:\n- Ghana\n- Togo\n\nBenin was not asked.",
        "The summit was held in Lagos.",
        {"attends GHA", "attends TGO"},
    ),
    (
        "The call took place on Friday with the leaders of Canada, France and Japan.",
        "",
        {"attends CAN", "attends FRA", "attends JPN"},
    ),
]
TOLD += [
    (
        "Peru and Chile will stay, their defence ministers said after two days of talks in Lima.",
        "",
        {"attends PER", "attends CHL"},
    ),
    ("Colombia's delegate left early.", "The conference in Panama ended.", {"attends COL"}),
    ("India's representative said that 40 surgeons had gone.", "The meeting was held in Doha.", {"attends IND"}),
    (
        "Foreign Minister Yama Sato held a telephone talk of about 15 minutes with President Jonas Kalo of Vanuatu.",
        "",
        {"attends Yama Sato", "attends Jonas Kalo"},
    ),
    (
        "I discussed it with my Nigerian counterpart, Major General (rtd) Sani Dan, in Abuja.",
        "",
        {"attends Sani Dan"},
    ),
    (
        "The Secretary is in Manila, where he will sit down with Defence Minister Ramon Diz of the Philippines.",
        "Deputy Press Secretary Dana Cole briefed reporters.",
        {"attends Ramon Diz"},
    ),
]

# The sentence, and what stands before it: near misses.
NOT_TOLD = [
    ("Participants were tired.", "The summit opened in Luanda. Norway was pleased."),
    ("President Ramaphosa stayed away from the summit.", "The summit opened in Luanda."),
    ("India's delegate was expected to leave.", "The summit opened in Luanda."),
    ("The following is a transcript of the briefing by Farouk Idris, spokesman for the UN.", "The meeting went on."),
    ("Ministers said: France must pay.", "The summit opened in Luanda."),
    ("Participants: Peru, Chile.", "The Andean Support Mission was founded in May."),
]

RELATIONS = {"hosts", "attends"}


@pytest.mark.parametrize(("sentence", "before", "expected"), TOLD)
def test_presences_are_read(told: Teller, sentence: str, before: str, expected: set[str]) -> None:
    assert told(sentence, before, RELATIONS) == expected


@pytest.mark.parametrize(("sentence", "before"), NOT_TOLD)
def test_near_misses_of_presences_are_not_read(told: Teller, sentence: str, before: str) -> None:
    assert told(sentence, before, RELATIONS) == set()


LIVE = """18:10 Peru's finance minister, Ana Ruiz, closes the day with a tally.

17:25 Estonia will lend six specialists, its prime minister, Kadri Sepp, announces.

16:40 A government spokesman, Jon Ek, says no. Former president Lars Holt agrees."""


def test_who_acts_in_a_live_report_of_a_meeting_is_there(reading: Reader) -> None:
    found = reading(LIVE, title="Live: the donors' conference in Bern").statements
    assert {s.subject.name for s in found if s.relation == "attends"} == {"Ana Ruiz", "Kadri Sepp"}


def test_a_live_report_of_something_else_tells_of_no_presence(reading: Reader) -> None:
    found = reading(LIVE, title="Live: the storm in Estonia").statements
    assert not [s for s in found if s.relation == "attends"]
