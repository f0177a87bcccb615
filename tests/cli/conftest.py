"""The command line as a real process, and the small world of tests/questions as its store."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMAND = str(Path(sys.executable).with_name("coalition"))
WORLD = Path(__file__).parents[1] / "questions" / "world.py"


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    spec = importlib.util.spec_from_file_location("world", WORLD)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    place = tmp_path_factory.mktemp("world") / "store"
    module.fill(place)
    return place


@pytest.fixture
def coalition(tmp_path: Path) -> Run:
    """Runs `coalition ARGUMENTS…` in an empty folder, without any setting of the caller's."""
    return _runner(tmp_path)


@pytest.fixture(scope="module")
def coalition_once(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The same for what is done once for a whole module."""
    return _runner(tmp_path_factory.mktemp("once"))


def _runner(folder: Path) -> Run:
    def run(*arguments: str | Path, given: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("COALITION")}
        return subprocess.run(
            [COMMAND, *map(str, arguments)],
            input=given,
            cwd=folder,
            env=kept | settings,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run
