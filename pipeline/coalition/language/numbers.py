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
    "mio": 1e6,
    "m": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "three quarters": 0.75, "three-quarters": 0.75}
_WORD = "|".join(sorted((w for w in _SMALL if w != "zero"), key=len, reverse=True))
_SCALED = r"(?=[ \u00a0-]?(?:million|billion|trillion|mln|mio|bn|bln|mn)\b)"
_COUNTED = r"(?=[ \u00a0](?:dollars?|euros?|pounds?|francs?|kron\w+|people|persons|soldiers|troops|tonnes|tons)\b)"
# As the Continent writes them, where the words behind leave no doubt: "14,5 million", "200.000 dollars".
_CONTINENTAL = rf"(?P<comma>\d{{1,3}},\d{{1,2}}){_SCALED}|(?P<points>\d{{1,3}}(?:\.\d{{3}})+){_COUNTED}"
_ENGLISH = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d.,]*\d)|\d+(?:\.\d+)?"
_DIGITS = f"{_CONTINENTAL}|{_ENGLISH}"
_LONG = "hundred|thousand|lakh|millions?|crore|billion|trillion"
_PART = "three[ -]quarters|half|quarter"
PATTERN = re.compile(
    rf"""
    (?<![\w.,/-])(?P<part>(?:an?\ )?(?:{_PART})(?:\ of)?\ an?\ (?:{_LONG}|dozen))\b
    | (?P<digits>{_DIGITS})(?P<add>\ and\ a\ half)?
        (?:[ \u00a0-]?(?P<long>{_LONG})\b|[ \u00a0]?(?P<short>bn|bln|mn|mln|mio|tn|m|b|k)\b(?!-\d))?(?![^\W_])
    | \b(?P<words>(?:(?:{_LONG})[ -]and[ -](?!a\ half)|(?:{_WORD}|{_LONG}|dozen)[ -])*(?:{_WORD}|{_LONG}|dozen))
        (?P<plus>\ and\ a\ half(?:[ -](?P<then>{_LONG}))?)?\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONE = re.compile(r"\b(?:an?|per)[ -]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the characters it stands in.

    Attributes:
        value: its plain value.
        start: first character.
        end: one past the last character.
        scaled: a scale word or letter belongs to it ("2 million", "45m").
        digits: it is written in digits.
    """

    value: float
    start: int
    end: int
    scaled: bool = False
    digits: bool = False


def numbers(text: str) -> list[Number]:
    """All numbers of a text, in order.

    >>> [n.value for n in numbers("EUR1.2bn, 5,000 troops, twenty-five tanks, three and a half billion, half a million")]
    [1200000000.0, 5000.0, 25.0, 3500000000.0, 500000.0]
    >>> [n.value for n in numbers("a dozen ships and one hundred and fifty thousand shells, a quarter of a million")]
    [12.0, 150000.0, 250000.0]
    """
    found = []
    for match in PATTERN.finditer(text):
        if match["words"] and not match["plus"] and _is_lone_scale(text, match):
            continue
        value = _value(match)
        if value is not None:
            scaled = bool(
                match["long"] or match["short"] or match["part"] or match["then"] or _has_scale(match["words"] or "")
            )
            found.append(Number(value, match.start(), match.end(), scaled, bool(match["digits"])))
    return found


def _is_lone_scale(text: str, match: re.Match[str]) -> bool:
    """Whether a scale word stands alone, as in a header "EUR billion": only "a million" is a number."""
    words = match["words"].lower()
    return (words in SCALES or words == "dozen") and not _LONE.search(text, max(0, match.start() - 5), match.start())


def _has_scale(words: str) -> bool:
    return any(part in SCALES for part in re.split(r"[ -]", words.lower()))


def _value(match: re.Match[str]) -> float | None:
    if match["part"]:
        return _part_value(match["part"].lower())
    if match["digits"]:
        scale = SCALES.get((match["long"] or match["short"] or "").lower(), 1.0)
        plain = _plain(match) + (0.5 if match["add"] else 0.0)
        return round(plain * scale, 4)
    value = words_value(match["words"])
    if value is None or not match["plus"]:
        return value
    if match["then"]:
        return (value + 0.5) * SCALES[match["then"].lower()]
    scale = SCALES.get(re.split(r"[ -]", match["words"].lower())[-1], 1.0)
    return value + scale / 2


def _plain(match: re.Match[str]) -> float:
    if match["comma"]:
        return float(match["comma"].replace(",", "."))
    if match["points"]:
        return float(match["points"].replace(".", ""))
    return float(re.sub(r"[, \u00a0\u2009\u202f]", "", match["digits"]))


def _part_value(words: str) -> float:
    """ "half a million", "a quarter of a million", "half a dozen"."""
    scale = words.rsplit(maxsplit=1)[-1]
    part = next(share for name, share in sorted(_PARTS.items(), key=lambda p: -len(p[0])) if name in words)
    return part * (12.0 if scale == "dozen" else SCALES[scale])


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
