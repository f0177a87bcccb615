"""From articles to readings, in batches."""

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from coalition.articles.article import Article
from coalition.statements.statement import Reading

BATCH = 16
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
    """
    iterator = iter(articles)
    while batch := list(islice(iterator, BATCH)):
        docs = [annotated(nlp, article) for article in batch]
        for article, doc in zip(batch, nlp.pipe(docs, batch_size=BATCH), strict=True):
            yield article, doc._.reading


def annotated(nlp: Language, article: Article) -> Doc:
    """The tokens of an article with what is known of it beside its text: headline, date, publisher."""
    doc = nlp.make_doc(article.text)
    doc._.published = article.date
    doc._.publisher = article.publisher
    if article.publisher:
        doc._.masthead = nlp.get_pipe("coalition_names")(nlp.make_doc(article.publisher))
    if article.title:
        headline = nlp.make_doc(article.title)
        for name in _HEADLINE:
            if nlp.has_pipe(name):
                headline = nlp.get_pipe(name)(headline)
        doc._.headline = headline
    return doc
