"""What tests of reading ask of a reading."""

from collections.abc import Callable

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]


def pledged(found: Reading) -> set[tuple[str, str, str | None]]:
    """The giver, capability and status of each pledge."""
    return {(s.subject.id, s.object.id, s.status) for s in found.statements if s.relation == "pledges" and s.object}
