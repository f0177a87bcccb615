"""`python -m benchmarks.proposals`: what a model reaches that states pledges by itself, or more of them than the rules.

Every giver is a candidate with every capability of its sentence. A logistic regression is learnt of whether a candidate is
right, and those that are LIKELY are stated: alone, or beside what the rules state. This is measured and does not ship, for
reasons that docs/evaluation.md gives.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from benchmarks.candidates import PROPOSED, Candidate
from benchmarks.corpus import HELD, SETS
from benchmarks.places import labelled
from benchmarks.samples import Sample, corpus_samples, samples
from benchmarks.weights import FOLDS, SEEN, Row, fitted, fold
from coalition.language.confidence import Weights
from coalition.language.load import load
from coalition.statements.scoring.judging import Score, judge
from coalition.statements.statement import Reading, Statement, Thing

STRENGTH = 0.2
LIKELY = 0.5
MODES = ("rules alone", "model alone", "both")
GROUPS = {
    "the corpus that rules are written on": SETS,
    "held out": HELD,
    **{name: (name,) for name in HELD},
    "dev-real": ("dev-real",),
    "dev-news": ("dev-news",),
}

Scores = dict[str, dict[str, Score]]
"""Scores of pledges by set and by mode."""


def decided(own: Sequence[Sample], outside: Sequence[Sample]) -> Scores:
    """How right the pledges are that each mode states: of each article by the other folds' weights.

    Args:
        own: the articles that are learnt from.
        outside: others, decided by the weights of all of the former.
    """
    found: Scores = {}
    for number in range(FOLDS):
        _decide([one for one in own if fold(one) != number], [one for one in own if fold(one) == number], found)
    _decide(own, outside, found)
    return found


def by_group(scores: Scores) -> Iterator[tuple[str, str, Score]]:
    """The scores of each group of sets, by mode."""
    for name, sets in GROUPS.items():
        there = [scores[one] for one in sets if one in scores]
        for mode in MODES if there else ():
            yield name, mode, sum((one[mode] for one in there), Score())


def _decide(known: Sequence[Sample], some: Iterable[Sample], found: Scores) -> None:
    ordered = sorted(known, key=lambda sample: (sample.set, sample.verdict.labels.article))
    alone, beside = (fitted(_rows(ordered, beside=rules), STRENGTH, PROPOSED) for rules in (False, True))
    for sample in some:
        rules = [one.statement for one in sample.verdict.statements if one.statement.relation == "pledges"]
        proposed = _chosen(alone, sample.candidates, beside=False)
        added = _chosen(beside, [one for one in sample.candidates if not one.stated], beside=True)
        sets = found.setdefault(sample.set, {})
        for mode, stated in zip(MODES, (rules, proposed, [*rules, *added]), strict=True):
            verdict = judge(sample.verdict.labels, Reading(tuple(stated)), sample.text)
            sets[mode] = sets.get(mode, Score()) + verdict.relations.get("pledges", Score())


def _rows(samples: Iterable[Sample], *, beside: bool) -> Iterator[Row]:
    for sample in samples:
        for one in sample.candidates:
            if one.right is not None:
                known = [f"{SEEN} {one.stated and beside}"] if not sample.held else []
                known += [f"{SEEN}, or not, and state it"] if one.stated and beside else []
                pieces = dict.fromkeys([*_evidence(one, beside=beside), *known])
                yield [(PROPOSED, piece) for piece in pieces], one.right


def _evidence(one: Candidate, *, beside: bool) -> tuple[str, ...]:
    """The evidence about a candidate, what rules state beside it being told or not."""
    return (*one.evidence, *one.company) if beside else one.evidence


def _chosen(weights: Weights, some: Iterable[Candidate], *, beside: bool) -> list[Statement]:
    """The likely ones, for each giver and capability the likeliest."""
    best: dict[tuple[Thing, Thing | None], Statement] = {}
    for candidate in some:
        sure = weights.confidence(PROPOSED, _evidence(candidate, beside=beside))
        one = replace(candidate.statement, confidence=sure)
        place = one.subject, one.object
        if sure >= LIKELY and (place not in best or sure > best[place].confidence):
            best[place] = one
    return list(best.values())


def main() -> None:
    """Measure and print."""
    nlp = load()
    outside = [sample for name, place in labelled().items() if name in GROUPS for sample in samples(nlp, name, place)]
    print(f"{'pledges':38}{'':12} precision recall    F1   right  found")
    for name, mode, score in by_group(decided(corpus_samples(nlp), outside)):
        figures = f"{score.precision:9.3f} {score.recall:6.3f} {score.f1:5.3f} {score.right:7} {score.found:6}"
        print(f"{name:38}{mode:12} {figures}")


if __name__ == "__main__":
    main()
