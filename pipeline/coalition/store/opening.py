"""Opening a store by the name a user gives it."""

import os
from collections.abc import Callable
from pathlib import Path

from coalition.errors import StoreError
from coalition.store import folder
from coalition.store.address import Address, is_address, parse
from coalition.store.embedded import EmbeddedDataset
from coalition.store.protocol import Dataset
from coalition.store.store import Store

CURRENT = "current"
ARCHIVE = "archive"
ARCHIVE_SETTING = "COALITION_ARCHIVE"
"""The setting for where the archive of a store on a server is: a folder, or the address of another dataset."""


def open_store(place: str | Path | None = None, *, read_only: bool = False, archive: str | Path | None = None) -> Store:
    """Open the store at a place, or the default one.

    Args:
        place: a folder, made if it is new when opened for writing; or the address of a SPARQL server, with the
            kind of server before it where that needs telling (docs/servers.md). None for the default: the
            environment's COALITION_STORE, else the folder `coalition-store`.
        read_only: open for questions only. Many may read at once, also beside one writer; a reader of a folder sees
            the store as it was when the reader opened it.
        archive: for a store on a server, where its archive is: a folder, or the address of another dataset. None for
            the environment's COALITION_ARCHIVE, else a folder that belongs to the store's address.

    Raises:
        StoreError: if there is none, it is not ours, another process is writing to it, or the server cannot be used.
    """
    found = str(place) if place is not None else os.environ.get(folder.ENVIRONMENT) or "coalition-store"
    if is_address(found):
        beside = str(archive) if archive is not None else os.environ.get(ARCHIVE_SETTING)
        return _on_server(parse(found), beside or None, read_only=read_only)
    return _in_folder(Path(found), read_only=read_only)


def _in_folder(place: Path, *, read_only: bool) -> Store:
    (folder.require if read_only else folder.prepare)(place)
    if read_only and not (place / CURRENT).is_dir():
        raise StoreError(f"The store at {place} is empty; take articles in with `coalition ingest`.")
    current = EmbeddedDataset(place / CURRENT, read_only=read_only, merged=True)
    return Store(str(place), current, _archive_in(place, read_only=read_only), read_only=read_only)


def _archive_in(place: Path, *, read_only: bool) -> Callable[[], Dataset | None]:
    def opened() -> Dataset | None:
        if read_only and not (place / ARCHIVE).is_dir():
            return None
        (folder.require if read_only else folder.prepare)(place)
        return EmbeddedDataset(place / ARCHIVE, read_only=read_only, merged=False)

    return opened


def _on_server(address: Address, beside: str | None, *, read_only: bool) -> Store:
    # Here, not at the top: questions to a folder need nothing that speaks HTTP.
    from coalition.store import mark  # noqa: PLC0415 - see the line above
    from coalition.store.connection import connect  # noqa: PLC0415 - see the line above
    from coalition.store.remote import RemoteDataset  # noqa: PLC0415 - see the line above

    def archive_on_server() -> Dataset | None:
        other = parse(str(beside))
        connection = connect(other, from_environment=other.host == address.host)
        if read_only and mark.read(connection.place, connection.sparql) is None:
            return None
        return RemoteDataset(connection, read_only=read_only, archive=True)

    if beside is not None and is_address(beside):
        if parse(beside).url == address.url:
            raise StoreError(
                f"{ARCHIVE_SETTING} names the store itself; an archive needs a dataset of its own, or a folder."
            )
        archive: Callable[[], Dataset | None] = archive_on_server
    else:
        archive = _archive_in(Path(beside) if beside else _folder_of(address), read_only=read_only)
    return Store(address.url, RemoteDataset(connect(address), read_only=read_only), archive, read_only=read_only)


def _folder_of(address: Address) -> Path:
    """The folder in which the archive of a store on a server is kept, if nobody says: where programs keep their data."""
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "coalition" / address.folder
