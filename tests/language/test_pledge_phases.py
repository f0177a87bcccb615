"""How far a deed is: begun, gone on with, managed, or only meant; and who gets what people are given."""

import pytest
from tests.language.rows import Reader, pledged


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway continues to send trucks to Moldova.", "delivered"),
        ("Norway is continuing to send trucks to Moldova.", "delivered"),
        ("Norway has begun to send trucks to Moldova.", "delivered"),
        ("Norway started to deliver trucks to Moldova.", "delivered"),
        ("Norway managed to deliver trucks to Moldova.", "delivered"),
        ("Norway went on to send trucks to Moldova.", "delivered"),
        ("Norway used to send trucks to Moldova.", "delivered"),
        ("Norway rushed to send trucks to Moldova.", "delivered"),
        ("Norway will continue to send trucks to Moldova.", "pledged"),
        ("Norway will start to send trucks to Moldova.", "pledged"),
        ("Norway committed to continue to send trucks to Moldova.", "pledged"),
        ("Norway agreed to begin to send trucks to Moldova.", "pledged"),
        ("Norway may continue to send trucks to Moldova.", "considered"),
        ("Norway refused to continue to send trucks to Moldova.", "refused"),
        ("Norway did not continue to send trucks to Moldova.", "refused"),
        ("If the truce holds, Norway will continue to send trucks.", "conditional"),
        # No phase of a deed
        ("Norway is going to send trucks to Moldova.", "pledged"),
        ("Norway is to send trucks to Moldova.", "pledged"),
        ("Norway plans to send trucks to Moldova.", "pledged"),
    ],
)
def test_a_phase_tells_what_is_done(reading: Reader, text: str, status: str) -> None:
    assert pledged(reading(text)) == {("NOR", "vehicles", status)}


@pytest.mark.parametrize("verb", ["failed", "forgot", "neglected"])
def test_what_somebody_failed_to_do_is_not_told_as_done(reading: Reader, verb: str) -> None:
    assert pledged(reading(f"Norway {verb} to deliver the trucks to Moldova.")) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Canada agreed to provide training to the Haitian police.", {("CAN", "training", "pledged")}),
        ("Canada agreed to provide police to the mission in Haiti.", {("CAN", "police", "pledged")}),
        ("Canada helps with the training of Ukrainian soldiers.", {("CAN", "training", "delivered")}),
        ("Canada backs the Kenyan army with fuel and radios.", {("CAN", "communications", "delivered")}),
        ("Norway will play a leading role in training Ukrainian pilots.", {("NOR", "training", "pledged")}),
        ("Norway will continue to play a role in the provision of tanks.", {("NOR", "armour", "pledged")}),
    ],
)
def test_people_get_what_they_are_trained_and_backed_with(
    reading: Reader, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert expected <= pledged(reading(text))
    assert not {one for _, one, _ in pledged(reading(text))} & ({"police", "troops"} - {one for _, one, _ in expected})


def test_a_pound_sign_is_of_sterling_whoever_is_named_beside_it(reading: Reader) -> None:
    found = reading("The United States has committed over £1.1bn to people in Syria, and Egypt paid £4m.")
    assert {figure.unit for figure in found.figures} == {"GBP"}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Lithuania pledged ammunition worth 20 million euros to Ukraine.", {("LTU", 20e6)}),
        ("Denmark gave military aid to the value of DKK 1.5bn.", {("DNK", 1.5e9)}),
        ("Norway gave trucks valued at about €3 million.", {("NOR", 3e6)}),
        # No single one's
        ("Lithuania sent tents and ammunition worth $2 million.", {("LTU", None)}),
    ],
)
def test_a_pledge_has_the_sum_that_its_thing_is_worth(
    reading: Reader, text: str, figures: set[tuple[str, float | None]]
) -> None:
    stated = [s for s in reading(text).statements if s.relation == "pledges"]
    assert {(s.subject.id, s.figure.value if s.figure else None) for s in stated} == figures
