"""Numbers as texts write them: digits, number words, scales, in one grammar."""

import re
from dataclasses import dataclass

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, start=2)}
SCALES = {
    "hundred": 100.0,
    "thousand": 1e3,
    "k": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "millions": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "m": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_WORD = "|".join(sorted((w for w in _SMALL if w != "zero"), key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_LONG = "hundred|thousand|lakh|millions?|crore|billion|trillion"
PATTERN = re.compile(
    rf"""
    (?:
      (?P<digits>{_DIGITS})(?:[ \u00a0-]?(?P<long>{_LONG})\b|[ \u00a0]?(?P<short>bn|bln|mn|mln|tn|m|b|k)\b)?(?!\w)
    | \b(?P<half>half\ an?\ (?:{_LONG}|dozen))\b
    | \b(?P<words>(?:(?:{_WORD}|{_LONG}|dozen)(?:[ -](?:and[ -])?)?)*(?:{_WORD}|{_LONG}|dozen))\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the characters it stands in.

    Attributes:
        value: its plain value.
        start: first character.
        end: one past the last character.
        scaled: a scale word or letter belongs to it ("2 million", "45m").
    """

    value: float
    start: int
    end: int
    scaled: bool = False


def numbers(text: str) -> list[Number]:
    """All numbers of a text, in order.

    >>> [n.value for n in numbers("EUR1.2bn, 5,000 troops, twenty-five tanks, two and a half, half a million")]
    [1200000000.0, 5000.0, 25.0, 2.0, 500000.0]
    >>> [n.value for n in numbers("a dozen ships and one hundred and fifty thousand shells")]
    [12.0, 150000.0]
    """
    found = []
    for match in PATTERN.finditer(text):
        value = None if _bare_scale(text, match) else _value(match)
        if value is not None:
            scaled = bool(
                match["long"] or match["short"] or match["half"] or _has_scale(match["words"] or "")
            )
            found.append(Number(value, match.start(), match.end(), scaled))
    return found


def _bare_scale(text: str, match: re.Match[str]) -> bool:
    """Whether a scale word stands alone, as in a header "EUR billion": only "a million" is a number."""
    words = (match["words"] or "").lower()
    return (words in SCALES or words == "dozen") and not re.search(
        r"\b(?:an?|per)[ -]$", text[: match.start()][-5:].lower()
    )


def _has_scale(words: str) -> bool:
    return any(part in SCALES for part in re.split(r"[ -]", words.lower()))


def _value(match: re.Match[str]) -> float | None:
    if match["digits"]:
        scale = (match["long"] or match["short"] or "").lower()
        return round(float(match["digits"].replace(",", "")) * SCALES.get(scale, 1.0), 4)
    if match["half"]:
        unit = match["half"].lower().split()[-1]
        return 6.0 if unit == "dozen" else SCALES[unit] / 2
    return words_value(match["words"])


def words_value(words: str) -> float | None:
    """The value of number words; None for a bare scale in the plural ("millions of people").

    >>> words_value("two hundred and six"), words_value("hundred"), words_value("millions")
    (206.0, 100.0, None)
    """
    total, group = 0.0, 0.0
    parts = [part for part in re.split(r"[ -]+", words.lower()) if part != "and"]
    if parts == ["millions"]:
        return None
    for part in parts:
        if part == "hundred":
            group = (group or 1) * 100
        elif part == "dozen":
            group = (group or 1) * 12
        elif part in SCALES:
            total += (group or 1) * SCALES[part]
            group = 0.0
        else:
            group += _SMALL[part]
    return total + group
