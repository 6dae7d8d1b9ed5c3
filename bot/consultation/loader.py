"""Reading a consultation's folder, with the file and line of anything that is wrong."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.consultation.checks import Finding, check
from bot.consultation.errors import ConsultationError, Problem
from bot.consultation.model import (
    BackgroundFile,
    Consultation,
    ConsultationFile,
    Entry,
    GlossaryFile,
    QuestionsFile,
)

FILES: dict[str, type[Entry]] = {
    "consultation": ConsultationFile,
    "questions": QuestionsFile,
    "glossary": GlossaryFile,
    "background": BackgroundFile,
}
OPTIONAL = frozenset({"glossary", "background"})

NEEDED = "Every consultation needs it: see docs/consultations.md."

type Location = tuple[str | int, ...]


def load(folder: Path) -> Consultation:
    """Read and check the consultation in a folder.

    Raises:
        ConsultationError: a file is missing, cannot be read, or does not make sense. The
            error lists every problem with its file, its line and what to do.
    """
    documents: dict[str, Entry] = {}
    lines: dict[str, dict[Location, int]] = {}
    problems: list[Problem] = []
    for name, model in FILES.items():
        path = folder / f"{name}.yml"
        if not path.exists() and name in OPTIONAL:
            documents[name], lines[name] = model(), {}
            continue
        try:
            document, lines[name] = read_yaml(path)
            documents[name] = parse(model, document, lines[name], path)
        except ConsultationError as error:
            problems += error.problems
    if problems:
        raise ConsultationError(problems)

    consultation = Consultation.model_construct(
        **{
            **dict(documents["consultation"]),
            **dict(documents["questions"]),
            **dict(documents["glossary"]),
            "background": documents["background"],
        }
    )
    if findings := list(check(consultation)):
        raise ConsultationError([_locate(finding, folder, lines) for finding in findings])
    return consultation


def read_yaml(path: Path, needed: str = NEEDED) -> tuple[Any, dict[Location, int]]:
    """The content of a YAML file, and the line (from 1) on which each value stands.

    Args:
        path: the file.
        needed: what to say, besides that it is missing, if it is.

    Raises:
        ConsultationError: the file is missing, is not UTF-8 or is not YAML.
    """
    try:
        tree = YAML(typ="rt").load(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ConsultationError([Problem(path, 1, f"This file is missing. {needed}")]) from None
    except OSError as error:
        what = f"This file cannot be read: {error.strerror}. Give the folder that it is in."
        raise ConsultationError([Problem(path, 1, what)]) from None
    except UnicodeDecodeError as error:
        what = f"This file is not UTF-8 text (byte {error.start}). Save it as UTF-8."
        raise ConsultationError([Problem(path, 1, what)]) from None
    except MarkedYAMLError as error:
        # A quotation mark that is never closed is noticed at the end; it stands at the context.
        unclosed = "end of stream" in str(error.problem)
        mark = error.context_mark if unclosed else error.problem_mark
        reason = str(error.problem or error.context).partition("\n")[0]
        what = f"This is not valid YAML: {reason}. Check the indentation and the quotes here."
        if twice := re.match('found duplicate key "(.*?)"', reason):
            what = f"“{twice[1]}” is here a second time. Keep one of the two."
        raise ConsultationError([Problem(path, mark.line + 1 if mark else 1, what)]) from None
    except YAMLError as error:
        what = f"This is not valid YAML: {error}. Check the whole file."
        raise ConsultationError([Problem(path, 1, what)]) from None
    lines: dict[Location, int] = {(): 1}
    return _plain(tree, (), lines), lines


def _plain(node: Any, path: Location, lines: dict[Location, int]) -> Any:
    if isinstance(node, CommentedMap):
        for key in node:
            lines[(*path, key)] = node.lc.key(key)[0] + 1
        return {key: _plain(value, (*path, key), lines) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        for index in range(len(node)):
            lines[(*path, index)] = node.lc.item(index)[0] + 1
        return [_plain(value, (*path, index), lines) for index, value in enumerate(node)]
    if isinstance(node, str):
        return str(node)
    return node


def leaves(node: Any, path: Location = ()) -> Iterator[tuple[Location, Any]]:
    """Every single value of a document, with where it stands."""
    if isinstance(node, dict | list):
        steps = node.items() if isinstance(node, dict) else enumerate(node)
        for step, value in steps:
            yield from leaves(value, (*path, step))
    else:
        yield path, node


def parse[Model: Entry](
    model: type[Model], document: Any, lines: dict[Location, int], path: Path
) -> Model:
    """Check one document against its model.

    Raises:
        ConsultationError: something is missing, unknown or of the wrong type.
    """
    try:
        return model.model_validate(document)
    except ValidationError as error:
        problems: dict[object, Problem] = {}
        for detail in error.errors(include_url=False):
            location = _known(tuple(detail["loc"]), lines)
            problem = Problem(path, lines.get(location, 1), _explain(detail))
            problems.setdefault((problem.line, detail["loc"][-1:]), problem)
        raise ConsultationError(list(problems.values())) from None


def _known(location: Location, lines: dict[Location, int]) -> Location:
    """The longest part of a validator's location that exists in the file.

    Validators add names of union members to locations; these are left out.
    """
    known: Location = ()
    for step in location:
        if (*known, step) in lines:
            known = (*known, step)
    return known


_EXPLANATIONS = {
    "missing": "is missing here. Add it.",
    "extra_forbidden": "is not a known key here. Check its spelling, or take it out.",
    "string_too_short": "is empty. Fill it in, or take it out.",
    "too_short": "is empty. Fill it in, or take it out.",
    "string_type": "must be text. Put it in quotes if it looks like something else.",
    "int_type": "must be a whole number, without quotes.",
    "bool_type": "must be true or false.",
    "date_type": "must be a date such as 2006-03-03, without quotes.",
    "literal_error": "must be {expected}.",
    "enum": "must be {expected}.",
    "list_type": "must be a list.",
    "dict_type": "must be a set of keys and values.",
    "model_type": "must be a set of keys and values.",
    "string_pattern_mismatch": (
        "must be a short name of small letters, digits and hyphens (for a part: one letter)."
    ),
}


def _explain(detail: ErrorDetails) -> str:
    names = [step for step in detail["loc"] if isinstance(step, str) and step != "[key]"]
    name = names[-1] if names else "this file"
    explanation = _EXPLANATIONS.get(detail["type"], detail["msg"] + ".")
    return f"“{name}” {explanation.format(**detail.get('ctx', {}))}"


def _locate(finding: Finding, folder: Path, lines: dict[str, dict[Location, int]]) -> Problem:
    line = lines[finding.file].get(_known(finding.path, lines[finding.file]), 1)
    return Problem(folder / f"{finding.file}.yml", line, finding.what)
