"""Reading articles: spaCy components, one a module, and the rules they follow as data files in `rules/`."""
