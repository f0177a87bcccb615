"""Questions: canned SPARQL with a name, a description and typed parameters."""
