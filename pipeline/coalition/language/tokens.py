"""How text is cut into tokens, beyond what spaCy does: compounds, and words that badly typeset pages run together."""

import re
import tomllib
from typing import Any

from spacy.lang.en import English
from spacy.lang.tokenizer_exceptions import URL_PATTERN
from spacy.util import compile_infix_regex, compile_prefix_regex

from coalition.language.morphology import compound_verb_forms, plural
from coalition.language.rules import text


def refine(tokenizer: Any) -> None:
    """Teach a spaCy tokenizer the words of rules/tokens.toml and where run-on text hides the end of a word.

    >>> from spacy.lang.en import English
    >>> nlp = English()
    >>> refine(nlp.tokenizer)
    >>> [token.text for token in nlp("the minister said.the convoy left example.org")][3:6]
    ['.', 'the', 'convoy']
    """
    words = tomllib.loads(text("tokens.toml"))
    # A stop between two words in lower case is the end of a sentence, unless it is one of an address.
    stop = rf"(?<=[a-z]{{3}})\.(?=[a-z]{{3}})(?!(?:[\w-]+\.)*(?:{'|'.join(words['domains'])})\b)"
    # "U.S.-led", and "denmark:40 tonnes" or "Zimbabwe -no troops" as badly typeset pages have it.
    infixes = [r"(?<=[A-Z]\.)-(?=[A-Za-z])", r"(?<=[a-z]{3})[:;](?=[A-Za-z0-9])", r"(?<=[a-z]),(?=[$€£¥])", stop]
    tokenizer.infix_finditer = compile_infix_regex([*(English.Defaults.infixes or []), *infixes]).finditer
    tokenizer.prefix_search = compile_prefix_regex([*(English.Defaults.prefixes or []), "[-–—](?=[A-Za-z])"]).search
    tokenizer.url_match = re.compile(f"(?u)(?![a-z]+{stop})" + URL_PATTERN).match
    for word in _whole_words(words):
        tokenizer.add_special_case(word, [{"ORTH": word}])


def _whole_words(words: dict[str, list[str]]) -> list[str]:
    """The words that are one token, in all their forms, also with a capital."""
    forms = {form for verb in words["verbs"] for form in compound_verb_forms(verb)}
    forms |= {form for noun in words["nouns"] for form in (noun, plural(noun))}
    forms |= set(words["abbreviations"])
    return sorted(forms | {form.capitalize() for form in forms})
