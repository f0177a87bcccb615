"""Confidence: how likely a statement is to be right, by the weights of the evidence about it.

The weights are learnt on labelled articles (`python -m benchmarks.weights`) and stand in rules/weights.tsv; they are those
of a logistic regression, so that their sum is the logarithm of the odds. docs/evaluation.md says how well it predicts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp
from typing import Self

from coalition.language.evidence import Evidence
from coalition.language.relations.context import Context
from coalition.language.rules import text
from coalition.statements.statement import Statement

FILE = "weights.tsv"
ANY = "*"
"""Stands for a weight that counts whatever the relation is."""
BASE = "any statement"
"""The evidence that there is of every statement."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What evidence weighs.

    Attributes:
        of: the weights by relation, ANY among them, and by evidence.
    """

    of: dict[str, dict[str, float]]

    @classmethod
    def parse(cls, told: str) -> Self:
        r"""Weights as they are written: relation, evidence and weight, between tabs; `#` opens a comment.

        >>> Weights.parse("# learnt\n*\tany statement\t0.5\npledges\tasks\t-2").of
        {'*': {'any statement': 0.5}, 'pledges': {'asks': -2.0}}
        """
        found: dict[str, dict[str, float]] = {}
        for line in told.splitlines():
            if line and not line.startswith("#"):
                relation, evidence, weight = line.split("\t")
                found.setdefault(relation, {})[evidence] = float(weight)
        return cls(found)

    def confidence(self, relation: str, evidence: Iterable[str]) -> float:
        """How likely a statement is to be right, 0 to 1, to the thousandth."""
        own, common = self.of.get(relation, {}), self.of.get(ANY, {})
        odds = own.get(BASE, 0.0) + common.get(BASE, 0.0)
        for one in evidence:
            odds += own.get(one, 0.0) + common.get(one, 0.0)
        return round(1 / (1 + exp(-odds)), 3)

    def weighed(self, relation: str, evidence: Iterable[str]) -> list[tuple[str, float]]:
        """Each piece of evidence that weighs something, the heaviest first."""
        own, common = self.of.get(relation, {}), self.of.get(ANY, {})
        weights = {one: own.get(one, 0.0) + common.get(one, 0.0) for one in (BASE, *evidence)}
        return sorted(
            ((one, weight) for one, weight in weights.items() if weight), key=lambda pair: (-abs(pair[1]), pair)
        )


def confident(context: Context, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The same statements, each as sure as the evidence about it makes it."""
    evidence, known = Evidence(context, statements), weights()
    return tuple(replace(one, confidence=known.confidence(one.relation, evidence.of(one))) for one in statements)


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that are in use."""
    return Weights.parse(text(FILE))
