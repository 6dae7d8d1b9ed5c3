"""Digressions, answers in pieces, pasted papers and consent, through a real Rasa server."""

import re

import pytest

from bot.consultation import Consultation
from tests.serving import Server, Talk

ANSWER = "Our members want to be asked before a plan is printed, and told what came of it."
MORE = "And we would like to have the papers in large print, please."


# 1. The beginning


def test_the_first_question_is_two_taps_away_at_most(server: Server) -> None:
    talk = Talk(server.address)
    assert "all 35 about 105" in talk.state()["transcript"][0]["text"]
    talk.choose("route:short")
    assert talk.at == "1"
    assert "about 24 minutes" in talk.said


def test_consent_can_be_given_in_words_at_any_time(talk: Talk) -> None:
    talk.say("you may quote us")
    assert "Your words may be quoted" in talk.said
    assert talk.at == "1"
    talk.say("please don't quote us")
    assert "Your words will not be quoted" in talk.said
    assert talk.answers() == {}


def test_consent_can_be_changed_in_words_after_submitting(talk: Talk) -> None:
    talk.say(ANSWER).choose("submit").say("Duck Lane").say("only me")
    talk.choose("consent:named:yes").choose("consent:quoted:yes").choose("submit")
    assert talk.state()["submitted"] is True
    talk.say("I'd like to change our consent")
    assert "So far: yes" in talk.said
    talk.choose("consent:named:no").choose("consent:quoted:no")
    assert "change your answers" in talk.said or "change them" in talk.said
    assert talk.state()["submitted"] is True


def test_a_contact_is_only_asked_for_when_it_is_wanted(talk: Talk) -> None:
    talk.say(ANSWER).choose("submit")
    for _ in range(5):
        assert "e-mail" not in talk.said
        talk.choose("on")
    assert "tell:contact" in talk.values
    talk.choose("tell:contact").say("chair@ducklane.example")
    assert "I have kept this: chair@ducklane.example" in talk.said
    assert "submit" in talk.values


# 3. Digressions that return


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("give me an example of an answer", "This answer is invented"),
        ("who will read my answers?", "team reads your answers"),
        ("this is a waste of time", "I am sorry"),
        ("what's the weather like?", "I can only help with this consultation"),
        ("can I continue on another device?", "there is a code"),
        ("can I have a copy of my answers?", "A copy of my answers"),
        ("stop asking me for more", "I will not ask you to say more"),
        ("whats an LAA??", "Local Area Agreement (LAA)"),
    ],
)
def test_a_digression_returns_to_the_question(talk: Talk, text: str, said: str) -> None:
    talk.choose("go:5").say(text)
    assert said in talk.said
    assert "Back to question 5" in talk.said
    assert "In the paper's words" not in talk.said
    assert talk.at == "5"
    assert talk.answers() == {}


def test_a_complaint_can_be_kept_as_a_comment(talk: Talk) -> None:
    talk.say("this consultation is a sham")
    assert talk.answers() == {}
    talk.choose("remark:this consultation is a sham")
    assert talk.answers()["0"]["text"] == "this consultation is a sham"


def test_the_route_can_be_chosen_in_words(talk: Talk) -> None:
    talk.say("I'd rather do the short one")
    assert talk.state()["progress"]["of"] == 8
    talk.say("I want to choose a section")
    assert any(value.startswith("route:section:") for value in talk.values)


def test_two_requests_in_one_message(talk: Talk) -> None:
    talk.say("skip that, but what is an LAA?")
    assert talk.answers()["1"]["status"] == "skipped"
    assert "Local Area Agreement (LAA)" in talk.said
    assert talk.at == "2"


def test_withdrawing_and_erasing_are_asked_about_first(talk: Talk) -> None:
    talk.say(ANSWER).say("delete everything I wrote")
    assert "Shall I erase everything?" in talk.said
    talk.choose("on")
    talk.say("take our response back")
    assert "has not been submitted" in talk.said
    assert talk.answers()["1"]["text"] == ANSWER


# 4. Answers in pieces


def test_several_messages_make_one_answer(talk: Talk) -> None:
    talk.say(ANSWER).say("Also, " + MORE).say("P.S. " + MORE)
    assert talk.answers()["1"]["text"] == f"{ANSWER}\n\nAlso, {MORE}\n\nP.S. {MORE}"
    assert talk.at == "2"
    talk.say("And another thing: nobody came to us.")
    assert "here" in talk.values
    talk.choose("here")
    assert talk.answers()["2"]["text"] == "And another thing: nobody came to us."
    assert "nobody came" not in talk.answers()["1"]["text"]


def test_adding_to_and_changing_an_answer_that_is_named(talk: Talk) -> None:
    talk.say(ANSWER).say(ANSWER)
    talk.say(f"add to question 1: {MORE}")
    assert talk.answers()["1"]["text"] == f"{ANSWER}\n\n{MORE}"
    talk.say(f"change my answer to 2: {MORE}")
    assert talk.answers()["2"]["text"] == MORE
    talk.say("undo")
    assert talk.answers()["2"]["text"] == ANSWER


def test_a_part_of_the_answers_can_be_shown(talk: Talk) -> None:
    talk.say(ANSWER).choose("go:6").say(MORE).say("show what I said on neighbourhoods")
    assert f"6: {MORE}" in talk.said
    assert ANSWER not in talk.said
    assert talk.at == "7"


def test_a_pasted_paper_is_filed_if_the_group_wants_that(talk: Talk, lsp: Consultation) -> None:
    paper = f"1. {lsp.questions[1].text}\n{ANSWER}\n\n2. Not applicable\n\n5. {MORE}\nAnd more."
    talk.say(paper)
    assert "these questions: 1, 2, 5" in talk.said
    assert talk.values == ["as-command", "as-answer"]
    talk.choose("as-command")
    answers = talk.answers()
    assert answers["1"]["text"] == ANSWER
    assert answers["2"]["status"] == "not_applicable"
    assert answers["5"]["text"] == f"{MORE}\nAnd more."


def test_a_pasted_paper_can_be_one_answer_byte_for_byte(talk: Talk) -> None:
    paper = f"1. {ANSWER}\r\n2. {MORE}"
    talk.choose("go:28").say(paper).choose("as-answer")
    assert talk.answers()["28"]["text"] == paper


# 5. Follow-ups


def test_a_follow_up_is_asked_once_and_can_be_turned_off(talk: Talk) -> None:
    talk.choose("go:2").say("More money.")
    assert "give an example" in talk.said
    talk.say("enough")
    assert talk.at == "3"
    talk.choose("go:5").say("More money.")
    assert talk.at == "6"
    talk.say("ask me more").say("More money.")
    assert talk.at == "6"
    talk.say("The hall would not have closed if there had been some.")
    assert talk.answers()["6"]["followup"].startswith("The hall")
    assert talk.answers()["6"]["text"] == "More money."


# 6. Play-back


def test_a_section_is_played_back_with_what_is_left(talk: Talk) -> None:
    for _ in range(3):
        talk.say(ANSWER)
    assert "That was “The role of LSPs”" in talk.said
    assert "Questions left: 32" in talk.said
    assert {"change:1", "change:2", "change:3"} <= set(talk.values)


def test_how_long_it_takes_can_be_asked(talk: Talk) -> None:
    talk.say("how many questions are left?")
    assert "Still open: 35, about 105 minutes" in talk.said
    talk.say(ANSWER).say("how many questions are left?")
    left = re.search(r"Still open: 34, about (\d+) minutes", talk.said)
    assert left is not None, "one answer at once brings the estimate down, and not to nothing"
    assert 68 <= int(left[1]) <= 102
