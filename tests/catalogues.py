"""Which texts of a catalogue are asked for, read from the code that asks; and spoiling one."""

import ast
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, nodes


@dataclass(frozen=True)
class Asked:
    """One place that asks for texts."""

    places: str
    """The texts that it can ask for, as a regular expression."""
    filled: set[str] | None
    """What it fills in; None if that depends on the text."""


def pattern(part: ast.expr | nodes.Node, named: Mapping[str, str]) -> str:
    """The names that an expression can give, as a regular expression.

    Args:
        part: the expression, of Python or of a template.
        named: what stands in variables, by their names.
    """
    match part:
        case ast.Constant(str(value)) | nodes.Const(value=str(value)):
            return re.escape(value)
        case ast.IfExp(body=one, orelse=other) | nodes.CondExpr(expr1=one, expr2=other):
            return f"(?:{pattern(one, named)}|{pattern(other, named)})"
        case ast.Name(id=name) | nodes.Name(name=name) if name in named:
            return f"(?:{named[name]})"
        case ast.JoinedStr(values=parts) | nodes.Concat(nodes=parts):
            return "".join(pattern(part, named) for part in parts)
        case _:
            return "[a-z_]+"


def places(parts: Sequence[ast.expr | nodes.Node], named: Mapping[str, str]) -> str:
    """The texts that a call can ask for, as a regular expression."""
    return r"\.".join(pattern(part, named) for part in parts)


def calls(path: Path) -> list[tuple[str, list[ast.expr], set[str]]]:
    """The calls in a Python file: of what, with what, and with which keywords."""
    return [
        (
            ast.unparse(node.func),
            node.args,
            {keyword.arg for keyword in node.keywords if keyword.arg},
        )
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    ]


def calls_in_template(path: Path, function: str) -> list[tuple[list[nodes.Expr], set[str]]]:
    """The calls of a function in a template: with what, and with which keywords."""
    return [
        (node.args, {keyword.key for keyword in node.kwargs})
        for node in Environment().parse(path.read_text("utf-8")).find_all(nodes.Call)
        if isinstance(node.node, nodes.Name) and node.node.name == function
    ]


def assert_as_declared(
    declared: Mapping[str, str], asked: Iterable[Asked], by_itself: set[str]
) -> None:
    """Every text that is asked for is declared with what is filled in, and no other is."""
    found = set(by_itself)
    for place in asked:
        keys = {key for key in declared if re.fullmatch(place.places, key)}
        assert keys, f"{place.places} is not declared"
        found |= keys
        if place.filled is not None:
            assert {frozenset(declared[key].split()) for key in keys} == {
                frozenset(place.filled)
            }, place.places
    assert set(declared) == found


def words_in(template: Path) -> list[str]:
    """The words that stand in a template itself."""
    text = re.sub(r"\{[%{#].*?[%}#]\}", "", template.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"<[^>]*>|[a-z-]+=\"[^\"]*\"|&\w+;", "", text)
    return re.findall(r"[A-Za-z]{2,}", text)


def changed(original: Path, copy: Path, old: str, new: str) -> Path:
    """A copy of a catalogue with one text replaced."""
    text = original.read_text("utf-8")
    assert old in text
    copy.write_text(text.replace(old, new, 1), "utf-8")
    return copy


def line_of(path: Path, text: str) -> int:
    """The line on which a text first stands in a file."""
    content = path.read_text("utf-8")
    return content[: content.index(text) + text.startswith("\n")].count("\n") + 1
