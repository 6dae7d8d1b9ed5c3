"""The naive assistant: what `rasa init` gives, with one form of 35 slots."""
