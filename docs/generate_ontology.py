"""`python docs/generate_ontology.py [--check]`: write docs/ontology.md from the Turtle files in ontology/.

With --check nothing is written, and a stale page makes it fail.
"""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

CHECKOUT = Path(__file__).parents[1]
PAGE = CHECKOUT / "docs" / "ontology.md"
FOLDER = CHECKOUT / "ontology"
COAL = Namespace("https://w3id.org/coalition/ontology#")
SCHEME = Namespace("https://w3id.org/coalition/scheme/")
PROV = Namespace("http://www.w3.org/ns/prov#")
ONTOLOGY = URIRef("https://w3id.org/coalition/ontology")
WORDS = (SKOS.altLabel, COAL.verbPhrase, COAL.weakLabel)
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)

# Which heading a property goes under, by its domain; the rest belongs to several things.
SECTIONS: dict[str, tuple[Node | None, ...]] = {
    "Properties of statements": (COAL.Statement, COAL.Pledge, COAL.Import),
    "Properties of figures": (COAL.Figure,),
    "Properties of passages": (COAL.Passage,),
    "Properties of articles, versions and runs": (COAL.Article, COAL.ArticleVersion, PROV.Activity),
    "Shortcuts": (PROV.Agent, COAL.Person),
    "Properties of nations and titles": (COAL.Nation, COAL.TitleForm),
    "Other properties": (None,),
}
INTRODUCTION = """\
# The ontology

Generated from the files in [`ontology/`](../ontology) by `docs/generate_ontology.py`: change those
instead, as [their README](../ontology/README.md) says. How the terms make up the graph of an article is in
[graph.md](graph.md).

| | |
| --- | --- |
| namespace | `{namespace}`, with the prefix `coal:` |
| version | {version} |
| licence | <{licence}> |
| language | OWL 2, in the RL profile: consistent, which the tests show with a reasoner |

{description}
"""


def main() -> int:
    """Write or check the page; 1 if it is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the page is stale")
    check = parser.parse_args().check
    content = page(ontology())
    fresh = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == content
    if not fresh:
        if not check:
            PAGE.write_text(content, encoding="utf-8")
        sys.stdout.write(f"{'stale' if check else 'written'}: {PAGE.relative_to(CHECKOUT)}\n")
    return 1 if check and not fresh else 0


def ontology() -> Graph:
    """All Turtle files of the folder in one graph."""
    graph = Graph()
    for path in sorted(FOLDER.glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


def page(graph: Graph) -> str:
    """The page for people."""
    parts = [
        INTRODUCTION.format(
            namespace=COAL,
            version=graph.value(ONTOLOGY, OWL.versionInfo),
            licence=graph.value(ONTOLOGY, DCTERMS.license),
            description=graph.value(ONTOLOGY, DCTERMS.description),
        ),
        classes(graph),
        properties(graph),
        words(graph),
        capabilities(graph),
        *(scheme(graph, name) for name in ("offices", "statuses", "commodities")),
        units(graph),
        things(graph),
    ]
    return "\n".join(parts)


def classes(graph: Graph) -> str:
    """The classes, each with what it is a kind of."""
    rows = [
        (code(graph, term), text(graph, term), kinds(graph, term, RDFS.subClassOf))
        for term in own(graph, graph.subjects(RDF.type, OWL.Class))
    ]
    return section("Classes", table(("class", "what it is", "kind of"), rows))


def properties(graph: Graph) -> str:
    """The properties, in a section for each kind of thing that has them."""
    terms = own(graph, (term for kind in PROPERTIES for term in graph.subjects(RDF.type, kind)))
    parts = []
    for heading, domains in SECTIONS.items():
        rows = [
            (code(graph, term), text(graph, term), kinds(graph, term, RDFS.range))
            for term in terms
            if graph.value(term, RDFS.domain) in domains
        ]
        parts.append(section(heading, table(("property", "what it says", "values"), rows)))
    return "\n".join(parts)


def words(graph: Graph) -> str:
    """The annotation properties, which say how texts name things."""
    terms = own(graph, graph.subjects(RDF.type, OWL.AnnotationProperty))
    rows = [(code(graph, term), text(graph, term)) for term in terms]
    return section("Words", table(("property", "what it lists"), rows))


def capabilities(graph: Graph) -> str:
    """The capabilities, a narrower one below its broader one, with how many words are known for each."""
    rows = []
    for concept in concepts(graph, "capabilities", lambda one: path(graph, one)):
        known = sum(1 for listed in WORDS for _ in graph.objects(concept, listed))
        indent = "&emsp;" * (len(path(graph, concept)) - 1)
        rows.append((f"{indent}`{identifier(graph, concept)}`", text(graph, concept), str(known)))
    return section("Capabilities", table(("id", "what it is", "words and phrases"), rows))


def scheme(graph: Graph, name: str) -> str:
    """A scheme without hierarchy."""
    rows = [
        (f"`{identifier(graph, one)}`", text(graph, one))
        for one in concepts(graph, name, lambda one: (identifier(graph, one),))
    ]
    return section(name.capitalize(), table(("id", "what it is"), rows))


def units(graph: Graph) -> str:
    """Heads and things as a table, currencies as a list."""
    every = concepts(graph, "units", lambda one: (identifier(graph, one),))
    currencies = [one for one in every if identifier(graph, one).isupper()]
    rows = [(f"`{identifier(graph, one)}`", text(graph, one)) for one in every if one not in currencies]
    money = ", ".join(f"`{identifier(graph, one)}` {graph.value(one, RDFS.label)}" for one in currencies)
    note = "A thing that is not listed is counted by its noun in the singular. Currencies, by ISO 4217:\n"
    return section("Units", f"{table(('id', 'what it counts'), rows)}\n{note}\n{money}.\n")


def things(graph: Graph) -> str:
    """The nations in a sentence, organisations and groups as a table."""
    nations = len(set(graph.subjects(RDF.type, COAL.Nation)))
    kinds_of_thing = (COAL.Organisation, COAL.NationGroup, COAL.Coalition)
    found = sorted(
        (identifier(graph, one), graph.value(one, RDFS.label), kind, one)
        for kind in kinds_of_thing
        for one in graph.subjects(RDF.type, kind)
    )
    rows = []
    for known, label, kind, one in found:
        members = sorted(identifier(graph, member) for member in graph.objects(one, COAL.hasMember))
        rows.append((f"`{known}`", str(label), code(graph, kind), ", ".join(members)))
    counted = f"{nations} nations, by ISO 3166-1 alpha-3 code, with Kosovo as `XKX`; and these by name:\n"
    return section("Known things", f"{counted}\n{table(('id', 'name', 'class', 'members'), rows)}")


def section(heading: str, body: str) -> str:
    """A heading and what stands below it."""
    return f"## {heading}\n\n{body}"


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    head = list(columns)
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def own(graph: Graph, terms: Iterable[Node]) -> list[URIRef]:
    """The project's terms among `terms`, by name."""
    named = {term for term in terms if isinstance(term, URIRef) and term.startswith(COAL)}
    return sorted(named, key=lambda term: code(graph, term).lower())


def concepts(graph: Graph, name: str, order: Callable[[Node], tuple[str, ...]]) -> list[Node]:
    """The concepts of a scheme."""
    return sorted(graph.subjects(SKOS.inScheme, SCHEME[name]), key=order)


def path(graph: Graph, concept: Node) -> tuple[str, ...]:
    """The ids from the broadest concept down to this one."""
    broader = graph.value(concept, SKOS.broader)
    return (*(path(graph, broader) if broader else ()), identifier(graph, concept))


def identifier(graph: Graph, thing: Node) -> str:
    """The canonical id of a thing."""
    return str(graph.value(thing, DCTERMS.identifier))


def kinds(graph: Graph, term: Node, relation: Node) -> str:
    """The named values of a property of a term."""
    named = (value for value in graph.objects(term, relation) if isinstance(value, URIRef))
    return ", ".join(sorted(code(graph, value) for value in named))


def code(graph: Graph, term: Node) -> str:
    """A term with its prefix, as code."""
    return f"`{term.n3(graph.namespace_manager)}`"


def text(graph: Graph, term: Node) -> str:
    """The definition of a term."""
    return str(graph.value(term, SKOS.definition))


if __name__ == "__main__":
    sys.exit(main())
