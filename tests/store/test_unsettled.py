"""Words of which nobody said what they are, on SQLite and on PostgreSQL."""

from bot.consultation import Consultation, Ref
from bot.interview import GENERAL
from bot.interview.state.response import UNSETTLED
from bot.response.build import build
from bot.store.responses.submissions import load_submissions
from tests.store.talks import Talks

ANSWER = "We agree, as long as small groups are heard."
WORDS = "Bring back the conductors."


def submitted_with_words(talks: Talks) -> str:
    conversation = talks.open()
    talks.send(conversation, choice="route:all")
    talks.send(conversation, ANSWER)
    talks.send(conversation, choice="review")
    assert f"You have also written this: “{WORDS}”" in talks.send(conversation, WORDS)
    for choice in ("submit", *("on" for _ in range(5)), "submit"):
        talks.send(conversation, choice=choice)
    assert talks.interview(conversation).response.submitted
    return conversation


def test_they_are_kept_and_are_not_in_the_network_response(talks: Talks, lsp: Consultation) -> None:
    conversation = submitted_with_words(talks)
    response = talks.interview(conversation).response
    assert response.unsettled == WORDS
    with talks.database.reading() as session:
        [submission] = load_submissions(session, lsp.id)
    assert set(submission.answers) == {Ref(1)}
    assert build(lsp, [submission], answers=True).remarks == ()
    talks.send(conversation, choice=f"move:{UNSETTLED}:1:{GENERAL}")
    with talks.database.reading() as session:
        [submission] = load_submissions(session, lsp.id)
    assert submission.answers[GENERAL].text == WORDS
    assert UNSETTLED not in submission.answers


def test_they_are_shown_where_a_code_goes_on(talks: Talks) -> None:
    first = talks.open()
    talks.send(first, WORDS)
    talks.send(first, choice="route:all")
    second = talks.resume(talks.code(first))
    assert WORDS in talks.said(second)
    talks.send(second, choice=f"leave-out:{UNSETTLED}:1")
    assert talks.interview(first).response.unsettled == ""


def test_words_in_doubt_where_nothing_is_asked_are_unsettled_elsewhere(talks: Talks) -> None:
    first = talks.open()
    talks.send(first, choice="route:all")
    talks.send(first, ANSWER)
    talks.send(first, choice="review")
    talks.send(first, f"1. {ANSWER}\n2. {WORDS}")
    second = talks.resume(talks.code(first))
    assert GENERAL not in talks.interview(second).response.answers
    assert WORDS in talks.interview(second).response.unsettled
