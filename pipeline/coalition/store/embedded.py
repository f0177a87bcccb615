"""The embedded dataset: Oxigraph, in a folder."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from coalition.errors import StoreBusyError, StoreError
from coalition.store.local import answered
from coalition.store.protocol import Answer
from coalition.store.snapshot import Snapshot, sweep
from coalition.store.updates import data, serialised

_REFUSED = (OSError, RuntimeError)
"""What Oxigraph raises when files cannot be read or written: the second where they are damaged."""

_DEFAULT = ox.DefaultGraph()

_FEW = 1_000
"""Fewer quads than these are added faster by a transaction than by the bulk loader, which makes files of them."""

_TRIES = 3
"""How often a read-only opening is tried: what a writer is in the middle of writing may not fit together yet."""


class EmbeddedDataset:
    """A dataset in a folder; `Dataset` says what its methods do.

    Args:
        folder: where its files are; made if it is new, when opened for writing.
        read_only: open it as it is now; many may, and it stays so for them.
        merged: keep the default graph the RDF merge of all named graphs. Oxigraph's own union of graphs gives
            a triple once for every graph it is in, so that counts and sums over it would be wrong.

    Raises:
        StoreError: if another process writes to it, its files are damaged, or the disk refuses.
    """

    def __init__(self, folder: Path, *, read_only: bool, merged: bool) -> None:
        self.folder = folder
        self._snapshot: Snapshot | None = None
        if read_only:
            self._oxigraph, self._snapshot = _as_it_is(folder)
        else:
            self._oxigraph = _opened(folder)
            _sweep(folder)
        self._merged = merged
        self._has_log = False

    def pattern(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        value: ox.NamedNode | ox.Literal | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads of named graphs that match; None matches all."""
        found = self._oxigraph.quads_for_pattern(subject, predicate, value, graph)
        return found if graph is not None else (quad for quad in found if quad.graph_name != _DEFAULT)

    def names(self) -> list[ox.NamedNode]:
        """The names of its graphs, in order."""
        return sorted((name for name in self._oxigraph.named_graphs() if isinstance(name, ox.NamedNode)), key=str)

    def size(self) -> int:
        """How many triples the merge has."""
        return sum(1 for _ in self._oxigraph.quads_for_pattern(None, None, None, _DEFAULT))

    def query(self, query: str) -> Answer:
        """Answer a SPARQL query over the merge of all graphs."""
        # The dataset's default graph is the merge already.
        return answered(self._oxigraph, query)

    def change(self, remove: Iterable[ox.Quad], add: Iterable[ox.Quad]) -> None:
        """Remove and add quads of named graphs: one update, which is one transaction."""
        added = dict.fromkeys(add)
        removed = [quad for quad in dict.fromkeys(remove) if quad not in added]
        if not removed:
            self.add(added)
            return
        try:
            self._oxigraph.update(self._update(removed, added))
            self._has_log = True
        except _REFUSED as error:
            raise _explained(error, self.folder) from error

    def add(self, quads: Collection[ox.Quad]) -> None:
        """Add quads to named graphs, wholly or not at all.

        Many go through Oxigraph's bulk loader, which sorts them into new files that RocksDB takes in by one entry
        of its manifest: a third of the work of a transaction, and no log for the next reader to play back. It does
        so without holding up Python's other threads.
        """
        if not quads:
            return
        try:
            if len(quads) < _FEW:
                merge = (ox.Quad(*triple) for triple in self._merge(quads))
                self._oxigraph.extend([*quads, *merge])
                self._has_log = True
                return
            text = serialised(quads) + serialised(self._merge(quads))
            self._oxigraph.bulk_load(text, ox.RdfFormat.N_QUADS, lenient=True)
        except _REFUSED as error:
            raise _explained(error, self.folder) from error

    def settle(self) -> None:
        """Turn the log of transactions into files: whoever opens the dataset plays the log back, slowly."""
        if self._has_log:
            self._oxigraph.flush()
            self._has_log = False

    def replace(self, graphs: Mapping[ox.NamedNode, Iterable[ox.Quad]]) -> None:
        """Make graphs hold these quads and no others; a graph without quads is removed."""
        old = [quad for name in graphs for quad in self.pattern(graph=name)]
        self.change(old, (quad for quads in graphs.values() for quad in quads))

    def close(self) -> None:
        """Let go of the files: Oxigraph does, and of its lock, when nothing refers to it any more."""
        del self._oxigraph
        if self._snapshot is not None:
            self._snapshot.close()

    def _merge(self, quads: Iterable[ox.Quad]) -> list[ox.Triple]:
        return [quad.triple for quad in quads] if self._merged else []

    def _update(self, removed: list[ox.Quad], added: dict[ox.Quad, None]) -> str:
        gone = set(removed)
        fresh = self._merge(added)
        stays = set(fresh)
        orphans = [
            triple
            for triple in dict.fromkeys(self._merge(removed))
            if triple not in stays and not self._is_elsewhere(triple, gone)
        ]
        # Oxigraph lists a graph that has lost its last quad until it is dropped by name.
        left = {quad.graph_name for quad in removed} - {quad.graph_name for quad in added}
        emptied = sorted(str(name) for name in left if self._is_emptied(name, gone))
        operations = [
            f"DELETE DATA {{\n{data(removed)}{serialised(orphans).decode()}}}",
            *(f"DROP SILENT GRAPH {name}" for name in emptied),
            f"INSERT DATA {{\n{data(added)}{serialised(fresh).decode()}}}",
        ]
        return ";\n".join(operations)

    def _is_elsewhere(self, triple: ox.Triple, gone: set[ox.Quad]) -> bool:
        found = self._oxigraph.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        return any(not isinstance(quad.graph_name, ox.DefaultGraph) and quad not in gone for quad in found)

    def _is_emptied(self, name: ox.NamedNode | ox.BlankNode | ox.DefaultGraph, gone: set[ox.Quad]) -> bool:
        return all(quad in gone for quad in self._oxigraph.quads_for_pattern(None, None, None, name))


def _opened(folder: Path) -> ox.Store:
    if not folder.exists():
        _make(folder)
    try:
        return ox.Store(str(folder))
    except _REFUSED as error:
        raise _explained(error, folder) from error


def _as_it_is(folder: Path) -> tuple[ox.Store, Snapshot | None]:
    """A dataset opened for reading, and the snapshot it is read from; None where its folder does not allow one."""
    for _ in range(_TRIES):
        try:
            snapshot = Snapshot(folder)
        except OSError:
            snapshot = None
        try:
            return ox.Store.read_only(str(folder if snapshot is None else snapshot.folder)), snapshot
        except _REFUSED as error:
            failed = error
        if snapshot is not None:
            snapshot.close()
    raise _explained(failed, folder) from failed


def _make(folder: Path) -> None:
    """Make an empty dataset under another name first: killed in the middle, it leaves none that cannot be opened."""
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    try:
        ox.Store(str(unfinished))
        unfinished.rename(folder)
    except _REFUSED as error:
        raise _explained(error, folder) from error


def _sweep(folder: Path) -> None:
    """Remove what a bulk loader that was killed had not yet handed over, since its lock is ours now, and readers left."""
    sweep(folder)
    for unfinished in folder.glob("bulk-*.sst"):
        unfinished.unlink()


def _explained(error: OSError | RuntimeError, folder: Path) -> StoreError:
    text, place = str(error), folder.parent
    if "lock" in text.lower():
        return StoreBusyError(f"Another process is writing to the store at {place}; try again when it has ended.")
    if "No space left" in text:
        return StoreError(f"The disk is full that holds the store at {place}; what it held is still there.")
    if "ermission denied" in text or "ead-only file system" in text:
        return StoreError(f"The store at {place} cannot be opened: permission denied.")
    return StoreError(f"The store at {place} cannot be read or written: {text}.")
