"""Commanders of a nation's services, leaders by any word, and words that are no office."""

import pytest
from tests.language.rows import Reader

from coalition.statements.statement import Reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Gulf Watch met in Lagos. Ghana will send a ship if others pay, its naval chief, Rear Admiral Ed Moss, said.",
            {("Ed Moss", "commander", "GHA")},
        ),
        ("Peru's air force commander, General Ed Moss, spoke in Lima.", {("Ed Moss", "commander", "PER")}),
        ("Peru's leader, Prime Minister Ada Brook, spoke in Lima.", {("Ada Brook", "prime-minister", "PER")}),
        ("Peru's vice-president, Ada Brook, who was in the chair, smiled.", {("Ada Brook", "vice-president", "PER")}),
        ("The UN's humanitarian chief, Ada Brook, spoke in Lima.", {("Ada Brook", "official", "UN")}),
    ],
)
def test_whose_officers_they_are(reading: Reader, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert offices(reading(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peru's air force commander, General Ed Moss, spoke in Lima.",
        "The UN's humanitarian chief, Ada Brook, spoke in Lima.",
        "The Gulf Watch met in Lagos. Ghana will send a ship, its navy chief, Rear Admiral Ed Moss, said.",
    ],
)
def test_they_lead_no_coalition(reading: Reader, text: str) -> None:
    assert not any(s.relation == "leads" for s in reading(text).statements)


def offices(found: Reading) -> set[tuple[str, str, str]]:
    return {
        (s.subject.name, str(s.object.id if s.object else None), str(s.of.id if s.of else None))
        for s in found.statements
        if s.relation == "holds_office"
    }
