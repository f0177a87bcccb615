"""Deputies of those who command coalitions and missions."""

from collections.abc import Callable

import pytest

from coalition.statements.statement import Reading

Reader = Callable[..., Reading]

FORCE = "General Ibrahim Dan is the commander of the Lake Shore Force. "


@pytest.mark.parametrize(
    "sentence",
    [
        "His deputy is Brigadier Paul Ndong of Cameroon.",
        "His deputy is a Cameroonian, Brigadier Paul Ndong.",
        "Brigadier Paul Ndong is his deputy.",
        "His deputy, Brigadier Paul Ndong, was in Bol.",
        "He will have Brigadier Paul Ndong of Cameroon as his deputy.",
        "The force's deputy is Brigadier Paul Ndong.",
    ],
)
def test_a_deputy_holds_a_post_of_the_same_body(reading: Reader, sentence: str) -> None:
    assert posts(reading(FORCE + sentence)) == {("Paul Ndong", "commander", "Lake Shore Force")}


@pytest.mark.parametrize(
    "sentence",
    [
        "His deputy is not yet known, Brigadier Paul Ndong said.",
        "Brigadier Paul Ndong is not his deputy.",
        "Brigadier Paul Ndong met him in Bol.",
    ],
)
def test_nobody_else_is_one(reading: Reader, sentence: str) -> None:
    assert posts(reading(FORCE + sentence)) == set()


def posts(found: Reading) -> set[tuple[str, str, str]]:
    return {
        (s.subject.name, str(s.object.id if s.object else None), str(s.of.name if s.of else None))
        for s in found.statements
        if s.relation == "holds_office" and s.subject.name == "Paul Ndong"
    }
