"""`python -m reference [--check]`: write the generated files of ontology/, or say which are stale."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from reference import cities, nations, units

ONTOLOGY = Path(__file__).parent.parent / "ontology"
FILES: dict[str, Callable[[], str]] = {
    "cities.tsv": cities.text,
    "nations.ttl": nations.text,
    "units.ttl": units.text,
}


def main() -> int:
    """Write or check every file; 1 when a checked file is stale."""
    parser = argparse.ArgumentParser(prog="python -m reference", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is stale")
    check = parser.parse_args().check
    stale = []
    for name, text in FILES.items():
        path, content = ONTOLOGY / name, text()
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        stale.append(name)
        if not check:
            path.write_text(content, encoding="utf-8")
    verb = "stale" if check else "written"
    sys.stdout.write(f"{verb}: {', '.join(stale)}\n" if stale else "every file is fresh\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
