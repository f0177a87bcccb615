"""`python -m benchmarks.evaluation_page`: measure, and write the tables of docs/evaluation.md between its markers."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.causes import KINDS, Causes, causes
from benchmarks.corpus import held_places, places
from benchmarks.places import CHECKOUT, ENVIRONMENT, labelled, shared
from benchmarks.proposals import by_group, decided
from benchmarks.samples import Sample, samples
from benchmarks.weights import crossed, learn, predicted
from coalition.language.explaining import described
from coalition.language.load import load
from coalition.statements.scoring.calibration import (
    SURE,
    Outcome,
    at_least,
    bins,
    brier,
    expected_error,
    log_loss,
)
from coalition.statements.scoring.evaluation import Evaluation, evaluation
from coalition.statements.scoring.judging import Score, Verdict
from coalition.statements.scoring.report import (
    ALL_ENTITIES,
    ALL_RELATIONS,
    score_table,
    scores,
    status_table,
)

PAGE = CHECKOUT / "docs" / "evaluation.md"
BEGIN = "<!-- measured: what stands below is written by `python -m benchmarks.evaluation_page` -->"
END = "<!-- measured: end -->"
HELD_OUT = ("dev-real", "dev-news")
FEWEST = 20
LEAST = 0.55
"""The F1 that a relation with FEWEST labels or more should have."""
LISTED = 12
"""Rows from which on a rule is ranked."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The least that one figure of a held-out set should be."""

    row: str
    figure: str
    least: dict[str, float]


BARS = (
    Bar(ALL_RELATIONS, "precision", {"dev-real": 0.82, "dev-news": 0.80}),
    Bar(ALL_RELATIONS, "f1", {"dev-real": 0.72, "dev-news": 0.70}),
    Bar(ALL_ENTITIES, "f1", {"dev-real": 0.95, "dev-news": 0.93}),
    Bar("pledges", "f1", {"dev-real": 0.62, "dev-news": 0.66}),
    Bar("figure", "f1", {"dev-real": 0.80, "dev-news": 0.75}),
    Bar("holds_office", "f1", {"dev-real": 0.88, "dev-news": 0.85}),
)


def page(
    corpus: Mapping[str, Sequence[Sample]],
    held: Mapping[str, Sequence[Sample]],
    held_out: Mapping[str, Sequence[Sample]],
    errors: Mapping[str, Causes],
) -> str:
    """The measured part of the page.

    Args:
        corpus: the sets of the corpus that rules are written on.
        held: those that nobody who writes rules reads.
        held_out: the sets outside the repository.
        errors: the errors of these.
    """
    together = evaluation(_verdicts(sample for some in corpus.values() for sample in some))
    found = {name: evaluation(_verdicts(some)) for name, some in held_out.items()}
    names = {"The corpus": together} | {f"`{name}`": one for name, one in found.items()}
    parts = [
        "## Bars",
        *_bars(found),
        "\n## By relation",
        *(line for name, one in names.items() for line in _relations(name, one)),
        "\n## The corpus, set by set",
        "\nWhat rules are written on:\n",
        *_sets(corpus),
        "\nWhat nobody who writes rules reads:\n",
        *_sets(held),
        "\n## What goes wrong with pledges",
        *_errors(errors),
        "\nLabelled status down, found status across, for the same giver and capability.",
        *(line for name, one in names.items() for line in _statuses(name, one)),
        "\n## How well confidence predicts",
        *_calibration(_outcomes(corpus, held, held_out)),
        "\n## Rules alone, a model alone, both",
        *_modes(corpus, held, held_out),
        "\n## Rules",
        *_rules(together),
    ]
    return "\n".join(parts)


def _verdicts(samples: Iterable[Sample]) -> list[Verdict]:
    return [sample.verdict for sample in samples]


def _outcomes(
    corpus: Mapping[str, Sequence[Sample]],
    held: Mapping[str, Sequence[Sample]],
    held_out: Mapping[str, Sequence[Sample]],
) -> dict[str, list[Outcome]]:
    """Confidence and correctness of rows, by what they are of and how confidence was learnt."""
    seen, unseen, outside = ([sample for some in sets.values() for sample in some] for sets in (corpus, held, held_out))
    outcomes: dict[str, list[Outcome]] = {}
    by_set = crossed([*seen, *unseen])
    by_rule = crossed([*seen, *unseen], only="rule ")
    outcomes["the corpus that rules are written on, cross-validated"] = [one for name in corpus for one in by_set[name]]
    outcomes["held out, cross-validated"] = [one for name in held for one in by_set[name]]
    outcomes |= {f"`{name}`, cross-validated": by_set[name] for name in held}
    outcomes["held out, learnt without it"] = predicted(learn(seen), unseen)
    outcomes["held out, by the rule alone, cross-validated"] = [one for name in held for one in by_rule[name]]
    weights, rule = learn([*seen, *unseen]), learn([*seen, *unseen], only="rule ")
    outcomes |= {f"`{name}`": predicted(weights, some) for name, some in held_out.items()}
    outcomes["both of these, by the rule alone"] = predicted(rule, outside)
    return outcomes


def _bars(found: dict[str, Evaluation]) -> Iterator[str]:
    lines = []
    for bar in BARS:
        cells = []
        for name, one in found.items():
            reached = getattr(scores(one).get(bar.row, Score()), bar.figure)
            cells += [f"{bar.least[name]:.2f}", f"{reached:.3f}", "met" if reached >= bar.least[name] else "missed"]
        lines.append([f"{bar.row}, {bar.figure}", *cells])
    head = [cell for name in found for cell in (f"{name}: bar", "reached", "")]
    yield ""
    yield from _markdown(["", *head], lines)
    for name, one in found.items():
        low = [
            f"`{relation}` {score.f1:.3f}"
            for relation, score in one.relations.items()
            if score.labelled >= FEWEST and score.f1 < LEAST
        ]
        told = ", ".join(low) or "none"
        yield f"\nRelations of `{name}` with {FEWEST} labels or more and an F1 under {LEAST}: {told}."


def _relations(name: str, one: Evaluation) -> Iterator[str]:
    yield f"\n{name}, {one.articles} articles:\n"
    head, lines = score_table(one)
    yield from _markdown(head, lines)


def _sets(samples: Mapping[str, Sequence[Sample]]) -> Iterator[str]:
    lines = []
    for name, some in samples.items():
        one = evaluation(_verdicts(some))
        every, pledges = one.all_relations, one.relations.get("pledges", Score())
        figures = (every.precision, every.recall, every.f1, pledges.f1, one.all_entities.f1)
        lines.append([f"`{name}`", str(one.articles), str(every.labelled), *(f"{figure:.3f}" for figure in figures)])
    head = ["", "articles", "labels", "relations: precision", "recall", "F1", "pledges: F1", "entities: F1"]
    yield from _markdown(head, lines)


def _statuses(name: str, one: Evaluation) -> Iterator[str]:
    yield f"\n{name}:\n"
    head, lines = status_table(one)
    yield from _markdown(["", *head[1:]], lines)


def _errors(errors: Mapping[str, Causes]) -> Iterator[str]:
    yield "\nMissed and wrong rows by kind, and the F1 of pledges if all rows of that kind were right.\n"
    lines = []
    for kind, meaning in KINDS.items():
        cells = [
            cell
            for one in errors.values()
            for cell in (str(one.missed.get(kind, 0)), str(one.wrong.get(kind, 0)), f"{one.mended(kind):.3f}")
        ]
        lines.append([f"{kind}: {meaning}", *cells])
    head = [cell for name in errors for cell in (f"{name}: missed", "wrong", "F1")]
    yield from _markdown(["", *head], lines)


def _calibration(outcomes: dict[str, list[Outcome]]) -> Iterator[str]:
    lines = []
    for name, some in outcomes.items():
        rows, right = at_least(some, SURE)
        share = f"{right / rows:.3f}" if rows else "-"
        lines.append(
            [
                name,
                str(len(some)),
                str(rows),
                str(right),
                share,
                *(f"{f(some):.3f}" for f in (brier, log_loss, expected_error)),
            ]
        )
    yield ""
    head = ["", "rows", f"at {SURE} or more", "of them right", "share", "Brier score", "log loss", "expected error"]
    yield from _markdown(head, lines)
    yield "\nRight rows of all rows, by confidence:\n"
    edges = [f"{one.start} to {one.end}" for one in bins([])]
    yield from _markdown(
        ["", *edges], [[name, *(f"{one.right} of {one.rows}" for one in bins(some))] for name, some in outcomes.items()]
    )


def _modes(
    corpus: Mapping[str, Sequence[Sample]],
    held: Mapping[str, Sequence[Sample]],
    held_out: Mapping[str, Sequence[Sample]],
) -> Iterator[str]:
    yield (
        "\n`pledges`, as [below](#what-was-tried-and-did-not-help): the corpus and what is held out of it cross-validated, "
        "the others by the whole corpus.\n"
    )
    own, outside = (
        [one for some in sets for one in some] for sets in ((*corpus.values(), *held.values()), held_out.values())
    )
    lines = [
        [
            name,
            mode,
            *(f"{figure:.3f}" for figure in (score.precision, score.recall, score.f1)),
            str(score.right),
            str(score.found),
        ]
        for name, mode, score in by_group(decided(own, outside))
    ]
    yield from _markdown(["", "", "precision", "recall", "F1", "right", "found"], lines)


def _rules(one: Evaluation) -> Iterator[str]:
    often = [(place, score) for place, score in one.rules.items() if score.found >= LISTED]
    ranked = sorted(often, key=lambda pair: (-pair[1].precision, pair[0]))
    yield f"\nOn the corpus, of those with {LISTED} rows or more; `coalition evaluate` shows all. The best:\n"
    yield from _ranked(ranked[:8])
    yield "\nThe worst:\n"
    yield from _ranked(ranked[-8:])
    costs = sorted(one.rules.items(), key=lambda pair: pair[1].right - pair[1].found)
    yield "\nThose with the most wrong rows:\n"
    yield from _ranked(costs[:8])


def _ranked(rules: Iterable[tuple[tuple[str, str], Score]]) -> Iterator[str]:
    lines = [
        [relation, f"`{rule}`", str(score.right), str(score.found), f"{score.precision:.3f}", described(rule)]
        for (relation, rule), score in rules
    ]
    yield from _markdown(["relation", "rule", "right", "found", "precision", "what it is"], lines)


def _markdown(head: Sequence[str], lines: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    for line in lines:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in line)} |"


def main() -> None:
    """Measure and write."""
    sets = {name: place for name, place in labelled().items() if name in HELD_OUT}
    if len(sets) < len(HELD_OUT):
        sys.exit(f"{shared()}: the sets {' and '.join(HELD_OUT)} are not there; name their folder in {ENVIRONMENT}.")
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    nlp = load()
    corpus, held, held_out = (
        {name: list(samples(nlp, name, place)) for name, place in some.items()}
        for some in (places(), held_places(), sets)
    )
    errors = {name: causes(nlp, place) for name, place in sets.items()}
    PAGE.write_text(f"{before}{BEGIN}\n\n{page(corpus, held, held_out, errors)}\n\n{END}{after}", encoding="utf-8")
    print(f"{PAGE.relative_to(CHECKOUT)}: written")


if __name__ == "__main__":
    main()
