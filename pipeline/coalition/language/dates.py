"""Component `coalition_dates`: dates, resolved against the date of publication, with the precision of the text."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc

from coalition.language.content import content
from coalition.language.extensions import DATES, mark, register

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}
_HALVES = {"first": 1, "second": 7}
_SMALL = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {"a": 1, "an": 1}
# What is counted where it looks like a year: "2000 soldiers".
_COUNTED = (
    r"(?! (?:troops|soldiers|people|personnel|police|men|officers|tonnes|tons|vehicles|tents|refugees|euros|dollars))"
)
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WHOLE_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec)\.)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_BEFORE = (
    r"(?P<relative>last|next|this|since|in|by|until|till|of|from|during|through|before|after|to|between|early"
    r"|late|mid|mid-|end of|start of|beginning of)"
)
_LEADING = r"(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ll]ate|[Ee]arly|[Mm]id|[Dd]uring|[Oo]f|[Ff]rom|[Bb]efore|[Aa]fter|[Tt]o)"
_ON = r"(?P<relative>last|next|this|this past|this coming|on|since|by|until|late|early|from|of)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(_DAYS)})"
_COUNT = r"(?P<count>\d{1,2}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# Tried in this order; what an earlier one has found, a later one leaves alone.
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE if folded else 0)
    for folded, pattern in (
        (False, rf"\b(?P<iso>{_YEAR}-(?P<mm>[01]\d)-(?P<dd>[0-3]\d))\b"),
        (False, rf"\b(?P<slash>{_DAY}/(?P<mm>[0-3]?\d)/{_YEAR})\b"),
        (False, rf"\b{_MONTH} {_DAY}(?:,? ?{_YEAR})?\b(?!,\d)(?!:\d)"),
        (False, rf"\b(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? ?{_YEAR})?\b"),
        (False, rf"\b{_MONTH},? {_YEAR}\b"),
        (True, rf"\b(?:{_BEFORE} )?{_WHOLE_MONTH},? (?:of )?(?:{_YEAR}\b|(?P<which>last|this|next) year\b)"),
        (True, rf"\b(?P<quarter>first|second|third|fourth|last|Q[1-4])(?: quarter)?(?: of|,)? {_YEAR}\b"),
        (True, rf"\b(?P<half>first|second) half of {_YEAR}\b"),
        (True, rf"\b{_BEFORE}[ -](?:(?:early|late|mid)[ -])?{_WHOLE_MONTH}\b(?! \d)"),
        (True, rf"\b(?:{_ON} )?{_WEEKDAY}\b"),
        (True, r"\b(?P<near>today|yesterday|tomorrow|tonight|this morning|this evening|this afternoon|last night)\b"),
        (True, rf"\b{_COUNT} (?P<unit>day|week|month|year)s? (?P<ago>ago|earlier)\b"),
        (True, r"\b(?P<relative>last|next|this|earlier this|later this) (?P<unit>year|month|week)\b"),
        (True, r"\b(?:by|at|before|since|until|over|after) (?P<feast>Christmas|New Year|Easter)\b"),
        (False, rf"\b{_LEADING}[ -](?:(?:late|early|mid)[ -])?{_YEAR}\b(?!,\d){_COUNTED}"),
        (False, rf"\b{_YEAR}\b(?!,\d){_COUNTED}"),
    )
)
_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "last night": -1, "tomorrow": 1}
_FUTURE = frozenset(("next", "by", "until", "till", "before", "this coming"))
_PAST = frozenset(("last", "since", "this past"))
_UNITS = {"day": 1, "week": 7}


@Language.factory("coalition_dates", assigns=["doc.spans"])
def create(nlp: Language, name: str) -> "Dates":  # noqa: ARG001 - the signature is spaCy's
    """Make the component; it needs only tokens, and `doc._.published` for dates that are relative."""
    return Dates()


class Dates:
    """Fills `doc.spans["dates"]` with spans labelled DATE, each with `span._.date` in ISO 8601.

    The date has the precision of the text: a day, a month or a year; a quarter is its first month. A relative date in
    an article without a date of publication is no date: today's date is never used. Seasons are no dates, as the text
    does not say which half of the globe it is written on.
    """

    def __init__(self) -> None:
        register()

    def __call__(self, doc: Doc) -> Doc:
        """Find the dates of a text."""
        published = _day(doc._.published)
        spans, covered = [], 0
        for start, end, iso in sorted(_dates(content(doc), published)):
            span = doc.char_span(start, end, alignment_mode="expand")
            if start >= covered and span is not None:
                spans.append(mark(doc, span.start, span.end, "DATE", date=iso))
                covered = end
        doc.spans[DATES] = spans
        return doc


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso and len(iso) == 10 else None


def _dates(text: str, published: date | None) -> Iterator[tuple[int, int, str]]:
    taken: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            iso = resolve(match.groupdict(), published)
            if iso:
                taken.append(match.span())
                yield match.start(), match.end(), iso


def resolve(parts: dict[str, str | None], published: date | None) -> str | None:
    """The ISO 8601 form of a date's parts; None where the text does not tell, or the day does not exist.

    >>> resolve({"month": "Oct", "day": "14"}, date(2025, 10, 20))
    '2025-10-14'
    >>> resolve({"relative": "last", "unit": "year"}, date(2025, 10, 20))
    '2024'
    >>> resolve({"weekday": "Tuesday", "relative": "on"}, date(2025, 10, 16))
    '2025-10-14'
    >>> resolve({"weekday": "Tuesday"}, None) is None
    True
    """
    try:
        if parts.get("iso"):
            return date.fromisoformat(str(parts["iso"])).isoformat()
        if parts.get("slash"):
            return _slashed(int(str(parts["day"])), int(str(parts["mm"])), int(str(parts["year"])))
        if parts.get("month"):
            return _month_date(parts, published)
        if parts.get("quarter") or parts.get("half"):
            return _part_of_year(parts)
        return _relative_date(parts, published)
    except ValueError:
        return None


def _slashed(first: int, second: int, year: int) -> str | None:
    """ "14/3/2025" and "3/14/2025" are the same day; "3/4/2025" is another in London than in Washington."""
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    return date(year, month, day).isoformat()


def _month_date(parts: dict[str, str | None], published: date | None) -> str | None:
    name = str(parts["month"]).lower().rstrip(".")[:3]
    month = next(n for n, full in enumerate(_MONTHS, 1) if full.startswith(name))
    year, day = parts.get("year"), parts.get("day")
    if year is None and published is None:
        return None
    if year is None and published is not None:
        which = (parts.get("which") or "").lower()
        steps = {"last": -1, "this": 0, "next": 1}
        relative = (parts.get("relative") or "").lower()
        found = published.year + steps[which] if which else _nearest_year(month, published, relative)
        year = str(found)
    return date(int(str(year)), month, int(day)).isoformat() if day else f"{year}-{month:02}"


def _nearest_year(month: int, published: date, relative: str) -> int:
    if relative in _PAST:
        return published.year - (month > published.month or (relative == "last" and month == published.month))
    if relative in _FUTURE:
        return published.year + (month < published.month)
    distance = month - published.month
    return published.year - (distance > 6) + (distance < -6)


def _part_of_year(parts: dict[str, str | None]) -> str:
    """A quarter or half of a year by its first month: "third quarter of 2026" is 2026-07."""
    if parts.get("quarter"):
        return f"{parts['year']}-{3 * _QUARTERS[str(parts['quarter']).lower()] - 2:02}"
    return f"{parts['year']}-{_HALVES[str(parts['half']).lower()]:02}"


def _relative_date(parts: dict[str, str | None], published: date | None) -> str | None:
    if parts.get("year"):
        return parts["year"]
    if published is None:
        return None
    relative = (parts.get("relative") or "").lower()
    if near := parts.get("near"):
        return (published + timedelta(days=_NEAR.get(near.lower(), 0))).isoformat()
    if weekday := parts.get("weekday"):
        back = (published.weekday() - _DAYS.index(weekday.lower())) % 7
        ahead = relative in _FUTURE
        return (published + timedelta(days=7 - back if ahead else -back)).isoformat()
    if parts.get("feast"):
        return _feast(str(parts["feast"]).lower(), published)
    unit = str(parts.get("unit") or "").lower()
    if parts.get("ago"):
        return _ago(str(parts["count"]).lower(), unit, published)
    return _stepped({"last": -1, "next": 1}.get(relative, 0), unit, published)


def _feast(name: str, published: date) -> str | None:
    if name == "christmas":
        return f"{published.year}-12" if (published.month, published.day) <= (12, 25) else f"{published.year + 1}-12"
    return f"{published.year + 1}-01" if name == "new year" and published.month > 1 else None


def _ago(count: str, unit: str, published: date) -> str:
    number = int(count) if count.isdigit() else _SMALL[count]
    if unit in _UNITS:
        moment = published - timedelta(days=number * _UNITS[unit])
        return moment.isoformat() if unit == "day" else f"{moment.year}-{moment.month:02}"
    return _stepped(-number, unit, published) or ""


def _stepped(step: int, unit: str, published: date) -> str | None:
    if unit == "year":
        return str(published.year + step)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return f"{months // 12}-{months % 12 + 1:02}"
    return None
