"""The wish that something that goes on for long come to its end."""

from contextlib import suppress
from queue import Empty, SimpleQueue


class Stop:
    """A wish to end that a handler of signals may utter at any moment.

    `threading.Event` cannot be that: its lock is held for a moment by whoever begins to wait, and a handler that runs
    just then, in the same thread, waits for it forever. `SimpleQueue.put` is made to be called from there.
    """

    def __init__(self) -> None:
        self._is_set = False
        self._said: SimpleQueue[None] = SimpleQueue()

    def set(self) -> None:
        """Wish it."""
        self._is_set = True
        self._said.put(None)

    def is_set(self) -> bool:
        """Whether it is wished."""
        return self._is_set

    def wait(self, seconds: float) -> bool:
        """Wait until it is wished, but not longer than some seconds; whether it is wished then."""
        if not self._is_set:
            with suppress(Empty):
                self._said.get(timeout=seconds)
        return self._is_set
