"""What decides which statements are read from an article: rules, code, reference data and the language model."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from coalition.resources import folder

if TYPE_CHECKING:
    from spacy.language import Language

_PACKAGE = Path(__file__).parents[1]
_DIGITS = 16


def extraction(nlp: "Language") -> str:
    """A name for all that decides what a pipeline reads: the digest of what is ours, and the language model."""
    return f"{digest()} {model(nlp)}"


def model(nlp: "Language") -> str:
    """The language model of a pipeline, with its version."""
    return f"{nlp.lang}_{nlp.meta['name']} {nlp.meta['version']}"


@lru_cache(maxsize=1)
def digest() -> str:
    """The digest of code, rules and reference data: 16 hexadecimal digits of a SHA-256."""
    ours = [*(_PACKAGE / "language").rglob("*"), *(_PACKAGE / "graph").rglob("*"), *folder("ontology").rglob("*")]
    found = sha256()
    for path in sorted(path for path in ours if path.suffix in {".py", ".toml", ".txt", ".ttl", ".tsv"}):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:_DIGITS]
