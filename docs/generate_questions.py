"""`python docs/generate_questions.py [--check]`: write docs/questions.md and queries/catalogue.ttl.

With --check nothing is written, and stale files make it fail.
"""

import argparse
import re
import sys
from pathlib import Path

import pyoxigraph as ox

from coalition.graph import namespaces
from coalition.questions import catalogue, executables
from coalition.questions.question import Parameter, Question

CHECKOUT = Path(__file__).parents[1]
QUERIES = CHECKOUT / "queries"
INTRODUCTION = """\
# Questions

Generated from the files in [`queries/`](../queries) by `docs/generate_questions.py`: change those instead.

A question is a SPARQL query in a file, with a name, a description and parameters. `coalition ask --list`
lists them, `coalition ask NAME --help` explains one with the choices there are in your store, and
`coalition ask NAME` answers it:

    coalition ask nations-pledging --capability demining
    coalition ask refusals --nation Poland --format csv

The last columns of every answer are its evidence: the passage (`quote`), where it starts and ends in the
text of the article (`start`, `end`), and the `article`. A nation may be given by any name or code
(`Britain`, `GBR`, `gb`), a capability by its id or a word for it (`demining`, `"mine clearance"`), anything
else in the graph by its id, its label, words that only its label has, or its whole IRI.
"""
OWN = """\
## Questions of your own

Put a `.rq` file into a folder, and name the folder with `--queries` or in the environment variable
`COALITION_QUERIES`. It is then listed, explained and asked like the others; if it has the name of one of
them, it takes its place. A single file is answered by `coalition query FILE.rq`. The form is that of
[grlc](https://grlc.io), which runs the files unchanged:

    #+ summary: Who drives what
    #+ description: >
    #+   Nations that pledge vehicles.
    #+ tags:
    #+   - pledges
    #+ defaults:
    #+   - nation: https://w3id.org/coalition/nation/GBR
    #+ parameters:
    #+   - nation:
    #+       description: Who pledges.
    #+       among: coal:Nation
    #+ empty: "{nation} pledges no vehicle"

    PREFIX coal: <https://w3id.org/coalition/ontology#>

    SELECT …

- A parameter is a variable of the query. `?_name` must have a value; `?__name` may be left out, and is then
  a variable like any other, so that everything matches. The end of its name is its type: `_iri`, `_number`,
  `_integer`, `_literal` (or nothing), a datatype (`?_since_xsd_date`, where the prefix must be declared) or
  a language tag.
- `defaults` are used where no value is given; IRIs stand there in full.
- `enumerate` lists the only values a parameter may have.
- `parameters` is not of grlc, which skips it: a `description`; `among`, the classes or SKOS schemes that an
  IRI must belong to, which is what lets people write names; and `unset`, what to call it in a sentence when
  it is left out.
- `empty` is not of grlc either: the sentence for no answer, with `{name}` where a parameter's value goes.

Values never become part of the query's text as they are typed: each is made a typed RDF term first, and
that term takes the place of the variable. Two habits keep a query right in grlc too, which replaces text: a
parameter does not stand alone in the list of columns (`BIND (?_nation_iri AS ?nation)` instead), nor in
`BOUND`. And `SELECT DISTINCT` keeps it right on servers whose default graph repeats a triple for each graph
that holds it.

The catalogue is also there as RDF, in [`queries/catalogue.ttl`](../queries/catalogue.ttl): a
`sh:SPARQLSelectExecutable` for each question.
"""


def main() -> int:
    """Write or check both files; 1 if a checked file is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is stale")
    check = parser.parse_args().check
    questions = list(catalogue.Catalogue())
    contents = {
        CHECKOUT / "docs" / "questions.md": page(questions),
        QUERIES / "catalogue.ttl": turtle(questions),
    }
    stale = [
        path for path, content in contents.items() if not path.is_file() or path.read_text(encoding="utf-8") != content
    ]
    for path in stale:
        if not check:
            path.write_text(contents[path], encoding="utf-8")
        sys.stdout.write(f"{'stale' if check else 'written'}: {path.relative_to(CHECKOUT)}\n")
    return 1 if check and stale else 0


def page(questions: list[Question]) -> str:
    """The page for people."""
    listed = "".join(f"- [{question.name}](#{question.name}): {question.summary}\n" for question in questions)
    return "\n".join([INTRODUCTION, listed, *map(section, questions), OWN])


def section(question: Question) -> str:
    """What the page says of one question."""
    columns = ", ".join(f"`{name}`" for name in catalogue.columns(question))
    parts = [
        f"## {question.name}\n",
        f"**{question.summary}.** {question.description}\n",
        "\n".join(map(line, question.parameters)) + "\n" if question.parameters else "No parameters.\n",
        f"Columns: {columns}. Tags: {', '.join(question.tags)}. File: "
        f"[`{question.name}.rq`](../queries/{question.name}.rq).\n",
    ]
    return "\n".join(parts)


def line(parameter: Parameter) -> str:
    """What the page says of one parameter."""
    default = re.sub(r".*/", "", parameter.default or "")
    needs = f" Default: `{default}`." if default else " It must be given." if parameter.required else ""
    return f"- `--{parameter.name}`: {parameter.description}{needs}"


def turtle(questions: list[Question]) -> str:
    """The catalogue in Turtle."""
    text = "".join(question.text for question in questions)
    used = dict(sorted(re.findall(r"^PREFIX (\w+): <([^<>]+)>", text, re.MULTILINE)))
    shown = {"owl": namespaces.OWL.iri, "rdfs": namespaces.RDFS.iri, "sh": namespaces.SH.iri}
    written = ox.serialize(
        executables.triples(questions, used),
        format=ox.RdfFormat.TURTLE,
        prefixes=shown | {"xsd": namespaces.XSD.iri},
    )
    note = "# Generated from the .rq files by docs/generate_questions.py: change those instead.\n"
    return note + (written or b"").decode()


if __name__ == "__main__":
    sys.exit(main())
