"""An end to work that takes too long: what a library does with a broken or hostile input."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 0.5
"""Seconds after which the alarm sounds again: a library may have caught the first one."""


class TooSlowError(Exception):
    """Something took longer than it may; the message says how long that is."""


class _Alarm(BaseException):
    """Not an `Exception`, since libraries pass those over."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Break off what is done in the block when it takes too long.

    Works in the main thread, on systems that have alarms (all but Windows); elsewhere, and where an alarm of
    this kind is set already, the block has no limit of its own.

    Args:
        seconds: how long it may take, by the clock on the wall.

    Raises:
        TooSlowError: if it took longer.

    >>> with within(0.05):
    ...     while True:
    ...         pass
    Traceback (most recent call last):
    coalition.patience.TooSlowError: it takes longer than 0.05 seconds
    """
    if not _can_be_set():
        yield
        return
    before = signal.signal(signal.SIGALRM, _sound)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    except _Alarm:
        raise TooSlowError(f"it takes longer than {seconds:g} seconds") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _can_be_set() -> bool:
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    )


def _sound(_: int, __: FrameType | None) -> None:
    raise _Alarm
