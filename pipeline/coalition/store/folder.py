"""The folder an embedded store lives in, and the mark that tells it from other folders."""

import json
import os
from pathlib import Path

from coalition.errors import StoreError

MARK = "coalition-store.json"
_PARTIAL = ".partial"
FORMAT = 2
"""Version of the layout on disk; an older or newer store is refused rather than guessed at."""

ENVIRONMENT = "COALITION_STORE"


def default_folder() -> Path:
    """Where the store is when nobody says: the environment's COALITION_STORE, else `coalition-store` here."""
    return Path(os.environ.get(ENVIRONMENT) or "coalition-store")


def require(folder: Path) -> None:
    """Make sure that a folder is a store of this version.

    Raises:
        StoreError: if it is not there, not a store of ours, or one of another version.
    """
    if not folder.exists():
        raise StoreError(f"There is no store at {folder}; make one with `coalition ingest --store {folder} FILE`.")
    if not folder.is_dir():
        raise StoreError(f"{folder} is a file, not a store; name a folder with --store.")
    mark = folder / MARK
    if not mark.is_file():
        raise StoreError(f"{folder} is not a store of coalition (it has no {MARK}); name another folder with --store.")
    _check(mark)


def prepare(folder: Path) -> None:
    """Make a folder a store, if it is new or empty, or make sure that it is one already.

    Raises:
        StoreError: if it holds other things, is a store of another version, or cannot be written to.
    """
    try:
        # A process killed while it made a store may have left half a mark.
        if not folder.exists() or (folder.is_dir() and all(one.suffix == _PARTIAL for one in folder.iterdir())):
            folder.mkdir(parents=True, exist_ok=True)
            _write_mark(folder / MARK)
    except OSError as error:
        raise StoreError(f"No store can be made at {folder}: {error.strerror}; name another with --store.") from error
    require(folder)
    if not os.access(folder, os.W_OK):
        raise StoreError(f"The store at {folder} cannot be written to: the folder is read-only.")


def _write_mark(mark: Path) -> None:
    # First whole under another name, then renamed: a killed process leaves no half a mark.
    partial = mark.with_suffix(_PARTIAL)
    partial.write_text(json.dumps({"program": "coalition", "format": FORMAT}) + "\n", encoding="utf-8")
    partial.replace(mark)


def _check(mark: Path) -> None:
    try:
        content = json.loads(mark.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StoreError(f"{mark} cannot be read, so {mark.parent} is not taken for a store: {error}.") from error
    if not isinstance(content, dict) or content.get("program") != "coalition":
        raise StoreError(f"{mark.parent} is a store of another program; name another folder with --store.")
    if content.get("format") != FORMAT:
        raise StoreError(
            f"The store at {mark.parent} has format {content.get('format')}, and this version of coalition "
            f"reads and writes format {FORMAT}; take its articles in again into a new folder."
        )
