"""How long a question takes from the shell, the start of Python included."""

from pathlib import Path
from statistics import median

from benchmarks.clock import timed
from benchmarks.command import coalition

QUESTION = ("ask", "nations-pledging", "--capability", "demining")


def measure(store: Path, rounds: int) -> float:
    """Median seconds by the clock from the start of `coalition ask` to its end."""
    ask = [*QUESTION, "--store", str(store)]
    coalition(*ask)
    return median(timed(lambda: coalition(*ask)).wall for _ in range(rounds))
