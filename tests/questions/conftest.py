"""The small world as a store on disk, filled once for all questions."""

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.servers import VIRTUOSO, Server, empty

from coalition.store.opening import open_store
from coalition.store.store import Store


def fill(place: Path | str) -> None:
    """Make a store of the small world at a place."""
    spec = importlib.util.spec_from_file_location("world", Path(__file__).with_name("world.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.fill(place)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("world") / "store"
    fill(place)
    return place


@pytest.fixture(scope="session")
def store(world: Path) -> Iterator[Store]:
    with open_store(world, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module", params=["oxigraph", "oxigraph with union", VIRTUOSO])
def store_on_server(
    request: pytest.FixtureRequest,
    servers: Callable[[str], Server],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Store]:
    """The small world on each server in turn."""
    server = servers(request.param)
    with pytest.MonkeyPatch.context() as settings:
        for name, value in server.environment.items():
            settings.setenv(name, value)
        settings.setenv("COALITION_ARCHIVE", str(tmp_path_factory.mktemp("archive")))
        empty(server.url)
        fill(server.url)
        with open_store(server.url, read_only=True) as opened:
            yield opened
