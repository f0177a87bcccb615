"""Malformed inputs do no harm; `make fuzz` tries 500, bombs and texts that are made to be slow among them."""

from benchmarks.fuzz import faults


def test_malformed_inputs_do_no_harm_to_a_store_that_holds_articles() -> None:
    assert list(faults(20, seed=3, bombs=False)) == []
