"""What a fact check repeats is not stated, unless it is upheld."""

import pytest
from tests.language.rows import Reader, pledged

SENT = ("PER", "troops", "delivered")


@pytest.mark.parametrize(
    "text",
    [
        "CLAIM: Peru sent 300 soldiers to Malawi.\nFALSE. Nobody has seen them.",
        "Claim 2: Peru sent 300 soldiers to Malawi.\nVerdict: Misleading. Nobody has seen them.",
        "**The rumour.** Peru sent 300 soldiers to Malawi.\n\n**The verdict.** Nonsense.",
        "Claim: Peru sent 300 soldiers to Malawi. Verdict: Yes, but nobody was counted.",
        "Myth: Peru sent 300 soldiers to Malawi. Fact: nobody has seen them.",
    ],
)
def test_a_claim_that_is_refuted_is_not_stated(reading: Reader, text: str) -> None:
    assert pledged(reading(text)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "CLAIM: Peru sent 300 soldiers to Malawi.\nTRUE. They landed on Friday.",
        "Claim: Peru sent 300 soldiers to Malawi. Verdict: correct.",
        "The claim is old. Peru sent 300 soldiers to Malawi.",
    ],
)
def test_one_that_is_upheld_is(reading: Reader, text: str) -> None:
    assert pledged(reading(text)) == {SENT}


def test_the_verdict_itself_is_stated(reading: Reader) -> None:
    first = "CLAIM: Peru sent 300 soldiers to Malawi.\nFALSE. Peru sent 40 tents."
    text = f"{first}\n\nCLAIM: Chile sent none.\nWRONG. It sent six doctors."
    assert pledged(reading(text)) == {("PER", "humanitarian-aid", "delivered"), ("CHL", "medical", "delivered")}
