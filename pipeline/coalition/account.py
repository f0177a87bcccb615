"""What an ingest tells programs: a record of each article, and of the whole run."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import TextIO

from coalition.ingest import Outcome, Summary


def record(outcome: Outcome) -> dict[str, object]:
    """An outcome as JSON: what is empty is left out.

    >>> record(Outcome("a1", "kept", "a1.txt", statements=3))
    {'article': 'a1', 'fate': 'kept', 'source': 'a1.txt', 'statements': 3}
    """
    found = asdict(outcome)
    return {name: value for name, value in found.items() if value or name == "statements"}


@dataclass
class Account:
    """Keeps account of one run.

    Args:
        about: what is known of the run before it begins: its id, the pipeline, the store.
        log: where each article is told of as it comes, one JSON object a line; None for nowhere.
    """

    about: Mapping[str, str]
    log: TextIO | None = None
    summary: Summary = field(default_factory=Summary)
    told: list[dict[str, object]] = field(default_factory=list)
    began: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __post_init__(self) -> None:
        """Tell that the run has begun."""
        self._write({"event": "begun", **self.about})

    def add(self, outcome: Outcome) -> None:
        """Note what came of an article."""
        self.summary.add(outcome)
        found = record(outcome)
        self.told.append(found)
        self._write({"event": "article", **found})

    def end(self) -> dict[str, object]:
        """The whole run: what it was, how many articles met which fate, and each of them."""
        whole = {
            **self.about,
            "began": self.began.isoformat(timespec="seconds"),
            "ended": datetime.now(UTC).isoformat(timespec="seconds"),
            "counts": dict(self.summary.counts),
            "statements": self.summary.statements,
            "doubtful": self.summary.warnings,
            "exit_code": self.summary.exit_code,
        }
        self._write({"event": "ended", **whole})
        return {**whole, "articles": self.told}

    def _write(self, event: dict[str, object]) -> None:
        if self.log is not None:
            at = datetime.now(UTC).isoformat(timespec="milliseconds")
            self.log.write(json.dumps({"time": at, **event}, ensure_ascii=False) + "\n")
            self.log.flush()
