"""`python -m benchmarks.killing [ARTICLES [KILLS]]`: kill an ingest again and again, and compare what it ends with.

It takes in generated articles, corrected and refused ones among them, and is killed at moments drawn by chance; after
each kill every article has to be whole, and after the last run the store has to be what an undisturbed run makes,
to the byte. `make kill` does it with 10,000 articles and 50 kills; the tests do it with fewer articles and more kills.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from pyoxigraph import Literal

from benchmarks.places import BUILD, CHECKOUT
from coalition.errors import StoreError
from coalition.graph.namespaces import BASE, COAL
from coalition.store.opening import open_store
from coalition.store.protocol import Solutions
from coalition.store.store import Store

SEED = 20261127
SAID = 2
"""How many statements each article makes: small ones, so that many can be killed over."""


class Ingests(AbstractContextManager["Ingests"]):
    """Starts ingests quickly: a process that has imported everything forks one for each."""

    def __enter__(self) -> Self:
        """Start the process that forks."""
        command = [sys.executable, "-m", "benchmarks.killing", "--fork"]
        self._forks = subprocess.Popen(
            command, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=_environment()
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        self._forks.communicate()

    def run(self, place: Path, articles: int, until: Callable[[], bool] | None = None) -> bool:
        """Ingest so many generated articles, killed as soon as `until` says so; whether it came to its end."""
        assert self._forks.stdin is not None  # noqa: S101 - they are pipes, as asked for
        assert self._forks.stdout is not None  # noqa: S101 - as above
        self._forks.stdin.write(f"{articles} {place}\n")
        self._forks.stdin.flush()
        process = int(self._forks.stdout.readline())
        while until is not None and not until():
            time.sleep(0.001)
        if until is not None:
            os.kill(process, signal.SIGKILL)
        ended = int(self._forks.stdout.readline())
        if ended not in (0, -signal.SIGKILL):
            raise RuntimeError(f"an ingest into {place} ended with {ended}")
        return ended == 0


def after(seconds: float) -> Callable[[], bool]:
    """True once so much time has gone by."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end


def faults(place: Path) -> list[str]:
    """What is not whole in a store that was killed; an empty list is as it should be."""
    try:
        opened = open_store(place, read_only=True)
    except StoreError as error:
        # Killed before there was anything to open.
        return [str(error)] if (place / "current").exists() else []
    with opened as store:
        kept = {entry.version: entry for entry in store.catalogue() if entry.fate == "kept"}
        names = [name.value for name in store.current.names()]
        graphs = {name: 0 for name in names if name.startswith(f"{BASE}article/")}
        for quad in store.current.pattern(None, COAL.foundBy):
            graphs[str(quad.graph_name)[1:-1]] += 1
        found = [f"{name} is there and not in the catalogue" for name in graphs.keys() - kept.keys()]
        found += [f"{name} is in the catalogue and not there" for name in kept.keys() - graphs.keys()]
        found += [
            f"{name} has {graphs[name]} statements instead of {entry.statements}"
            for name, entry in kept.items()
            if name in graphs and graphs[name] != entry.statements
        ]
        if len({entry.article for entry in kept.values()}) != len(kept):
            found.append("an article has two current versions")
        merged, named = _number(store, "?s ?p ?o"), _number(store, "GRAPH ?g { ?s ?p ?o }")
        if merged != named:
            found.append(f"the merge has {merged} triples, the graphs have {named}")
    return found


def _number(store: Store, pattern: str) -> int:
    """How many different triples match."""
    found = store.query(f"SELECT (COUNT(*) AS ?number) {{ SELECT DISTINCT ?s ?p ?o {{ {pattern} }} }}")
    number = next(found.rows)[0] if isinstance(found, Solutions) else None
    return int(number.value) if isinstance(number, Literal) else 0


def digest(place: Path) -> str:
    """The SHA-256 of all that a store holds, but for times and runs."""
    hashed = sha256()
    with open_store(place, read_only=True) as store:
        for quad in store.quads():
            hashed.update(f"{quad}\n".encode())
    return hashed.hexdigest()


def main() -> None:
    """Measure and print; exit code 1 if anything was not whole."""
    articles, kills = _asked()
    BUILD.mkdir(exist_ok=True)
    chance = random.Random(SEED)  # noqa: S311 - moments to kill at, not secrets
    with TemporaryDirectory(dir=BUILD) as folder, Ingests() as ingests:
        whole, torn = Path(folder, "whole"), Path(folder, "torn")
        began = time.monotonic()
        ingests.run(whole, articles)
        undisturbed = time.monotonic() - began
        print(f"{articles:,} articles and their corrections, undisturbed: {undisturbed:.0f} s", flush=True)
        found, done = [], 0
        for _ in range(kills):
            # So that the last kills still meet an ingest at work.
            if ingests.run(torn, articles, after(chance.uniform(0.2, 1.6) * undisturbed / kills)):
                break
            done += 1
            found += faults(torn)
        ingests.run(torn, articles)
        same = digest(whole) == digest(torn)
    print(f"killed {done} times: {len(found)} faults; the stores are {'the same' if same else 'DIFFERENT'}")
    for fault in found[:20]:
        print(f"  {fault}")
    raise SystemExit(bool(found) or not same or done < kills)


def _asked() -> tuple[int, int]:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=10_000)
    parser.add_argument("kills", nargs="?", type=int, default=50)
    asked = parser.parse_args()
    return asked.articles, asked.kills


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": f"{CHECKOUT / 'pipeline'}{os.pathsep}{CHECKOUT}"}


def _fork() -> None:
    """Fork an ingest for each line of standard input; tell its process, then how it ended."""
    from benchmarks.generated import editions, read  # noqa: PLC0415 - imported once, for all that are forked
    from coalition.ingest import ingest  # noqa: PLC0415 - as above
    from coalition.store.catalogue import Run  # noqa: PLC0415 - as above
    from coalition.validation.gate import Gate  # noqa: PLC0415 - as above

    gate = Gate()
    for line in sys.stdin:
        articles, place = line.rstrip("\n").split(" ", 1)
        process = os.fork()
        if process == 0:
            with open_store(place) as store:
                for _ in ingest(editions(int(articles), SAID), read, store, gate, Run.start("killing")):
                    pass
            os._exit(0)
        print(process, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)


if __name__ == "__main__":
    _fork() if sys.argv[1:] == ["--fork"] else main()
