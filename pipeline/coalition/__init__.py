"""Coalition reads news about international coalitions into a knowledge graph that cites its passages."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coalition.language.load import load

__version__ = "0.1.0"

__all__ = ["__version__", "load"]


def __getattr__(name: str) -> object:
    # `coalition ask` must answer before spaCy could even be imported, so `load` is looked up when asked for.
    if name == "load":
        return import_module("coalition.language.load").load
    raise AttributeError(f"module 'coalition' has no attribute {name!r}")
