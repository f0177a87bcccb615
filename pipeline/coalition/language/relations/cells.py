"""Numbers alone in the cells of a table, with the unit and scale of their column's header."""

from functools import lru_cache
from typing import Any

from coalition.language.morphology import singular
from coalition.language.numbers import numbers
from coalition.language.relations.context import rules
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Figure


@lru_cache(maxsize=1)
def _scales() -> dict[str, Any]:
    scales: dict[str, Any] = rules("listings.toml")["scales"]
    return scales


def bare(cell: str, header: str) -> list[Figure]:
    """A number alone in a cell, with the unit and scale of its column's header."""
    found = numbers(cell)
    if len(found) != 1 or not header or found[0].end - found[0].start < len(cell.strip()):
        return []
    words = header.lower().replace("(", " ").replace(")", " ").replace(",", " ").split()
    scale = next((factor for word, factor in _scales().items() if word in words), 1)
    units = vocabulary().units
    unit = next(
        (
            code
            for symbol, code in vocabulary().symbols.items()
            if symbol in header.split()
            or (
                len(symbol) == 3
                and symbol.isupper()
                and symbol in header.upper().replace("(", " ").replace(")", " ").split()
            )
        ),
        None,
    )
    unit = unit or next((vocabulary().currency_names[w] for w in words if w in vocabulary().currency_names), None)
    unit = unit or next((units[w] for word in words for w in (word, singular(word)) if w in units), None)
    return [Figure(found[0].value * scale, unit)] if unit else []
