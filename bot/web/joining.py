"""The widget's modules, joined to one script when the gateway starts.

On a slow line each further file costs a wait, and small files compress badly. There is no build
step: the modules run in a browser as they are, and here they are put one after the other, without
what only people need who read them.
"""

import re
from collections.abc import Iterator
from pathlib import Path

IMPORT = re.compile(r'^import (?:\{[^}]*\} from )?"\./([\w-]+\.js)";\n', re.MULTILINE)
LEFT_OUT = re.compile(r"^ *(?://.*|/\*(?:.|\n)*?\*/)?\n|^ +", re.MULTILINE)
TEXT = r'"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`'
LOOSE = re.compile(rf"({TEXT})| ?([=<>!&|?:{{}}(),;*]+) ?\n?")
"""Text, which stays as it is, or a sign of JavaScript with the spaces around it."""
PRIVATE = re.compile(r"(\.|^(?:async |get |set )?)#(\w+)", re.MULTILINE)
"""A private name, where it is declared or used. No page and no other file can see it."""
LOOSE_STYLE = re.compile(r'("[^"]*")| ?([{};,>]) ?\n?|: ')


def join(entry: Path) -> str:
    """A module and everything that it imports, as one module.

    Each file comes once, after those that it imports. Comments, and spaces that mean nothing, are
    left out, and private names are short. The files import from one another by name, and no two
    of them declare the same name; a test holds them to that.
    """
    sources = [IMPORT.sub("", path.read_text("utf-8")) for path in modules(entry, set())]
    joined = re.sub(r"^export ", "", "\n".join(sources), flags=re.MULTILINE)
    lines = LEFT_OUT.sub("", joined)
    names = sorted({name for _, name in PRIVATE.findall(lines)})
    lines = PRIVATE.sub(lambda use: f"{use[1]}#{_short(names.index(use[2]))}", lines)
    return LOOSE.sub(_tight, lines)


def _short(number: int) -> str:
    """A name of one or two letters."""
    before, letter = divmod(number, 26)
    return ("" if before == 0 else chr(96 + before)) + chr(97 + letter)


def _tight(match: re.Match[str]) -> str:
    text, sign = match.groups()
    if text is None:
        return sign
    # A text of several lines in which lines end in braces or semicolons is a style sheet.
    if re.search(r"[{};]\n", text):
        return LOOSE_STYLE.sub(lambda found: found[1] or found[2] or ":", text)
    return text


def modules(path: Path, seen: set[Path]) -> Iterator[Path]:
    """The files that make up a module: what it imports first, then itself."""
    if path in seen:
        return
    seen.add(path)
    for name in IMPORT.findall(path.read_text("utf-8")):
        yield from modules(path.parent / name, seen)
    yield path
