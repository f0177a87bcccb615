"""What gzip packed, with a limit for files that were packed to fill the memory or the time."""

import gzip
from io import BufferedReader, RawIOBase
from typing import BinaryIO, cast

from coalition.errors import ArticleError

MOST_TIMES = 200
"""How many times its size a file may unpack to; pages and JSON Lines do 3 to 50."""
FREE = 256 * 2**20
"""Bytes that any file may unpack to."""
_BUFFER = 2**17


def unpacked(stream: BinaryIO, name: str) -> BinaryIO:
    r"""What a gzip stream holds, as a stream that can be peeked into.

    Reading from it raises an ArticleError when it unpacks to more than `FREE` bytes and to more than
    `MOST_TIMES` its size.

    Args:
        stream: the packed bytes.
        name: what messages call it.

    >>> from io import BytesIO
    >>> unpacked(BytesIO(gzip.compress(b"Oslo pays.")), "a.txt.gz").read()
    b'Oslo pays.'
    """
    return cast("BinaryIO", BufferedReader(_Unpacked(stream, name), _BUFFER))


class _Counted(RawIOBase):
    """Hands bytes on and counts them."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data


class _Unpacked(RawIOBase):
    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._packed = _Counted(stream)
        self._gzip = gzip.GzipFile(fileobj=cast("BinaryIO", self._packed))
        self._name = name
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # typeshed's Buffer is 3.12's
        data = self._gzip.read1(len(buffer))
        buffer[: len(data)] = data
        self._count += len(data)
        if self._count > max(FREE, MOST_TIMES * self._packed.count):
            raise ArticleError(
                f"{self._name}: the gzip file unpacks to more than {MOST_TIMES} times its size; unpack it yourself if "
                "you trust it."
            )
        return len(data)
