"""JSON Lines: one article a line, with `id`, `title`, `date`, `url`, `publisher` and `text`."""

import json
from collections.abc import Iterator

from coalition.articles.article import Article
from coalition.articles.fields import article, one_line
from coalition.articles.source import LARGEST, Source, too_large
from coalition.errors import ArticleError


def articles(source: Source) -> Iterator[Article | ArticleError]:
    """The articles of the file; in place of a broken line the error that says so, then the next line."""
    number = 0
    read = 0
    while line := source.stream.readline(LARGEST + 1):
        number += 1
        if line.isspace():
            continue
        if not read:
            _check_first(line, source.name)
        read += 1
        where = f"{source.name}:{number}"
        try:
            if len(line) > LARGEST:
                _skip_line(source, line)
                raise too_large(where)
            yield _article(line, where, source.stem and f"{source.stem}-{number}")
        except ArticleError as error:
            yield error
    if not read:
        raise ArticleError(f"{source.name}: there is no record in it.")


def _check_first(line: bytes, name: str) -> None:
    """Say once, not line by line, that a file is something else."""
    if b"\0" in line:
        raise ArticleError(f"{name}: this is not JSON Lines in UTF-8 but a binary file or another encoding.")
    if line.strip() in (b"{", b"["):
        raise ArticleError(f"{name}: this is JSON over several lines; put each record on a line of its own.")


def _skip_line(source: Source, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = source.stream.readline(LARGEST)


def _article(line: bytes, where: str, otherwise: str | None) -> Article:
    record = _record(line, where)
    text = record.get("text")
    if not isinstance(text, str):
        raise ArticleError(f"{where}: the record has no string 'text'.")
    return article(text, record, given_id=_id(record, where) or otherwise, source=where)


def _record(line: bytes, where: str) -> dict[str, object]:
    try:
        record = json.loads(line.strip().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ArticleError(f"{where}: the line is not UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise ArticleError(
            f"{where}: the line is not JSON ({_reason(error)}); one record a line is expected."
        ) from error
    if not isinstance(record, dict):
        raise ArticleError(f"{where}: the line is not a JSON object.")
    return record


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"column {error.colno}: {error.msg[:1].lower()}{error.msg[1:]}"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number is too long"


def _id(record: dict[str, object], where: str) -> str | None:
    value = record.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int | None):
        raise ArticleError(f"{where}: the field 'id' is neither a string nor a whole number.")
    return None if value is None else one_line(str(value)) or None
