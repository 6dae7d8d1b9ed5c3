"""Themes: what several groups say on a question, found by the machine and decided by people."""
