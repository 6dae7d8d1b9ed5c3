"""Positions and consents in everyday words, through a real Rasa server."""

import pytest

from tests.serving import Talk

REASON = "its all talk n nobody ever comes back to us"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("no wait i meant agree soz 😅", "agree"),
        ("wait no agree", "agree"),
        ("actually partly", "partly"),
        ("nah hold on i do agree", "agree"),
        ("sorry, partly", "partly"),
        ("no wait i meant yes", "agree"),
    ],
)
def test_a_wrong_button_is_corrected_in_words(talk: Talk, text: str, stance: str) -> None:
    talk.choose("stance:disagree:1").say(text)
    assert (talk.answers()["1"]["stance"], talk.answers()["1"]["text"]) == (stance, "")
    assert f"Recorded for question 1: {stance}." in talk.said
    assert "undo:1" in talk.values
    talk.say(REASON)
    assert (talk.answers()["1"]["stance"], talk.answers()["1"]["text"]) == (stance, REASON)


def test_a_new_answer_brings_the_position_that_it_begins_with(talk: Talk) -> None:
    talk.choose("stance:disagree:1").say(REASON).say("change my answer to 1")
    text = "yh agree tbh but we r a youth club n no1 ever asks us abt the plan 😂"
    talk.say(text)
    assert (talk.answers()["1"]["stance"], talk.answers()["1"]["text"]) == ("agree", text)


def test_an_answer_is_shown_without_being_opened(talk: Talk) -> None:
    talk.say(REASON).say("show me q1 pls")
    assert REASON in talk.said
    assert "change:1" in talk.values
    assert talk.at == "2"
    talk.say("get ppl from each estate on the board")
    assert talk.answers()["1"]["text"] == REASON


@pytest.mark.parametrize(
    ("text", "given"),
    [("yh name us", True), ("yh thats fine", True), ("fine by me", True), ("nah", False)],
)
def test_consent_in_everyday_words(talk: Talk, text: str, given: bool) -> None:
    talk.say(REASON).choose("submit")
    for _ in range(3):
        talk.choose("on")
    assert [value for value in talk.values if value.startswith("consent:named")]
    talk.say(text)
    assert [value for value in talk.values if value.startswith("consent:quoted")]
    talk.choose("on")
    held = "Your group may be named: yes" if given else "Your group may be named: no"
    assert held in talk.said
