"""Where the data files are: inside an installed wheel, or in the checkout the package was imported from."""

from pathlib import Path

from coalition.errors import CoalitionError

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `ontology`, `shapes` or `queries`.

    An installed wheel carries them in `coalition/resources/`; an editable install finds them at the top of the
    checkout.

    Raises:
        CoalitionError: if neither place has it, which means that the installation is broken.

    >>> folder("ontology").is_dir()
    True
    """
    for place in (_PACKAGE / "resources" / name, _PACKAGE.parent.parent / name):
        if place.is_dir():
            return place
    raise CoalitionError(f"The data folder {name!r} is missing from this installation; install coalition again.")
