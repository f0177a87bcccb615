"""Why pledges are missed or wrong, and what each kind of error costs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.places import docs, gold
from coalition.articles.article import Article
from coalition.articles.read import read as read_articles
from coalition.language.extensions import CAPABILITIES
from coalition.language.reading import annotated
from coalition.statements.scoring.judging import Score, Verdict, judge
from coalition.statements.scoring.keys import Row, fold
from coalition.statements.scoring.labels import read_labels

KINDS = {
    "status": "The giver and the capability are right, and the status is not.",
    "giver": "The capability is told in that passage, and of another giver.",
    "capability": "The giver is told to give something else in that passage.",
    "not believed": "The capability's words were found and led to no pledge; `coalition explain --rejected` tells why.",
    "no words": "No word in the passage was known to name the capability.",
    "nothing there": "No pledge is labelled in that passage.",
}


@dataclass(frozen=True, slots=True)
class Causes:
    """The errors of one labelled set, by kind.

    Attributes:
        missed: labelled pledges that were not found.
        wrong: pledges found that are not labelled.
        score: what the pledges of the set score.
    """

    missed: Mapping[str, int]
    wrong: Mapping[str, int]
    score: Score

    def mended(self, kind: str) -> float:
        """The F1 of pledges if all errors of a kind were none."""
        missed, wrong, score = self.missed.get(kind, 0), self.wrong.get(kind, 0), self.score
        return Score(score.right + missed, score.labelled, score.found + missed - wrong).f1


def causes(nlp: Language, place: Path) -> Causes:
    """Read the articles of a labelled set and tell the causes of their errors.

    Args:
        nlp: what `coalition.load()` gives.
        place: the set's path without `.docs.jsonl` and `.gold.jsonl`.
    """
    labels = read_labels(gold(place))
    articles = [one for one in read_articles([str(docs(place))]) if isinstance(one, Article) and one.id in labels]
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    score = Score()
    for article, doc in zip(articles, nlp.pipe(annotated(nlp, articles)), strict=True):
        verdict = judge(labels[article.id], doc._.reading, article.text)
        missed.update(_missed(verdict, doc))
        wrong.update(_wrong(verdict, article.text))
        score += verdict.relations.get("pledges", Score())
    return Causes(missed, wrong, score)


def _missed(verdict: Verdict, doc: Doc) -> Iterator[str]:
    found = [one.row for one in verdict.statements if one.row["relation"] == "pledges"]
    for row in verdict.missed:
        if row["relation"] == "pledges":
            yield _beside(row, found, doc.text) or ("not believed" if _named(row, doc) else "no words")


def _wrong(verdict: Verdict, text: str) -> Iterator[str]:
    labelled = [row for row in verdict.labels.statements if row["relation"] == "pledges"]
    wrong = {one.key: one.row for one in verdict.statements if one.right is False}
    for row in wrong.values():
        if row["relation"] == "pledges":
            yield _beside(row, labelled, text) or "nothing there"


def _beside(row: Row, others: Iterable[Row], text: str) -> str | None:
    """Which part of a row differs from another that says nearly the same."""
    near = []
    for other in others:
        giver = fold(row["subject"]) == fold(other["subject"])
        capability = fold(row["object"]) == fold(other["object"])
        if giver and capability:
            return "status"
        if (giver or capability) and overlap(row, other, text):
            near.append("giver" if capability else "capability")
    return min(near, key=list(KINDS).index, default=None)


def overlap(one: Row, other: Row, text: str) -> bool:
    """Whether the passages of two rows of an article have characters in common."""
    (start, end), (first, last) = _place(one, text), _place(other, text)
    return start < last and first < end


def _named(row: Row, doc: Doc) -> bool:
    """Whether a word for a row's capability was found in its passage."""
    start, end = _place(row, doc.text)
    return any(span.kb_id_ == row["object"] and start <= span.start_char < end for span in doc.spans[CAPABILITIES])


def _place(row: Row, text: str) -> tuple[int, int]:
    """Where a row's passage is; labels may give its words alone."""
    if "start" in row:
        return row["start"], row["end"]
    quote = row.get("quote", "")
    start = text.find(quote)
    return (start, start + len(quote)) if start >= 0 else (0, 0)
