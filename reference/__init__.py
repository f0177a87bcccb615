"""Generates the reference files under ontology/ from packages of reference data and the hand-kept files beside it.

`python -m reference` writes them; `python -m reference --check` says which of them are stale. What is kept by hand
is Turtle and CSV in this folder: names of nations, words for units, smaller cities. Nothing here is needed at run time.
"""
