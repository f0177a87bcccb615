"""The store: every article wholly or not at all, what is current apart from what is past or refused."""
