"""Scoring: how what was read from articles compares with what people labelled in them (docs/evaluation.md)."""
