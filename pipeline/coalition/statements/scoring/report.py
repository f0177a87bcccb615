"""An evaluation on paper: tables for people, plain data for programs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from coalition.statements.scoring.calibration import SURE, at_least, bins, brier, expected_error, log_loss
from coalition.statements.scoring.evaluation import NOTHING, Evaluation, Missed, Wrong
from coalition.statements.scoring.judging import Score
from coalition.statements.scoring.keys import Row

ALL_RELATIONS = "all relations"
ALL_ENTITIES = "all entities"
STATUSES = ("delivered", "pledged", "conditional", "considered", "refused", NOTHING)

_Error = TypeVar("_Error", Missed, Wrong)

Line = Sequence[str]
Table = tuple[Line, list[Line]]
"""What stands above each column, and the lines."""


def scores(found: Evaluation) -> dict[str, Score]:
    """The score of each relation and kind of entities, and of all of them, by name."""
    return {
        **found.relations,
        ALL_RELATIONS: found.all_relations,
        **found.entities,
        ALL_ENTITIES: found.all_entities,
    }


def score_table(found: Evaluation) -> Table:
    """Precision, recall and F1 by relation and kind of entities."""
    lines = [
        (name, *(f"{value:.3f}" for value in (one.precision, one.recall, one.f1)), str(one.labelled), str(one.found))
        for name, one in scores(found).items()
    ]
    return ("", "precision", "recall", "F1", "labelled", "found"), [*lines]


def rule_table(found: Evaluation) -> Table:
    """How often each rule is right."""
    lines = [
        (relation, rule, str(one.right), str(one.found), f"{one.precision:.3f}")
        for (relation, rule), one in found.rules.items()
    ]
    return ("relation", "rule", "right", "found", "precision"), [*lines]


def status_table(found: Evaluation) -> Table:
    """Which status of a pledge is taken for which."""
    lines = [
        (status, *(str(found.statuses.get((status, other), 0)) for other in STATUSES))
        for status in STATUSES
        if any(labelled == status for labelled, _ in found.statuses)
    ]
    return ("labelled \\ found", *STATUSES), [*lines]


def confidence_table(found: Evaluation) -> Table:
    """How many rows of each confidence are right."""
    lines = [
        (f"{one.start} to {one.end}", str(one.rows), str(one.right), _share(one.right, one.rows), f"{one.mean:.3f}")
        for one in bins(found.outcomes)
        if one.rows
    ]
    return ("confidence", "rows", "right", "share", "mean confidence"), [*lines]


def surest(found: Evaluation) -> str:
    """One sentence on the rows that are sure."""
    rows, right = at_least(found.outcomes, SURE)
    return f"Rows at {SURE} or more: {rows}, right {right} ({_share(right, rows)})."


def as_tables(found: Evaluation) -> str:
    """All of it for people."""
    parts = [
        f"{found.articles} articles",
        _plain(score_table(found)),
        "Rules",
        _plain(rule_table(found)),
        "Statuses of pledges, for the same giver and capability",
        _plain(status_table(found)),
        "Confidence",
        _plain(confidence_table(found)),
        surest(found),
    ]
    return "\n\n".join(parts)


def as_json(found: Evaluation, errors: int) -> dict[str, Any]:
    """All of it for programs, with so many missed and wrong rows a relation."""
    rows, right = at_least(found.outcomes, SURE)
    calibration = {
        "bins": [
            {"from": one.start, "to": one.end, "rows": one.rows, "right": one.right, "mean": round(one.mean, 4)}
            for one in bins(found.outcomes)
        ],
        "sure": {"from": SURE, "rows": rows, "right": right},
        "brier": round(brier(found.outcomes), 4),
        "log_loss": round(log_loss(found.outcomes), 4),
        "expected_error": round(expected_error(found.outcomes), 4),
    }
    report: dict[str, Any] = {
        "articles": found.articles,
        "scores": {name: _score(one) for name, one in scores(found).items()},
        "rules": [
            {"relation": relation, "rule": rule, "right": one.right, "found": one.found}
            for (relation, rule), one in found.rules.items()
        ],
        "statuses": [
            {"labelled": labelled, "found": other, "rows": count}
            for (labelled, other), count in sorted(found.statuses.items())
        ],
        "calibration": calibration,
    }
    if errors:
        report["missed"] = [{"article": one.article} | one.row for one in _first(found.missed, errors)]
        report["wrong"] = [
            {"article": one.article, "rule": one.judged.statement.rule} | one.row for one in _first(found.wrong, errors)
        ]
    return report


def listed(found: Evaluation, errors: int) -> str:
    """So many missed and wrong rows a relation, each with its passage."""
    missed, wrong = list(_first(found.missed, errors)), list(_first(found.wrong, errors))
    lines: list[str] = []
    for relation in found.relations:
        for one in missed:
            if one.row["relation"] == relation:
                lines += _told("missed", one.article, one.row)
        for other in wrong:
            if other.row["relation"] == relation:
                lines += _told("wrong", other.article, other.row, other.judged.statement.rule)
    return "\n".join(lines)


def content(row: Row) -> str:
    """What a row says, in few words.

    >>> content({"relation": "figure", "subject": "NOR", "value": 300, "unit": "troops", "quote": "…"})
    'figure: NOR 300 troops'
    """
    keys = ("subject", "object", "status", "value", "unit", "of", "from")
    said = [row[key] for key in keys if row.get(key) is not None]
    return f"{row['relation']}: " + " ".join(f"{one:,.10g}" if isinstance(one, float) else str(one) for one in said)


def _first(rows: Iterable[_Error], count: int) -> Iterator[_Error]:
    """The first so many of each relation."""
    seen: Counter[str] = Counter()
    for one in rows:
        seen[one.row["relation"]] += 1
        if seen[one.row["relation"]] <= count:
            yield one


def _told(what: str, article: str, row: Row, rule: str = "") -> list[str]:
    place = f"{article} {row['start']}-{row['end']}" if "start" in row else article
    head = "  ".join(part for part in (f"{what:6}", content(row), rule, place) if part)
    return [head, "        " + " ".join(str(row.get("quote", "")).split())]


def _score(one: Score) -> dict[str, Any]:
    figures = {"precision": one.precision, "recall": one.recall, "f1": one.f1}
    return {name: round(value, 4) for name, value in figures.items()} | {
        "right": one.right,
        "labelled": one.labelled,
        "found": one.found,
    }


def _share(right: int, rows: int) -> str:
    return f"{right / rows:.1%}" if rows else "-"


def _plain(table: Table) -> str:
    """A table whose first columns of words stand left, and all of its numbers right."""
    head, lines = table
    widths = [max(map(len, column)) for column in zip(head, *lines, strict=True)]
    words = [any(not _is_number(cell) for cell in column) for column in zip(*lines, strict=True)] or [True] * len(head)
    return "\n".join(
        "  ".join(
            cell.ljust(width) if word else cell.rjust(width)
            for cell, width, word in zip(line, widths, words, strict=True)
        ).rstrip()
        for line in (head, *lines)
    )


def _is_number(cell: str) -> bool:
    return cell.rstrip("%").replace(".", "", 1).isdigit() or cell == "-"
