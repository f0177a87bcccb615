"""Where a publisher is at home, and what follows from it: whose officers are, and who "we" and "our" are."""

import pytest
from tests.language.rows import Reader, pledged


@pytest.mark.parametrize(
    ("publisher", "nation"),
    [
        ("Port of Spain Gleaner", "TTO"),
        ("Addis Ababa Evening Post", "ETH"),
        ("Kathmandu Ledger", "NPL"),
        ("The Fijian Sun", "FJI"),
        ("Peru Today", "PER"),
    ],
)
def test_an_officer_is_of_the_papers_nation(reading: Reader, publisher: str, nation: str) -> None:
    found = reading("Prime Minister Ada Brook shut the harbour last night.", publisher=publisher)
    assert {s.of.id for s in found.statements if s.relation == "holds_office" and s.of} == {nation}


@pytest.mark.parametrize("publisher", ["The Morning Ledger", "Bay of Bengal Notes", "Shipping Week"])
def test_a_paper_without_a_town_tells_no_nation(reading: Reader, publisher: str) -> None:
    found = reading("Our nurses have vaccinated 300 children in Malawi.", publisher=publisher)
    assert pledged(found) == set()


def test_a_papers_letters_say_we_of_its_nation(reading: Reader) -> None:
    text = (
        "Our nurses have vaccinated 300 children in Malawi. Our own minister of defence, Ada Brook, was born in Malawi."
    )
    found = reading(text, publisher="Windhoek Gazette")
    assert pledged(found) == {("NAM", "medical", "delivered")}
    assert {s.of.id for s in found.statements if s.relation == "holds_office" and s.of} == {"NAM"}


def test_somebody_quoted_does_not_speak_for_the_papers_nation(reading: Reader) -> None:
    text = '"Our nurses have vaccinated 300 children in Malawi," said a man at the harbour.'
    assert pledged(reading(text, publisher="Windhoek Gazette")) == set()
