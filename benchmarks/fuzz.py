"""`python -m benchmarks.fuzz`: malformed inputs into a store that holds articles, and what must hold of that.

No traceback and no fault; an end within the limit that docs/sources.md states; one sentence for whatever is refused; what the
store held before is in it as it was.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.malformed import Input, inputs

NUMBER = 500
GROUP = 20
"""How many inputs one process takes in; those made to be slow have one each."""
LIMIT = 120.0
"""Seconds that reading one text may take, and a batch of several until it is read one by one."""
_AROUND = 60.0
"""Seconds for the start and the end of a process on a busy machine."""
_LONGEST_SENTENCE = 1000
_ASIDE = re.compile(r" |Article |[\d,]+ (of [\d,]+ )?articles?, ")
_HELD = "Norway pledged 300 troops to Ukraine.\nPoland will not send troops to Ukraine.\n"
_COMMAND = (sys.executable, "-m", "coalition.cli")


def faults(number: int, seed: int, *, bombs: bool = True) -> Iterator[str]:
    """What did not hold, a sentence each; nothing if all is well.

    Args:
        number: how many inputs.
        seed: of the fuzzer.
        bombs: begin with the inputs that are made one by one.
    """
    with tempfile.TemporaryDirectory(prefix="coalition-fuzz-") as place:
        folder = Path(place)
        (folder / "held-1.txt").write_text(_HELD, encoding="utf-8")
        (folder / "held-2.txt").write_text(_HELD.replace("300", "400"), encoding="utf-8")
        _run("ingest", str(folder), "--store", str(folder / "store"))
        before = _held(folder)
        if not before:
            yield "The store does not hold what it should before anything malformed comes."
        for count, group in enumerate(_groups(inputs(number, seed, bombs=bombs))):
            began = time.monotonic()
            yield from _faults_of(folder, count, group)
            sys.stderr.write(f"{len(group)} inputs, the last {group[-1][0]}: {time.monotonic() - began:.0f} s\n")
            if _held(folder) != before:
                yield f"What the store held has changed after {_names(group)}."
                return


def _groups(made: Iterator[Input]) -> Iterator[list[Input]]:
    slow = []
    while group := list(islice(made, GROUP)):
        slow += [one for one in group if one[0].startswith("slow")]
        yield [one for one in group if not one[0].startswith("slow")]
    yield from ([one] for one in slow)


def _faults_of(folder: Path, count: int, group: Sequence[Input]) -> Iterator[str]:
    place = folder / f"group-{count}"
    place.mkdir()
    for name, content in group:
        (place / name).write_bytes(content)
    longest = LIMIT * (len(group) + (len(group) > 1)) + _AROUND
    try:
        done = _run("ingest", str(place), "--store", str(folder / "store"), longest=longest)
    except subprocess.TimeoutExpired:
        yield f"It takes longer than {longest:g} seconds to take in {_names(group)}."
        return
    if done.returncode not in (0, 1) or "Traceback" in done.stderr or "panicked" in done.stderr:
        yield f"Exit code {done.returncode} with {_names(group)}: {done.stderr[-2000:]}"
    # Beside refusals there are the lines of progress and the indented reports on what is in quarantine.
    refused = [line for line in done.stderr.splitlines() if not _ASIDE.match(line)]
    for line in refused:
        if not line.startswith(str(place)) or len(line) > _LONGEST_SENTENCE or not line.endswith((".", "quarantined.")):
            yield f"This is no clear sentence: {line[:_LONGEST_SENTENCE]!r}"
    for path in place.iterdir():
        path.unlink()


def _held(folder: Path) -> list[str]:
    """The triples of the articles that were there before."""
    done = _run("export", "--as", "nquads", "--store", str(folder / "store"))
    return [line for line in done.stdout.splitlines() if "/article/held-" in line.rpartition(" <")[2]]


def _run(*arguments: str, longest: float | None = None) -> subprocess.CompletedProcess[str]:
    command = [*_COMMAND, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=longest)


def _names(group: Sequence[Input]) -> str:
    return ", ".join(name for name, _ in group)


def main() -> int:
    """Print what did not hold; 1 if anything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=NUMBER, help="how many inputs (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the fuzzer (default: %(default)s)")
    chosen = parser.parse_args()
    found = 0
    for fault in faults(chosen.number, chosen.seed):
        found += 1
        print(fault, flush=True)
    print(f"{chosen.number} malformed inputs with seed {chosen.seed}: {found or 'no'} fault{'s' * (found != 1)}.")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
