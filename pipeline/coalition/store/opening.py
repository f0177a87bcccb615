"""Opening a store by the name a user gives it."""

from pathlib import Path

from coalition.store import folder
from coalition.store.embedded import EmbeddedStore
from coalition.store.protocol import Store


def open_store(place: str | Path | None = None, *, read_only: bool = False) -> Store:
    """Open the store at a place, or the default one.

    Args:
        place: a folder; None for the default: the environment's COALITION_STORE, else `coalition-store`.
        read_only: open for questions only.

    Raises:
        StoreError: if there is none, it is not ours, or it is being written to.
    """
    return EmbeddedStore(Path(place) if place is not None else folder.default_folder(), read_only=read_only)
