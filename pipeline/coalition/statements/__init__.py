"""Statements: what an article says, one thing at a time."""
