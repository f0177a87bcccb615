"""What a watch knows of its places from one round, and one run, to the next."""

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from coalition.errors import StoreError, UsageError
from coalition.sources.answer import NONE, Validators

_FORMAT = 1
KEPT = 90 * 24 * 3600.0
"""Seconds after which a page that no place names any more is forgotten."""


@dataclass(slots=True)
class Place:
    """What is known of a feed, sitemap or page that is followed.

    Attributes:
        validators: of its state when all that it named was last taken in.
        failures: how often in a row it could not be had.
        not_before: when it may be asked again, in seconds since 1970.
    """

    validators: Validators = NONE
    failures: int = 0
    not_before: float = 0.0


@dataclass(slots=True)
class Page:
    """What is known of a page, or of an item of a feed that carries its text.

    Attributes:
        mark: what the place that names it said of its state.
        validators: what its server said of it.
        seen: when it was last named, in seconds since 1970.
        failures: how often in a row it could not be had.
    """

    mark: str | None = None
    validators: Validators = NONE
    seen: float = 0.0
    failures: int = 0


@dataclass
class State:
    """What a watch knows.

    Attributes:
        places: by address.
        pages: by address, or by the id of an item.
        files: size and time of change, in nanoseconds, by path.
    """

    places: dict[str, Place] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    files: dict[str, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "State":
        """Read it from a file; an empty one if there is no file.

        Raises:
            UsageError: if the file is another program's, or broken.
        """
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            if content["format"] != _FORMAT:
                raise UsageError(f"{path} was written by another version of coalition; remove it to begin anew.")
            return cls(
                {address: _of(Place, known) for address, known in content["places"].items()},
                {address: _of(Page, known) for address, known in content["pages"].items()},
                {name: (int(size), int(changed)) for name, (size, changed) in content["files"].items()},
            )
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise UsageError(
                f"{path}, where a watch keeps what it knows, cannot be read; remove it to begin anew."
            ) from error

    def save(self, path: Path, now: float) -> None:
        """Write it to a file, wholly or not at all, without what is long forgotten.

        Raises:
            StoreError: if it cannot be written.
        """
        self.pages = {address: page for address, page in self.pages.items() if page.seen > now - KEPT}
        content = {
            "format": _FORMAT,
            "places": {address: asdict(place) for address, place in sorted(self.places.items())},
            "pages": {address: asdict(page) for address, page in sorted(self.pages.items())},
            "files": dict(sorted(self.files.items())),
        }
        try:
            descriptor, partial = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            try:
                with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                    json.dump(content, file, indent=1)
                    file.flush()
                    os.fsync(file.fileno())
                Path(partial).replace(path)
            finally:
                with suppress(FileNotFoundError):
                    Path(partial).unlink()
        except OSError as error:
            raise StoreError(f"{path} cannot be written: {error.strerror or error}.") from error


def _of(kind: type[Any], known: Mapping[str, Any]) -> Any:
    return kind(**{**known, "validators": Validators(**known["validators"])})
