from pathlib import Path

import pytest
from rdflib import Graph

FOLDER = Path(__file__).parents[2] / "ontology"


@pytest.fixture(scope="session")
def ontology() -> Graph:
    """All Turtle files of ontology/ in one graph; no test changes it."""
    graph = Graph()
    for path in sorted(FOLDER.glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph
