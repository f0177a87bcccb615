"""Opening a store by the name a user gives it."""

from pathlib import Path

from coalition.errors import StoreError
from coalition.store import folder
from coalition.store.embedded import EmbeddedDataset
from coalition.store.store import Store

CURRENT = "current"
ARCHIVE = "archive"


def open_store(place: str | Path | None = None, *, read_only: bool = False) -> Store:
    """Open the store at a place, or the default one.

    Args:
        place: a folder, made if it is new when opened for writing; None for the default: the environment's
            COALITION_STORE, else `coalition-store`.
        read_only: open for questions only. Many may read at once, also beside one writer; a reader sees the
            store as it was when the reader opened it.

    Raises:
        StoreError: if there is none, it is not ours, or another process is writing to it.
    """
    return _in_folder(Path(place) if place is not None else folder.default_folder(), read_only=read_only)


def _in_folder(place: Path, *, read_only: bool) -> Store:
    (folder.require if read_only else folder.prepare)(place)
    if read_only and not (place / CURRENT).is_dir():
        raise StoreError(f"The store at {place} is empty; take articles in with `coalition ingest`.")

    def archive() -> EmbeddedDataset | None:
        if read_only and not (place / ARCHIVE).is_dir():
            return None
        return EmbeddedDataset(place / ARCHIVE, read_only=read_only, merged=False)

    current = EmbeddedDataset(place / CURRENT, read_only=read_only, merged=True)
    return Store(str(place), current, archive, read_only=read_only)
