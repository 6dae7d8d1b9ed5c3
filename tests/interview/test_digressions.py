"""What is asked on the way leaves the place; two requests in one message; a complaint."""

from dataclasses import replace
from datetime import date

import pytest

from bot.consultation import Consultation, Ref, Status
from bot.interview import Response
from bot.interview.commands import Ask, Complain, Explain, GoTo, Review, Topic
from bot.interview.reading.understanding import Understanding
from bot.interview.state.place import Step
from tests.interview.walk import Walk


def test_asking_about_a_term_leaves_the_place(walk: Walk) -> None:
    walk.command(Explain("what is a shelter?"))
    assert "A roof to wait under." in walk.said
    assert walk.at("1")


@pytest.mark.parametrize("topic", list(Topic))
def test_every_question_to_the_assistant_is_answered_at_every_place(
    opening: Walk, topic: Topic
) -> None:
    for _ in range(3):
        before = opening.place
        assert opening.command(Ask(topic)).said
        assert opening.place == before
        opening.press(GoTo(Ref(1))) if before.step is Step.WELCOME else opening.press(Review())


def test_what_the_paper_says_names_its_source(lsp_walk: Walk) -> None:
    lsp_walk.command(Ask(Topic.PAPER))
    assert "Office of the Deputy Prime Minister, 8 December 2005" in lsp_walk.said


def test_an_example_is_shown_as_invented(lsp_walk: Walk, lsp: Consultation) -> None:
    lsp_walk.command(Ask(Topic.EXAMPLE))
    assert "This answer is invented" in lsp_walk.said
    assert str(lsp.questions[1].example) in lsp_walk.said
    assert lsp_walk.at("1")


def test_a_consultation_without_examples_says_so(walk: Walk) -> None:
    walk.command(Ask(Topic.EXAMPLE))
    assert "no example for question 1" in walk.said


def test_a_complaint_is_no_answer_and_can_be_kept(walk: Walk) -> None:
    walk.command(Complain("this is a waste of time"), text="this is a waste of time")
    assert walk.interview.response.answers == {}
    assert walk.at("1")
    walk.tap("Keep it as a comment on the whole paper")
    assert walk.answer("0").text == "this is a waste of time"
    assert walk.at("1")


def test_after_a_digression_the_long_text_is_not_repeated(lsp_walk: Walk) -> None:
    lsp_walk.command(Ask(Topic.OFF_TOPIC))
    assert "In the paper's words" not in lsp_walk.said
    assert "Back to question 1" in lsp_walk.said


def test_two_requests_in_one_message_are_done_one_after_the_other(lsp_walk: Walk) -> None:
    lsp_walk.write("skip that, but what is an LAA?")
    assert lsp_walk.interview.status(Ref(1)) is Status.SKIPPED
    assert "Local Area Agreement (LAA)" in lsp_walk.said
    assert lsp_walk.said.count("Question 2 of 35") == 1
    assert "Back to question" not in lsp_walk.said
    assert lsp_walk.at("2")


def test_two_requests_of_which_the_second_was_understood(lsp_walk: Walk) -> None:
    lsp_walk.write("skip it and go to 12", Understanding(GoTo(Ref(12)), 0.9))
    assert lsp_walk.interview.status(Ref(1)) is Status.SKIPPED
    assert lsp_walk.at("12")


@pytest.mark.parametrize(
    "text", ["skip that, but fund the buses", "next, please build a hall", "back and forth we go"]
)
def test_an_answer_that_begins_like_a_request_is_an_answer(walk: Walk, text: str) -> None:
    walk.write(text)
    assert walk.answer("1").text == text


def test_a_person_can_be_reached_where_the_network_says_how(lsp_walk: Walk) -> None:
    lsp_walk.command(Ask(Topic.PERSON))
    here = lsp_walk.consultation.network.contact
    assert here is not None
    for way in (here.email, here.telephone, here.hours):
        assert str(way) in lsp_walk.said
    assert lsp_walk.at("1")


def test_a_network_need_not_say_how_it_is_reached(walk: Walk) -> None:
    walk.command(Ask(Topic.PERSON))
    assert "get in touch with the Snoring Neighbours team" in walk.said
    assert "None" not in walk.said


def test_a_receipt_is_shown_again_once_there_is_one(walk: Walk) -> None:
    walk.command(Ask(Topic.RECEIPT))
    assert "You have not submitted your answers yet." in walk.said
    response = Response(submitted=True, receipt="LSP-0007-42", submitted_on=date(2006, 3, 3))
    walk.turn = replace(walk.turn, interview=replace(walk.interview, response=response))
    walk.command(Ask(Topic.RECEIPT))
    assert "LSP-0007-42, of 3 March 2006" in walk.said


def test_the_way_back_repeats_only_what_is_asked(lsp_walk: Walk) -> None:
    lsp_walk.command(Explain("what is an LAA?"))
    assert lsp_walk.replies[-1]["text"] == (
        "Back to question 1: Should this be the main job of the Local Strategic Partnership (LSP)?"
    )


def test_the_welcome_is_not_said_twice(opening: Walk) -> None:
    opening.command(Ask(Topic.GREETING))
    assert opening.replies[-1]["key"] == "which_route"
    assert "Choose a section" in opening.labels


@pytest.mark.parametrize("text", ["SN whats that", "snoring neighbours, who are they?"])
def test_the_network_is_explained(opening: Walk, text: str) -> None:
    opening.write(text)
    assert "Snoring Neighbours (SN) is the community network for households" in opening.said


def test_a_term_can_stand_before_its_question(walk: Walk) -> None:
    walk.write("a shelter, what's that?")
    assert "A roof to wait under." in walk.said
    assert walk.at("1")
    walk.write("more of that, whats that")
    assert "A roof" not in walk.said


def test_one_who_does_not_understand_the_question_is_told_its_terms(lsp_walk: Walk) -> None:
    lsp_walk.command(Ask(Topic.REPEAT))
    first, again = lsp_walk.replies
    assert first["text"].splitlines()[1].startswith("• Local Strategic Partnership: ")
    assert len(first["text"].splitlines()) <= 4
    assert again["key"] == "ask_question"
