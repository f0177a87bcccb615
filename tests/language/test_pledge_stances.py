"""Whether it is promised, weighed, refused or untrue: votes, decisions, intentions, what is spared, due or disbelieved."""

import pytest
from tests.language.rows import Reader, pledged


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway's parliament is to vote next week on the sending of 40 tanks.", "considered"),
        ("Norway's parliament will vote on Friday on sending tanks.", "considered"),
        ("Norway's cabinet is to discuss the sending of tanks on Monday.", "considered"),
        ("Norway will decide on sending tanks in May.", "considered"),
        ("Norway is not opposed to sending tanks.", "considered"),
        ("Norway voted against sending tanks.", "refused"),
        ("Norway has decided against sending tanks.", "refused"),
        ("Norway does not intend to send tanks.", "refused"),
        ("Norway is not planning to send tanks.", "refused"),
        ("Norway would not agree to lend its tanks.", "refused"),
        ("Norway has no tanks to spare.", "refused"),
        ("Norway has no intention of sending tanks.", "refused"),
        ("There will be no Norwegian tanks.", "refused"),
        ("Norway reversed its decision to send tanks.", "refused"),
        ("Norway's deliveries of tanks stopped in May.", "refused"),
        ("Norway will give blankets but no tanks.", "refused"),
        ("Norway voted for sending tanks.", "pledged"),
        ("There will be 40 Norwegian tanks.", "pledged"),
        ("Norway is not sending howitzers, but tanks.", "pledged"),
    ],
)
def test_status_is_read(reading: Reader, text: str, status: str) -> None:
    assert [found for _, thing, found in pledged(reading(text)) if thing == "armour"] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Norway should send tanks, the general said.",
        "Norway must deliver tanks, the general said.",
        "Nobody expects Norway to send tanks.",
        "It is not true that Norway sent tanks.",
        "It is untrue that Norway sent tanks.",
        "Reports that Norway will send tanks are false.",
        "Norway dismissed reports that it had sent tanks.",
        "Norway has not promised tanks.",
        "Asked whether Norwegian soldiers would join, she laughed.",
        "He wondered if Norway had sent tanks.",
        "Norway did not agree to send tanks.",
    ],
)
def test_nothing_is_pledged(reading: Reader, text: str) -> None:
    assert pledged(reading(text)) == set()
