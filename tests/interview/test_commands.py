import pytest
from hypothesis import given

from bot.consultation import Ref, Status
from bot.interview import commands as c
from bot.interview.commands.encoding import UnknownChoice, decode, encode, on_a_button
from bot.interview.state.place import RouteKind
from tests.interview.test_properties import commands


@given(commands)
def test_a_command_is_read_back_as_it_was_written(command: c.Command) -> None:
    assert decode(encode(command)) == command


@pytest.mark.parametrize(
    ("command", "value"),
    [
        (c.PassOver(Status.SKIPPED, Ref(16, "a")), "pass:skipped:16a"),
        (c.ChooseRoute(RouteKind.SHORT), "route:short"),
        (c.ChooseRoute(RouteKind.SECTION, "capacity"), "route:section:capacity"),
        (c.GoBack(), "back"),
        (c.Add(None, "a: b"), "add::a: b"),
    ],
)
def test_commands_are_written_shortly(command: c.Command, value: str) -> None:
    assert encode(command) == value
    assert decode(value) == command


@pytest.mark.parametrize(
    "value",
    ["", "nonsense", "go:7:8", "go:x", "stance", "stance:perhaps:1", "back:1", "consent:named:ok"],
)
def test_what_no_button_carries_is_refused(value: str) -> None:
    with pytest.raises(UnknownChoice):
        decode(value)


@pytest.mark.parametrize(
    "value", ["route:", "pass::1", "pass:answered:1", "ask:", "stance:", "go:x"]
)
def test_a_button_that_lacks_what_it_needs_is_unknown(value: str) -> None:
    with pytest.raises(UnknownChoice):
        decode(value)


def test_a_members_words_come_from_words_only() -> None:
    assert not on_a_button(c.Explain("LSP"))
    assert not on_a_button(c.Add(None, "and this"))
    assert on_a_button(c.Add(Ref(3)))
