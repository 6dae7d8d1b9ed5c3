"""A broken file is refused with its file, its line, and what to do."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.consultation import ConsultationError, load
from tests.conftest import DATA

type Break = Callable[..., None]


@pytest.fixture
def broken(tmp_path: Path) -> Break:
    """Replace one text of the tiny consultation; check what is said, and of which line."""
    folder = tmp_path / "tiny"
    shutil.copytree(DATA / "tiny", folder)

    def check(file: str, old: str, new: str, *, at: str, says: str) -> None:
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text
        changed = text.replace(old, new, 1)
        path.write_text(changed, "utf-8")
        with pytest.raises(ConsultationError) as raised:
            load(folder)
        problem = raised.value.problems[0]
        line = changed[: changed.index(at)].count("\n") + 1
        assert str(problem).startswith(f"{path}:{line}: {says}")

    return check


def test_the_tiny_consultation_loads() -> None:
    assert len(load(DATA / "tiny").questions) == 5


def test_missing_wording_is_refused(broken: Break) -> None:
    broken(
        "questions.yml",
        "        text: Where else should it stand?\n",
        "",
        at="- number: 2",
        says="“text” is missing here. Add it.",
    )


def test_empty_wording_is_refused(broken: Break) -> None:
    broken(
        "questions.yml",
        "plain: By the church?",
        "plain: ''",
        at="plain: ''",
        says="“plain” is empty. Fill it in, or take it out.",
    )


def test_a_number_used_twice_is_refused(broken: Break) -> None:
    broken(
        "questions.yml",
        "number: 3",
        "number: 2 # again",
        at="number: 2 # again",
        says="Question 2 is here a second time. Give it its own number.",
    )


def test_a_part_used_twice_is_refused(broken: Break) -> None:
    broken(
        "questions.yml",
        "letter: b",
        "letter: 'a'",
        at="letter: 'a'",
        says="Question 4 has two parts a. Give each part its own letter.",
    )


def test_an_unknown_fact_is_refused(broken: Break) -> None:
    broken(
        "questions.yml",
        "{fact: drives}",
        "{fact: cycles}",
        at="{fact: cycles}",
        says="Question 3 depends on the fact “cycles”, which is not in consultation.yml"
        " (known: drives). Add it there, or correct the name.",
    )


def test_a_condition_on_an_unknown_question_is_refused(broken: Break) -> None:
    broken(
        "questions.yml",
        "question: 1,",
        "question: 9,",
        at="question: 9,",
        says="Question 2 depends on question 9, which does not exist. Correct the number.",
    )


def test_a_condition_on_an_open_question_is_refused(broken: Break) -> None:
    broken(
        "questions.yml",
        "question: 1,",
        "question: 4,",
        at="question: 4,",
        says="Question 2 depends on the stance taken on question 4, which is open",
    )


def test_questions_that_depend_on_each_other_are_refused(broken: Break) -> None:
    circle = """        when: {question: 5, stance: [agree]}
        text: Should there be a place to park beside it?
        plain: Parking?
        why: The verge is narrow.
      - number: 5
        kind: view
        when: {question: 3, stance: [agree]}
        text: Should cars wait behind the bus?
        plain: Should cars wait?
        why: The road bends.
"""
    text = (DATA / "tiny" / "questions.yml").read_text("utf-8")
    start = text.index("        when: {fact: drives}")
    broken(
        "questions.yml",
        text[start:],
        circle,
        at="when: {question: 5",
        says="Questions depend on each other in a circle: 3 → 5 → 3. Take one condition out.",
    )


def test_a_question_that_depends_on_itself_is_refused(broken: Break) -> None:
    broken(
        "questions.yml",
        "when: {fact: drives}",
        "when: {question: 3, stance: [agree]}",
        at="when: {question: 3",
        says="Questions depend on each other in a circle: 3 → 3. Take one condition out.",
    )


def test_a_term_explained_twice_is_refused(broken: Break) -> None:
    broken(
        "glossary.yml",
        "terms:\n",
        "terms:\n  - term: Roof\n    also: [the SHELTER, shelter]\n    meaning: x\n",
        at="- term: Shelter",
        says="“Shelter” is explained twice: here and under “Roof”. Keep one of the two.",
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("number: 3", "number: three", "“number” must be a whole number, without quotes."),
        ("kind: open", "kind: essay", "“kind” must be 'view' or 'open'."),
        ("title: The look", "title: [a, b]", "“title” must be text."),
        ("heading: Where", "hedding: Where", "“hedding” is not a known key here."),
        ("stance: [disagree, partly]", "stance: [perhaps]", "“stance” must be"),
        ("stance: [disagree, partly]", "stance: []", "“stance” is empty."),
        ("number: 3", "number: 0", "“number” Input should be greater than or equal to 1."),
        ("id: look", "id: The Look", "“id” must be a short name of small letters"),
    ],
)
def test_a_wrong_type_or_key_is_refused(broken: Break, old: str, new: str, says: str) -> None:
    broken("questions.yml", old, new, at=new, says=says)


def test_a_short_route_with_an_unknown_question_is_refused(broken: Break) -> None:
    broken(
        "consultation.yml",
        "[1, 4]",
        "[1, 44]",
        at="[1, 44]",
        says="The short route has question 44, which does not exist. Correct it.",
    )


def test_a_date_that_is_none_is_refused(broken: Break) -> None:
    broken(
        "consultation.yml",
        "2024-02-03",
        "soon",
        at="soon",
        says="“responses_due” must be a date such as 2006-03-03, without quotes.",
    )


def test_yaml_that_cannot_be_read_is_refused(broken: Break) -> None:
    broken(
        "questions.yml",
        "why: The road bends.",
        'why: "The road bends.',
        at='"The road bends.',
        says="This is not valid YAML",
    )


def test_a_key_used_twice_is_refused(broken: Break) -> None:
    broken(
        "consultation.yml",
        "id: tiny\n",
        "id: tiny\nid: again\n",
        at="id: again",
        says="“id” is here a second time. Keep one of the two.",
    )


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConsultationError) as raised:
        load(tmp_path)
    assert {problem.file.name for problem in raised.value.problems} == {
        "consultation.yml",
        "questions.yml",
    }


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    shutil.copytree(DATA / "tiny", folder)
    (folder / "glossary.yml").write_bytes(b"terms:\n  - term: caf\xe9\n    meaning: x\n")
    with pytest.raises(ConsultationError, match="not UTF-8"):
        load(folder)


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    shutil.copytree(DATA / "tiny", folder)
    questions = folder / "questions.yml"
    text = questions.read_text("utf-8").replace("number: 1", "number: one")
    questions.write_text(text.replace("kind: open", "kind: essay"), "utf-8")
    (folder / "glossary.yml").write_text("terms: 5\n")
    with pytest.raises(ConsultationError) as raised:
        load(folder)
    assert len(raised.value.problems) == 4


@pytest.mark.parametrize(
    ("contact", "at", "says"),
    [
        ("{hours: always}", "contact:", "Give “email” or “telephone” here."),
        ("{email: help at snoring}", "contact:", "“help at snoring” is not an e-mail address."),
        ("{telephone: ask Jean}", "contact:", "“ask Jean” is not a telephone number."),
    ],
)
def test_a_contact_that_leads_nowhere_is_refused(
    broken: Break, contact: str, at: str, says: str
) -> None:
    broken(
        "consultation.yml",
        "  short_name: SN\n",
        f"  short_name: SN\n  contact: {contact}\n",
        at=at,
        says=says,
    )
