"""The plain pages: other devices, colleagues, copies, and the end of a response."""

import io
import re
from pathlib import Path

import docx
import pikepdf
import pytest

from bot.settings import ROOT
from tests.serving import ANSWER, Talk, start_gateway
from tests.web.plain import Plain


def code_of(plain: Plain) -> str:
    page = plain.fill(plain.get("/answer/code"))
    found = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", page.text)
    assert found is not None
    return found[0]


def colleague_of(plain: Plain) -> Plain:
    """Somebody else who opens the same response with a code."""
    other = Plain(plain.address)
    page = other.fill(other.get("/answer/resume"), code=code_of(plain).lower().replace("-", " "))
    assert page.status == 200
    return other


def submitted(plain: Plain) -> Plain:
    plain.fill(plain.start(), stance="agree", words=ANSWER)
    details = {"group": "Lunch Club", "people": "12", "named": "yes", "mandate": "our committee"}
    page = plain.fill(plain.fill(plain.get("/answer/about"), **details))
    assert page.path == "answer/done"
    return plain


def test_a_code_opens_the_response_where_it_stands(plain: Plain) -> None:
    plain.fill(plain.start(), words=ANSWER)
    colleague = colleague_of(plain)
    assert colleague.get("/answer/question").path == "answer/question/6"
    assert colleague.get("/answer/question/1").box == ANSWER


def test_a_wrong_code_gets_a_sentence_and_stays_in_its_field(plain: Plain) -> None:
    page = plain.fill(plain.get("/answer/resume"), code="K7PM-2XQD-9RWT-4HJN")
    assert page.status == 400
    assert page.title.startswith("Error: Go on with your code")
    assert "not known, or it has expired" in page.text
    assert page.form["fields"]["code"] == "K7PM-2XQD-9RWT-4HJN"
    assert "Enter the code" in plain.fill(page, code=" ").text


def test_a_colleagues_answer_is_never_replaced_unseen(plain: Plain) -> None:
    mine = plain.start()
    colleague = colleague_of(plain)
    colleague.fill(colleague.get("/answer/question/1"), stance="agree", words="Theirs, in full.")
    page = plain.fill(mine, stance="disagree", words="Mine, just as full.")
    assert page.status == 409
    assert "Theirs, in full." in page.text
    assert plain.answers()["1"]["text"] == "Theirs, in full."
    kept = plain.post(page.form["action"], {**page.form["fields"], "keep": "yes"})
    assert kept.path == "answer/question/1"
    assert kept.box == "Theirs, in full."
    plain.fill(plain.get("/answer/question/1"), stance="partly", words="What we agreed on.")
    assert colleague.answers()["1"]["text"] == "What we agreed on."
    assert plain.answers()["1"]["stance"] == "partly"


def test_a_conversation_begun_in_the_chat_goes_on_here_and_back(plain: Plain) -> None:
    talk = Talk(plain.address)
    keys = {"conversation": talk.identifier, "token": talk.token}
    page = plain.post("/answer/open", keys)
    assert page.path == "answer"
    first = plain.fill(page, route="short")
    plain.fill(first, stance="agree", words=ANSWER)
    assert talk.answers()["1"]["text"] == ANSWER
    assert talk.state()["question"]["number"] == 6
    said = [line["text"] for line in talk.state()["transcript"] if line["sender"] == "member"]
    assert said == ["The 8 that matter most to ECN", ANSWER]


def test_going_on_in_the_chat_takes_the_response_along(plain: Plain) -> None:
    plain.fill(plain.start(), words=ANSWER)
    assert plain.get("/answer/questions").links["Go on in the chat"] == "/#go-on"
    opened = plain.session.post(
        f"{plain.address}/answer/key", headers={"Sec-Fetch-Site": "same-origin"}, timeout=10
    ).json()
    talk = Talk(plain.address, opened["conversation"], opened["token"])
    assert [given["text"] for given in talk.state()["answers"]] == [ANSWER]


def test_what_waits_from_the_chat_is_recorded_before_what_is_sent_here(plain: Plain) -> None:
    first = plain.start()
    sent = plain.talk.post(id="from-the-chat", text="Said in the chat while Rasa was away.")
    assert sent.status_code == 503
    page = plain.fill(first, words=ANSWER)
    assert page.status == 409
    assert "Said in the chat while Rasa was away." in page.text
    assert page.box == ANSWER
    plain.fill(page)
    assert plain.answers()["1"]["text"] == ANSWER


def test_submitting_gives_a_receipt(plain: Plain) -> None:
    page = submitted(plain).get("/answer/done")
    assert re.search(r"LSP-\d{4}-\d\d", page.text)


def test_a_response_can_be_withdrawn_and_submitted_again(plain: Plain) -> None:
    submitted(plain)
    page = plain.fill(plain.get("/answer/end"), form=0)
    assert "Your response is not submitted" in page.text
    assert plain.state()["submitted"] is False
    assert plain.answers()["1"]["text"] == ANSWER
    assert plain.fill(plain.get("/answer/submit")).path == "answer/done"
    assert plain.state()["submitted"] is True


def test_everything_is_erased_only_if_it_is_said_to_be_meant(plain: Plain) -> None:
    submitted(plain)
    conversation, token = plain.secret
    refused = plain.fill(plain.get("/answer/end"))
    assert refused.status == 400
    assert "Tick the box" in refused.text
    page = plain.fill(refused, sure="yes")
    assert "Everything that you wrote has been erased" in page.text
    assert plain.session.cookies.get("folkmoot") is None
    plain.session.cookies.set("folkmoot", f"{conversation}.{token}")
    assert plain.get("/answer/check").status == 410
    assert plain.get("/answer").status == 200


def test_a_shared_computer_can_be_left(plain: Plain) -> None:
    plain.start()
    plain.fill(plain.get("/answer"), form=0)
    assert plain.session.cookies.get("folkmoot") is None
    assert plain.get("/answer/check").status == 403


@pytest.mark.parametrize("format_", ["html", "pdf", "docx"])
def test_a_copy_holds_everything(plain: Plain, format_: str) -> None:
    submitted(plain)
    answer = plain.session.get(f"{plain.address}/answer/copy.{format_}", timeout=30)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"].endswith(f'"our-response.{format_}"')
    by_api = plain.talk.call("GET", f"/copy?format={format_}")
    assert by_api.content == answer.content
    if format_ == "pdf":
        with pikepdf.open(io.BytesIO(answer.content)) as pdf:
            assert str(pdf.docinfo["/Title"]).endswith("our response")
        return
    text = answer.text
    if format_ == "docx":
        document = docx.Document(io.BytesIO(answer.content))
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for part in ("Lunch Club", "our committee", "LSP-", ANSWER, "Answered: agree", "Question 35"):
        assert part in text


def test_a_copy_in_another_format_is_refused_with_a_sentence(plain: Plain) -> None:
    plain.start()
    answer = plain.talk.call("GET", "/copy?format=odt")
    assert answer.status_code == 400
    assert "html, pdf, docx" in answer.json()["error"]["message"]
    assert plain.get("/answer/copy.odt").status == 404


def test_after_the_closing_date_nothing_is_changed_and_it_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    for source in (ROOT / "tests" / "data" / "tiny").glob("*.yml"):
        text = source.read_text("utf-8")
        (folder / source.name).write_text(
            text.replace("  members:", "  answers_until: 2024-01-31\n  members:"), "utf-8"
        )
    with start_gateway(tmp_path, FOLKMOOT_CONSULTATION=str(folder)) as server:
        plain = Plain(server.address)
        page = plain.start("all")
        assert "Answers could be given and changed until" in page.text
        after = plain.post(f"/{page.path}", {"words": ANSWER, "seen": "0"})
        assert "What you wrote, which could not be saved" in after.text
        assert ANSWER in after.text
        assert plain.answers() == {}
