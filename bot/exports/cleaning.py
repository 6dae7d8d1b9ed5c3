"""Taking out of texts what no document can hold."""


def clean(text: str) -> str:
    """A text without control characters, but for ends of lines and tabs.

    Nor are there halves of characters, or those two that XML cannot hold.
    """
    return "".join(filter(_can_be_held, text))


def _can_be_held(character: str) -> bool:
    if character < " ":
        return character in "\n\t"
    halved = "\ud800" <= character <= "\udfff"
    return not ("\x7f" <= character < "\xa0" or halved or character in "\ufffe\uffff")
