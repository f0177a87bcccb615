"""The small world as a store on disk, filled once for all questions."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition.store.opening import open_store
from coalition.store.store import Store


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    spec = importlib.util.spec_from_file_location("world", Path(__file__).with_name("world.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    place = tmp_path_factory.mktemp("world") / "store"
    module.fill(place)
    return place


@pytest.fixture(scope="session")
def store(world: Path) -> Iterator[Store]:
    with open_store(world, read_only=True) as opened:
        yield opened
