"""What can go wrong with a benchmark."""


class RunBroken(Exception):
    """A run did not do what it measures, so its figures mean nothing. The text says why."""
