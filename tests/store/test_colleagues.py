"""Two conversations on one response: nobody's answer is replaced unseen."""

import pytest

from bot.consultation import Ref
from bot.interview.commands import Undo
from bot.interview.reading.understanding import Understanding
from tests.store.talks import Talks

THEIRS = "We disagree: the partnership is the council's alone."
MINE = "We agree, as long as small groups are heard."


@pytest.fixture
def pair(talks: Talks) -> tuple[str, str]:
    """Two colleagues who have both been asked question 1; the second has answered it."""
    mine = talks.open()
    talks.name(mine, "Ben")
    talks.send(mine, choice="route:all")
    yours = talks.join(mine, "Asha")
    talks.send(yours, "continue")
    talks.send(yours, THEIRS)
    return mine, yours


def texts(talks: Talks, conversation: str, ref: str = "1") -> list[str]:
    return [a.text for a in talks.interview(conversation).response.answers[Ref.parse(ref)]]


def test_words_for_a_question_that_a_colleague_has_answered_are_kept_beside_it(
    talks: Talks, pair: tuple[str, str]
) -> None:
    mine, _ = pair
    outcome = talks.take(mine, MINE)
    [reply] = outcome["replies"]
    assert reply["text"].startswith("Asha has answered question 1")
    assert THEIRS in reply["text"]
    assert MINE in reply["text"]
    assert [c["value"] for c in reply["choices"]] == [
        "settle:add:1", "settle:replace:1", "settle:leave:1",
    ]  # fmt: skip
    assert texts(talks, mine) == [THEIRS, MINE, THEIRS]
    assert talks.place(mine) == "1"


@pytest.mark.parametrize(
    ("how", "stands"),
    [("add", f"{THEIRS}\n\n{MINE}"), ("replace", MINE), ("leave", THEIRS)],
)
def test_the_group_says_what_shall_stand(
    talks: Talks, pair: tuple[str, str], how: str, stands: str
) -> None:
    mine, _ = pair
    talks.send(mine, MINE)
    talks.send(mine, choice=f"settle:{how}:1")
    assert texts(talks, mine)[-1] == stands
    assert {THEIRS, MINE} <= set(texts(talks, mine))
    assert talks.place(mine) == "2"
    assert "settled already" in talks.send(mine, choice=f"settle:{how}:1")


def test_two_answers_that_are_too_long_together_are_not_put_together(talks: Talks) -> None:
    mine = talks.open()
    talks.send(mine, choice="route:all")
    yours = talks.join(mine, "Asha")
    talks.send(yours, "continue")
    talks.send(yours, f"Theirs: {'x' * 60_000}")
    talks.send(mine, f"Mine: {'y' * 60_000}")
    said = talks.send(mine, choice="settle:add:1")
    assert "would have more than 100,000 characters" in said
    assert texts(talks, mine)[-1].startswith("Theirs")
    talks.send(mine, choice="settle:replace:1")
    assert texts(talks, mine)[-1].startswith("Mine")


def test_the_choice_may_be_typed(talks: Talks, pair: tuple[str, str]) -> None:
    mine, _ = pair
    talks.send(mine, MINE)
    talks.send(mine, "add mine")
    assert texts(talks, mine)[-1] == f"{THEIRS}\n\n{MINE}"


def test_more_words_before_the_choice_go_to_my_own_answer(
    talks: Talks, pair: tuple[str, str]
) -> None:
    mine, _ = pair
    talks.send(mine, MINE)
    assert "And so do our neighbours." in talks.send(mine, "And so do our neighbours.")
    assert texts(talks, mine)[-1] == THEIRS
    talks.send(mine, choice="settle:replace:1")
    assert texts(talks, mine)[-1] == f"{MINE}\n\nAnd so do our neighbours."


def test_more_words_after_a_colleague_has_answered_again_go_to_my_own_answer(
    talks: Talks, pair: tuple[str, str]
) -> None:
    mine, yours = pair
    talks.send(mine, MINE)
    talks.send(yours, "change my answer to 1: We are not sure at all.")
    said = talks.send(mine, "And so do our neighbours.")
    assert "We are not sure at all." in said
    assert f"Your answer is kept too: {MINE} And so do our neighbours." in said
    talks.send(mine, choice="settle:replace:1")
    assert texts(talks, mine)[-1] == f"{MINE}\n\nAnd so do our neighbours."


def test_the_same_answer_as_a_colleagues_needs_no_asking(talks: Talks) -> None:
    mine = talks.open()
    talks.send(mine, choice="route:all")
    yours = talks.join(mine, "Asha")
    talks.send(yours, choice="stance:agree:1")
    assert "in the meantime" not in talks.send(mine, choice="stance:agree:1")
    assert talks.interview(mine).conversation.clashes == ()


def test_a_question_in_between_leaves_the_choice_open(talks: Talks, pair: tuple[str, str]) -> None:
    mine, _ = pair
    talks.send(mine, MINE)
    talks.send(mine, choice="ask:why")
    talks.send(mine, choice="settle:replace:1")
    assert texts(talks, mine)[-1] == MINE


def test_submitting_asks_first_what_shall_stand(talks: Talks, pair: tuple[str, str]) -> None:
    mine, _ = pair
    talks.send(mine, MINE)
    assert "Asha has answered question 1" in talks.send(mine, choice="submit")


def test_a_stance_is_not_laid_over_a_colleagues(talks: Talks, pair: tuple[str, str]) -> None:
    mine, yours = pair
    talks.send(yours, choice="stance:disagree:1")
    assert "Asha has answered question 1" in talks.send(mine, choice="stance:agree:1")
    current = talks.interview(mine).response.current(Ref(1))
    assert current is not None
    assert (current.stance, current.text) == ("disagree", THEIRS)
    # There is nothing to add: each stands against the other.
    outcome = talks.take(mine, choice="submit")
    values = [c["value"] for reply in outcome["replies"] for c in reply["choices"]]
    assert values == ["settle:replace:1", "settle:leave:1"]


def test_a_reason_is_not_given_to_a_colleagues_stance(talks: Talks) -> None:
    mine = talks.open()
    talks.send(mine, choice="route:all")
    talks.send(mine, choice="stance:agree:1")
    yours = talks.join(mine, "Asha")
    talks.send(yours, choice="go:1")
    talks.send(yours, choice="stance:disagree:1")
    talks.send(yours, "It has done nothing for our street.")
    assert "in the meantime: disagree" in talks.send(mine, MINE)
    talks.send(mine, choice="settle:replace:1")
    current = talks.interview(mine).response.current(Ref(1))
    assert current is not None
    assert (current.stance, current.text) == ("agree", MINE)


def test_an_answer_that_was_shown_may_be_replaced_at_once(
    talks: Talks, pair: tuple[str, str]
) -> None:
    mine, _ = pair
    assert THEIRS in talks.send(mine, choice="go:1")
    assert "That is now your answer" in talks.send(mine, MINE)
    assert texts(talks, mine) == [THEIRS, MINE]


def test_an_old_button_does_not_replace_a_newer_answer(talks: Talks, pair: tuple[str, str]) -> None:
    mine, _ = pair
    talks.send(mine, choice="go:5")
    talks.send(mine, choice="pass:rather_not_say:1")
    assert texts(talks, mine)[-1] == THEIRS


def test_words_added_on_purpose_are_added_without_asking(
    talks: Talks, pair: tuple[str, str]
) -> None:
    mine, _ = pair
    talks.send(mine, choice="add:1")
    talks.send(mine, "Our members add this.")
    assert texts(talks, mine)[-1] == f"{THEIRS}\n\nOur members add this."


def test_going_on_skips_what_a_colleague_has_answered(talks: Talks, pair: tuple[str, str]) -> None:
    mine, yours = pair
    talks.send(yours, "Our second answer, in a few words.")
    talks.send(mine, choice="on")
    assert talks.place(mine) == "2"
    talks.send(mine, choice="on")
    assert talks.place(mine) == "3"
    assert texts(talks, mine) == [THEIRS]


def test_a_colleagues_pass_is_nothing_to_ask_about(talks: Talks) -> None:
    mine = talks.open()
    talks.send(mine, choice="route:all")
    yours = talks.join(mine)
    talks.send(yours, choice="pass:later:1")
    talks.send(mine, MINE)
    assert texts(talks, mine) == ["", MINE]


def test_undo_does_not_take_back_a_colleagues_version_unasked(
    talks: Talks, pair: tuple[str, str]
) -> None:
    mine, _ = pair
    words = "undo my answer to question 1"
    outcome = talks.take(mine, words, understanding=Understanding(Undo(Ref(1)), 0.99))
    assert "Asha gave the last version" in outcome["replies"][0]["text"]
    assert texts(talks, mine) == [THEIRS]
    [button] = [c for c in outcome["replies"][0]["choices"] if c["value"].startswith("undo")]
    talks.send(mine, choice=button["value"])
    assert texts(talks, mine)[-1] == ""


def test_an_old_undo_button_asks_again_about_a_newer_version(
    talks: Talks, pair: tuple[str, str]
) -> None:
    mine, yours = pair
    talks.send(mine, choice="undo:1")
    talks.send(yours, choice="change:1")
    talks.send(yours, "A newer answer of theirs.")
    assert "A newer answer of theirs" in talks.send(mine, choice="undo:1:yes")
    assert texts(talks, mine)[-1] == "A newer answer of theirs."


def test_on_another_device_nobody_is_asked_about_a_reason(talks: Talks) -> None:
    mine = talks.open()
    talks.send(mine, choice="route:all")
    talks.send(mine, choice="stance:agree:1")
    laptop = talks.join(mine)
    assert "recorded" in talks.send(laptop, "Because we are asked, at last.")
    current = talks.interview(laptop).response.current(Ref(1))
    assert current is not None
    assert (current.stance, current.text) == ("agree", "Because we are asked, at last.")


def test_one_who_says_the_same_has_said_it_themselves(talks: Talks) -> None:
    mine = talks.open()
    talks.name(mine, "Ben")
    talks.send(mine, choice="route:all")
    yours = talks.join(mine, "Asha")
    talks.send(yours, choice="stance:agree:1")
    talks.send(mine, choice="go:1")
    talks.send(mine, choice="stance:disagree:1")
    talks.send(mine, choice="stance:agree:1")
    hands = talks.interview(mine).response.hands[Ref(1)]
    assert [hand.name for hand in hands] == ["Asha", "Ben", "Ben"]
    assert "Asha gave the last version" not in talks.send(mine, choice="undo:1")


def test_words_that_are_left_out_again_leave_the_answer_to_whoever_gave_it(
    talks: Talks, pair: tuple[str, str]
) -> None:
    mine, _ = pair
    talks.send(mine, choice="go:1")
    talks.send(mine, f"add to question 1: {MINE}")
    talks.send(mine, choice="leave-out:1:2")
    assert texts(talks, mine)[-1] == THEIRS
    hands = talks.interview(mine).response.hands[Ref(1)]
    assert [hand.name for hand in hands] == ["Asha", "Ben", "Asha"]


def test_what_replaces_a_colleagues_answer_is_by_whoever_gave_it(
    talks: Talks, pair: tuple[str, str]
) -> None:
    mine, _ = pair
    talks.send(mine, MINE)
    talks.send(mine, "And so do our neighbours.")
    talks.send(mine, choice="settle:replace:1")
    hands = talks.interview(mine).response.hands[Ref(1)]
    assert [hand.name for hand in hands] == ["Asha", "Ben", "Asha", "Ben", "Asha", "Ben"]
    assert (hands[2].at, hands[4].at, hands[5].at) == (hands[0].at, hands[0].at, hands[3].at)


def test_versions_name_their_author(talks: Talks, pair: tuple[str, str]) -> None:
    mine, _ = pair
    talks.send(mine, MINE)
    hands = talks.interview(mine).response.hands[Ref(1)]
    # What is brought back is by whoever gave it first.
    assert [(hand.name, hand.mine) for hand in hands] == [
        ("Asha", False), ("Ben", True), ("Asha", False),
    ]  # fmt: skip
