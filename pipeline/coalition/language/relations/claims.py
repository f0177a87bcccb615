"""Claims that a fact check repeats to judge them: what they say is not stated by the article."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from coalition.language.content import content
from coalition.language.relations.context import Context, rules
from coalition.statements.statement import Statement

_STANDING = frozenset(("holds_office", "headquartered_in"))
"""What a false claim says beside the point is still so."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = rules("claims.toml")
    openers, verdicts, true = ("|".join(map(re.escape, data[name])) for name in ("openers", "verdicts", "true"))
    return (
        re.compile(rf"^\W*(?:{openers})(?: \d+)?\W*[:.]\W", re.IGNORECASE | re.MULTILINE),
        re.compile(rf"\b(?:{verdicts})\W*[:.]\W*", re.IGNORECASE),
        re.compile(rf"\W*(?:{true})\b(?!\W*(?:but|only)\b)", re.IGNORECASE),
    )


def stated(context: Context, found: Iterable[Statement]) -> Iterator[Statement]:
    """The statements of an article but for those of claims that it does not uphold."""
    claims = list(_refuted(content(context.doc)))
    for statement in found:
        at = statement.passage.start
        if statement.relation in _STANDING or not any(start <= at < end for start, end in claims):
            yield statement


def _refuted(text: str) -> Iterator[tuple[int, int]]:
    """Where claims stand whose verdict, behind them or on the line below, is not that they are true."""
    opener, verdict, true = _patterns()
    for match in opener.finditer(text):
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        if (inside := verdict.search(text, match.end(), end)) is not None:
            end, judged = inside.start(), inside.end()
        else:
            below = len(text) - len(text[end:].lstrip())
            told = verdict.match(text, below)
            judged = told.end() if told is not None else below
        if true.match(text, judged) is None:
            yield match.start(), end
