"""The vocabularies the graph is written in, and the names of its fixed graphs."""

from pyoxigraph import NamedNode


class Namespace:
    """A vocabulary: the part that all its IRIs begin with.

    >>> Namespace("https://w3id.org/coalition/ontology#").Pledge
    <NamedNode value=https://w3id.org/coalition/ontology#Pledge>
    """

    def __init__(self, iri: str) -> None:
        self.iri = iri

    def __getattr__(self, name: str) -> NamedNode:
        """The term of that name, made once."""
        if name.startswith("__"):
            raise AttributeError(name)
        term = NamedNode(self.iri + name)
        setattr(self, name, term)
        return term


BASE = "https://w3id.org/coalition/"

COAL = Namespace(BASE + "ontology#")
SHAPES = Namespace(BASE + "shapes#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
OA = Namespace("http://www.w3.org/ns/oa#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
PROV = Namespace("http://www.w3.org/ns/prov#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SH = Namespace("http://www.w3.org/ns/shacl#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

REFERENCE = NamedNode(BASE + "reference")
CATALOGUE = NamedNode(BASE + "catalogue")

PREFIXES: dict[str, str] = {
    "coal": COAL.iri,
    "dcterms": DCTERMS.iri,
    "oa": OA.iri,
    "owl": OWL.iri,
    "prov": PROV.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "sh": SH.iri,
    "skos": SKOS.iri,
    "xsd": XSD.iri,
    "nation": BASE + "nation/",
    "organisation": BASE + "organisation/",
    "coalition": BASE + "coalition/",
    "person": BASE + "person/",
    "city": BASE + "city/",
    "capability": BASE + "capability/",
    "office": BASE + "office/",
    "status": BASE + "status/",
    "unit": BASE + "unit/",
    "commodity": BASE + "commodity/",
    "article": BASE + "article/",
}
"""Prefixes for people: what exports declare and what messages shorten by."""
