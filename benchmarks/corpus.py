"""The labelled articles that the repository carries, and what a pipeline reads in them.

`python -m benchmarks.corpus` counts them.
"""

from hashlib import sha256
from pathlib import Path

from spacy.language import Language

from benchmarks.places import CHECKOUT, docs, gold
from coalition.articles.article import Article
from coalition.articles.read import read as read_articles
from coalition.language.reading import read as read_language
from coalition.statements.scoring.evaluation import verdicts
from coalition.statements.scoring.judging import Verdict
from coalition.statements.scoring.labels import read_labels

FOLDER = CHECKOUT / "corpus"
SETS = ("statements", "news", "dispatches", "wire", "press", "journal")
"""What extraction is tuned on."""
HELD = ("gazette-held", "journal-held")
"""What it is only measured with: nobody who writes rules reads their articles, labels or errors."""


def places() -> dict[str, Path]:
    """The sets of the corpus: name to their path without `.docs.jsonl` and `.gold.jsonl`."""
    return {name: FOLDER / name for name in SETS}


def held_places() -> dict[str, Path]:
    """The same for the sets that are held out."""
    return {name: FOLDER / name for name in HELD}


def files() -> list[Path]:
    """All files that scores on the corpus depend on."""
    return [file for place in (places() | held_places()).values() for file in (docs(place), gold(place))]


def fingerprint(file: Path) -> str:
    """The SHA-256 of a file, however its lines end."""
    return sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def judged(nlp: Language, place: Path) -> list[Verdict]:
    """What a pipeline reads in the articles of one labelled set, judged by its labels.

    Args:
        nlp: what `coalition.load()` gives.
        place: the set's path, as `places()` has it.
    """
    articles = (one for one in read_articles([str(docs(place))]) if isinstance(one, Article))
    return verdicts(lambda some: read_language(nlp, some), articles, read_labels(gold(place)))


def main() -> None:
    """Print how many articles and labels each set has."""
    line = "{:16} {:>9} {:>7} {:>9} {:>7} {:>9}".format
    print(line("", "articles", "words", "passages", "labels", "optional"))
    for name, place in (places() | held_places()).items():
        words = sum(len(one.text.split()) for one in read_articles([str(docs(place))]) if isinstance(one, Article))
        labels = read_labels(gold(place)).values()
        rows = sum(len(one.statements) for one in labels)
        optional = sum(len(one.optional) for one in labels)
        passages = sum(len({row["quote"] for row in (*one.statements, *one.optional)}) for one in labels)
        print(line(name, len(labels), words, passages, rows, optional))


if __name__ == "__main__":
    main()
