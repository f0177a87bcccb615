"""The wish that something that goes on for long come to its end."""

import select
import socket


class Stop:
    """A wish to end that a handler of signals may utter at any moment.

    `threading.Event` cannot be that: its lock is held for a moment by whoever begins to wait, and a handler that runs
    just then, in the same thread, waits for it forever. Two ends of a socket have no such moment.
    """

    def __init__(self) -> None:
        self._is_set = False
        self._hears, self._says = socket.socketpair()

    def set(self) -> None:
        """Wish it."""
        if not self._is_set:
            self._is_set = True
            self._says.send(b".")

    def is_set(self) -> bool:
        """Whether it is wished."""
        return self._is_set

    def wait(self, seconds: float) -> bool:
        """Wait until it is wished, but not longer than some seconds; whether it is wished then."""
        select.select([self._hears], [], [], seconds)
        return self._is_set
