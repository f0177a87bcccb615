"""Libraries that only some formats need, and what to say where they are not installed."""

from importlib import import_module
from typing import Any

from coalition.errors import UsageError

EXTRA = "sources"


def needed(module: str, what: str) -> Any:
    """A module of the extra `sources`.

    Args:
        module: its name.
        what: what it is needed for, as the subject of a sentence.

    Raises:
        UsageError: if it is not installed.

    >>> needed("json", "JSON").loads("1")
    1
    >>> needed("no_such_module", "Reading tea leaves")
    Traceback (most recent call last):
    coalition.errors.UsageError: Reading tea leaves needs the extra 'sources'; install it with `pip install "coalition[sources]"`.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise UsageError(
            f'{what} needs the extra {EXTRA!r}; install it with `pip install "coalition[{EXTRA}]"`.'
        ) from error
