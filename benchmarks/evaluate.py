"""`make evaluate`: a line for each set of the corpus; labelled articles outside it with their tables and the bars.

What is outside goes the way of a user's articles: `coalition ingest`, the gate, the store, `coalition export`, and the
reference scorer.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.asking import QUESTION
from benchmarks.command import coalition
from benchmarks.corpus import held_places, judged, places
from benchmarks.places import BUILD, ENVIRONMENT, docs, gold, labelled, shared
from coalition.language.load import load
from coalition.statements.scoring.evaluation import evaluation

RESULTS = BUILD / "evaluation"
SCORE = "evaluation/score.py"

Report = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Bar:
    """The least that a figure of a report must be."""

    set: str
    row: str
    figure: str
    least: float


BARS = (
    Bar("seed", "ALL RELATIONS", "p", 0.95),
    Bar("seed", "ALL RELATIONS", "r", 0.95),
    Bar("seed", "ALL ENTITIES", "f1", 0.97),
    Bar("dev-real", "ALL RELATIONS", "f1", 0.50),
    Bar("dev-real", "ALL ENTITIES", "f1", 0.88),
    Bar("dev-news", "ALL RELATIONS", "f1", 0.50),
    Bar("dev-news", "ALL ENTITIES", "f1", 0.88),
)
SEED_ANSWER = {"CZE", "GBR", "NLD"}


def main() -> int:
    """Evaluate what is there; 1 if a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--markdown", action="store_true", help="also print the tables of docs/measurements.md")
    markdown: bool = parser.parse_args().markdown
    # The tables of score.py come between the lines printed here.
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]  # it is a text file when run as a command
    print("\n".join(_own()), end="\n\n")
    sets = labelled()
    if not sets or not (shared() / SCORE).is_file():
        print(f"No other labelled articles in {shared()}; {ENVIRONMENT} may name their folder.")
        return 0
    RESULTS.mkdir(parents=True, exist_ok=True)
    reports: dict[str, Report] = {}
    held = [holds for name, place in sets.items() for holds in _set(name, place, reports)]
    if markdown:
        print("\n".join(_markdown(reports)))
    return 0 if all(held) else 1


def _own() -> Iterator[str]:
    """A line for each set of the corpus: first what rules are written on, then what is held out."""
    nlp = load()
    for told, sets in (("corpus", places()), ("corpus, held out", held_places())):
        yield f"== {told}"
        for name, place in sets.items():
            one = evaluation(judged(nlp, place))
            every = one.all_relations
            yield (
                f"{name:16} {one.articles:3} articles   relations: precision {every.precision:.3f},"
                f" recall {every.recall:.3f}, F1 {every.f1:.3f}   entities: F1 {one.all_entities.f1:.3f}"
            )


def _set(name: str, place: Path, reports: dict[str, Report]) -> Iterator[bool]:
    """Evaluate one set, lay its report with the others, and yield whether each bar is met."""
    print(f"== {name}")
    store = _fresh(RESULTS / f"{name}-store")
    coalition("ingest", docs(place), "--store", store, taken=True)
    table = RESULTS / f"{name}.jsonl"
    rows = [coalition("export", "--as", kind, "--store", store) for kind in ("statements", "entities")]
    table.write_text("".join(rows), encoding="utf-8")
    files = [shared() / SCORE, gold(place), table, "--docs", docs(place)]
    scorer = [sys.executable, *map(str, files)]
    subprocess.run(scorer, check=True)
    scored = subprocess.run([*scorer, "--json"], check=True, capture_output=True, text=True)
    report: Report = json.loads(scored.stdout)
    reports[name] = report
    for bar in (bar for bar in BARS if bar.set == name):
        reached = report[bar.row][bar.figure]
        yield _told(f"{bar.row} {bar.figure} {reached:.3f}, at least {bar.least}", reached >= bar.least)
    verbatim = report["evidence verbatim"]
    yield _told("every quote stands at its offsets", verbatim["good"] == verbatim["rows"])
    if name == "seed":
        yield _told(f"{' '.join(QUESTION)}: {', '.join(sorted(SEED_ANSWER))}", _answer(store) == SEED_ANSWER)
    yield _told("another order gives the same N-Quads, byte by byte", _same_in_another_order(name, place, store))
    print()


def _markdown(reports: dict[str, Report]) -> Iterator[str]:
    """A row for each row of a report, with precision, recall and F1 on each set."""
    yield "| |" + "".join(f" {name} P | R | F1 | labels |" for name in reports)
    yield "| --- |" + " ---: |" * 4 * len(reports)
    names = dict.fromkeys(name for report in reports.values() for name in report if "f1" in report[name])
    for name in sorted(names, key=lambda name: (name.startswith("entity:"), name == "ALL ENTITIES", name)):
        cells = [_cells(report.get(name)) for report in reports.values()]
        yield f"| {name.replace('entity:', '').lower()} |" + "".join(cells)


def _cells(row: dict[str, float] | None) -> str:
    if row is None:
        return " | | | |"
    return "".join(f" {row[figure]:.2f} |" for figure in ("p", "r", "f1")) + f" {row['gold']} |"


def _told(what: str, holds: bool) -> bool:
    print(f"{'met   ' if holds else 'MISSED'} {what}")
    return holds


def _answer(store: Path) -> set[str]:
    rows = json.loads(coalition(*QUESTION, "--format", "json", "--store", store))["results"]["bindings"]
    return {row["nation"]["value"].rsplit("/", 1)[-1] for row in rows}


def _same_in_another_order(name: str, place: Path, store: Path) -> bool:
    backwards = RESULTS / f"{name}-backwards.jsonl"
    lines = docs(place).read_text(encoding="utf-8").splitlines(keepends=True)
    backwards.write_text("".join(reversed(lines)), encoding="utf-8")
    other = _fresh(RESULTS / f"{name}-backwards-store")
    coalition("ingest", backwards, "--store", other, taken=True)
    first, second = (coalition("export", "--as", "nquads", "--store", one) for one in (store, other))
    return first == second


def _fresh(store: Path) -> Path:
    shutil.rmtree(store, ignore_errors=True)
    return store


if __name__ == "__main__":
    sys.exit(main())
