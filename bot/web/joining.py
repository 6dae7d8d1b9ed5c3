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
LOOSE = re.compile(rf"({TEXT})| ?([=<>!&|?:{{}}(),;*]+) ?(?:(?<![}})])\n)?")
"""Text, which stays as it is, or a sign of JavaScript with the spaces around it."""
LOOSE_STYLE = re.compile(r'("[^"]*")| ?([{};]) ?\n?|: ')


def join(entry: Path) -> str:
    """A module and everything that it imports, as one module.

    Each file comes once, after those that it imports. Comments, and spaces that mean nothing, are
    left out. The files import from one another by name, and no two of them declare the same name;
    a test holds them to that.
    """
    sources = [IMPORT.sub("", path.read_text("utf-8")) for path in modules(entry, set())]
    joined = re.sub(r"^export ", "", "\n".join(sources), flags=re.MULTILINE)
    return LOOSE.sub(_tight, LEFT_OUT.sub("", joined))


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
