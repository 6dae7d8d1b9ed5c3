"""Reading a list of groups to invite: CSV, or lines that were pasted."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import category

from bot.exports.tabular import safe_cell
from bot.importing.table import column_names, fields, separator
from bot.response.heard.invited import Invitation
from bot.response.names import same_name

COLUMNS = ("name", "community", "area", "contact")

LONGEST = 200
"""Characters of a field, at most."""

_ALSO = {
    "group": "name", "organisation": "name", "group name": "name",
    "section of the community": "community", "section": "community",
    "e-mail": "contact", "email": "contact", "telephone": "contact",
}  # fmt: skip
"""Other names of the columns."""


class Wrong(StrEnum):
    """What is wrong with a line of the list. The line is left out."""

    NO_NAME = "no_name"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    """It has more fields than there are columns."""
    TWICE = "twice"
    """An earlier line has the same name."""
    INVITED = "invited"
    """A group of this name is invited already."""


@dataclass(frozen=True)
class GroupLine:
    """One line of the list."""

    line: int
    group: Invitation
    wrong: Wrong | None = None
    earlier: int = 0
    """The line that has the same name, where one has."""


def read_groups(name: str, text: str, invited: frozenset[str] = frozenset()) -> list[GroupLine]:
    """The groups of a list, each with what is wrong with its line.

    A first row that names the columns decides what is what. Without one, each line is a name; if
    it was copied from a spreadsheet, or each line has semicolons, then name, section of the
    community, area and contact.

    Args:
        name: of the file, for what is said about it.
        text: the list.
        invited: the names of those that are invited already, as `same_name` gives them.

    Raises:
        CannotImport: it is no table, or a column is there twice.
    """
    seen: dict[str, int] = {}
    found = []
    for line, row, too_many in _rows(name, text.removeprefix("\ufeff")):
        values = {column: _clean(row.get(column, "")) for column in COLUMNS}
        group = Invitation(
            id="",
            name=values["name"],
            community=values["community"] or None,
            area=values["area"] or None,
            contact=values["contact"] or None,
        )
        key = same_name(group.name)
        wrong = None
        if too_many:
            wrong = Wrong.TOO_MANY
        elif not key:
            wrong = Wrong.NO_NAME
        elif any(len(value) > LONGEST for value in values.values()):
            wrong = Wrong.TOO_LONG
        elif key in seen:
            wrong = Wrong.TWICE
        elif key in invited:
            wrong = Wrong.INVITED
        found.append(GroupLine(line, group, wrong, seen.get(key, 0)))
        if key:
            seen.setdefault(key, line)
    return found


def _rows(name: str, text: str) -> Iterator[tuple[int, dict[str, str], bool]]:
    """Each line, its fields by column, and whether it has too many."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    between = separator(first)
    heads = [field.strip().lower() for _, row in fields(name, first, between) for field in row]
    if any(_ALSO.get(head, head) == "name" for head in heads):
        table = fields(name, text, between)
        line, row = next(table)
        columns = column_names(name, line, [_ALSO.get(f.strip().lower(), f) for f in row], ["name"])
    elif between == "\t" or (between == ";" and _all_divided(text, between)):
        table, columns = fields(name, text, between), list(COLUMNS)
    else:
        lines = enumerate(text.splitlines(), 1)
        table, columns = ((n, [line]) for n, line in lines if line.strip()), ["name"]
    for line, row in table:
        yield line, dict(zip(columns, row, strict=False)), any(map(str.strip, row[len(columns) :]))


def _all_divided(text: str, between: str) -> bool:
    """Whether each line has a separator, and none more than there are columns."""
    counts = [line.count(between) for line in text.splitlines() if line.strip()]
    return all(0 < count < len(COLUMNS) for count in counts)


def _clean(value: str) -> str:
    """A field without white space around it, and without what makes a cell safe on export."""
    value = " ".join("".join(" " if category(c) in {"Cc", "Cs"} else c for c in value).split())
    bare = value.removeprefix("'")
    return bare if bare != value and safe_cell(bare) == value else value
