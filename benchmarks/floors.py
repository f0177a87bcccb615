"""`python -m benchmarks.floors [--lowered WHY]`: set the least that scores on the corpus may be.

evaluation/floors.toml keeps, for each relation and figure, every floor it ever had, oldest first; the last one counts.
Floors only rise, SLACK below what is measured. Where a score has fallen below its floor, the floor is lowered only with
a reason, which stays in the file as long as a higher floor stands before it. tests/test_evaluation_gate.py holds this.
"""

import argparse
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import floor
from typing import Self

from benchmarks.corpus import files, fingerprint
from benchmarks.places import CHECKOUT
from benchmarks.samples import Sample, corpus_samples
from coalition.language.load import load
from coalition.statements.scoring.evaluation import evaluation
from coalition.statements.scoring.judging import Score, Verdict
from coalition.statements.scoring.report import ALL_ENTITIES, ALL_RELATIONS, scores

FILE = CHECKOUT / "evaluation" / "floors.toml"
SLACK = 0.01

_HEAD = """\
# The least that scores on the corpus may be; written by `python -m benchmarks.floors`, held by
# tests/test_evaluation_gate.py. Each list is the history of one floor, and its last number counts. A floor below an
# earlier one needs a line `lowered = "why"` in its table. `corpus` is the SHA-256 of what was scored.
"""


def figures(score: Score) -> dict[str, float]:
    """What has a floor."""
    return {"precision": score.precision, "recall": score.recall, "f1": score.f1}


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of every relation and kind of entities.

    Attributes:
        corpus: SHA-256 of each file of the corpus, by its name.
        histories: every floor there was, oldest first, by name and figure.
        lowered: why a floor of this name is lower than it was.
    """

    corpus: Mapping[str, str]
    histories: Mapping[tuple[str, str], tuple[float, ...]]
    lowered: Mapping[str, str]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Floors as they are written."""
        data = tomllib.loads(text)
        tables = data.get("floors", {})
        histories = {
            (name, figure): tuple(values)
            for name, table in tables.items()
            for figure, values in table.items()
            if figure != "lowered"
        }
        lowered = {name: table["lowered"] for name, table in tables.items() if "lowered" in table}
        return cls(data.get("corpus", {}), histories, lowered)

    def text(self) -> str:
        """Floors as they are written."""
        lines = [_HEAD, "[corpus]"]
        lines += [f'"{name}" = "{digest}"' for name, digest in self.corpus.items()]
        for name in dict.fromkeys(name for name, _ in self.histories):
            lines += ["", f'[floors."{name}"]']
            lines += [
                f"{figure} = [{', '.join(f'{value:.3f}' for value in history)}]"
                for (of, figure), history in self.histories.items()
                if of == name
            ]
            if name in self.lowered:
                lines.append(f"lowered = {json.dumps(self.lowered[name], ensure_ascii=False)}")
        return "\n".join(lines) + "\n"


def faults(
    floors: Floors, measured: Mapping[str, Score], corpus: Mapping[str, str], earlier: Floors | None = None
) -> Iterator[str]:
    """What does not hold, a sentence each.

    Args:
        floors: the floors.
        measured: the scores, by name.
        corpus: SHA-256 of each file of the corpus as it is now.
        earlier: the floors as an earlier commit has them.
    """
    if dict(floors.corpus) != dict(corpus):
        yield "The corpus is not the one that the floors were set on: run `python -m benchmarks.floors`."
    for name, score in measured.items():
        for figure, value in figures(score).items():
            history = floors.histories.get((name, figure), ())
            if not history:
                yield f"The {figure} of {name} has no floor: run `python -m benchmarks.floors`."
            elif value < history[-1]:
                yield f"The {figure} of {name} is {value:.3f} and has fallen below its floor of {history[-1]:.3f}."
    for (name, figure), history in floors.histories.items():
        if history and history[-1] < max(history) and not floors.lowered.get(name):
            yield f"The floor of the {figure} of {name} is lower than it was, and no reason is given."
    for place, history in (earlier.histories if earlier is not None else {}).items():
        if floors.histories.get(place, ())[: len(history)] != history:
            yield f"The floors that the {place[1]} of {place[0]} had are no longer what an earlier commit says."


def raised(floors: Floors, measured: Mapping[str, Score], corpus: Mapping[str, str], why: str | None) -> Floors:
    """Floors for what is measured.

    Raises:
        SystemExit: if a score is below its floor and no reason is given.
    """
    histories: dict[tuple[str, str], tuple[float, ...]] = {}
    fallen: set[str] = set()
    for name, score in measured.items():
        for figure, value in figures(score).items():
            history = floors.histories.get((name, figure), ())
            wanted = max(0, floor((value - SLACK) * 1000) / 1000)
            if history and value < history[-1]:
                if why is None:
                    sys.exit(
                        f"The {figure} of {name} is {value:.3f}, its floor {history[-1]:.3f}: say why with --lowered."
                    )
                fallen.add(name)
                history = (*history, wanted)
            elif not history or wanted > history[-1]:
                history = (*history, wanted)
            histories[name, figure] = history
    lower = dict.fromkeys(name for (name, _), history in histories.items() if history[-1] < max(history))
    reasons = {name: why if name in fallen else floors.lowered.get(name) for name in lower}
    return Floors(corpus, histories, {name: reason for name, reason in reasons.items() if reason})


def prints() -> dict[str, str]:
    """SHA-256 of each file of the corpus, by its name."""
    return {file.name: fingerprint(file) for file in files()}


def committed() -> Iterator[Floors]:
    """The floors as each commit has them that touched them; none where there is no repository to ask."""
    name = FILE.relative_to(CHECKOUT).as_posix()
    for commit in _git("log", "--format=%H", "--", name).split():
        yield Floors.parse(_git("show", f"{commit}:{name}"))


def _git(*arguments: str) -> str:
    try:
        command = ["git", *arguments]
        done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def scored(samples: Iterable[Sample]) -> dict[str, Score]:
    """The scores on the corpus, by name, and those on what is held out that have floors.

    Of the latter all rows together, since single relations have few there.
    """
    seen: list[Verdict] = []
    unseen: list[Verdict] = []
    for sample in samples:
        (unseen if sample.held else seen).append(sample.verdict)
    found = scores(evaluation(unseen))
    return scores(evaluation(seen)) | {f"held: {name}": found[name] for name in (ALL_RELATIONS, ALL_ENTITIES)}


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--lowered", metavar="WHY", help="why a floor may be lower than it was")
    why = parser.parse_args().lowered
    before = Floors.parse(FILE.read_text(encoding="utf-8")) if FILE.is_file() else Floors({}, {}, {})
    after = raised(before, scored(corpus_samples(load())), prints(), why)
    FILE.write_text(after.text(), encoding="utf-8")
    moved = sum(before.histories.get(place) != history for place, history in after.histories.items())
    print(f"{FILE.relative_to(CHECKOUT)}: {moved} of {len(after.histories)} floors moved")


if __name__ == "__main__":
    main()
