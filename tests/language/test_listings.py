"""Lists and tables: an item's head gives, the rest says what, the sentence above says the rest."""

import pytest
from tests.language.rows import Reader, pledged

from coalition.statements.statement import Reading

LIST = """Who sends what

The harbour mission, led by Portugal, includes contributions from:

- Norway: 90 soldiers, already deployed
- Chile – EUR 3 million for mine clearance, subject to a vote in parliament
- Peru: no troops; two patrol boats
- Ghana: under discussion, a field hospital
- Baltic states (Estonia, Latvia): combined 40 engineers
"""

TABLE = """| Donor | Total (EUR million) | In kind |
|---|---|---|
| Iceland | 12 | two ambulances, handed over |
| Malta | none | none |
"""


@pytest.fixture(scope="module")
def listed(reading: Reader) -> Reading:
    return reading(LIST)


def figures(found: Reading) -> set[tuple[str, float, str]]:
    return {
        (s.subject.id, s.figure.value, s.figure.unit) for s in found.statements if s.relation == "figure" and s.figure
    }


@pytest.mark.parametrize(
    "expected",
    [
        ("NOR", "troops", "delivered"),
        ("CHL", "demining", "conditional"),
        ("PER", "troops", "refused"),
        ("PER", "vessels", "pledged"),
        ("GHA", "medical", "considered"),
        ("EST", "engineering", "pledged"),
        ("LVA", "engineering", "pledged"),
    ],
)
def test_item_pledges(listed: Reading, expected: tuple[object, ...]) -> None:
    assert expected in pledged(listed)


def test_items_figures_belong_to_their_heads(listed: Reading) -> None:
    assert {("NOR", 90, "troops"), ("CHL", 3_000_000, "EUR"), ("PER", 2, "boat")} <= figures(listed)


def test_a_combined_figure_belongs_to_the_group_alone(listed: Reading) -> None:
    assert ("Baltic States", 40, "personnel") in figures(listed)
    assert not {("EST", 40, "personnel"), ("LVA", 40, "personnel")} & figures(listed)


def test_a_list_of_contributors_is_a_list_of_members(listed: Reading) -> None:
    members = {s.subject.id for s in listed.statements if s.relation == "member_of"}
    assert {"NOR", "CHL", "PER", "GHA", "EST", "LVA"} <= members


def test_the_passage_is_the_item(listed: Reading) -> None:
    [passage] = {s.passage for s in listed.statements if s.subject.id == "NOR"}
    assert LIST[passage.start : passage.end] == "Norway: 90 soldiers, already deployed"


def test_a_column_header_gives_a_bare_number_its_unit(reading: Reader) -> None:
    assert ("ISL", 12_000_000, "EUR") in figures(reading(TABLE))


def test_a_row_is_quoted_whole_and_a_row_of_nones_says_nothing(reading: Reader) -> None:
    found = reading(TABLE)
    rows = {TABLE[s.passage.start : s.passage.end] for s in found.statements}
    assert "| Iceland | 12 | two ambulances, handed over |" in rows
    assert not any(s.subject.id == "MLT" for s in found.statements)


def test_an_article_that_lists_no_givers_has_no_listing(reading: Reader) -> None:
    found = reading("Objectives:\n- Deterrence: a visible presence\n- Reform: better courts\n")
    assert pledged(found) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The following have pledged soldiers:\n\n- Peru: 40 soldiers\n- Chile: undecided\n- Togo: declined",
            {("PER", "troops", "pledged"), ("CHL", "troops", "considered"), ("TGO", "troops", "refused")},
        ),
        (
            "Who sends doctors:\n\n- Peru: 40 doctors\n- Chile: thinking about it\n- Togo: asked for doctors",
            {("PER", "medical", "pledged"), ("CHL", "medical", "considered")},
        ),
        ("Where they buy gas:\n\n- Hungary: Russian gas\n- Japan: keeps buying gas from Sakhalin", set()),
        ("What they give:\n\n- Chile: no change in sight\n- Peru: not wanted by anybody", set()),
    ],
)
def test_an_item_that_only_answers_is_about_what_stands_above(
    reading: Reader, text: str, expected: set[tuple[str, str, str]]
) -> None:
    found = reading(text).statements
    assert {(s.subject.id, s.object.id, s.status) for s in found if s.relation == "pledges" and s.object} == expected


THEMED = """Sky Shield donors' meeting

Ministers met in Tallinn to count what has been promised for Moldova's air defence.

- Norway: two launchers and 40 interceptors
- Chile: EUR 12 million
- Peru and Ghana: 3 and 4 million euros respectively
- Malta: declined
- Fiji: may lend a radar
- Togo: one battery, if parliament agrees
- Benin: training for 30 gunners
- Kenya: 60 generators for radar posts
- Qatar and Oman: 5 launchers between them
"""


@pytest.mark.parametrize(
    "expected",
    [
        ("NOR", "air-defence", "pledged"),
        ("CHL", "air-defence", "pledged"),
        ("MLT", "air-defence", "refused"),
        ("FJI", "air-defence", "considered"),
        ("TGO", "air-defence", "conditional"),
        ("BEN", "training", "pledged"),
        ("QAT", "air-defence", "pledged"),
    ],
)
def test_a_list_tells_what_its_things_and_sums_are_for(reading: Reader, expected: tuple[object, ...]) -> None:
    assert expected in pledged(reading(THEMED))


def test_a_thing_that_only_describes_another_is_not_given(reading: Reader) -> None:
    assert {what for who, what, _ in pledged(reading(THEMED)) if who in {"KEN", "NOR"}} == {
        "energy-support",
        "air-defence",
    }
    assert ("KEN", "air-defence", "pledged") not in pledged(reading(THEMED))


def test_givers_of_one_item_have_figures_in_turn_or_together(reading: Reader) -> None:
    found = figures(reading(THEMED))
    assert {("PER", 3_000_000, "EUR"), ("GHA", 4_000_000, "EUR")} <= found
    assert not {("PER", 4_000_000, "EUR"), ("QAT", 5, "launcher"), ("OMN", 5, "launcher")} & found


def test_launchers_are_artillery_where_nothing_says_otherwise(reading: Reader) -> None:
    found = pledged(reading("What arrived this week:\n\n- Norway: two launchers\n- Chile: four howitzers\n"))
    assert ("NOR", "artillery", "delivered") in found


NOTES = """Geneva day two

10.51 – Japan (Foreign Minister Ken Ito): five field hospitals. Malaysia – observers if there is a truce.

11.20 – Peru: "We are tired."

11.40 – Lunch with Chile: soup and 40 tanks of beer.
"""


def test_lines_of_notes_have_heads(reading: Reader) -> None:
    found = pledged(reading(NOTES))
    assert {("JPN", "medical", "pledged"), ("MYS", "monitoring", "conditional")} <= found
    assert not {who for who, _, _ in found} & {"PER", "CHL"}


BESIDES = """Sums are for the Comoros flood appeal.

| Country | Amount | Other help | Status |
|---|---|---|---|
| Ghana | $3m | two tanker aircraft | paid |
| Kenya | - | - | refused |
| Mali | $4m | - | cabinet to decide |
"""


def test_what_a_row_gives_besides_is_not_what_its_sum_is_for(reading: Reader) -> None:
    found = pledged(reading(BESIDES))
    assert ("GHA", "humanitarian-aid", "delivered") in found
    assert ("KEN", "humanitarian-aid", "refused") in found
    assert ("MLI", "humanitarian-aid", "considered") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who pays\n\nItaly EUR 12m (paid). Japan USD 5m.", {("ITA", 12_000_000, "EUR"), ("JPN", 5_000_000, "USD")}),
        ("The list:\n\n- Malta, 45 trucks\n- Brazil 46 trucks", {("MLT", 45, "truck"), ("BRA", 46, "truck")}),
        ("The list:\n\n- Prime Minister Jo Hald (Norway): 33 trucks\n- Peru: 2", {("NOR", 33, "truck")}),
        ("The list:\n\n- Malta lost 45 trucks\n- Brazil 46 years ago", set()),
        ("The list:\n\n- Aid to Peru: 46 trucks\n- Seen in Chile: 45 tanks", set()),
    ],
)
def test_a_head_needs_no_colon_before_a_figure_and_may_have_a_person_before_it(
    reading: Reader, text: str, expected: set[tuple[str, float, str]]
) -> None:
    assert figures(reading(text)) == expected


def test_a_table_without_a_line_under_its_header_has_one(reading: Reader) -> None:
    found = reading(
        "Country | Amount in EUR million | Status\nPeru | 12 | paid\nFiji | - | refused\nMali | 3 | promised"
    )
    assert {("PER", 12_000_000, "EUR"), ("MLI", 3_000_000, "EUR")} <= figures(found)


ORDERED = """Contributions in 2024 (in million euros unless stated)

No. | Purpose | From | Amount
1 | vaccines | Peru | 12.5
2 | mine clearance | Chile | 3
3 | radios for the police | Togo | 2
"""


def test_the_givers_column_may_be_any_and_the_caption_tells_the_currency(reading: Reader) -> None:
    found = reading(ORDERED)
    assert {("PER", 12_500_000, "EUR"), ("CHL", 3_000_000, "EUR")} <= figures(found)
    assert {("PER", "medical", "pledged"), ("CHL", "demining", "pledged")} <= pledged(found)
    assert ("TGO", "police", "pledged") not in pledged(found)


SIDES = """Who is coming

IN
- Peru: two frigates
- Chile: a frigate

MAYBE
- Togo: one destroyer

OUT
- Fiji: its only frigate is in dock
- Kenya: declined
- Mali; no ships
"""


@pytest.mark.parametrize(
    "expected",
    [
        ("PER", "naval-forces", "pledged"),
        ("TGO", "naval-forces", "considered"),
        ("FJI", "naval-forces", "refused"),
        ("KEN", "naval-forces", "refused"),
        ("MLI", "naval-forces", "refused"),
    ],
)
def test_a_heading_of_one_word_tells_the_status(reading: Reader, expected: tuple[object, ...]) -> None:
    assert expected in pledged(reading(SIDES))


def test_what_a_thing_is_for_is_not_given_with_it(reading: Reader) -> None:
    found = reading("Who gives what:\n\n- Peru: ammunition for tanks\n- Chile: four planes, on loan from the air force")
    assert {what for _, what, _ in pledged(found)} == {"ammunition", "aircraft"}


def test_a_deed_that_a_thing_is_for_is_given_with_it(reading: Reader) -> None:
    found = reading(
        "What each sends:\n\n- Chile: 200 troops; engineering assistance for reconstruction\n- Peru: tents\n"
    )
    given = {s.object.id for s in found.statements if s.relation == "pledges" and s.object and s.subject.id == "CHL"}
    assert given == {"troops", "engineering", "reconstruction"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "| Nation | Troops | Police |\n|---|---|---|\n| Ghana | 300 | 40 |\n| Togo | 20 | - |",
            {("GHA", "troops", "pledged"), ("GHA", "police", "pledged"), ("TGO", "troops", "pledged")},
        ),
        (
            "Country; tanks delivered; tanks promised\nPeru; 30; 12\nChile; none; 9\nFiji; 4; none",
            {
                ("PER", "armour", "delivered"),
                ("PER", "armour", "pledged"),
                ("CHL", "armour", "pledged"),
                ("FJI", "armour", "delivered"),
            },
        ),
        (
            "2/ Peru 🇵🇪: 2 destroyers ✅\n\n3/ Fiji 🇫🇯: one frigate ❌\n\n4/ Togo: considers a corvette",
            {("PER", "naval-forces", "delivered"), ("FJI", "naval-forces", "refused")}
            | {("TGO", "naval-forces", "considered")},
        ),
        ("Chile; the tanks came late.\nPeru; they never came.\nFiji; it sent none.", set()),
    ],
)
def test_headers_tell_what_numbers_count_and_signs_tell_the_status(
    reading: Reader, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert pledged(reading(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Contributors of soldiers\n\n- France (480)\n- Spain (212; leaving in May)\n- Chile (none)",
            {("FRA", "troops", "pledged"), ("ESP", "troops", "pledged")},
        ),
        (
            "Who is there:\n\n- France (480)\n- Spain (212)\n\nTotal: 692 police officers",
            {("FRA", "police", "pledged"), ("ESP", "police", "pledged")},
        ),
        ("Medals\n\n- France (480)\n- Spain (212)\n- Chile (12)\n- Peru (9)", set()),
        (
            "What is on its way:\n\n- From Austria, 12 tanks\n\nWhat we have asked for in vain:\n\n- Peru: tanks",
            {("AUT", "armour", "pledged"), ("PER", "armour", "refused")},
        ),
    ],
)
def test_numbers_in_brackets_count_what_the_list_counts(
    reading: Reader, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert pledged(reading(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The list:\n\n- Two tanks (Peru)\n- 12 howitzers (Chile and Fiji)\n- Talks (Oslo)", {"PER", "CHL", "FJI"}),
        ("The list:\n\n- Two tanks were seen (Peru)\n- A tank (bought by Chile)\n- Rain in Mali (Togo)", set()),
        (
            "12h00 – Qatar's minister of state: 40 tanks.\n\n13h00 – Peru | 12 tanks. Chile | 3 tanks.",
            {"QAT", "PER", "CHL"},
        ),
    ],
)
def test_a_giver_may_stand_in_brackets_behind_or_have_somebody_to_speak_for_it(
    reading: Reader, text: str, expected: set[str]
) -> None:
    assert {who for who, _, _ in pledged(reading(text))} == expected
