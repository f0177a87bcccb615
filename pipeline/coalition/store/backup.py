"""Backups: a whole store in one file, and a store made of such a file.

The file is a tar archive: `manifest.json`, with what is in it and its checksums, and the two datasets as
gzipped N-Quads, graph by graph in order of their names, each sorted.
"""

import gzip
import io
import json
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import pyoxigraph as ox

from coalition.errors import StoreError
from coalition.graph.namespaces import CATALOGUE
from coalition.store import health
from coalition.store.folder import FORMAT
from coalition.store.store import Store

_MANIFEST = "manifest.json"
_PARTS = ("current", "archive")
_TRIES = 3
"""How often a store is read again that was written to meanwhile."""
_AT_ONCE = 50_000
"""Quads that are loaded at once."""
_BLOCK = 2**20


@dataclass(frozen=True, slots=True)
class Part:
    """One of the two datasets in a backup.

    Attributes:
        quads: how many it has.
        sha256: the checksum of its N-Quads.
    """

    quads: int
    sha256: str


def write(opened: Callable[[], Store], out: BinaryIO) -> dict[str, Part]:
    """Write a backup of a store; what is in it.

    Args:
        opened: opens the store to be read.
        out: where to.

    Raises:
        StoreError: if the store was written to each time it was read, or what it holds does not fit together.
    """
    with tempfile.TemporaryDirectory(prefix="coalition-backup-") as folder:
        for _ in range(_TRIES):
            with opened() as store:
                parts = _written(store, Path(folder))
            if parts is not None:
                _packed(Path(folder), parts, out)
                return parts
    raise StoreError(
        "The store is being written to, or its archive lacks graphs; try again when nothing is taken in, "
        "or see `coalition doctor`."
    )


def restore(file: Path, opened: Callable[[], Store]) -> dict[str, Part]:
    """Fill a store from a backup; what was in it.

    Args:
        file: the backup; it is checked as a whole before anything is written.
        opened: opens the store, which must be empty.

    Raises:
        StoreError: if the file is no backup, is damaged or of another format, if the store is not empty, or
            if it does not hold afterwards what the file says.
    """
    with tempfile.TemporaryDirectory(prefix="coalition-restore-") as folder:
        manifest = _unpacked(file, Path(folder))
        with opened() as store, store.writing():
            if any(True for _ in islice(store.current.pattern(), 1)):
                raise StoreError(f"The store at {store.place} is not empty; name a new one with --store.")
            for quads in _graphs(Path(folder) / "archive.nq.gz"):
                store.lay_aside(_by_name(quads))
            # The catalogue last: until then nothing counts as taken in.
            for quads in _graphs(Path(folder) / "current.nq.gz", last=CATALOGUE):
                store.current.add(quads)
            store.commit()
            found = _written(store, Path(folder))
        if found != manifest:
            raise StoreError(f"What was restored from {file} is not what the file says; do not use that store.")
    return manifest


def _written(store: Store, folder: Path) -> dict[str, Part] | None:
    """Write both datasets into a folder; None if they changed meanwhile, or do not fit together."""
    before = _catalogue(store)
    wanted = health.listed(store, store.catalogue())
    archive = store.archive
    names = [name for name in (archive.names() if archive is not None else ()) if name in wanted]
    if any(must and name not in names for name, must in wanted.items()):
        return None
    parts = {
        "current": _write_part(folder / "current.nq.gz", store.quads(catalogue=True)),
        "archive": _write_part(
            folder / "archive.nq.gz", (quad for name in names for quad in sorted(store.archived(name), key=str))
        ),
    }
    return parts if _catalogue(store) == before else None


def _catalogue(store: Store) -> set[ox.Quad]:
    return set(store.current.pattern(graph=CATALOGUE))


def _write_part(path: Path, quads: Iterable[ox.Quad]) -> Part:
    count, digest, remaining = 0, sha256(), iter(quads)
    with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as file:
        while some := list(islice(remaining, _AT_ONCE)):
            text = ox.serialize(some, format=ox.RdfFormat.N_QUADS) or b""
            count += len(some)
            digest.update(text)
            file.write(text)
    return Part(count, digest.hexdigest())


def _packed(folder: Path, parts: dict[str, Part], out: BinaryIO) -> None:
    manifest = {
        "program": "coalition",
        "format": FORMAT,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "parts": {name: {"quads": part.quads, "sha256": part.sha256} for name, part in parts.items()},
    }
    text = json.dumps(manifest, indent=1).encode() + b"\n"
    with tarfile.open(fileobj=out, mode="w") as tar:
        entry = tarfile.TarInfo(_MANIFEST)
        entry.size = len(text)
        tar.addfile(entry, io.BytesIO(text))
        for name in _PARTS:
            tar.add(folder / f"{name}.nq.gz", f"{name}.nq.gz")


def _unpacked(file: Path, folder: Path) -> dict[str, Part]:
    """Take the parts out of a backup into a folder, and see that they are whole."""
    try:
        with tarfile.open(file, "r:") as tar:
            manifest = json.loads(_member(tar, _MANIFEST).read(_BLOCK))
            parts = _parts(file, manifest)
            for name in _PARTS:
                with (folder / f"{name}.nq.gz").open("wb") as out:
                    shutil.copyfileobj(_member(tar, f"{name}.nq.gz"), out)
        for name, part in parts.items():
            if _digest(folder / f"{name}.nq.gz") != part.sha256:
                raise StoreError(f"{file} is damaged: the checksum of its part {name} is wrong.")
    except OSError as error:
        # What gzip and the system raise; a wrong checksum of gzip's own is one, too.
        raise StoreError(f"{file} cannot be read as a backup: {error.strerror or error}.") from error
    except (tarfile.TarError, zlib.error, EOFError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{file} is not a backup of coalition, or is damaged.") from error
    return parts


def _member(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    found = tar.extractfile(name)
    if found is None:
        raise KeyError(name)
    return found


def _parts(file: Path, manifest: Any) -> dict[str, Part]:
    if manifest["program"] != "coalition":
        raise KeyError("program")
    if manifest["format"] != FORMAT:
        raise StoreError(
            f"{file} was made of a store of format {manifest['format']}, and this version of coalition reads format "
            f"{FORMAT}; restore it with the version that made it."
        )
    return {name: Part(int(manifest["parts"][name]["quads"]), manifest["parts"][name]["sha256"]) for name in _PARTS}


def _digest(path: Path) -> str:
    digest = sha256()
    with gzip.open(path) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _graphs(path: Path, last: ox.NamedNode | None = None) -> Iterator[list[ox.Quad]]:
    """The quads of a file, as many at once as can be loaded; those of one graph, if named, after all others."""
    later: list[ox.Quad] = []
    with gzip.open(path) as file:
        # A file of bytes, which typeshed does not take a GzipFile for.
        bytes_of = cast("IO[bytes]", file)
        part: list[ox.Quad] = []
        for quad in ox.parse(bytes_of, format=ox.RdfFormat.N_QUADS):
            (later if quad.graph_name == last else part).append(quad)
            if len(part) >= _AT_ONCE and part[-1].graph_name != part[-2].graph_name:
                yield part[:-1]
                part = part[-1:]
        yield part
    yield later


def _by_name(quads: Iterable[ox.Quad]) -> dict[ox.NamedNode, list[ox.Quad]]:
    found: dict[ox.NamedNode, list[ox.Quad]] = {}
    for quad in quads:
        if isinstance(quad.graph_name, ox.NamedNode):
            found.setdefault(quad.graph_name, []).append(quad)
    return found
