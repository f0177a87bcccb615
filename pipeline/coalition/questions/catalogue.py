"""The catalogue of questions: those that come with the project, and those in a folder of the user's own."""

import difflib
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from coalition.errors import QueryError, UsageError
from coalition.graph.namespaces import PREFIXES
from coalition.questions import grlc
from coalition.questions.question import Question
from coalition.resources import folder


class Catalogue:
    """All questions, each read when it is asked for.

    Args:
        own: a folder of the user's with further `.rq` files; one that is named like a question of the project
            takes its place.

    Raises:
        UsageError: if there is no such folder.

    >>> Catalogue().question("nations-pledging").summary
    'Which nations pledge a capability'
    """

    def __init__(self, own: Path | None = None) -> None:
        if own is not None and not own.is_dir():
            raise UsageError(f"The folder of questions {own} does not exist; name another with --queries.")
        self._folders = [folder("queries"), *([own] if own is not None else [])]

    def names(self) -> list[str]:
        """The names of all questions, sorted."""
        return sorted(self._files())

    def question(self, name: str) -> Question:
        """The question of that name.

        Raises:
            UsageError: if there is none, or its file is not of the right form.
        """
        files = self._files()
        if name not in files:
            raise UsageError(f"There is no question {name!r}; {_instead(name, sorted(files))}")
        return read(files[name])

    def __iter__(self) -> Iterator[Question]:
        """All questions, by name."""
        return (self.question(name) for name in self.names())

    def _files(self) -> dict[str, Path]:
        return {path.stem: path for place in self._folders for path in sorted(place.glob("*.rq"))}


def read(path: Path) -> Question:
    """The question in a file.

    Raises:
        UsageError: if the file cannot be read, or is not of the right form.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: the query is not text in UTF-8.") from error
    except OSError as error:
        raise UsageError(f"{path}: the query cannot be read ({error.strerror or error}).") from error
    return grlc.parse(path.stem, text, str(path))


def columns(question: Question) -> tuple[str, ...]:
    """The names of the columns of its answer.

    Raises:
        QueryError: if the query has a syntax error, or is no SELECT query.
    """
    # Whatever the data, the columns are the same: a store without any tells them at once.
    try:
        answer = Store().query(question.text, prefixes=PREFIXES)
    except SyntaxError as error:
        raise QueryError(f"{question.source}: the query has a syntax error: {error}.") from error
    if not isinstance(answer, QuerySolutions):
        raise QueryError(f"{question.source}: this is not a SELECT query, and only those have columns.")
    return tuple(variable.value for variable in answer.variables)


def _instead(name: str, names: list[str]) -> str:
    close = difflib.get_close_matches(name, names, cutoff=0.5)
    close += [other for other in names if name in other and other not in close]
    meant = f"did you mean {', '.join(close)}? " if close else ""
    return f"{meant}`coalition ask --list` lists them all."
