"""Responses with the versions of their answers: kept, read, searched and erased."""
