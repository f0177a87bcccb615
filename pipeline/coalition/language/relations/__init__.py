"""The nine relations, one a module; each turns what the components found into statements."""
