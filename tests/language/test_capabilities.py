"""Which words are found as which capability."""

import pytest
from spacy.language import Language


def found(nlp: Language, text: str) -> list[tuple[str, str]]:
    doc = nlp(text)
    return [(span.text, span.kb_id_) for span in doc.spans["capabilities"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sent Patriot batteries.", ("Patriot batteries", "air-defence")),
        ("They sent a field hospital.", ("field hospital", "medical")),
        ("They fund mine clearance.", ("mine clearance", "demining")),
        ("They fund de-mining.", ("de-mining", "demining")),
        ("They will clear thousands of mines.", ("clear thousands of mines", "demining")),
        ("MINE CLEARANCE goes on.", ("MINE CLEARANCE", "demining")),
    ],
)
def test_words_of_the_ontology(nlp: Language, text: str, expected: tuple[str, str]) -> None:
    assert expected in found(nlp, text)


@pytest.mark.parametrize("shells", ["152mm shells", "152 mm shells", "152 mm\tshells"])
def test_the_space_between_words_makes_no_difference(shells: str, nlp: Language) -> None:
    assert [capability for _, capability in found(nlp, f"They sent {shells}.")] == ["ammunition"]


def test_the_longest_phrase_wins(nlp: Language) -> None:
    assert found(nlp, "They sent artillery ammunition.") == [("artillery ammunition", "ammunition")]


def test_modifiers_share_a_head(nlp: Language) -> None:
    capabilities = {name for _, name in found(nlp, "It gives military, humanitarian and financial aid.")}
    assert {"military-aid", "humanitarian-aid", "financial-aid"} <= capabilities


@pytest.mark.parametrize("text", ["The chancellor arrived by train.", "A tank top was on sale.", "It rained."])
def test_words_that_are_no_capability(nlp: Language, text: str) -> None:
    assert "training" not in {name for _, name in found(nlp, text)}


def test_a_capability_inside_the_name_of_a_mission_is_part_of_the_name(nlp: Language) -> None:
    names = found(nlp, "Norway joined the Demining Support Mission.")
    assert names == []
