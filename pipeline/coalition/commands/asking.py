"""Opening a store to ask it: as it is, or as it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coalition.store.opening import open_store
from coalition.store.store import Store


@contextmanager
def opened_to_ask(place: str | Path | None, as_of: str | None) -> Iterator[Store]:
    """The store at a place, read-only.

    Args:
        place: as for `open_store`.
        as_of: a date or time, to ask what it held then.

    Raises:
        UsageError: if `as_of` is neither.
    """
    with open_store(place, read_only=True) as opened:
        if as_of is None:
            yield opened
            return
        # Here, not at the top: most questions go without it.
        from coalition.store.asof import as_of as as_it_was  # noqa: PLC0415 - see the line above

        with as_it_was(opened, as_of) as past:
            yield past
