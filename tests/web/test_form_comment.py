"""The comment on the whole paper on plain pages, and words of which nobody said what they are."""

from bot.consultation import Consultation, Ref, Status
from bot.interview.commands import GoTo, PassOver
from bot.interview.saying.wording import Wording
from bot.interview.state.response import LONGEST_ANSWER
from bot.web.form import view
from tests.interview.walk import Walk
from tests.serving import ANSWER
from tests.web.plain import Plain

WORDS = "Bring back the conductors."


def test_a_comment_can_be_given_changed_and_removed(plain: Plain) -> None:
    plain.fill(plain.start(), words=ANSWER)
    page = plain.get("/answer/check")
    assert page.links["Comment on the whole paper"] == "/answer/comment"
    page = plain.fill(plain.get("/answer/comment"), words="Too long.")
    assert page.path == "answer/check"
    assert "Too long." in page.text
    page = plain.fill(plain.get(page.links["Change this comment"]), words="Far too long.")
    assert plain.answers()["0"]["text"] == "Far too long."
    page = plain.fill(page, remove="on")
    assert page.path == "answer/check"
    assert "Far too long." not in page.text
    assert plain.answers()["0"]["status"] == "unanswered"


def test_an_empty_comment_gets_a_sentence(plain: Plain) -> None:
    plain.fill(plain.start(), words=ANSWER)
    page = plain.fill(plain.get("/answer/comment"), words=" ")
    assert page.status == 400
    assert "Write a comment, or go back to your answers" in page.links


def test_a_comment_that_a_colleague_has_changed_is_not_replaced_unseen(plain: Plain) -> None:
    plain.fill(plain.start(), words=ANSWER)
    seen = plain.get("/answer/comment")
    plain.fill(plain.get("/answer/comment"), words="Too long.")
    page = plain.fill(seen, words="Too short.")
    assert "A colleague has changed this comment" in page.text
    assert page.box == "Too short."
    assert plain.answers()["0"]["text"] == "Too long."
    plain.fill(page)
    assert plain.answers()["0"]["text"] == "Too short."


def test_the_comment_is_read_back_before_submitting(plain: Plain) -> None:
    plain.fill(plain.start(), words=ANSWER)
    plain.fill(plain.get("/answer/comment"), words="Too long.")
    page = plain.get("/answer/submit")
    assert "Too long." in page.text
    assert page.links["Change this comment"] == "/answer/comment"


def unsettled(plain: Plain) -> Plain:
    """Words were said in the chat where nothing is asked, and nobody said what they are."""
    plain.fill(plain.start(), words=ANSWER)
    plain.talk.post(id="from-the-chat", text=WORDS, place="review")
    plain.fill(plain.get("/answer/question/6"), words=ANSWER)
    return plain


def test_words_that_are_unsettled_are_shown_and_go_nowhere(plain: Plain) -> None:
    page = unsettled(plain).get("/answer/check")
    assert WORDS in page.text
    assert "does not go with your response until you say" in page.text
    assert page.links["Say what it is"] == "/answer/comment#what"
    assert WORDS in plain.get("/answer/submit").text
    plain.fill(plain.get("/answer/submit"))
    plain.fill(plain.get("/answer/submit"))
    assert plain.get("/answer/done").status == 200
    assert "0" not in plain.answers()
    assert WORDS not in plain.get("/answer/copy.html").text


def test_they_can_be_a_comment(plain: Plain) -> None:
    page = plain.fill(unsettled(plain).get("/answer/comment"), form=0, what="comment")
    assert page.path == "answer/check"
    assert plain.answers()["0"]["text"] == WORDS
    assert "You have also written this" not in page.text


def test_they_can_be_an_answer(plain: Plain) -> None:
    page = unsettled(plain).get("/answer/comment")
    wrong = plain.fill(page, form=0, what="answer", number="99")
    assert wrong.status == 400
    assert "Give the number of a question of this consultation, such as 7 or 16a" in wrong.links
    plain.fill(wrong, form=0, what="answer", number="7")
    assert plain.answers()["7"]["text"] == WORDS


def test_they_can_be_nothing(plain: Plain) -> None:
    page = plain.fill(unsettled(plain).get("/answer/comment"), form=0, what="nothing")
    assert WORDS not in page.text
    assert "0" not in plain.answers()


def test_what_they_are_must_be_said(plain: Plain) -> None:
    page = plain.fill(unsettled(plain).get("/answer/comment"), form=0)
    assert page.status == 400
    assert "Choose what your words are" in page.links


def test_what_was_said_of_them_in_the_meantime_stands_and_is_told(plain: Plain) -> None:
    page = unsettled(plain).get("/answer/comment")
    plain.fill(page, form=0, what="nothing")
    late = plain.fill(page, form=0, what="comment")
    assert late.status == 400
    assert any("in the meantime, or has said what they are" in link for link in late.links)
    assert "0" not in plain.answers()


def test_that_they_do_not_fit_is_told(plain: Plain) -> None:
    plain.fill(unsettled(plain).get("/answer/comment"), words="x" * LONGEST_ANSWER)
    page = plain.fill(plain.get("/answer/comment"), form=0, what="comment")
    assert page.status == 400
    assert "would have more than 100,000 characters" in page.text
    assert WORDS in page.text


def test_words_in_doubt_that_fit_nowhere_fail_no_page(lsp: Consultation, wording: Wording) -> None:
    walk = Walk(lsp, wording).tap("All 35 questions").write("a" * (LONGEST_ANSWER - 5))
    walk.press(GoTo(Ref(1))).command(PassOver(Status.SKIPPED), 0.6, text="skip the church")
    assert view.remarks(walk.interview).words == ""
