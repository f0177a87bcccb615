"""The rule files, read from the package: words, frames and cues that anyone can extend without Python."""

from importlib.resources import files


def text(name: str) -> str:
    """What the rule file `name` says.

    >>> "send" in text("irregular.toml")
    True
    """
    return (files(__name__) / name).read_text(encoding="utf-8")
