"""A broken catalogue is refused with its line and what to do; a poor one is advised on."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bot.consultation import Problem
from bot.consultation.advice import hard, overall
from bot.interview.reading.address_ways import Addresses
from bot.interview.reading.openings import Openings
from bot.interview.reading.position_ways import SettingWays
from bot.interview.reading.positions import Positions
from bot.interview.reading.remark_ways import RemarkWays
from bot.interview.reading.requests import Requests
from bot.interview.reading.yes_no import YesNo
from bot.interview.saying.catalogue import BUTTONS, MESSAGES, STATES
from bot.interview.saying.checks import advice, located
from bot.interview.saying.choosing import ChoosingWays
from bot.interview.saying.wording import WordingError, load_wording, read_words
from bot.settings import ROOT
from tests.catalogues import changed, line_of

ENGLISH = ROOT / "messages" / "en.yml"

type Broken = Callable[[str, str], Path]


@pytest.fixture
def broken(tmp_path: Path) -> Broken:
    """A copy of the English messages with one text replaced."""

    return partial(changed, ENGLISH, tmp_path / "broken.yml")


def problems(path: Path) -> list[Problem]:
    with pytest.raises(WordingError) as raised:
        load_wording(path)
    return raised.value.problems


def advised(path: Path) -> list[Problem]:
    _, lines = read_words(path)
    return located(advice(load_wording(path).texts), lines, path)


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        (
            "  choose_section: Which", "  chose_section: Which", "messages:\n",
            "“choose_section” is missing here. Add it.",
        ),
        (
            "  line: ", "  lines: ", "messages:\n",
            "“line” is missing here. Add it. It can say {ref}, {state}, {words}, {answer}.",
        ),
        ("  undo: {label: Undo}\n", "", "buttons:\n", "“undo” is missing here. Add it."),
        ("  bypassed: not asked\n", "", "states:\n", "“bypassed” is missing here. Add it."),
        (
            "There are {count} questions", "There are {conut} questions", "There are {conut}",
            "“{conut}” cannot be filled in here. Only {count}, {minutes} can. Correct it, or",
        ),
        (
            "Undo}", "'Undo {ref}'}", "Undo {ref}",
            "“{ref}” cannot be filled in here. Nothing can. Correct it, or take it out.",
        ),
        (
            "question {ref}. You can also", "question {ref:>5}. You can also", "{ref:>5}",
            "Only the name may stand in the braces. Write {ref}.",
        ),
        (
            "There are {count} questions", "There are {count questions", "There are {count q",
            "A brace, { or }, has no partner here. Write both, or neither.",
        ),
        (
            "{label: Disagree,", "{label: Agree,", "disagree: {label: Agree",
            "“Agree” also stands for the button “agree”, which is offered beside this one. Give",
        ),
        (
            "{label: Skip, typed: [", "{label: Skip, typed: [later, ", "label: Come back",
            "“later” also stands for the button “skip”, which is offered beside this one.",
        ),
        ("  go_on: {label", "  go_on: {lable", "  go_on:", "“label” is missing here. Add it."),
        ("  agree: agree", "  agree: 1", "  agree: 1", "“agree” must be text."),
        ("  agree: agree", "  agree: ''", "  agree: ''", "“agree” is empty. Fill it in"),
        ("states:", "extra: 1\nstates:", "extra:", "“extra” is not a known key here."),
        (
            "  rather_not_say:\n", "  never_mind:\n", "  never_mind:\n",
            "“never_mind” must be 'unanswered',",
        ),
        (
            "  no_doubt:", "  no_doubt: Once.\n  no_doubt:", "no_doubt: That",
            "“no_doubt” is here a second time. Keep one of the two.",
        ),
        ("  line: \"{ref}", "  line: \"{ref}\" \"", "  line:", "This is not valid YAML:"),
        (
            "{show} {versions}", "{shwo} {versions}", "requests:",
            "“requests” has in showing what stands_for does not explain: shwo.",
        ),
        (
            "mark {ref} as {position}", "mark {ref} as {postion}", "  setting:",
            "“setting” has in ways what stands_for does not explain: postion.",
        ),
        (
            "{i} really meant\"", "{we} really meant\"", "addresses:",
            "“addresses” has in meaning what stands_for does not explain: we.",
        ),
    ],
)  # fmt: skip
def test_a_fault_in_the_messages_is_named_with_its_line_and_what_to_do(
    broken: Broken, old: str, new: str, at: str, says: str
) -> None:
    path = broken(old, new)
    problem = problems(path)[0]
    assert (problem.line, problem.what[: len(says)]) == (line_of(path, at), says)


def test_a_translation_is_refused_with_everything_that_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "cy.yml"
    openings = "".join(f"  {name}: []\n" for name in Openings.model_fields)
    addresses = "".join(f"  {name}: []\n" for name in Addresses.model_fields)
    addresses = addresses.replace("stands_for: []", "stands_for: {}")
    positions = "".join(f"  {name}: []\n" for name in Positions.model_fields)
    setting = "".join(f"    {name}: []\n" for name in SettingWays.model_fields)
    setting = setting.replace("stands_for: []", "stands_for: {}")
    positions = positions.replace("setting: []", f"setting:\n{setting}".rstrip())
    yes_no = "".join(f"  {name}: []\n" for name in YesNo.model_fields)
    empty = "buttons: {}\nstates: {}\nnot_answering: {}\n"
    empty += f"openings:\n{openings}addresses:\n{addresses}positions:\n{positions}"
    requests = "".join(f"  {name}: []\n" for name in Requests.model_fields)
    for name in ("stands_for", "ordinals", "units"):
        requests = requests.replace(f"{name}: []", f"{name}: {{}}")
    remarks = "".join(f"  {name}: []\n" for name in RemarkWays.model_fields)
    choosing = "".join(f"  {name}: []\n" for name in ChoosingWays.model_fields)
    empty += f"choosing:\n{choosing}"
    empty += "details:\n  naming: []\n  changing: {}\n  beside: []\n"
    empty += f"remarks:\n{remarks}yes_no:\n{yes_no}requests:\n{requests}"
    path.write_text(f"language: cy\nmessages:\n  welcome: Croeso.\n{empty}", "utf-8")
    missing = {problem.what.partition("”")[0][1:] for problem in problems(path)}
    assert missing == {*MESSAGES, *BUTTONS, *STATES} - {"welcome"}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    [problem] = problems(tmp_path / "pl.yml")
    assert problem.what == "This file is missing. See docs/wording.md."


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        (
            "  undone:", "  undid: Undone.\n  undone:", "undid:",
            "“undid” is never said. Check its spelling, or take it out.",
        ),
        (
            "settled already.", "settled!", "settled!",
            "There is an exclamation mark here. Say it calmly, without.",
        ),
        (
            "  no_doubt: That", f"  no_doubt: {'so ' * 25}That", "so so",
            "The sentence “so so so so …” has 30 words. Make two of it,",
        ),
        (
            "  no_doubt: That", f"  no_doubt: {'It is so. ' * 20}That", "It is so. It",
            "This message has 65 words. Say it in no more than 60.",
        ),
        (
            "Go to question {ref}", "Go to the question with the following number: {ref}",
            "Go to the question with",
            "This label has 46 characters. Give it no more than 40.",
        ),
    ],
)  # fmt: skip
def test_what_could_be_better_is_named_with_its_line(
    broken: Broken, old: str, new: str, at: str, says: str
) -> None:
    path = broken(old, new)
    found = [(problem.line, problem.what[: len(says)]) for problem in advised(path)]
    assert (line_of(path, at), says) in found


def test_our_own_messages_need_no_advice() -> None:
    assert advised(ENGLISH) == []
    said = load_wording(ENGLISH).messages
    assert list(hard(((key,), text) for key, text in said.items())) == []
    assert overall(said.values()) <= 9
