"""Folkmoot: a consultation assistant for community networks."""
