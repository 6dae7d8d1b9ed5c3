"""A turn loads what it goes by, however often an answer has been changed."""

import pytest

from bot.consultation import Ref, Status
from bot.interview import Interview, Tap, respond
from bot.interview.commands import GoOn, Undo
from bot.interview.reading.understanding import Understanding
from bot.interview.saying.wording import moment
from bot.interview.state.response import WordsNeeded
from bot.store.interviews.conversations import load_interview
from tests.store.talks import Talks


def words(number: int) -> str:
    return f"These are our words, for the {number}th time."


def change(talks: Talks, conversation: str, *numbers: int) -> None:
    for number in numbers:
        talks.send(conversation, f"change my answer to 1: {words(number)}")


def as_a_turn_has_it(talks: Talks, conversation: str) -> Interview:
    with talks.database.reading() as session:
        return load_interview(session, talks.consultation, conversation).interview


def current(talks: Talks, conversation: str) -> str:
    answer = talks.interview(conversation).response.current(Ref(1))
    assert answer is not None
    return answer.text


@pytest.fixture
def conversation(talks: Talks) -> str:
    """One who has been asked the first question."""
    conversation = talks.open()
    talks.name(conversation, "Ben")
    talks.send(conversation, choice="route:all")
    return conversation


def test_of_earlier_versions_a_turn_knows_the_state_and_the_hand(
    talks: Talks, conversation: str
) -> None:
    change(talks, conversation, 1, 2, 3, 4)
    response = as_a_turn_has_it(talks, conversation).response
    first, second, *last = response.answers[Ref(1)]
    assert [version.text for version in last] == [words(3), words(4)]
    assert (first.status, second.status) == (Status.ANSWERED, Status.ANSWERED)
    assert [(hand.name, hand.mine) for hand in response.hands[Ref(1)]] == [("Ben", True)] * 4
    for look in (lambda: first.text, lambda: first == second, lambda: hash(first)):
        with pytest.raises(WordsNeeded):
            look()


def test_undo_goes_back_and_forth_however_many_versions_there_are(
    talks: Talks, conversation: str
) -> None:
    change(talks, conversation, 1, 2, 3, 4)
    stands = []
    for choice in ["undo:1"] * 4 + ["redo:1"] * 4 + ["undo:1"]:
        talks.send(conversation, choice=choice)
        stands.append(current(talks, conversation))
    back = [words(3), words(2), words(1), ""]
    assert stands == [*back, words(1), words(2), words(3), words(4), words(3)]


def test_what_was_undone_on_one_device_can_be_put_back_on_another(
    talks: Talks, conversation: str
) -> None:
    change(talks, conversation, 1, 2, 3)
    talks.send(conversation, choice="undo:1")
    talks.send(conversation, choice="undo:1")
    mine = talks.join(conversation)
    talks.send(mine, choice="go:1")
    talks.send(mine, choice="redo:1")
    assert current(talks, conversation) == words(2)


def test_the_first_undo_needs_no_earlier_words(talks: Talks, conversation: str) -> None:
    change(talks, conversation, 1, 2, 3, 4)
    respond(as_a_turn_has_it(talks, conversation), Tap(Undo(Ref(1))))
    talks.send(conversation, choice="undo:1")
    with pytest.raises(WordsNeeded):
        respond(as_a_turn_has_it(talks, conversation), Tap(Undo(Ref(1))))


def test_only_the_first_words_of_a_question_are_followed_up_however_many_versions_there_are(
    talks: Talks, conversation: str
) -> None:
    change(talks, conversation, 1, 2, 3, 4)
    talks.send(conversation, choice="go:1")
    talks.send(conversation, "Yes.")
    assert talks.place(conversation) == "2"


def test_my_answer_waits_while_a_colleague_changes_theirs_many_times(
    talks: Talks, conversation: str
) -> None:
    yours = talks.join(conversation, "Asha")
    change(talks, yours, 1)
    talks.send(conversation, words(100))
    change(talks, yours, 2, 3, 4, 5)
    mine = as_a_turn_has_it(talks, conversation).response.answers[Ref(1)][1]
    assert mine.text == words(100)
    told = talks.send(conversation, choice="settle:replace:1")
    assert words(100) in told
    assert words(5) in told
    talks.send(conversation, choice="settle:add:1")
    assert current(talks, conversation) == f"{words(5)}\n\n{words(100)}"


def test_what_was_added_to_an_answer_is_told_from_it_when_a_colleague_changes_it_many_times(
    talks: Talks, conversation: str
) -> None:
    change(talks, conversation, 1)
    yours = talks.join(conversation, "Asha")
    talks.send(yours, choice="go:1")
    change(talks, yours, 2, 3, 4, 5)
    talks.send(conversation, f"add to question 1: {words(100)}")
    talks.send(conversation, choice="settle:add:1")
    assert current(talks, conversation) == f"{words(5)}\n\n{words(100)}"


def test_a_turn_that_needs_the_words_of_an_earlier_version_is_taken_with_them(
    talks: Talks, conversation: str
) -> None:
    talks.send(conversation, "move on please", understanding=Understanding(GoOn(), 0.7))
    # Whoever goes on with the code records the doubtful words, without showing them.
    yours = talks.join(conversation, "Asha")
    talks.send(yours, choice="go:1")
    change(talks, yours, 1, 2, 3)
    told = talks.send(conversation, choice="stance:agree:1")
    assert "move on please" in told
    assert words(3) in told


def test_what_is_brought_back_after_others_is_by_whoever_gave_it_first(
    talks: Talks, conversation: str
) -> None:
    change(talks, conversation, 1, 2, 3)
    yours = talks.join(conversation, "Asha")
    talks.send(yours, choice="go:1")
    change(talks, yours, 4)
    talks.send(yours, choice="undo:1")
    hands = talks.interview(conversation).response.hands[Ref(1)]
    assert [hand.name for hand in hands] == ["Ben", "Ben", "Ben", "Asha", "Ben"]
    assert hands[4].at == hands[2].at


def test_versions_are_shown_with_their_time_and_hand_and_can_be_brought_back(
    talks: Talks, conversation: str
) -> None:
    change(talks, conversation, 1, 2, 3)
    yours = talks.join(conversation, "Asha")
    talks.send(yours, choice="go:1")
    change(talks, yours, 4)
    told = talks.send(yours, "show the earlier versions of question 1").splitlines()
    hands = talks.interview(yours).response.hands[Ref(1)]
    assert [line for line in told if "These are our words" in line] == [
        f"{nth}. ({moment(hand.at)}, {hand.name}) {words(nth)}"
        for nth, hand in enumerate(hands, 1)
        if hand.at
    ]
    talks.send(yours, "bring back the first version")
    assert current(talks, conversation) == words(1)
    hands = talks.interview(yours).response.hands[Ref(1)]
    assert (hands[4].name, hands[4].at) == ("Ben", hands[0].at)
    talks.send(yours, choice="undo:1:yes")
    assert current(talks, conversation) == words(4)
