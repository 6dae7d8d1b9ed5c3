"""Circulated versions, the members' comments, and what meetings decided."""
