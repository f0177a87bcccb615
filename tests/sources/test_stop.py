"""The wish to end, uttered by signals at any moment."""

import subprocess
import sys

import pytest

from coalition.sources.stop import Stop

STOPPED = """
import random, signal
from coalition.sources.stop import Stop
for _ in range(1000):
    stop = Stop()
    signal.signal(signal.SIGALRM, lambda *_: stop.set())
    signal.setitimer(signal.ITIMER_REAL, random.uniform(1e-5, 1e-3))
    while not stop.wait(1e-5):
        pass
print("stopped")
"""


def test_a_signal_stops_a_wait_whenever_it_comes() -> None:
    done = subprocess.run([sys.executable, "-c", STOPPED], capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stdout) == (0, "stopped\n"), done.stderr


@pytest.mark.parametrize("signalled", [True, False])
def test_a_wait_tells_whether_it_was_stopped(signalled: bool) -> None:
    stop = Stop()
    if signalled:
        stop.set()
    assert (stop.wait(0.001), stop.is_set()) == (signalled, signalled)
