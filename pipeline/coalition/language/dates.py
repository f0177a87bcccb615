"""Component `coalition_dates`: dates, resolved against the date of publication, with the precision of the text."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc

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
_MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<iso>{_YEAR}-(?P<mm>[01]\d)-(?P<dd>[0-3]\d))\b",
        rf"\b{_MONTH} {_DAY}(?:,? ?{_YEAR})?\b(?!,\d)",
        rf"\b{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?\b",
        rf"\b(?:(?P<relative>last|next|this|late|early|mid|since|in|by|until|of|end of)[ -])?{_MONTH},? {_YEAR}\b",
        rf"\b(?P<relative>last|next|this|since|in|by|until|of|from) {_MONTH}(?! \d)\b",
        rf"\b(?:(?P<relative>last|next|this|on|since|by|until|late|early) )?(?P<weekday>{'|'.join(d.capitalize() for d in _DAYS)})\b",
        r"\b(?P<near>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Tt]his morning|[Tt]his evening|[Ll]ast night)\b",
        r"\b(?P<relative>[Ll]ast|[Nn]ext|[Tt]his) (?P<unit>year|month)\b",
        rf"\b(?:in|since|by|until|late|early|mid|during|of|from|before|after|to)[ -](?:(?:late|early|mid)[ -])?{_YEAR}\b",
        rf"\b{_YEAR}\b",
    )
]
_NEAR = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this evening": 0,
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
}
_FUTURE = {"next", "by", "until"}


@Language.factory("coalition_dates", assigns=["doc.spans"])
def create(nlp: Language, name: str) -> "Dates":  # noqa: ARG001 - the signature is spaCy's
    """Make the component; it needs only tokens, and `doc._.published` for dates that are relative."""
    return Dates()


class Dates:
    """Fills `doc.spans["dates"]` with spans labelled DATE, each with `span._.date` in ISO 8601.

    A relative date in an article without a date of publication is no date: today's date is never used.
    """

    def __init__(self) -> None:
        register()

    def __call__(self, doc: Doc) -> Doc:
        published = _day(doc._.published)
        spans, covered = [], 0
        for start, end, iso in sorted(_dates(doc.text, published)):
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
        if parts.get("month"):
            return _month_date(parts, published)
        return _relative_date(parts, published)
    except ValueError:
        return None


def _month_date(parts: dict[str, str | None], published: date | None) -> str | None:
    month = next(
        n for n, name in enumerate(_MONTHS, 1) if name.startswith(str(parts["month"]).lower().rstrip(".")[:3])
    )
    year, day = parts.get("year"), parts.get("day")
    if year is None:
        if published is None:
            return None
        year = str(_nearest_year(month, published, (parts.get("relative") or "").lower()))
    return date(int(year), month, int(day)).isoformat() if day else f"{year}-{month:02}"


def _nearest_year(month: int, published: date, relative: str) -> int:
    if relative == "last":
        return published.year - (month >= published.month)
    if relative in _FUTURE:
        return published.year + (month < published.month)
    distance = month - published.month
    return published.year - (distance > 6) + (distance < -6)


def _relative_date(parts: dict[str, str | None], published: date | None) -> str | None:
    if parts.get("year"):
        return parts["year"]
    if published is None:
        return None
    relative = (parts.get("relative") or "").lower()
    if near := parts.get("near"):
        return (published + timedelta(days=_NEAR[near.lower()])).isoformat()
    if weekday := parts.get("weekday"):
        back = (published.weekday() - _DAYS.index(weekday.lower())) % 7
        ahead = relative in _FUTURE
        return (published + timedelta(days=7 - back if ahead else -back)).isoformat()
    step = {"last": -1, "next": 1}.get(relative, 0)
    if parts.get("unit") == "year":
        return str(published.year + step)
    months = published.year * 12 + published.month - 1 + step
    return f"{months // 12}-{months % 12 + 1:02}"
