"""From articles to readings, in batches."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from spacy.language import Language
from spacy.pipeline.pipe import Pipe
from spacy.tokens import Doc

from coalition.articles.article import Article
from coalition.patience import within
from coalition.statements.statement import Reading

BATCH = 16
SLOWEST = 120.0
"""Seconds that a batch may take: some texts make reading slow beyond all measure."""
_HEADLINE = (
    "tok2vec",
    "tagger",
    "coalition_names",
    "coalition_bodies",
    "coalition_persons",
    "coalition_capabilities",
)


def read(nlp: Language, articles: Iterable[Article]) -> Iterator[tuple[Article, Reading]]:
    """Read articles, in order, in batches of `BATCH` texts, which measured best (docs/measurements.md).

    Args:
        nlp: what `coalition.load()` gives.
        articles: any number of them; no more than a batch is held at a time.

    Raises:
        TooSlowError: if a batch takes longer than `SLOWEST`; an article by itself is then a batch of its own.
    """
    iterator = iter(articles)
    while batch := list(islice(iterator, BATCH)):
        with within(SLOWEST):
            docs = nlp.pipe(annotated(nlp, batch), batch_size=BATCH)
            readings = [(article, doc._.reading) for article, doc in zip(batch, docs, strict=True)]
        yield from readings


def annotated(nlp: Language, articles: Sequence[Article]) -> list[Doc]:
    """The tokens of articles with what is known of each beside its text: headline, date, publisher."""
    docs = [_tokens(nlp, article) for article in articles]
    titled = [(doc, article.title) for doc, article in zip(docs, articles, strict=True) if article.title]
    for (doc, _), headline in zip(titled, _headlines(nlp, [title for _, title in titled]), strict=True):
        doc._.headline = headline
    return docs


def _tokens(nlp: Language, article: Article) -> Doc:
    doc = nlp.make_doc(article.text)
    doc._.published = article.date
    doc._.publisher = article.publisher
    if article.publisher:
        doc._.masthead = nlp.get_pipe("coalition_names")(nlp.make_doc(article.publisher))
    return doc


def _headlines(nlp: Language, titles: Sequence[str]) -> list[Doc]:
    """Headlines, annotated as far as names and offices go: together, since the trained parts work by the batch."""
    headlines = [nlp.make_doc(title) for title in titles]
    for name in _HEADLINE:
        if nlp.has_pipe(name):
            component = nlp.get_pipe(name)
            headlines = (
                list(component.pipe(iter(headlines), batch_size=BATCH))
                if isinstance(component, Pipe)
                else [component(headline) for headline in headlines]
            )
    return headlines
