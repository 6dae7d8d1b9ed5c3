"""Yes and no are understood however they are said, and only where they are asked for."""

import pytest

from bot.interview import commands as c
from bot.interview.says import Offer
from bot.interview.wording import Wording
from tests.interview.walk import Walk

YES = [
    "yes",
    "Yes please.",
    "yes please submit it",
    "ok",
    "go ahead",
    "Sure, why not",
    "of course",
    "Of course you may",
    "yes you may",
    "yh thats fine",
    "go on then",
    "well yes, please do",
    "yep send it",
    "Yes of course",
    "oh alright then",
]
NO = [
    "no",
    "No thanks",
    "not yet",
    "nah",
    "no, not now",
    "no wait",
    "please don't",
    "rather not",
    "no, I don't think so",
    "oh no",
    "not just yet, thanks",
]
NEITHER = [
    "yes but not by name",
    "no idea",
    "yes, but we have not asked the committee",
    "",
    "ok who reads it",
    "I said no such thing",
    "please",
    "and",
    "thank you",
    "sure start",
]
SUBMIT = (Offer("submit_now", c.Submit()), Offer("not_yet", c.GoBack()))


@pytest.mark.parametrize("text", YES)
def test_any_way_of_saying_yes_presses_the_button_that_means_yes(
    wording: Wording, text: str
) -> None:
    assert wording.typed(text, SUBMIT) == SUBMIT[0]


@pytest.mark.parametrize("text", NO)
def test_any_way_of_saying_no_presses_the_button_that_means_no(wording: Wording, text: str) -> None:
    assert wording.typed(text, SUBMIT) == SUBMIT[1]


@pytest.mark.parametrize("text", NEITHER)
def test_what_says_more_than_yes_or_no_presses_nothing(wording: Wording, text: str) -> None:
    assert wording.typed(text, SUBMIT) is None


@pytest.mark.parametrize("text", ["yes please", "of course", "no thanks"])
def test_where_nothing_means_yes_or_no_nothing_is_pressed(wording: Wording, text: str) -> None:
    assert wording.typed(text, (Offer("erase_now", c.Erase(sure=True)),)) is None


@pytest.mark.parametrize("text", ["yes please", "no", "ok thanks"])
def test_a_bare_yes_or_no_is_no_comment_on_the_whole_paper(opening: Walk, text: str) -> None:
    opening.write(text)
    assert "I have not recorded that." in opening.said
    assert not opening.interview.response.answers
