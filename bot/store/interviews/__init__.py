"""Interviews: what is kept while a group answers."""
