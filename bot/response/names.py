"""Names of groups, which people write in more than one way."""


def same_name(name: str) -> str:
    """What is equal for two ways to write one name: the case and the white space do not count."""
    return " ".join(name.split()).casefold()
