"""Where articles to measure on are, and where measurements may write."""

import os
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
EXAMPLES = CHECKOUT / "examples" / "articles"
BUILD = CHECKOUT / "build"

ENVIRONMENT = "COALITION_SHARED"


def shared() -> Path:
    """The folder with the labelled articles, whether it is there or not."""
    return Path(os.environ.get(ENVIRONMENT) or CHECKOUT.parent / "shared")


def labelled() -> dict[str, Path]:
    """The labelled sets that are there: name to their path without `.docs.jsonl` and `.gold.jsonl`."""
    places = {"seed": "seed/seed", "dev-real": "evaluation/dev-real", "dev-news": "evaluation/dev-news"}
    found = {name: shared() / place for name, place in places.items()}
    return {name: place for name, place in found.items() if docs(place).is_file() and gold(place).is_file()}


def docs(place: Path) -> Path:
    """The articles of a labelled set."""
    return place.with_name(f"{place.name}.docs.jsonl")


def gold(place: Path) -> Path:
    """Its labels."""
    return place.with_name(f"{place.name}.gold.jsonl")
