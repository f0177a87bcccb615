import pyoxigraph as ox
import pytest

from coalition.validation.engines import Arbiter, Compiled, UnsupportedShapeError, ValidationError

PREFIXES = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <urn:example:> . "
DATA = "<urn:example:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:example:C> ."


def _shapes(body: str) -> str:
    triples = [
        quad.triple
        for quad in ox.parse(
            f"{PREFIXES} ex:s a sh:NodeShape ; sh:targetClass ex:C ; {body} .", format=ox.RdfFormat.TURTLE
        )
    ]
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()


@pytest.mark.parametrize("engine", [Arbiter, Compiled])
@pytest.mark.parametrize(
    "body",
    [
        'sh:sparql [ sh:select "SELECT $this WHERE { $this ?p" ]',
        "sh:property [ sh:minCount 1 ]",
        'sh:property [ sh:path ex:p ; sh:minCount "x" ]',
        "sh:property [ sh:path ex:p ; sh:minCount 1 , 2 ]",
    ],
)
def test_a_shape_with_a_fault_is_told_of_in_a_sentence(engine: type[Arbiter | Compiled], body: str) -> None:
    with pytest.raises(ValidationError, match="The shapes have a fault") as error:
        engine(_shapes(body)).report(DATA)
    assert error.value.exit_code == 2
    assert "\n" not in str(error.value)


def test_a_shape_that_is_beyond_the_engine_is_told_of_as_such() -> None:
    shapes = _shapes('sh:js [ sh:jsFunctionName "f" ; sh:jsLibrary [ sh:jsLibraryURL "https://js.example/" ] ]')
    with pytest.raises(UnsupportedShapeError) as error:
        Compiled(shapes).report(DATA)
    assert error.value.exit_code == 3


@pytest.mark.parametrize("engine", [Arbiter, Compiled])
def test_data_is_judged_by_any_shapes(engine: type[Arbiter | Compiled]) -> None:
    conforms, report = engine(_shapes("sh:property [ sh:path ex:p ; sh:minCount 1 ]")).report(DATA)
    assert not conforms
    assert report
    assert engine(_shapes("sh:property [ sh:path ex:p ; sh:maxCount 1 ]")).report(DATA) == (True, [])
