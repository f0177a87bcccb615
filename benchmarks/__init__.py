"""Measurements that anybody can repeat: `make bench`, `make evaluate`, `make bench-spacy`."""
