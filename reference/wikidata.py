"""`python -m reference.wikidata`: write wikidata.csv, the Wikidata entity of each nation, as rigour knows it.

The file is committed, since rigour needs the headers of ICU and a compiler to install; it was written with
rigour 2.6.1. Only a new nation in ISO 3166-1 makes it necessary to write it again.
"""

import csv
import sys

# Left out of the project's environment, for the reason above; where it is installed, it has types.
from rigour.territories import get_territory  # type: ignore[import-not-found, unused-ignore]

from reference.graphs import HERE
from reference.nations import nations


def main() -> None:
    """Write the file.

    Raises:
        SystemExit: if rigour does not know a nation, naming it.
    """
    rows = []
    for nation in nations():
        territory = get_territory(nation.iso2.lower())
        if territory is None or not territory.qid:
            sys.exit(f"rigour has no Wikidata entity for {nation.name} ({nation.iso3}).")
        rows.append((nation.iso3, territory.qid))
    with (HERE / "wikidata.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("iso3", "wikidata"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
