"""What people are shown for a thing, and which things are worth offering."""

from coalition.questions import names
from coalition.store.store import Store

BASE = "https://w3id.org/coalition/"
COAL = BASE + "ontology#"


def test_labels_stand_for_iris(store: Store) -> None:
    iris = {
        BASE + "nation/GBR": "United Kingdom (GBR)",
        BASE + "capability/joint-exercises": "joint exercises",
        BASE + "person/keir-starmer": "Keir Starmer",
        BASE + "article/harbour-talks": "Harbour talks end with pledges",
        COAL + "Pledge": "pledge",
        BASE + "nowhere/some%20thing": "some thing",
    }
    assert names.labels(store, iris) == iris
    assert names.labels(store, [BASE + "nation/GBR"], codes=False) == {BASE + "nation/GBR": "United Kingdom"}
    assert names.labels(store, []) == {}


def test_only_what_statements_speak_of_is_offered(store: Store) -> None:
    assert names.spoken_of(store, [BASE + "scheme/capabilities"]) == [
        "ammunition",
        "demining",
        "financial aid",
        "joint exercises",
        "missiles",
        "troops",
    ]
    assert names.spoken_of(store, [COAL + "Coalition", COAL + "City"]) == [
        "Demining Coalition",
        "Paris",
        "Willing Coalition",
    ]
    assert "A second look" in names.spoken_of(store, [COAL + "Article"])
    assert "A quiet day" not in names.spoken_of(store, [COAL + "Article"])
