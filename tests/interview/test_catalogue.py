"""What is declared in bot/interview/saying/catalogue.py is what the engine says.

`Walk` holds every other test of the engine to the same list: what is filled in, and which
buttons are offered together.
"""

import ast
import re
from collections.abc import Iterator, Mapping

import pytest

from bot.consultation import Stance
from bot.interview.saying.catalogue import BUTTONS, MESSAGES, TOGETHER
from bot.settings import ROOT

SOURCES = [
    ast.parse(path.read_text("utf-8"))
    for path in (ROOT / "bot").rglob("*.py")
    if path.name != "catalogue.py"
]
FROM_ENUMS = {"say": set[str](), "Offer": set(Stance)}
"""Keys that are the members of an enum."""


def functions() -> Iterator[ast.FunctionDef]:
    for tree in SOURCES:
        yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def named(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def calls(*names: str) -> Iterator[tuple[ast.Call, ast.FunctionDef | None]]:
    """Every call of one of these, with the function in which it stands, if in one."""
    inside = {node: function for function in functions() for node in ast.walk(function)}
    for tree in SOURCES:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and named(node) in names:
                yield node, inside.get(node)


def handing_on(name: str) -> list[str]:
    """A function that takes a key, and those that hand one on to it as their first argument."""
    return [name] + [
        function.name
        for call, function in calls(name)
        if function
        and function.args.args
        and ast.unparse(call.args[0]) == function.args.args[0].arg
    ]


def patterns(key: ast.expr, function: ast.FunctionDef | None) -> Iterator[str]:
    """The keys that an expression can give, as regular expressions."""
    match key:
        case ast.Constant(str(value)):
            yield re.escape(value)
        case ast.IfExp(body=body, orelse=orelse):
            yield from patterns(body, function)
            yield from patterns(orelse, function)
        case ast.JoinedStr(values=values):
            yield "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z_-]+"
                for part in values
            )
        case ast.Name(id=name) if function is not None:
            for node in ast.walk(function):
                if isinstance(node, ast.Assign) and [ast.unparse(t) for t in node.targets] == [
                    name
                ]:
                    yield from patterns(node.value, function)


@pytest.mark.parametrize(("name", "declared"), [("say", MESSAGES), ("Offer", BUTTONS)])
def test_every_key_of_the_source_is_declared_and_no_other(
    name: str, declared: Mapping[str, str]
) -> None:
    used, unknown = FROM_ENUMS[name], []
    for call, function in calls(*handing_on(name)):
        for pattern in patterns(call.args[0], function):
            keys = {key for key in declared if re.fullmatch(pattern, key)}
            used = used | keys
            unknown += [] if keys else [pattern]
    assert unknown == [], "said, and not declared in bot/interview/saying/catalogue.py"
    assert set(declared) - used == set(), "declared, and never said"


def test_what_is_filled_in_is_declared() -> None:
    for call, _ in calls("say"):
        match call.args[0]:
            case ast.Constant(str(key)) if all(keyword.arg for keyword in call.keywords):
                assert {keyword.arg for keyword in call.keywords} == filled(MESSAGES, key), key
    for call, _ in calls("Offer"):
        match call.args:
            case [ast.Constant(str(key)), _, ast.Dict(keys=names)]:
                assert {ast.literal_eval(name) for name in names if name} == filled(BUTTONS, key)


def filled(declared: Mapping[str, str], key: str) -> set[str]:
    return set(declared.get(key, "").split())


def test_only_buttons_are_offered_together() -> None:
    assert {key for group in TOGETHER for key in group.split()} <= set(BUTTONS)
