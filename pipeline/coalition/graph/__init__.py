"""The graph: its names, its ids, and how one article's reading becomes quads."""
