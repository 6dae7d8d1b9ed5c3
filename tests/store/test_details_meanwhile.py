"""Two conversations on one response: no detail about the group is replaced unseen."""

import pytest

from bot.consultation import Ref
from bot.interview.commands import GoOn, SayConsent
from bot.interview.reading.understanding import Understanding
from bot.interview.state.response import About
from tests.store.talks import Talks

MINE, THEIRS = "Duck Lane Residents", "Duck Lane"
ANSWER = "We agree, as long as small groups are heard."


@pytest.fixture
def pair(talks: Talks) -> tuple[str, str]:
    """Two colleagues who have both been asked for the group's name."""
    mine = talks.open()
    talks.send(mine, choice="route:all")
    talks.send(mine, ANSWER)
    talks.send(mine, choice="submit")
    yours = talks.join(mine)
    talks.send(yours, "continue")
    return mine, yours


def about(talks: Talks, conversation: str) -> About:
    return talks.interview(conversation).response.about


def step(talks: Talks, conversation: str) -> str:
    return talks.interview(conversation).place.step


def test_a_name_that_a_colleague_has_given_meanwhile_is_told_and_stays(
    talks: Talks, pair: tuple[str, str]
) -> None:
    mine, yours = pair
    talks.send(yours, THEIRS)
    said = talks.send(mine, MINE)
    assert f"the name of your group: {THEIRS}" in said
    assert f"You say: {MINE}" in said
    assert about(talks, mine).group == THEIRS
    assert step(talks, mine) == "group"


@pytest.mark.parametrize(
    ("choice", "stands"), [("replace it with mine", MINE), ("leave theirs", THEIRS)]
)
def test_the_group_says_which_name_shall_stand(
    talks: Talks, pair: tuple[str, str], choice: str, stands: str
) -> None:
    mine, yours = pair
    talks.send(yours, THEIRS)
    talks.send(mine, MINE)
    said = talks.send(mine, choice)
    assert about(talks, mine).group == stands
    assert "Who do you speak for?" in said
    assert talks.interview(mine).conversation.doubt is None


def test_another_name_instead_of_an_answer_is_a_choice_too(
    talks: Talks, pair: tuple[str, str]
) -> None:
    mine, yours = pair
    talks.send(yours, THEIRS)
    talks.send(mine, MINE)
    talks.send(mine, "The Ducks")
    assert about(talks, mine).group == "The Ducks"


def test_the_same_name_needs_no_asking(talks: Talks, pair: tuple[str, str]) -> None:
    mine, yours = pair
    talks.send(yours, THEIRS)
    assert "Who do you speak for?" in talks.send(mine, THEIRS)


@pytest.mark.parametrize(
    ("detail", "theirs", "mine", "told"),
    [
        ("mandate", "our committee", "our members", "our committee"),
        ("people", "12", "forty", "12"),
        ("contact", "a@duck.example", "b@duck.example", "a@duck.example"),
    ],
)
def test_the_other_details_are_not_replaced_unseen_either(
    talks: Talks, pair: tuple[str, str], detail: str, theirs: str, mine: str, told: str
) -> None:
    one, two = pair
    for conversation in pair:
        talks.send(conversation, choice=f"tell:{detail}:yes")
    talks.send(two, theirs)
    assert told in talks.send(one, mine)
    assert str(getattr(about(talks, one), detail)) == theirs
    talks.send(one, choice="as-command")
    assert str(getattr(about(talks, one), detail)) in {mine, "40"}


def test_what_has_been_shown_can_be_replaced(talks: Talks, pair: tuple[str, str]) -> None:
    mine, yours = pair
    talks.send(yours, THEIRS)
    assert f"So far: {THEIRS}" in talks.send(mine, choice="tell:group:yes")
    talks.send(mine, MINE)
    assert about(talks, mine).group == MINE


def test_what_was_given_here_can_be_replaced_here(talks: Talks, pair: tuple[str, str]) -> None:
    mine, _ = pair
    talks.send(mine, THEIRS)
    talks.send(mine, "back")
    talks.send(mine, MINE)
    assert about(talks, mine).group == MINE


def test_a_refusal_holds_at_once_and_is_not_turned_round_unseen(
    talks: Talks, pair: tuple[str, str]
) -> None:
    mine, yours = pair
    talks.send(mine, choice="consent:named:yes")
    talks.send(yours, choice="consent:named:no")
    assert about(talks, mine).named is False
    said = talks.send(mine, choice="consent:named:yes")
    assert "whether your group may be named: no" in said
    assert about(talks, mine).named is False
    talks.send(mine, choice="as-nothing")
    assert about(talks, mine).named is False
    talks.send(mine, choice="consent:named:yes")
    assert about(talks, mine).named is True


def test_several_details_are_asked_about_one_after_the_other(
    talks: Talks, pair: tuple[str, str]
) -> None:
    mine, yours = pair
    talks.send(yours, choice="consent:named:no")
    talks.send(yours, choice="consent:quoted:no")
    talks.send(mine, choice="go:2")
    both = "You may name us and quote us."
    said = talks.send(mine, both, understanding=Understanding(SayConsent(both), 0.99))
    assert "whether your group may be named: no" in said
    assert "quoted" not in said
    said = talks.send(mine, choice="as-command")
    assert "whether your words may be quoted: no" in said
    assert (about(talks, mine).named, about(talks, mine).quoted) == (True, False)
    talks.send(mine, choice="as-command")
    assert about(talks, mine).quoted is True


def test_words_that_were_recorded_with_it_stay_recorded(
    talks: Talks, pair: tuple[str, str]
) -> None:
    mine, yours = pair
    talks.send(yours, choice="consent:named:no")
    talks.send(mine, choice="go:2")
    words = "move on please, they said to us"
    talks.send(mine, words, understanding=Understanding(GoOn(), 0.7))
    said = talks.send(mine, choice="consent:named:yes")
    assert "as part of your answer to question 2" in said
    assert "whether your group may be named: no" in said
    current = talks.interview(mine).response.current(Ref(2))
    assert current is not None
    assert current.text == words
    talks.send(mine, choice="as-command")
    assert about(talks, mine).named is True
    assert talks.place(mine) == "2"


def test_a_refusal_in_the_same_message_is_told(talks: Talks, pair: tuple[str, str]) -> None:
    mine, yours = pair
    talks.send(yours, choice="consent:named:no")
    talks.send(mine, choice="go:2")
    words = "You may name us, but do not quote us."
    said = talks.send(mine, words, understanding=Understanding(SayConsent(words), 0.99))
    assert "Your words will not be quoted." in said
    assert "whether your group may be named: no" in said
    assert (about(talks, mine).named, about(talks, mine).quoted) == (False, False)


def test_what_waits_is_no_answer(talks: Talks, pair: tuple[str, str]) -> None:
    mine, yours = pair
    talks.send(yours, THEIRS)
    talks.send(mine, MINE)
    talks.send(mine, choice="go:2")
    talks.send(mine, "Nobody has asked us about it.")
    answers = talks.interview(mine).response.answers
    assert [v[-1].text for v in answers.values()] == [ANSWER, "Nobody has asked us about it."]
