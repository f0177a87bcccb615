"""Time: of the clock on the wall, and of the processor."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Span:
    """How long something took, in seconds.

    Attributes:
        wall: by the clock.
        cpu: of all threads of this process together.
    """

    wall: float
    cpu: float


def timed(work: Callable[[], object]) -> Span:
    """How long some work takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Span(time.perf_counter() - wall, time.process_time() - cpu)


def in_turn(works: Sequence[Callable[[], object]], rounds: int) -> list[Span]:
    """The median times of several works, done in turn so that a slow minute of the machine slows all alike.

    Every other round goes backwards, and each work is done once before, unmeasured.
    """
    for work in works:
        work()
    spans: list[list[Span]] = [[] for _ in works]
    for number in range(rounds):
        places = range(len(works)) if number % 2 == 0 else reversed(range(len(works)))
        for place in places:
            spans[place].append(timed(works[place]))
    return [Span(median(s.wall for s in measured), median(s.cpu for s in measured)) for measured in spans]
