"""Articles, and one reader for each format they come in."""
