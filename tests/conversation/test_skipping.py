"""Passing over several questions at once, through a real Rasa server."""

import pytest

from tests.serving import Talk


def skipped(talk: Talk) -> set[str]:
    return {ref for ref, answer in talk.answers().items() if answer["status"] == "skipped"}


@pytest.mark.parametrize(
    ("text", "refs", "then"),
    [
        ("skip this one and the next", {"14", "15"}, "16a"),
        ("skip the next two", {"14", "15"}, "16a"),
        ("skip questions 14 and 15", {"14", "15"}, "16a"),
        ("skip question 20", {"20"}, "14"),
        ("skip the rest of this section", {"14", "15", "16a", "16b"}, None),
    ],
)
def test_what_is_named_is_passed_over(
    talk: Talk, text: str, refs: set[str], then: str | None
) -> None:
    talk.choose("go:14").say(text)
    assert skipped(talk) == refs if then else {"14", "15"} <= skipped(talk)
    assert then in {None, talk.at}
    talk.choose("undo").choose("review")
    assert skipped(talk) == set()


def test_skipping_to_a_question_leaves_the_others_open(talk: Talk) -> None:
    talk.say("skip to 12")
    assert talk.at == "12"
    assert "1–11" in talk.said
    assert skipped(talk) == set()


def test_other_ways_not_to_answer_can_be_for_several(talk: Talk) -> None:
    talk.say("questions 3 and 4: don't know")
    assert {talk.answers()[ref]["status"] for ref in ("3", "4")} == {"dont_know"}
