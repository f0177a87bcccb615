"""Dates, against the date of publication and with the precision of the text."""

import pytest
from spacy.language import Language

from coalition.articles.article import Article
from coalition.language.reading import annotated


def dates(nlp: Language, text: str, published: str | None = "2025-10-20") -> list[str]:
    doc = nlp(*annotated(nlp, [Article("a", text, date=published)]))
    return [span._.date for span in doc.spans["dates"]]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("It began on 15 August 2025.", "2025-08-15"),
        ("It began on August 15th,2025.", "2025-08-15"),
        ("It began on Oct. 17.", "2025-10-17"),
        ("It began on the 3rd of May 2024.", "2024-05-03"),
        ("It began on 2025-09-01.", "2025-09-01"),
        ("It began on 14/3/2025.", "2025-03-14"),
        ("It began on 3/4/2025.", "2025"),
        ("It has gone on since June last year.", "2024-06"),
        ("It has gone on since December.", "2024-12"),
        ("It will end by March.", "2026-03"),
        ("It ended last June.", "2025-06"),
        ("It ended on Tuesday.", "2025-10-14"),
        ("It will end next Tuesday.", "2025-10-21"),
        ("It ended yesterday.", "2025-10-19"),
        ("It ended two years ago.", "2023"),
        ("It ended last month.", "2025-09"),
        ("It will end by Christmas.", "2025-12"),
        ("It will end in the third quarter of 2026.", "2026-07"),
        ("It will end in early 2026.", "2026"),
        ("It ended in 2009.", "2009"),
    ],
)
def test_a_date_has_the_precision_of_the_text(nlp: Language, text: str, iso: str) -> None:
    assert dates(nlp, text) == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "It may end in the spring.",
        "Mr May will march in.",
        "Some 2000 soldiers came.",
        "It cost 2,024 euros.",
    ],
)
def test_seasons_surnames_and_counts_are_no_dates(nlp: Language, text: str) -> None:
    assert dates(nlp, text) == []


def test_without_a_date_of_publication_nothing_relative_is_a_date(nlp: Language) -> None:
    assert dates(nlp, "It ended on Tuesday, last year or in June; it began on 3 May 2024.", None) == ["2024-05-03"]
