"""Calibration: whether statements are right as often as their confidence says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Where one bin of confidences ends and the next begins; a confidence belongs to the bin that it begins."""
SURE = 0.9
"""From here on, statements must be right at least nine times in ten."""

_LEAST = 1e-6

Outcome = tuple[float, bool]
"""A confidence, and whether the statement is right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements of similar confidence.

    Attributes:
        start: the least confidence.
        end: where the next bin begins.
        rows: how many there are.
        right: how many of them are right.
        mean: their mean confidence; 0 where there are none.
    """

    start: float
    end: float
    rows: int
    right: int
    mean: float


def bins(outcomes: Sequence[Outcome]) -> list[Bin]:
    """Statements by confidence, bin by bin.

    >>> [(b.start, b.rows, b.right) for b in bins([(0.95, True), (1.0, True), (0.55, False)]) if b.rows]
    [(0.5, 1, 0), (0.9, 2, 2)]
    """
    found = []
    for start, end in pairwise(EDGES):
        inside = [one for one in outcomes if start <= one[0] < end or one[0] == end == EDGES[-1]]
        mean = sum(confidence for confidence, _ in inside) / len(inside) if inside else 0.0
        found.append(Bin(start, end, len(inside), sum(right for _, right in inside), mean))
    return found


def at_least(outcomes: Iterable[Outcome], confidence: float) -> tuple[int, int]:
    """How many statements have at least this confidence, and how many of them are right."""
    rights = [right for stated, right in outcomes if stated >= confidence]
    return len(rights), sum(rights)


def brier(outcomes: Sequence[Outcome]) -> float:
    """The mean squared distance of confidence from truth, 0 at best; 0.25 for one who always says 0.5."""
    return sum((confidence - right) ** 2 for confidence, right in outcomes) / len(outcomes) if outcomes else 0.0


def log_loss(outcomes: Sequence[Outcome]) -> float:
    """The mean negative logarithm of the probability given to what came true, 0 at best."""
    likely = (confidence if right else 1 - confidence for confidence, right in outcomes)
    return -sum(log(max(one, _LEAST)) for one in likely) / len(outcomes) if outcomes else 0.0


def expected_error(outcomes: Sequence[Outcome]) -> float:
    """How far confidence is from the share of right statements, on average over statements, bin by bin."""
    apart = sum(abs(one.right - one.rows * one.mean) for one in bins(outcomes))
    return apart / len(outcomes) if outcomes else 0.0
