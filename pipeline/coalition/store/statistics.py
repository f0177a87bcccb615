"""Statistics: how much a store holds."""

from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from coalition.graph.namespaces import CATALOGUE, COAL, PROV
from coalition.store import catalogue
from coalition.store.opening import ARCHIVE, CURRENT
from coalition.store.store import Store

Statistics = dict[str, int | str | dict[str, int] | None]

_BY_KIND = """
SELECT ?kind (COUNT(?statement) AS ?number)
WHERE { ?statement a coal:Statement, ?kind FILTER (?kind != coal:Statement) } GROUP BY ?kind ORDER BY ?kind
"""
_NATIONS = """
SELECT (COUNT(DISTINCT ?nation) AS ?number) WHERE {
  ?statement a coal:Statement ; coal:subject|coal:object|coal:recipient|coal:of|coal:from ?nation . ?nation a coal:Nation
}
"""


def statistics(store: Store) -> Statistics:
    """How much a store holds, by name: numbers, the last run, statements by their class, and sizes in bytes."""
    entries = list(store.catalogue())
    fates = [entry.fate for entry in entries]
    kinds = {_name(kind): _number(number) for kind, number in store.select(_BY_KIND).rows}
    runs = sorted(_times(store, PROV.startedAtTime))
    archive = store.archive
    return {
        "articles": fates.count("kept"),
        "versions": len({entry.version for entry in entries}),
        "replaced": fates.count("replaced"),
        "duplicates": fates.count("duplicate"),
        "near-duplicates": sum(1 for _ in store.current.pattern(None, COAL.nearDuplicateOf, graph=CATALOGUE)) // 2,
        "quarantined": fates.count("quarantined"),
        "statements": sum(kinds.values()),
        "nations": sum(_number(number) for (number,) in store.select(_NATIONS).rows),
        "triples": store.current.size(),
        "graphs of the archive": len(archive.names()) if archive is not None else 0,
        "runs": len(runs),
        "last run began": runs[-1] if runs else None,
        "last run ended": max(_times(store, PROV.endedAtTime), default=None),
        "statements by class": kinds,
        "bytes": _sizes(Path(store.place)),
    }


def _times(store: Store, predicate: ox.NamedNode) -> list[str]:
    found = store.current.pattern(None, predicate, graph=CATALOGUE)
    return [catalogue.clock(quad.object.value) for quad in found if isinstance(quad.object, ox.Literal)]


def _sizes(place: Path) -> dict[str, int]:
    """The size of each dataset on disk; nothing of one behind an address."""
    return {name: _size(place / name) for name in (ARCHIVE, CURRENT) if (place / name).is_dir()}


def _size(folder: Path) -> int:
    size = 0
    for file in folder.iterdir():
        # A writer may just have removed it.
        with suppress(FileNotFoundError):
            size += file.stat().st_size
    return size


def _name(term: object) -> str:
    return term.value.rpartition("#")[2] if isinstance(term, ox.NamedNode) else ""


def _number(term: object) -> int:
    return int(term.value) if isinstance(term, ox.Literal) else 0
