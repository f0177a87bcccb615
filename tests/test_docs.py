"""The pages say what is true: links lead somewhere, commands exist, lists are those of the data."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import get_args

import pytest
import typer
from rdflib import Graph, Namespace
from rdflib.namespace import DCTERMS, SKOS
from rdflib.term import Node

from coalition import resources
from coalition.cli import app
from coalition.questions.catalogue import Catalogue
from coalition.statements.statement import Relation
from coalition.statements.table import ENTITY_KEYS, STATEMENT_KEYS

CHECKOUT = Path(__file__).parents[1]
PAGES = sorted(
    path.relative_to(CHECKOUT)
    for path in chain(CHECKOUT.glob("*.md"), CHECKOUT.glob("docs/*.md"), CHECKOUT.glob("examples/*.md"))
)
GENERATORS = sorted(path.relative_to(CHECKOUT) for path in CHECKOUT.glob("docs/generate_*.py"))
SCHEME = Namespace("https://w3id.org/coalition/scheme/")


def text_of(page: Path | str) -> str:
    return (CHECKOUT / page).read_text(encoding="utf-8")


def prose_of(page: Path | str) -> str:
    """A page without its blocks of code."""
    return re.sub(r"^```.*?^```$", "", text_of(page), flags=re.DOTALL | re.MULTILINE)


def anchors_of(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", prose_of(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def section_of(page: str, heading: str) -> str:
    """What stands below a heading, up to the next."""
    return re.split(r"^#+ ", prose_of(page).split(f"# {heading}\n", 1)[1], flags=re.MULTILINE)[0]


def first_column(table: str) -> list[str]:
    return re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_relative_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", prose_of(page)):
        if re.match(r"[a-z]+:", link):
            continue
        place, _, anchor = link.partition("#")
        target = (CHECKOUT / page.parent / place).resolve() if place else CHECKOUT / page
        assert target.exists(), link
        assert not anchor or anchor in anchors_of(target), link


@pytest.mark.parametrize("generator", GENERATORS, ids=str)
def test_a_generated_page_is_fresh(generator: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(generator), "--check"], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_named_target_of_make_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    named = {
        target for page in PAGES for target in re.findall(r"(?:^    |`)make ([a-z-]+)", text_of(page), re.MULTILINE)
    }
    assert named <= targets
    assert {"demo", "test", "check", "evaluate", "bench"} <= named


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "cli.md"], ids=str)
def test_every_command_shown_exists_with_its_options(page: Path) -> None:
    group = typer.main.get_group(app)
    context = typer.Context(group)
    verbs = {name: command for name in group.list_commands(context) if (command := group.get_command(context, name))}
    catalogue = Catalogue()
    for words in commands_in(page):
        assert words[0] in verbs, words
        options = {option for parameter in verbs[words[0]].params for option in parameter.opts} | {"--help"}
        if words[0] == "ask" and len(words) > 1 and re.fullmatch("[a-z][a-z-]+", words[1]):
            options |= {f"--{parameter.name}" for parameter in catalogue.question(words[1]).parameters}
        assert {word.partition("=")[0] for word in words[1:] if word.startswith("--")} <= options, words


def commands_in(page: Path) -> Iterator[list[str]]:
    """The words of each command that a page shows, without `coalition` itself."""
    shown = re.findall(r"(?:^ {4}|`|\| |\$ )coalition ([a-z][^`\n]*)", text_of(page), re.MULTILINE)
    for command in shown:
        yield shlex.split(re.split(r" [|>] |  +#", command)[0].replace("[", " ").replace("]", " "))


def test_the_columns_described_are_those_of_the_table() -> None:
    described = set(re.findall(r"`(\w+)`", " ".join(first_column(section_of("docs/statements.md", "Columns")))))
    assert described == set(STATEMENT_KEYS)
    described = set(re.findall(r"^\| `(\w+)`", section_of("docs/statements.md", "Entities"), re.MULTILINE))
    assert described == set(ENTITY_KEYS) - {"article", "relation"}


def test_the_relations_described_are_all_there_are() -> None:
    described = first_column(section_of("docs/statements.md", "Relations"))
    assert {name.strip("`") for name in described} == set(get_args(Relation))


def test_the_capabilities_described_are_those_of_the_ontology() -> None:
    described, wider = {}, ""
    for indent, name in re.findall(r"^( *)- `([\w-]+)`", section_of("docs/statements.md", "Capabilities"), re.M):
        described[name] = wider if indent else None
        wider = wider if indent else name
    graph = Graph().parse(resources.folder("ontology") / "capabilities.ttl")
    ids = {concept: str(graph.value(concept, DCTERMS.identifier)) for concept in in_scheme(graph, "capabilities")}
    broader = {ids[concept]: graph.value(concept, SKOS.broader) for concept in ids}
    assert described == {name: concept and ids[concept] for name, concept in broader.items()}


def test_the_offices_described_are_those_of_the_ontology() -> None:
    described = set(re.findall(r"`([\w-]+)`", section_of("docs/statements.md", "Offices")))
    graph = Graph().parse(resources.folder("ontology") / "offices.ttl")
    assert described == {str(graph.value(office, DCTERMS.identifier)) for office in in_scheme(graph, "offices")}


def in_scheme(graph: Graph, name: str) -> set[Node]:
    return set(graph.subjects(SKOS.inScheme, SCHEME[name]))


def test_the_readmes_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", text_of("README.md"), re.DOTALL | re.MULTILINE)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - it is our own page that is run
    printed = capsys.readouterr().out
    assert "NOR pledged medical" in printed
    assert "AUT refused troops" in printed
