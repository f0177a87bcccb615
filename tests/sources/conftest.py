"""A real server on loopback that gives what a test lays into it."""

from collections.abc import Iterator

import pytest
from tests.sources.server import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as served:
        yield served
