"""What people write in a hurry: half a request, half an answer, and no question's number."""

import pytest

from bot.consultation import Consultation, Ref, Stance, Status
from bot.interview.commands import Change, Erase, GoBack, GoTo, PassOver, SayConsent
from bot.interview.reading.understanding import Understanding
from bot.interview.saying.wording import Wording
from bot.interview.state.place import Route, RouteKind, Step
from tests.interview.walk import LONG, MORE, Walk

DUNNO = Understanding(PassOver(Status.DONT_KNOW), 0.99)


def test_words_after_dont_know_are_not_lost(lsp_walk: Walk) -> None:
    text = "dunno. put stuff on whatsapp not a 60 page pdf"
    lsp_walk.press(GoTo(Ref(30))).write(text, DUNNO)
    assert text in lsp_walk.said
    lsp_walk.tap("It is my answer")
    assert lsp_walk.answer("30").text == text


def test_skipping_after_them_does_not_lose_them_either(lsp_walk: Walk) -> None:
    text = "dunno. put stuff on whatsapp not a 60 page pdf"
    lsp_walk.press(GoTo(Ref(30))).write(text, DUNNO).press(PassOver(Status.SKIPPED))
    assert lsp_walk.interview.status(Ref(30)) is Status.SKIPPED
    assert lsp_walk.interview.response.unsettled == text
    assert text in lsp_walk.said
    assert lsp_walk.at("31")


def test_dont_know_with_a_word_or_two_is_dont_know(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(30))).write("dunno. sorry mate", DUNNO)
    assert lsp_walk.interview.status(Ref(30)) is Status.DONT_KNOW


def test_new_words_that_come_with_a_change_are_not_lost(lsp_walk: Walk) -> None:
    words = "put stuff on whatsapp not a 60 page pdf"
    lsp_walk.press(GoTo(Ref(30))).write(LONG)
    lsp_walk.write(f"change 30 to {words}", Understanding(Change(Ref(30)), 0.99))
    assert lsp_walk.answer("30").text == words


@pytest.mark.parametrize("text", ["21 = a law would help", "question 21 = a law would help"])
def test_words_after_an_equals_sign_are_the_answer(lsp_walk: Walk, text: str) -> None:
    lsp_walk.press(GoTo(Ref(21))).write(LONG).press(GoTo(Ref(5))).write(text)
    doubt = lsp_walk.interview.conversation.doubt
    if doubt is not None:
        lsp_walk.write("yes")
    assert lsp_walk.answer("21").text == "a law would help"
    assert Ref(5) not in lsp_walk.interview.response.answers


def test_the_word_add_is_no_part_of_what_is_added(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(6))).write(LONG).write(f"question 6 add: {MORE}")
    assert lsp_walk.answer("6").text == f"{LONG}\n\n{MORE}"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("wait go back to that one about the duty to co-operate", 18),
        ("i want the one about minority communities", 6),
    ],
)
def test_a_question_is_found_by_what_it_is_about(lsp_walk: Walk, text: str, number: int) -> None:
    later = Understanding(PassOver(Status.LATER), 0.99)
    lsp_walk.press(GoTo(Ref(21))).write(text, later)
    assert lsp_walk.at(str(number))
    assert lsp_walk.interview.status(Ref(21)) is Status.UNANSWERED


def test_which_question_is_asked_where_several_are_about_it(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(21))).write("go back to the one about LSPs")
    assert lsp_walk.at("21")
    assert "Which question" in lsp_walk.said
    assert lsp_walk.interview.status(Ref(21)) is Status.UNANSWERED


def test_what_one_has_for_a_question_is_that_answer_alone(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(28))).write(LONG)
    lsp_walk.write("delete what u got for 28", Understanding(Erase(), 0.99))
    assert lsp_walk.place.step is not Step.ERASE
    assert lsp_walk.interview.status(Ref(28)) is Status.UNANSWERED


SKIP = Understanding(PassOver(Status.SKIPPED), 0.99)


def test_who_says_not_to_skip_a_question_is_asked_it(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(30))).write("dont skip 21", SKIP)
    assert lsp_walk.at("21")
    assert lsp_walk.interview.status(Ref(30)) is Status.UNANSWERED


def test_who_did_not_say_skip_is_asked_again(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(21))).write("no i didnt say skip", SKIP)
    assert lsp_walk.at("21")
    assert lsp_walk.interview.status(Ref(21)) is Status.UNANSWERED


def test_not_skipping_may_be_what_a_group_asks_for(lsp_walk: Walk) -> None:
    text = "Don't skip the small groups when you ask people."
    lsp_walk.press(GoTo(Ref(21))).write(text)
    assert lsp_walk.answer("21").text == text


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("disagree. You cant force the police to come", Stance.DISAGREE),
        ("Agree: it brings people together", Stance.AGREE),
        ("partly, some areas need it and some do not", Stance.PARTLY),
    ],
)
def test_a_first_answer_takes_the_position_that_it_opens_with(
    lsp_walk: Walk, text: str, stance: Stance
) -> None:
    lsp_walk.press(GoTo(Ref(18))).write(text)
    assert (lsp_walk.answer("18").stance, lsp_walk.answer("18").text) == (stance, text)


@pytest.mark.parametrize(
    "text", ["Agree, but only if it is paid for.", "Yes. The police should come.", "No, not so."]
)
def test_a_position_that_is_taken_back_in_part_is_left_to_the_group(
    lsp_walk: Walk, text: str
) -> None:
    lsp_walk.press(GoTo(Ref(18))).write(text)
    assert (lsp_walk.answer("18").stance, lsp_walk.answer("18").text) == (None, text)


@pytest.mark.parametrize(
    "text",
    [
        "yes you can name us but dont quote the bit about the police",
        "you can quote me, just not the answer to 18",
    ],
)
def test_consent_for_a_part_is_asked_about(lsp_walk: Walk, text: str) -> None:
    lsp_walk.write(text, Understanding(SayConsent(text), 0.99))
    assert lsp_walk.interview.response.about.quoted is None


@pytest.mark.parametrize("text", ["ok the 8. got 10 mins between trainings", "the 8, quick"])
def test_a_route_may_be_chosen_with_a_remark(
    lsp: Consultation, wording: Wording, text: str
) -> None:
    walk = Walk(lsp, wording).write(text)
    assert walk.interview.conversation.route == Route(RouteKind.SHORT)
    assert walk.at("1")


def test_neither_needs_no_pause_after_it(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(8))).write("are they paid?")
    lsp_walk.write("neither its a question", Understanding(GoBack(), 0.99))
    assert lsp_walk.at("8")
    assert lsp_walk.interview.conversation.doubt is None
    assert lsp_walk.interview.status(Ref(8)) is Status.UNANSWERED


def test_an_answer_is_taken_out_where_its_number_comes_first(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(28))).write(LONG).write("28: take it out")
    assert lsp_walk.interview.status(Ref(28)) is Status.UNANSWERED


def test_a_question_about_consent_gives_none_and_takes_none(lsp_walk: Walk) -> None:
    text = "can u quote us with no name or not? i said it already"
    lsp_walk.write(text, Understanding(SayConsent(text), 0.99))
    about = lsp_walk.interview.response.about
    assert (about.named, about.quoted) == (None, None)
