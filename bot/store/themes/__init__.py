"""The themes of each question."""
