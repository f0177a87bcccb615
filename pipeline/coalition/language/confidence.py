"""Confidence: how sure a statement is, by how often its rule was right on labelled articles.

rules/confidence.toml holds what was measured; docs/evaluation.md says how well it predicts.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from coalition.language.rules import text
from coalition.statements.statement import Statement


@dataclass(frozen=True, slots=True)
class Measured:
    """How often statements of a rule, or of a relation, were right.

    Attributes:
        confidence: what follows from it, 0 to 1; rules with few statements are drawn towards their relation.
        right: how many were right.
        found: how many there were.
    """

    confidence: float
    right: int
    found: int


def confident(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The same statements, each as sure as its rule has proved to be."""
    return tuple(replace(one, confidence=expected(one).confidence) for one in statements)


def expected(statement: Statement) -> Measured:
    """What is known of a statement's rule, else of its relation."""
    return measured_rule(statement) or _relations()[statement.relation]


def measured_rule(statement: Statement) -> Measured | None:
    """How often the rule of a statement was right about its relation; None if it was never measured."""
    return _rules().get((statement.relation, statement.rule))


@lru_cache(maxsize=1)
def _relations() -> dict[str, Measured]:
    return {name: Measured(**counts) for name, counts in tomllib.loads(text("confidence.toml"))["relations"].items()}


@lru_cache(maxsize=1)
def _rules() -> dict[tuple[str, str], Measured]:
    rules = tomllib.loads(text("confidence.toml"))["rules"]
    return {(relation, rule): Measured(**counts) for relation, group in rules.items() for rule, counts in group.items()}
