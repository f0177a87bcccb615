"""Generates files of ontology/ from packages of reference data and the files kept by hand here.

`python -m reference` writes them, `python -m reference --check` says which of them are stale. Kept by hand
are names of nations, words for units and names of cities. Nothing here is needed at run time.
"""
