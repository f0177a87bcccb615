"""Keys: what must be equal for two rows of the statement table to say the same.

docs/statements.md has them relation by relation. Keys are plain tuples, since rows are matched in the order of their
text, and that order has to be the same wherever rows are scored.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from coalition.statements.statement import Statement

Row = dict[str, Any]
"""One line of the statement table, by key; a key that has no value is left out."""
Key = tuple[Any, ...]

POSITIVE = frozenset({"delivered", "pledged", "conditional"})
"""The statuses of a pledge that count as one."""

_HEADS = frozenset({"troops", "police", "personnel", "nations", "people"})
_JOINING = frozenset({"of", "to", "and"})


def fold(name: object) -> str:
    """A name without case, diacritics, punctuation and a leading "the" or "so-called".

    >>> fold("The Coalition of the Willing"), fold("Côte-d’Ivoire"), fold(None)
    ('coalition of the willing', 'cote divoire', '')
    """
    plain = unicodedata.normalize("NFKD", str(name or "")).encode("ascii", "ignore").decode().lower()
    bare = re.sub(r"^(the|so-called)\s+", "", plain.strip())
    return re.sub(r"[^a-z0-9]+", " ", bare).strip()


def person(name: object) -> tuple[str, str]:
    """Family name and first name, the latter empty where only one is given.

    >>> person("Emmanuel Macron"), person("Macron")
    (('macron', 'emmanuel'), ('macron', ''))
    """
    words = fold(name).split()
    if not words:
        return "", ""
    return words[-1], words[0] if len(words) > 1 else ""


def unit(name: object) -> str:
    """A unit: currencies and heads as they are, things without the s of their plural.

    >>> unit("EUR"), unit("Troops"), unit("patrol boats")
    ('EUR', 'troops', 'patrol boat')
    """
    text = str(name or "")
    if re.fullmatch(r"[A-Z]{3}", text):
        return text
    folded = fold(text)
    return folded if folded in _HEADS else re.sub(r"s$", "", folded)


def number(value: float | str | None) -> float | None:
    """A value to the hundredth."""
    return None if value is None else round(float(value), 2)


def key(row: Mapping[str, Any]) -> Key:
    """The key of a row.

    >>> key({"relation": "pledges", "subject": "NOR", "object": "troops", "status": "delivered"})
    ('pledges', 'nor', 'troops', 'positive')
    """
    relation: str = row["relation"]
    subject, target = fold(row.get("subject")), fold(row.get("object"))
    match relation:
        case "pledges":
            status = row.get("status")
            return relation, subject, target, "positive" if status in POSITIVE else status
        case "figure":
            return relation, subject, number(row.get("value")), unit(row.get("unit"))
        case "holds_office":
            return relation, person(row.get("subject")), target, fold(row.get("of"))
        case "hosts" | "attends":
            return relation, _family(subject)
        case "leads":
            return relation, _family(subject), target
        case "imports":
            return relation, subject, target, fold(row.get("from"))
        case _:
            return relation, subject, target


def same(one: Key, other: Key) -> bool:
    """Whether two keys are equal, or their names may mean the same.

    >>> same(("leads", "kenya", "mission"), ("leads", "kenya", "support mission"))
    True
    """
    if one == other:
        return True
    if one[0] != other[0]:
        return False
    if one[0] == "holds_office":
        return one[2:] == other[2:] and _same_person(one[1], other[1])
    if one[0] in {"leads", "member_of"}:
        return bool(one[1] == other[1]) and _same_body(one[2], other[2])
    return False


def row(statement: Statement, text: str) -> Row:
    """A statement as a row of the table.

    Args:
        statement: what was read.
        text: the article's text, for the quote.
    """
    named = {
        "subject": statement.subject,
        "object": statement.object,
        "of": statement.of,
        "from": statement.source,
        "recipient": statement.recipient,
        "attributed_to": statement.attributed_to,
    }
    made: Row = {"relation": statement.relation, "status": statement.status}
    made |= {name: thing.id for name, thing in named.items() if thing is not None}
    if statement.figure is not None:
        made |= {"value": statement.figure.value, "unit": statement.figure.unit}
    start, end = statement.passage.start, statement.passage.end
    return made | {"start": start, "end": end, "quote": text[start:end]}


def _family(subject: str) -> str:
    """A person's family name; ids of nations are one word already."""
    return subject.rsplit(maxsplit=1)[-1] if subject else ""


def _same_person(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and ("" in (one[1], other[1]) or one[1] == other[1])


def _same_body(one: str, other: str) -> bool:
    """Whether one name's words are all in the other, or half of them are shared."""
    ours, theirs = set(one.split()) - _JOINING, set(other.split()) - _JOINING
    shared = len(ours & theirs)
    return bool(ours and theirs) and (shared in (len(ours), len(theirs)) or 2 * shared >= len(ours | theirs))
