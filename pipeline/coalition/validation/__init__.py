"""The gate: what must hold of an article's graph, and what to say when it does not."""
