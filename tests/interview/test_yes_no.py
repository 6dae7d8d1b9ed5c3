"""Yes and no are understood however they are said, and only where they are asked for."""

import pytest

from bot.interview import commands as c
from bot.interview.saying.says import Offer
from bot.interview.saying.wording import Wording
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
    "Yes please, that is the one exactly, thank you so much",
    "Yes dear, that would be lovely, if you don't mind",
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
    "yes, if the council pays for all of it",
    "yes but not by name",
    "Yes, that is what we want, and a seat for each ward",
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
    opening.press(c.ChooseSection()).write(text)
    assert "I have not recorded that." in opening.said
    assert not opening.interview.response.answers


def test_a_polite_yes_may_say_again_what_the_button_says(wording: Wording) -> None:
    offers = (
        Offer("file_them", c.AsCommand(), {"count": 5}),
        Offer("all_to", c.AsAnswer(), {"ref": 4}),
    )
    said = "Yes, do put each with its own question, thank you."
    assert wording.typed(said, offers) == offers[0]


@pytest.mark.parametrize("text", ["yes please", "ok go on then"])
def test_yes_at_the_welcome_asks_which_questions(opening: Walk, text: str) -> None:
    opening.write(text)
    assert "Which questions would you like?" in opening.said
    assert opening.interview.conversation.route is None
