"""The same articles give the same bytes, in whatever order they are taken in."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ARTICLES = sorted((Path(__file__).parents[1] / "examples" / "articles").iterdir())


def coalition(*arguments: str | Path) -> bytes:
    command = [str(Path(sys.executable).with_name("coalition")), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def n_quads(store: Path, runs: Sequence[Sequence[Path]]) -> bytes:
    """The export of a store after some ingests."""
    for articles in runs:
        coalition("ingest", *articles, "--store", store)
    return coalition("export", "--as", "nquads", "--store", store)


def test_another_order_and_other_runs_give_byte_identical_n_quads(tmp_path: Path) -> None:
    once = n_quads(tmp_path / "once", [ARTICLES])
    apart = n_quads(tmp_path / "apart", [ARTICLES[:2:-1], [*ARTICLES[:4]]])
    assert once == apart
    assert once.splitlines() == sorted(once.splitlines())
    assert b"/capability/demining" in once
