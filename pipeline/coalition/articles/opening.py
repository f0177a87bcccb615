"""From open bytes to what is found in them: unpacked, known by name or content, read, and nothing lost to a fault."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import replace

from coalition.articles.encoding import normalised
from coalition.articles.formats import Found, Reader, guessed, peeked
from coalition.articles.gzipped import unpacked
from coalition.articles.source import Source
from coalition.errors import ArticleError, CoalitionError

_GZIP = b"\x1f\x8b"


def found_in(source: Source, reader: Reader | None = None, *, packed: bool | None = None) -> Iterator[Found]:
    """What is found in a source, up to where it cannot be read any further; then the error that says why.

    Args:
        source: its stream can be peeked into.
        reader: reads it; the one that its first bytes call for if None.
        packed: whether it is compressed with gzip; by its first bytes if None.

    Raises:
        CoalitionError: if a library is missing that its format needs.
    """
    try:
        if packed or (packed is None and peeked(source.stream).startswith(_GZIP)):
            source = replace(source, stream=unpacked(source.stream, source.name))
        yield from (reader or guessed(peeked(source.stream)))(source)
    except ArticleError as error:
        yield error
    except CoalitionError:
        raise
    except (gzip.BadGzipFile, EOFError, zlib.error):
        yield ArticleError(f"{source.name}: the gzip file is broken or ends too early.")
    except OSError as error:
        yield ArticleError(f"{source.name}: the file cannot be read ({error.strerror or error}).")
    except Exception as error:  # a library stumbled over what is broken in it
        what = normalised(" ".join(f"{type(error).__name__}: {error}".split()))[:200]
        yield ArticleError(f"{source.name}: the file cannot be read ({what}).")
