"""Labelled articles as confidence is learnt from them: what was read, whether it is right, and the evidence about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from benchmarks.candidates import Candidate, candidates
from benchmarks.corpus import HELD, held_places, places
from benchmarks.places import docs, gold
from coalition.articles.article import Article
from coalition.articles.read import read as read_articles
from coalition.language.evidence import Evidence
from coalition.language.reading import BATCH, annotated
from coalition.language.relations.context import Context
from coalition.statements.scoring.judging import Verdict, judge
from coalition.statements.scoring.labels import read_labels


@dataclass(frozen=True, slots=True)
class Sample:
    """One labelled article.

    Attributes:
        set: the name of its set.
        verdict: what was read in it, judged.
        text: its text.
        evidence: what speaks for or against each of the verdict's statements.
        candidates: the pledges that might be told in it, whether rules state them or not.
    """

    set: str
    verdict: Verdict
    text: str
    evidence: tuple[tuple[str, ...], ...]
    candidates: tuple[Candidate, ...]

    @property
    def held(self) -> bool:
        """Whether it is of the corpus's sets that nobody who writes rules reads."""
        return self.set in HELD


def samples(nlp: Language, name: str, place: Path) -> Iterator[Sample]:
    """The articles of one labelled set.

    Args:
        nlp: what `coalition.load()` gives.
        name: the set's name.
        place: its path, as `benchmarks.corpus.places()` has it.
    """
    labels = read_labels(gold(place))
    articles = [one for one in read_articles([str(docs(place))]) if isinstance(one, Article) and one.id in labels]
    for article, doc in zip(articles, nlp.pipe(annotated(nlp, articles), batch_size=BATCH), strict=True):
        verdict = judge(labels[article.id], doc._.reading, article.text)
        context = Context(doc)
        evidence = Evidence(context, doc._.reading.statements)
        told = tuple(tuple(evidence.of(one.statement)) for one in verdict.statements)
        yield Sample(name, verdict, article.text, told, tuple(candidates(context, verdict)))


def corpus_samples(nlp: Language) -> list[Sample]:
    """The articles of the whole corpus, those that are held out too."""
    sets = places() | held_places()
    return [sample for name, place in sets.items() for sample in samples(nlp, name, place)]
