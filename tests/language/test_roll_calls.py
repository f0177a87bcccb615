"""Lists of those at a meeting that a sentence with a colon opens."""

from collections.abc import Callable

import pytest

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]

OPENING = "The Council held its session in Lomé on 3 March.\n\n"


def attending(reading: Reading) -> set[str]:
    return {s.subject.name for s in reading.statements if s.relation == "attends" and s.subject.kind == "person"}


@pytest.mark.parametrize(
    "lead",
    [
        "The following Heads of State took part; present were:",
        "The summit was attended by:",
        "Also attending the session were:",
        "The following leaders participated in the summit:",
    ],
)
def test_persons_in_the_lines_below_attend(reading: Reader, lead: str) -> None:
    text = (
        f"{OPENING}{lead}\n\nH.E. Kossi Amewu, President of Togo\n\n"
        "H.E. General Mamadou Sanda, President of the Republic of Niger\n\n"
        "Amb. Awa Diallo, Minister of Foreign Affairs of Mali\n\n"
        "The Council thanked Prime Minister Jean Lobé of Chad, who was not there, for his letter."
    )
    assert attending(reading(text, title="Communiqué")) >= {"Kossi Amewu", "Mamadou Sanda", "Awa Diallo"}
    assert "Jean Lobé" not in attending(reading(text, title="Communiqué"))


def test_a_sentence_that_opens_with_the_attendance_names_them(reading: Reader) -> None:
    text = (
        f"{OPENING}Also in attendance were Kossi Amewu, President of Togo, and Awa Diallo, "
        "Minister of Foreign Affairs of Mali."
    )
    assert attending(reading(text, title="Communiqué")) == {"Kossi Amewu", "Awa Diallo"}


@pytest.mark.parametrize(
    "text",
    [
        "The following were not present:\n\nH.E. Kossi Amewu, President of Togo",
        "He gave three reasons:\n\nH.E. Kossi Amewu, President of Togo, is ill",
    ],
)
def test_other_lists_of_persons_tell_no_attendance(reading: Reader, text: str) -> None:
    assert attending(reading(OPENING + text, title="Communiqué")) == set()
