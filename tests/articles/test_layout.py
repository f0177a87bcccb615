"""What the layout makes of texts in every form that articles come in."""

import pytest

from coalition.articles.layout import blocks


def seen(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text)]


def kinds(text: str) -> str:
    """The kinds of all blocks by their first letters; a header row is `H`."""
    return "".join("H" if block.kind == "header-row" else block.kind[0] for block in blocks(text))


def governor(text: str, content: str) -> str | None:
    """The text of the block that governs the block with this content."""
    found = blocks(text)
    block = next(block for block in found if text[block.start : block.end].startswith(content))
    return None if block.governor is None else text[found[block.governor].start : found[block.governor].end]


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("- Oslo pays for trucks.", "Oslo pays for trucks."),
        ("* Oslo pays for trucks.", "Oslo pays for trucks."),
        ("+ Oslo pays for trucks.", "Oslo pays for trucks."),
        ("• Oslo pays for trucks.", "Oslo pays for trucks."),
        ("– Oslo pays for trucks.", "Oslo pays for trucks."),
        ("— Oslo pays for trucks.", "Oslo pays for trucks."),
        ("▪ Oslo pays for trucks.", "Oslo pays for trucks."),
        ("•Oslo pays for trucks.", "Oslo pays for trucks."),
        ("-Oslo pays for trucks.", "Oslo pays for trucks."),
        ("*Oslo pays for trucks.", "Oslo pays for trucks."),
        ("-\u00a0Oslo pays.", "-\u00a0Oslo pays."),
        ("- \u00a0 Oslo pays.", "Oslo pays."),
        ("1. Oslo pays.", "Oslo pays."),
        ("12) Oslo pays.", "Oslo pays."),
        ("(3) Oslo pays.", "Oslo pays."),
        ("2.1. Oslo pays.", "Oslo pays."),
        ("4.Oslo pays.", "Oslo pays."),
        ("a) Oslo pays.", "Oslo pays."),
        ("(b) Oslo pays.", "Oslo pays."),
        ("(iv) Oslo pays.", "Oslo pays."),
        ("- [x] Oslo pays.", "Oslo pays."),
        ("- 3. Oslo pays.", "Oslo pays."),
        ("- Who pays? Oslo does.", "Who pays? Oslo does."),
        ("- **Oslo**: 20 trucks", "**Oslo**: 20 trucks"),
    ],
)
def test_the_marker_of_an_item_is_outside_of_it(line: str, content: str) -> None:
    text = f"The donors met.\n\n{line}\n\nThen they left."
    if content == line:
        assert ("paragraph", content) in seen(text)
    else:
        assert seen(text)[1] == ("item", content)


@pytest.mark.parametrize(
    "line",
    [
        "1.2 million people need help, and more will.",
        "2025. That was the year.",
        "5,000 troops will go, said the minister.",
        "-5 degrees it was in Oslo that night.",
        "*Updated on Monday.* The talks went on.",
        "**Oslo** will pay for the trucks.",
        "#Oslo is what they wrote on the wall.",
        "A. Smith of Oslo opened the talks.",
        "10.30 Downing Street is not an address.",
        "https://example.org/a: read more there.",
    ],
)
def test_what_only_looks_like_a_marker_stays(line: str) -> None:
    assert seen(f"The donors met.\n\n{line}\n\nThen they left.")[1] == ("paragraph", line)


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("17:22 Oslo will pay.", "Oslo will pay."),
        ("[17:22] Oslo will pay.", "Oslo will pay."),
        ("17:22 – Oslo will pay.", "Oslo will pay."),
        ("17:22: Oslo will pay.", "Oslo will pay."),
        ("9.30am Oslo will pay.", "Oslo will pay."),
        ("09:30 a.m. GMT Oslo will pay.", "Oslo will pay."),
        ("09.30 – Oslo will pay.", "Oslo will pay."),
        ("17h22 Oslo will pay.", "Oslo will pay."),
        ("- 17:22 Oslo will pay.", "17:22 Oslo will pay."),
    ],
)
def test_the_time_of_an_entry_is_a_marker(line: str, content: str) -> None:
    kind = "item" if line.startswith("-") else "paragraph"
    assert seen(f"{line}\n\n16:00 Talks began.")[0] == (kind, content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Aid\n\nOslo pays.", "hp"),
        ("##Aid\nOslo pays.", "hp"),
        ("## Aid ##\nOslo pays.", "hp"),
        ("Aid\n===\nOslo pays.", "hp"),
        ("Oslo pays for it.\n---\nRome does not.", "pp"),
        ("Aid\n---\n- Oslo pays.", "hi"),
        ("Aid for the east\nOslo pays.", "hp"),
        ("Oslo pays.\n\nWhat Rome says\n\nRome does not pay.", "php"),
        ("Oslo pays.\nrebuilding Bridges First\nRome does not pay.", "php"),
        ("Oslo pays.\n\n**What Rome says**\n\nRome does not pay.", "php"),
        ("Oslo pays.\n\n**Rome does not pay.**\n\nNor does Bern.", "ppp"),
        ("Oslo pays.\nWho pays for the trucks?\nRome does not.", "php"),
        ("Oslo pays.\n\nWho pays? And why?\n\nRome does not.", "ppp"),
        ('Oslo pays.\n\n"Who pays for the trucks?"\n\nNobody knew.', "ppp"),
        ("SHIPS AT SEA\nOne is in the gulf.\nCREWS\nMost are at home.", "hphp"),
        ("Oslo pays.\n\n2. Command\n\nRome leads the staff.", "php"),
        ("Oslo pays.\nThe minister said:\nRome does not.", "ppp"),
        ("Oslo pays.\n\nPictures by our own man", "pp"),
        ("A title of some length, and with a comma\n\nOslo pays.", "hp"),
    ],
)
def test_headings_are_told_from_paragraphs(text: str, expected: str) -> None:
    assert kinds(text) == expected


def test_a_heading_governs_down_to_the_next_of_its_rank() -> None:
    text = "# Aid\n\nOslo.\n\n## East\n\nRome.\n\n### Guns\n\n- Bern\n\n## West\n\nNobody at all."
    found = blocks(text)
    content = [text[block.start : block.end] for block in found]
    assert {
        content[index]: block.heading is not None and content[block.heading] for index, block in enumerate(found)
    } == {
        "Aid": False,
        "Oslo.": "Aid",
        "East": "Aid",
        "Rome.": "East",
        "Guns": "East",
        "Bern": "Guns",
        "West": "Aid",
        "Nobody at all.": "West",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The list includes:\nOslo: 20 trucks – paid\ncanada: 30 jets\nBern: none.\nThey left.", "piiip"),
        ("Who gives what so far.\nOslo – 20 trucks\nBern – none", "pii"),
        ("Who gives what so far.\n\nOslo: 20 trucks\n\nBern: none.\n\nRome: ten tents.", "piii"),
        ("It includes:\n\nBenelux (all three): 60 trucks", "pi"),
        ("It includes:\n**Oslo:** 20 trucks\n**Rome** – none", "pii"),
        ("It includes:\nRadar: for the border.\n* Drones: for the coast.", "pii"),
        ("PARIS, Sept 4 (Wire) - Leaders met on Thursday.\n\nThey left on Friday.", "pp"),
        ("HOST: Good day.\n\nGUEST: Good day.\n\nHOST: Who pays?\n\nGUEST: Nobody.", "pppp"),
        ("The convoy carries:\n60 generators\nwinter clothing\ntents", "piii"),
        ("The convoy carries:\n60 generators;\nwinter clothing; and\nten tents.\nIt left.", "piiip"),
        ("They signed.\nEstonia\nLatvia\nLithuania\nFinland\nThese four did.", "piiiip"),
        ("Signatories\nEstonia\nLatvia\nLithuania\nThese three signed.", "hiiip"),
        ("They met.\nTroops\nOslo 20\nRome 30\nBern 50\nThey left.", "phiiip"),
        ("Who gives what: a list\n\nOslo: 20 trucks\nBern: none", "hii"),
        ("Who gives what: a list\n\nOslo: 20 trucks.\n\nBern: none.\n\nRome: all.", "hiii"),
        ('He said: "Oslo pays."\nShe said: "Rome does not."', "pp"),
    ],
)
def test_lists_without_markers_are_lists(text: str, expected: str) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("The list includes:\n\n- Oslo\n\n- Rome", "Rome", "The list includes:"),
        ("What they gave is below.\n- Oslo\n- Rome", "Oslo", "What they gave is below."),
        ("Much was said.\n\n## The list\n\n- Oslo\n- Rome", "Oslo", None),
        ("First list:\n- Oslo\n\nSecond list:\n- Rome", "Rome", "Second list:"),
        ("The list:\n- Oslo pays:\n  - trucks\n  - tents\n- Rome", "tents", "Oslo pays:"),
        ("The list:\n- Oslo pays:\n  - trucks\n  - tents\n- Rome", "Rome", "The list:"),
        ("The list:\n1. Oslo pays:\n(a) trucks\n(b) tents\n2. Rome", "tents", "Oslo pays:"),
        ("The list:\n1. Oslo pays:\n(a) trucks\n(b) tents\n2. Rome", "Rome", "The list:"),
        ("The list:\n1. Oslo pays:\n- trucks\n2. Rome", "trucks", "Oslo pays:"),
        ("The list:\n- Oslo\n\n  It pays for trucks.\n\n- Rome", "It pays", "Oslo"),
        ("The list:\n- Oslo\n\n  It pays for trucks.\n\n- Rome", "Rome", "The list:"),
        ("It includes:\nRadar: for the border.\nShips: two.\n* Drones: ten.", "Drones", "It includes:"),
        ("So far:\n\n| Oslo | 20 |\n| Rome | 0 |", "Rome", "So far:"),
        ('The minister said:\n\n"Oslo pays.\n\n"Rome does not."\n\nHe left.', '"Rome', "The minister said:"),
        ('The minister said:\n\n"Oslo pays.\n\n"Rome does not."\n\nHe left.', "He left", None),
        (
            "Q: You met on Monday. Who pays?\n\nA: Oslo.\n\nQ: And?\n\nA: Nobody.",
            "Oslo",
            "You met on Monday. Who pays?",
        ),
        ("Q. You met on Monday. Who pays?\nA. Oslo.", "Oslo", "You met on Monday. Who pays?"),
    ],
)
def test_what_stands_above_governs(text: str, content: str, expected: str | None) -> None:
    assert governor(text, content) == expected


def test_the_questions_of_a_faq_head_their_answers_and_those_of_an_interview_do_not() -> None:
    assert kinds("Q: Who pays?\nA: Oslo pays.\n\nQ: Who does not?\nA: Rome does not.") == "hphp"
    assert kinds("Q: Oslo pays, you say. Why?\nA: It can.\n\nQ: Who does not?\nA: Rome.") == "pppp"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The list: • Oslo • Rome", ["The list:", "Oslo", "Rome"]),
        ("- Oslo pays. - Rome does not. - Bern may.", ["Oslo pays.", "Rome does not.", "Bern may."]),
        ("- Oslo - the capital - pays.", ["Oslo - the capital - pays."]),
        ("Oslo pays. - Rome does not.", ["Oslo pays. - Rome does not."]),
        ("Oslo pays.Rome does not,it says.", ["Oslo pays.Rome does not,it says."]),
    ],
)
def test_a_list_that_was_run_together_is_taken_apart(text: str, expected: list[str]) -> None:
    assert [content for _, content in seen(text)] == expected


WRAPPED = """\
Aid for the east

The ministers of the coalition met in Oslo on Monday and agreed to send more
aid to the east. It will consist of trucks, tents and, if parliaments agree,
5,000 tonnes of grain. The meeting was hosted by the Norwegian minister, who
thanked them. Rome
gave nothing.

They will meet again in Bern in May. Nobody knows who will pay for it or
why.
The list:
- trucks from Oslo, which will be driven to the border by volunteers of the
  coalition
- tents
1. Oslo leads the staff of the coalition, and its seat will be in the city
of Bern.
"""


def test_a_hard_wrapped_paragraph_is_one_block() -> None:
    found = seen(WRAPPED)
    assert [kind[0] for kind, _ in found] == list("hpppiii")
    assert found[1][1].startswith("The ministers")
    assert found[1][1].endswith("gave nothing.")
    assert found[2][1].endswith("for it or\nwhy.")
    assert found[4][1].endswith("\n  coalition")
    assert found[6][1].endswith("city\nof Bern.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One paragraph a line, none wrapped, though they look even.
        (
            "Oslo will pay for the trucks that go to the border.\nRome will not pay for them, nor for tents.",
            2,
        ),
        # A number or a dash at the beginning of a wrapped line is no marker.
        (
            "The coalition agreed on Monday that it would raise the\n"
            "number of troops it has in the east of the country to\n"
            "900. It did not say when they would all leave for it.",
            1,
        ),
        (
            "The coalition agreed on Monday that it would send the\n"
            "trucks, the tents and the grain that it had - or nearly\n"
            "- to the border.",
            1,
        ),
        # Cut by mark-up in mid-sentence.
        ("Officials told us on Monday that the Oslo-led \ncoalition\n conducted five flights.", 1),
        ("Officials told us on Monday that the Oslo-led\n\ncoalition conducted five flights.", 1),
        # A heading in title case is not a sentence, whatever follows.
        ("Leaders Of The Coalition Met In Oslo\nnorway will pay for the trucks.", 2),
    ],
)
def test_lines_are_joined_where_a_sentence_goes_on(text: str, expected: int) -> None:
    assert len(blocks(text)) == expected


TABLE = """\
So far:

| Giver | Money | |
|:---|---:|---|
| Oslo | 2 \\| 3 bn | |
|Rome|  | late |

Nation\tTroops
Norway\t700
Sweden\t1,000

Bern | none
Kyiv | all
"""


def test_rows_of_pipes_and_of_tabs_have_cells_and_headers() -> None:
    found = [block for block in blocks(TABLE) if block.cells]
    cells = [[TABLE[start:end] for start, end in block.cells] for block in found]
    assert cells == [
        ["Giver", "Money", ""],
        ["Oslo", "2 \\| 3 bn", ""],
        ["Rome", "", "late"],
        ["Nation", "Troops"],
        ["Norway", "700"],
        ["Sweden", "1,000"],
        ["Bern", "none"],
        ["Kyiv", "all"],
    ]
    assert kinds(TABLE) == "pHrrHrrrr"
    assert [block.header for block in found] == [None, 1, 1, None, 4, 4, None, None]
    assert governor(TABLE, "Rome") == "So far:"


def test_a_line_under_every_row_makes_one_header() -> None:
    assert kinds("| Giver | Sum |\n|---|---|\n| Oslo | 20 |\n|---|---|\n| Rome | 0 |") == "Hrr"


@pytest.mark.parametrize(
    "text", ["", "\n\n", "---\n***\n", "|---|\n", "17:22\n", "- \n* \n", "…", "![](http://a.org/b.png)"]
)
def test_where_nothing_is_said_there_is_no_block(text: str) -> None:
    assert blocks(text) == () or "b.png" in text


def test_of_an_image_only_what_it_shows_is_kept() -> None:
    assert seen("Oslo pays.\n\n![A truck in Oslo](https://example.org/t.png)\n\nRome does not.")[1] == (
        "paragraph",
        "A truck in Oslo",
    )


def test_quoted_lines_are_quotes() -> None:
    assert seen("He wrote:\n\n> Oslo pays.\n> Rome does not.\n\nHe left.")[1:3] == [
        ("quote", "Oslo pays."),
        ("quote", "Rome does not."),
    ]
