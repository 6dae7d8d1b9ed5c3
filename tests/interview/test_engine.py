import pytest

from bot.consultation import Consultation, Ref, Stance, Status
from bot.interview import GENERAL, progress
from bot.interview.commands import (
    Add,
    AnswerTogether,
    Ask,
    Change,
    ChooseRoute,
    Explain,
    GoBack,
    GoOn,
    GoTo,
    PassOver,
    Review,
    Submit,
    TakeStance,
    Topic,
    Undo,
)
from bot.interview.place import RouteKind, Step
from bot.interview.review import SNIPPET, snippet
from bot.interview.understanding import Understanding
from bot.interview.wording import Wording
from tests.interview.walk import Walk

LONG = "We would like it where people can see the bus coming."


@pytest.fixture
def walk(tiny: Consultation, wording: Wording) -> Walk:
    return Walk(tiny, wording)


@pytest.fixture
def lsp_walk(lsp: Consultation, wording: Wording) -> Walk:
    return Walk(lsp, wording)


def test_the_first_question_is_reached_in_one_tap(walk: Walk) -> None:
    walk.tap("All 5 questions")
    assert walk.at("1")


def test_a_stance_is_followed_by_why(walk: Walk) -> None:
    walk.tap("All 5 questions").tap("Disagree")
    assert walk.place.step is Step.REASON
    walk.write(LONG)
    assert walk.answer("1").stance is Stance.DISAGREE
    assert walk.answer("1").text == LONG
    assert walk.at("2")


def test_a_stance_without_a_reason_is_an_answer(walk: Walk) -> None:
    walk.tap("All 5 questions").tap("Disagree").tap("Nothing to add")
    assert walk.answer("1").status is Status.ANSWERED
    assert walk.answer("1").text == ""
    assert walk.at("2")


def test_words_are_an_answer_to_a_question_that_asks_for_a_view(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG)
    assert walk.answer("1").text == LONG
    assert walk.answer("1").stance is None
    assert walk.at("2")
    assert {"Agree", "Partly", "Disagree"} <= set(walk.labels)


def test_a_stance_can_be_marked_after_the_words(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG)
    walk.press(TakeStance(Stance.PARTLY, Ref(1)))
    assert walk.answer("1").stance is Stance.PARTLY
    assert walk.answer("1").text == LONG
    assert walk.at("2")


def test_yes_is_agreement_in_the_groups_own_word(walk: Walk) -> None:
    walk.tap("All 5 questions").write("Yes.")
    assert walk.answer("1").stance is Stance.AGREE
    assert walk.answer("1").text == "Yes."
    assert walk.place.step is Step.FOLLOW_UP


def test_a_follow_up_is_kept_apart_from_the_first_words(walk: Walk) -> None:
    walk.tap("All 5 questions").write("Yes.").write("It is dry there.")
    assert walk.answer("1").text == "Yes."
    assert walk.answer("1").followup == "It is dry there."


def test_a_follow_up_is_asked_once_for_a_question(walk: Walk) -> None:
    walk.tap("All 5 questions").write("Yes.").tap("Nothing to add")
    walk.command(Change(Ref(1))).write("No.")
    assert walk.answer("1").text == "No."
    assert walk.place.step is not Step.FOLLOW_UP


def test_a_network_can_do_without_follow_ups(tiny: Consultation, wording: Wording) -> None:
    walk = Walk(tiny.model_copy(update={"follow_up": False}), wording)
    walk.tap("All 5 questions").write("Yes.")
    assert walk.at("3")


@pytest.mark.parametrize(
    ("label", "status"),
    [
        ("Doesn't apply to us", Status.NOT_APPLICABLE),
        ("Don't know", Status.DONT_KNOW),
        ("Skip", Status.SKIPPED),
        ("Come back to it later", Status.LATER),
        ("Rather not say", Status.RATHER_NOT_SAY),
    ],
)
def test_the_five_ways_of_not_answering_are_kept_apart(
    walk: Walk, label: str, status: Status
) -> None:
    walk.tap("All 5 questions").press(GoTo(Ref(4, "a"))).tap(label)
    assert walk.interview.status(Ref(4, "a")) is status
    assert walk.at("4b")


def test_not_sure_is_recorded_and_its_reason_too(walk: Walk) -> None:
    walk.tap("All 5 questions").tap("Not sure").write("We have not been asked before.")
    assert walk.answer("1").status is Status.DONT_KNOW
    assert walk.answer("1").text == "We have not been asked before."


def test_a_question_that_does_not_arise_is_passed_by(walk: Walk) -> None:
    walk.tap("All 5 questions").tap("Agree")
    assert "I will not ask: 2" in walk.said
    walk.write(LONG)
    assert walk.interview.status(Ref(2)) is Status.BYPASSED
    assert walk.at("3")


def test_a_question_that_does_not_arise_can_be_answered_all_the_same(walk: Walk) -> None:
    walk.tap("All 5 questions").tap("Agree").write(LONG)
    walk.command(GoTo(Ref(2))).write("By the pond, if not there.")
    assert walk.answer("2").status is Status.ANSWERED


def test_a_fact_that_is_not_so_settles_every_question_about_it(walk: Walk) -> None:
    walk.tap("All 5 questions").press(GoTo(Ref(3))).tap("Nobody here drives")
    assert walk.interview.status(Ref(3)) is Status.NOT_APPLICABLE
    assert walk.interview.status(Ref(5)) is Status.BYPASSED


def test_changing_ones_mind_brings_questions_back(walk: Walk) -> None:
    walk.tap("All 5 questions").press(GoTo(Ref(3))).tap("Nobody here drives")
    walk.command(Change(Ref(3))).write("One of us does, after all, at weekends.")
    assert walk.interview.status(Ref(5)) is Status.UNANSWERED


def test_questions_on_two_tier_areas_are_passed_by_in_a_borough(lsp_walk: Walk) -> None:
    lsp_walk.tap("All 35 questions").press(GoTo(Ref(7))).tap("Our area has one council only")
    states = [lsp_walk.interview.status(Ref(n)) for n in (7, 10, 11)]
    assert states == [Status.NOT_APPLICABLE, Status.BYPASSED, Status.BYPASSED]


def test_19_and_20_do_not_follow_for_a_group_that_rejects_18(lsp_walk: Walk) -> None:
    lsp_walk.tap("All 35 questions").press(GoTo(Ref(18))).tap("Disagree").write(LONG)
    assert lsp_walk.at("21")


def test_parts_are_asked_one_by_one(walk: Walk) -> None:
    walk.tap("All 5 questions").command(GoTo(Ref(4))).write("Green, and low, with a bench.")
    assert walk.answer("4a").text == "Green, and low, with a bench."
    assert walk.at("4b")


def test_parts_can_be_answered_together(walk: Walk) -> None:
    walk.tap("All 5 questions").command(GoTo(Ref(4))).tap("Answer both parts together")
    walk.write("Green all over, inside and outside.")
    assert walk.answer("4").text == "Green all over, inside and outside."
    assert walk.interview.status(Ref(4, "a")) is Status.ANSWERED
    assert walk.interview.status(Ref(4, "b")) is Status.ANSWERED
    assert walk.at("5")


def test_going_back_shows_the_answer_that_is_there(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG).command(GoBack())
    assert walk.at("1")
    assert LONG in walk.said


def test_going_back_and_on_again_returns_to_the_same_question(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG).write(LONG)
    assert walk.at("3")
    walk.command(GoBack()).command(GoBack()).command(GoOn()).command(GoOn())
    assert walk.at("3")


def test_changing_an_answer_keeps_the_old_one_and_returns(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG).write(LONG)
    walk.command(Change(Ref(1))).write("On second thoughts, by the school.")
    versions = walk.interview.response.answers[Ref(1)]
    assert [version.text for version in versions] == [LONG, "On second thoughts, by the school."]
    assert walk.at("3")


def test_my_answer_without_a_number_is_the_last_one(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG).command(Change())
    assert walk.at("1")


def test_adding_to_an_answer_keeps_both(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG).command(Add(Ref(1))).write("And out of the wind.")
    assert walk.answer("1").text == f"{LONG}\n\nAnd out of the wind."
    assert walk.at("2")


def test_an_addition_can_come_in_the_same_message(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG).command(Add(Ref(1), "And out of the wind."))
    assert walk.answer("1").text == f"{LONG}\n\nAnd out of the wind."
    assert walk.at("2")


def test_undo_brings_the_version_before_back(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG)
    walk.command(Change(Ref(1))).write("By the pond, where the ducks are.")
    walk.command(Undo())
    assert walk.answer("1").text == LONG
    walk.command(Undo())
    assert walk.answer("1").text == "By the pond, where the ducks are."


def test_undoing_a_first_answer_asks_again(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG).tap("Undo")
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
    assert walk.at("1")
    assert walk.interview.response.answers[Ref(1)][0].text == LONG


def test_skipping_a_question_that_has_an_answer_leaves_it(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG).command(GoBack()).command(PassOver(Status.SKIPPED))
    assert walk.answer("1").text == LONG


def test_what_is_left_for_later_is_asked_at_the_end(walk: Walk) -> None:
    walk.tap("All 5 questions").tap("Come back to it later")
    for _ in range(5):
        walk.tap("Skip")
    assert walk.at("1")
    walk.tap("Come back to it later")
    assert walk.place.step is Step.REVIEW


def test_a_section_is_played_back_when_it_ends(walk: Walk) -> None:
    walk.tap("All 5 questions").tap("Disagree").tap("Nothing to add").write("By the pond, please.")
    assert "That was “The place”" in walk.said
    assert "1: disagree." in walk.said
    assert "2: By the pond, please." in walk.said
    walk.tap("Change 2")
    assert walk.at("2")


def test_asking_about_a_term_leaves_the_place(walk: Walk) -> None:
    walk.tap("All 5 questions").command(Explain("what is a shelter?"))
    assert "A roof to wait under." in walk.said
    assert walk.at("1")


@pytest.mark.parametrize("topic", list(Topic))
def test_every_question_to_the_assistant_is_answered_at_every_place(
    walk: Walk, topic: Topic
) -> None:
    for _ in range(3):
        before = walk.place
        assert walk.command(Ask(topic)).said
        assert walk.place == before
        walk.press(GoTo(Ref(1))) if before.step is Step.WELCOME else walk.press(Review())


def test_what_the_paper_says_names_its_source(lsp_walk: Walk) -> None:
    lsp_walk.tap("All 35 questions").command(Ask(Topic.PAPER))
    assert "Office of the Deputy Prime Minister, 8 December 2005" in lsp_walk.said


def test_a_doubtful_message_is_asked_about(walk: Walk) -> None:
    walk.tap("All 5 questions")
    walk.command(PassOver(Status.SKIPPED), confidence=0.6, text="skip the church")
    assert walk.labels == ["It is my answer", "Skip the question"]
    assert "skip the church" in walk.said
    walk.tap("It is my answer")
    assert walk.answer("1").text == "skip the church"


def test_a_doubtful_message_can_be_a_command(walk: Walk) -> None:
    walk.tap("All 5 questions")
    walk.command(PassOver(Status.SKIPPED), confidence=0.6, text="skip it then")
    walk.tap("Skip the question")
    assert walk.interview.status(Ref(1)) is Status.SKIPPED


def test_doubtful_words_are_kept_when_nobody_says_what_they_are(walk: Walk) -> None:
    walk.tap("All 5 questions")
    walk.command(PassOver(Status.SKIPPED), confidence=0.6, text="skip the church")
    walk.write("Put it by the school instead, please.")
    assert walk.answer("1").text == "skip the church\n\nPut it by the school instead, please."


def test_a_long_message_is_an_answer_whatever_it_seems(walk: Walk) -> None:
    text = "Skip the church, it is always shut on the days when the buses run to market. " * 3
    walk.tap("All 5 questions").command(PassOver(Status.SKIPPED), text=text)
    assert walk.answer("1").text == text


def test_a_message_that_begins_with_a_slash_is_an_answer(walk: Walk) -> None:
    walk.tap("All 5 questions").command(GoOn(), text="/restart")
    assert walk.answer("1").text == "/restart"


def test_words_where_nothing_is_asked_are_a_comment_on_the_whole_paper(walk: Walk) -> None:
    walk.write("We think this is a waste of money.")
    walk.write("And of time.")
    assert walk.answer("0").ref == GENERAL
    assert walk.answer("0").text == "We think this is a waste of money.\n\nAnd of time."


def test_a_button_of_an_earlier_question_still_means_that_question(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG).press(PassOver(Status.DONT_KNOW, Ref(4, "a")))
    assert walk.interview.status(Ref(4, "a")) is Status.DONT_KNOW
    assert walk.at("2")


@pytest.mark.parametrize("command", [GoTo(Ref(99)), Change(Ref(99)), Add(Ref(99), "x")])
def test_a_question_that_does_not_exist_is_named(walk: Walk, command: GoTo) -> None:
    walk.tap("All 5 questions").command(command)
    assert "no question 99" in walk.said
    assert walk.at("1")


def test_an_unknown_section_is_answered_with_the_sections(walk: Walk) -> None:
    walk.press(ChooseRoute(RouteKind.SECTION, "cellar"))
    assert walk.place.step is Step.SECTIONS


def test_a_section_can_be_chosen_and_then_another(walk: Walk) -> None:
    walk.tap("Choose a section").tap("The look (0 of 3)")
    assert walk.at("3")
    for _ in range(4):
        walk.tap("Skip")
    assert walk.place.step is Step.REVIEW
    walk.tap("Choose a section").tap("The place (0 of 2)")
    assert walk.at("1")


def test_submitting_asks_who_answers_and_with_what_consent(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG).command(Submit())
    walk.write("Duck Lane Residents").write("the committee, in January").write("about 12 of us")
    walk.tap("Yes").tap("No").tap("Submit now")
    assert walk.place.step is Step.SUBMITTED
    response = walk.interview.response
    assert response.submitted
    assert response.about.group == "Duck Lane Residents"
    assert response.about.mandate == "the committee, in January"
    assert response.about.people == 12
    assert response.about.named is True
    assert response.about.quoted is False


def test_everything_about_the_group_can_be_passed_over(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG).command(Submit())
    for _ in range(5):
        walk.tap("Pass over")
    walk.tap("Submit now")
    assert walk.interview.response.submitted
    assert walk.interview.response.about.named is None


def test_a_number_of_people_must_be_one_number(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG).command(Submit()).tap("Pass over").tap("Pass over")
    walk.write("between 12 and 15")
    assert "one whole number" in walk.said
    walk.write("1,200")
    assert walk.interview.response.about.people == 1200


def test_nothing_cannot_be_submitted(walk: Walk) -> None:
    walk.command(Submit())
    assert "nothing to submit" in walk.said


def test_answers_can_be_changed_after_submitting(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG).command(Submit())
    for _ in range(5):
        walk.tap("Pass over")
    walk.tap("Submit now").command(Change(Ref(1))).write("By the pond after all, please.")
    assert walk.answer("1").text == "By the pond after all, please."


def test_progress_counts_whole_questions_that_arise(walk: Walk) -> None:
    walk.tap("All 5 questions").tap("Agree").tap("Nothing to add")
    assert (progress(walk.interview).done, progress(walk.interview).of) == (1, 4)


def test_typing_the_label_of_a_button_presses_it(walk: Walk) -> None:
    walk.write("all 5 questions").write("come back to it later")
    assert walk.interview.status(Ref(1)) is Status.LATER


def test_a_command_at_a_question_about_the_group_is_obeyed_only_when_sure(walk: Walk) -> None:
    walk.tap("All 5 questions").write(LONG).command(Submit())
    walk.command(PassOver(Status.SKIPPED), confidence=0.6, text="Skip Hire Users")
    assert walk.interview.response.about.group == "Skip Hire Users"
    understood = Understanding(Review(), 0.99)
    walk.write("review", understood)
    assert walk.place.step is Step.REVIEW


def test_a_question_about_no_known_term_may_be_an_answer(walk: Walk) -> None:
    walk.tap("All 5 questions").command(Explain("Haa, waan ku raacsannahay."), text="Haa.")
    assert walk.labels == ["It is my answer", "Explain a term"]


def test_a_stance_that_is_typed_leaves_an_answer_that_says_more(walk: Walk) -> None:
    walk.tap("All 5 questions").write("Yes, because the lane floods every winter and nobody comes.")
    walk.command(Change(Ref(1))).write("agree")
    assert walk.answer("1").text.startswith("Yes, because the lane floods")


def test_undo_among_the_questions_about_the_group_goes_back_one(walk: Walk) -> None:
    walk.tap("All 5 questions").write("A shelter by the church, so that nobody waits in the rain.")
    walk.command(Submit()).write("Duck Lane Residents").command(Undo())
    assert walk.place.step is Step.GROUP
    assert walk.answer("1").text.startswith("A shelter")


def test_nothing_can_be_submitted_once_everything_is_taken_back(walk: Walk) -> None:
    walk.tap("All 5 questions").write("A shelter by the church, so that nobody waits in the rain.")
    walk.command(Undo()).command(Submit())
    assert walk.place.step is not Step.GROUP


def test_undoing_a_part_brings_back_what_was_said_of_all_parts(walk: Walk) -> None:
    walk.command(GoTo(Ref(4))).command(AnswerTogether(Ref(4))).write("Low and white, with a bench.")
    walk.command(Change(Ref(4, "a"))).write("High after all, the bench is enough for us.")
    walk.command(Undo(Ref(4, "a")))
    assert walk.interview.status(Ref(4, "a")) is Status.ANSWERED
    assert walk.answer("4a").text == "Low and white, with a bench."


def test_what_is_added_to_a_part_goes_to_the_answer_to_all_parts(walk: Walk) -> None:
    walk.command(GoTo(Ref(4))).command(AnswerTogether(Ref(4))).write("Low and white, with a bench.")
    walk.command(Add(Ref(4, "a"), "And a roof."))
    assert walk.answer("4").text == "Low and white, with a bench.\n\nAnd a roof."
    assert Ref(4, "a") not in walk.interview.response.answers


def test_a_label_within_words_of_another_script_is_no_label(walk: Walk) -> None:
    walk.tap("All 5 questions").write("ਅਸੀਂ agree ਨਹੀਂ ਕਰਦੇ")
    assert walk.answer("1").stance is None
    assert walk.answer("1").text == "ਅਸੀਂ agree ਨਹੀਂ ਕਰਦੇ"


def test_a_play_back_is_cut_even_where_there_are_no_spaces() -> None:
    assert len(snippet("我" * 5000)) <= SNIPPET + 2
