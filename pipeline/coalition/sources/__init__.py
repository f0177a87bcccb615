"""Articles that are somewhere else: downloads by address, and following folders and feeds."""
