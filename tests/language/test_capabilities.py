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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road will be mended by Peru.", ("mended", "infrastructure-repair")),
        ("The road that Peru has undertaken to mend is closed.", ("mend", "infrastructure-repair")),
        ("Sixty officers are being instructed by Peru.", ("instructed", "training")),
        ("They will teach the crews.", ("teach the crews", "training")),
        # by the noun of a deed
        ("They pay for repairs to the old road.", ("repairs to the old road", "infrastructure-repair")),
        ("They began the restoration of power.", ("restoration of power", "energy-support")),
        # what is opened to relief, what is policed, what is seen and passed on
        ("They will open the port to relief ships.", ("open the port to relief", "humanitarian-aid")),
        ("They agreed to police the bay.", ("police the bay", "patrols")),
        ("They share what their radars see.", ("share what their radars see", "intelligence")),
    ],
)
def test_a_deed_is_told_of_what_stands_before_it(nlp: Language, text: str, expected: tuple[str, str]) -> None:
    assert expected in found(nlp, text)


@pytest.mark.parametrize(
    "text", ["Children were taught by nuns.", "The road that mended nothing.", "They teach French."]
)
def test_other_deeds_give_nothing(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


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


@pytest.mark.parametrize(
    ("thing", "capability"),
    [
        ("120 mm mortar rounds", "ammunition"),
        ("howitzer ammunition", "ammunition"),
        ("155mm howitzers", "artillery"),
        ("BM-21 launchers", "artillery"),
        ("man-portable air defence systems", "air-defence"),
        ("Buk missile systems", "air-defence"),
        ("armoured ambulances", "armour"),
        ("CV9030s", "armour"),
        ("rescue helicopters", "aircraft"),
        ("quadcopters and hexacopters", "drones"),
        ("anti-ship cruise missiles", "missiles"),
        ("grenade launchers", "military-aid"),
        ("camouflage nets", "military-aid"),
        ("minibuses", "vehicles"),
        ("rigid-hull inflatable boats", "vessels"),
        ("drone detectors", "electronic-warfare"),
        ("satellite internet terminals", "communications"),
        ("wheelchairs", "medical"),
        ("hygiene kits and jerrycans", "humanitarian-aid"),
        ("firefighters", "humanitarian-aid"),
        ("border scanners", "border-security"),
        ("a debt moratorium", "financial-aid"),
        ("circuit breakers", "energy-support"),
        ("a cyber rapid response team", "cybersecurity"),
        ("a naval task group", "naval-forces"),
        ("a fighter squadron", "air-forces"),
        ("arms inspectors", "monitoring"),
    ],
)
def test_families_of_words(thing: str, capability: str, nlp: Language) -> None:
    assert {id_ for _, id_ in found(nlp, f"Norway will give {thing} to Kenya.")} == {capability}


@pytest.mark.parametrize(
    ("deed", "capability"),
    [
        ("refurbish two bridges", "infrastructure-repair"),
        ("renovate forty schools", "reconstruction"),
        ("reconnect the substation", "energy-support"),
        ("bar its ships from their ports", "sanctions"),
        ("designate nine individuals", "sanctions"),
        ("let the mission use its airfields", "basing"),
        ("take in three hundred orphans", "refugee-support"),
        ("evacuate the stranded villagers", "humanitarian-aid"),
        ("reschedule its debt", "financial-aid"),
    ],
)
def test_families_of_deeds(deed: str, capability: str, nlp: Language) -> None:
    assert capability in {id_ for _, id_ in found(nlp, f"Norway will {deed}.")}


@pytest.mark.parametrize(
    ("thing", "capability"),
    [
        ("a missile frigate", "naval-forces"),
        ("tank training", "training"),
        ("demining vehicles", "demining"),
        ("police radios", "communications"),
        ("surveillance equipment", "intelligence"),
    ],
)
def test_two_words_side_by_side_are_one_capability(thing: str, capability: str, nlp: Language) -> None:
    assert [id_ for _, id_ in found(nlp, f"Norway will give {thing} to Kenya.")] == [capability]


def test_a_receiver_is_no_part_of_what_it_gets(nlp: Language) -> None:
    assert ("tanks", "armour") in found(nlp, "Norway will give the soldiers tanks.")


@pytest.mark.parametrize("phrase", ["manoeuvres", "maneuvers", "defence aid", "defense aid", "tyres", "tires"])
def test_both_spellings_are_found(phrase: str, nlp: Language) -> None:
    assert found(nlp, f"Norway will give {phrase} to Kenya.")


@pytest.mark.parametrize(
    ("deed", "capability"),
    [
        ("repair the bridge outside the village", "infrastructure-repair"),
        ("rebuild the school beside the bridge", "reconstruction"),
    ],
)
def test_what_stands_nearest_to_the_verb_is_its_object(deed: str, capability: str, nlp: Language) -> None:
    assert [id_ for _, id_ in found(nlp, f"Norway will {deed}.")][:1] == [capability]


@pytest.mark.parametrize(
    "text",
    [
        "The rocket scientist spoke.",
        "He won the javelin throw.",
        "An arms trafficking case opened.",
        "A private jet left.",
    ],
)
def test_misleading_phrases_are_no_capability(text: str, nlp: Language) -> None:
    assert found(nlp, text) == []
