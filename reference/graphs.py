"""Reading hand-kept Turtle, and writing generated Turtle so that the same input gives the same bytes."""

from pathlib import Path

from rdflib import RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS

HERE = Path(__file__).parent
ROOT = "https://w3id.org/coalition/"
COAL = Namespace(f"{ROOT}ontology#")
NATION = Namespace(f"{ROOT}nation/")
SCHEME = Namespace(f"{ROOT}scheme/")
UNIT = Namespace(f"{ROOT}unit/")
WIKIDATA = Namespace("http://www.wikidata.org/entity/")


def kept(name: str) -> Graph:
    """The hand-kept file `name` of this folder as a graph with the prefixes of the project bound."""
    graph = Graph(bind_namespaces="none")
    graph.parse(HERE / name, format="turtle")
    prefixes = {"coal": COAL, "dcterms": DCTERMS, "rdfs": RDFS, "skos": SKOS}
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace, replace=True)
    return graph


def english(text: str) -> Literal:
    """`text` as a literal in English."""
    return Literal(text, lang="en")


def label(graph: Graph, subject: URIRef) -> str | None:
    """The hand-kept label of `subject`, if it has one."""
    found = graph.value(subject, RDFS.label)
    return None if found is None else str(found)


def turtle(graph: Graph, *comments: str) -> str:
    """`graph` as Turtle, a line a value, below `comments`.

    The serialiser sorts subjects, predicates and objects, so the text depends on the graph alone.
    """
    header = "".join(f"# {comment}\n" for comment in comments)
    return f"{header}{graph.serialize(format='longturtle').strip()}\n"
