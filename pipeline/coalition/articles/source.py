"""Where an article's bytes come from, whatever their format."""

from dataclasses import dataclass
from typing import BinaryIO

from coalition.errors import ArticleError

LARGEST = 64 * 2**20
"""No article is longer, in bytes; what is, is a mistake, or a file compressed to fill the memory."""
SLOWEST = 60.0
"""Seconds that a library may take to make text of one page, feed or PDF file."""


@dataclass(frozen=True, slots=True)
class Source:
    """An open file or stream.

    Attributes:
        name: what messages call it: a path, or `-` for standard input.
        stem: the file's name without suffixes, None for standard input and what was downloaded.
        stream: its bytes, decompressed.
        address: where it was downloaded from, if it was.
        charset: the encoding that the server says it is in.
    """

    name: str
    stem: str | None
    stream: BinaryIO
    address: str | None = None
    charset: str | None = None

    def content(self) -> bytes:
        """All of its bytes.

        Raises:
            ArticleError: if there are more than `LARGEST`.
        """
        data = self.stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise too_large(self.name)
        return data


def too_large(name: str) -> ArticleError:
    """What to say of an article with more bytes than `LARGEST`."""
    return ArticleError(f"{name}: the article is larger than {LARGEST // 2**20} MiB; cut it into parts.")
