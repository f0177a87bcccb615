"""Labels: what people say that an article says, one JSON object an article and line."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from coalition.errors import UsageError
from coalition.statements.scoring.keys import Row
from coalition.statements.statement import Relation

ENTITIES = ("nations", "leaders", "cities", "figures")
"""The kinds of entities that are labelled."""

_RELATIONS = frozenset(get_args(Relation))


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one article.

    Attributes:
        article: its id.
        statements: rows that a careful reader expects.
        optional: rows on which careful readers differ; found or not, they do not count.
        entities: names by kind; of figures, value and unit.
    """

    article: str
    statements: tuple[Row, ...]
    optional: tuple[Row, ...]
    entities: Mapping[str, list[Any]]


def read_labels(path: Path) -> dict[str, Labels]:
    """The labels of a file, by article.

    Raises:
        UsageError: if the file cannot be read, or a line is not the labels of an article.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: the labels are not UTF-8.") from error
    except OSError as error:
        raise UsageError(f"{path}: the labels cannot be read ({error.strerror or error}).") from error
    found: dict[str, Labels] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            labels = _labels(line, f"{path}:{number}")
            if labels.article in found:
                raise UsageError(f"{path}:{number}: the article {labels.article!r} is labelled twice.")
            found[labels.article] = labels
    if not found:
        raise UsageError(f"{path}: there are no labels in it.")
    return found


def _labels(line: str, where: str) -> Labels:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{where}: the line is not JSON; one article's labels a line are expected.") from error
    if not isinstance(record, dict) or not isinstance(record.get("id"), str):
        raise UsageError(f"{where}: these are no labels: a JSON object with a string 'id' is expected.")
    rows, entities = record.get("statements"), record.get("entities", {})
    if not isinstance(rows, list) or not isinstance(entities, dict):
        raise UsageError(f"{where}: labels need a list 'statements', and 'entities' as an object if any.")
    for row in rows:
        _check(row, where)
    expected = tuple(row for row in rows if not row.get("optional"))
    optional = tuple(row for row in rows if row.get("optional"))
    return Labels(record["id"], expected, optional, _entities(entities, where))


def _check(row: object, where: str) -> None:
    if not isinstance(row, dict) or row.get("relation") not in _RELATIONS:
        told = row.get("relation") if isinstance(row, dict) else row
        raise UsageError(f"{where}: {told!r} is no relation; docs/statements.md lists the nine there are.")
    if not isinstance(row.get("value", 0), int | float):
        raise UsageError(f"{where}: the value {row['value']!r} of a row is no number.")
    nested = next((name for name, value in row.items() if isinstance(value, list | dict)), None)
    if nested is not None:
        raise UsageError(f"{where}: the {nested!r} of a row is a list or an object; one value is expected.")


def _entities(entities: dict[str, Any], where: str) -> dict[str, list[Any]]:
    found = {kind: entities.get(kind, []) for kind in ENTITIES}
    pairs = found["figures"]
    if not all(isinstance(names, list) for names in found.values()) or not all(map(_is_figure, pairs)):
        raise UsageError(f"{where}: entities are lists of names, and figures lists of [value, unit].")
    return found


def _is_figure(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], int | float)
