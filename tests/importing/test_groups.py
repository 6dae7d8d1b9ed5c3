"""Lists of groups to invite."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exports.tabular import safe_cell
from bot.importing import CannotImport
from bot.importing.groups import Wrong, read_groups


def names(text: str) -> list[str]:
    return [line.group.name for line in read_groups("list", text) if line.wrong is None]


def test_lines_without_columns_are_names_also_with_commas() -> None:
    assert names("Acton Lunch Club\n\n  Smith, Jones and Friends \n") == [
        "Acton Lunch Club", "Smith, Jones and Friends",
    ]  # fmt: skip


def test_columns_are_found_by_their_names_in_any_order_and_with_any_separator() -> None:
    for between in (",", ";", "\t"):
        text = f"Area{between}Name{between}other\nActon{between}Lunch Club{between}x\n"
        [line] = read_groups("list", "\ufeff" + text)
        assert (line.group.name, line.group.area, line.line) == ("Lunch Club", "Acton", 2)


def test_what_is_copied_from_a_spreadsheet_needs_no_columns() -> None:
    [line] = read_groups("list", "Lunch Club\tolder people\tActon\tjo@example.org")
    group = line.group
    assert (group.name, group.community, group.area, group.contact) == (
        "Lunch Club", "older people", "Acton", "jo@example.org",
    )  # fmt: skip


def test_what_is_wrong_is_said_with_its_line_and_the_rest_is_taken() -> None:
    text = "name,area\nLunch Club,Acton\n,Hanwell\nlunch  CLUB,\nDuck Lane,\nOne,Two,Three\nHere,"
    lines = read_groups("list", text, frozenset({"duck lane"}))
    assert [(line.line, line.wrong, line.earlier) for line in lines if line.wrong] == [
        (3, Wrong.NO_NAME, 0),
        (4, Wrong.TWICE, 2),
        (5, Wrong.INVITED, 0),
        (6, Wrong.TOO_MANY, 0),
    ]
    assert names(text.replace("Duck Lane,\n", "")) == ["Lunch Club", "Here"]


def test_lines_that_all_have_semicolons_are_columns() -> None:
    [one, two] = read_groups("list", "Young Carers; young people; Northolt\nClub;;Acton;020 7946\n")
    assert (one.group.name, one.group.community, one.group.area) == (
        "Young Carers",
        "young people",
        "Northolt",
    )
    assert (two.group.name, two.group.community, two.group.contact) == ("Club", None, "020 7946")
    [name, _] = read_groups("list", "Friends; Neighbours\nLunch Club\n")
    assert name.group.name == "Friends; Neighbours"


def test_a_column_that_is_there_twice_is_no_table() -> None:
    with pytest.raises(CannotImport, match="twice"):
        read_groups("list", "name,group\nA,B\n")


@given(st.text(min_size=1).map(lambda text: " ".join(text.split())))
def test_what_was_made_safe_for_spreadsheets_comes_back_as_it_was(name: str) -> None:
    cell = safe_cell(name).replace('"', '""')
    [*lines] = read_groups("list", f'name\n"{cell}"\n')
    shown = [line.group.name for line in lines]
    clean = " ".join(name.replace("\0", " ").split())
    if clean and clean.isprintable() and not clean.startswith("'"):
        assert shown == [clean]
