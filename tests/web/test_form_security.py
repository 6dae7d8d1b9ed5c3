"""The plain pages: who may send a form, what a browser may keep, and what is told on errors."""

from pathlib import Path

import pytest
import requests

from tests.serving import ANSWER, Server, start_gateway
from tests.web.plain import Page, Plain

POSTS = [
    "/answer/start",
    "/answer/open",
    "/answer/leave",
    "/answer/question/1",
    "/answer/question/1/more",
    "/answer/about",
    "/answer/submit",
    "/answer/resume",
    "/answer/code",
    "/answer/key",
    "/answer/withdraw",
    "/answer/erase",
]


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Referer": "https://evil.example/answer"},
        {"X-Nothing": "said"},
    ],
)
def test_a_form_from_elsewhere_is_refused_and_does_nothing(
    plain: Plain, path: str, headers: dict[str, str]
) -> None:
    plain.start()
    page = plain.post(path, {"words": ANSWER, "sure": "yes", "route": "all"}, **headers)
    assert page.status == 403
    assert "This form was not sent from a page of ours" in page.text
    assert plain.answers() == {}


@pytest.mark.parametrize("header", ["Origin", "Referer"])
def test_an_older_browser_may_send_forms(plain: Plain, header: str) -> None:
    page = plain.start()
    fields = {**page.form["fields"], "words": ANSWER}
    assert plain.post(f"/{page.path}", fields, **{header: plain.address}).status == 200
    assert plain.answers()["1"]["text"] == ANSWER


def cookie_of(address: str, **headers: str) -> str:
    answer = requests.post(
        f"{address}/answer/start",
        data={"route": "short"},
        headers={"Sec-Fetch-Site": "same-origin", **headers},
        allow_redirects=False,
        timeout=10,
    )
    assert answer.status_code == 303
    return answer.headers["Set-Cookie"]


def test_the_cookie_is_for_these_pages_only_and_not_for_scripts(gateway: Server) -> None:
    cookie = cookie_of(gateway.address)
    for attribute in ("HttpOnly", "SameSite=Lax", "Path=/answer"):
        assert attribute in cookie
    assert "Secure" not in cookie
    # A proxy that is not trusted is not believed.
    assert "Secure" not in cookie_of(gateway.address, **{"X-Forwarded-Proto": "https"})


def test_behind_a_trusted_proxy_with_https_the_cookie_is_secure(tmp_path: Path) -> None:
    with start_gateway(tmp_path, FOLKMOOT_TRUSTED_PROXIES="1") as server:
        assert "Secure" in cookie_of(server.address, **{"X-Forwarded-Proto": "https"})
        assert "Secure" not in cookie_of(server.address)


@pytest.mark.parametrize("secret", ["", "nonsense", "a.b", ".", "é.é", "x" * 5000])
def test_without_its_secret_no_response_can_be_read(plain: Plain, secret: str) -> None:
    plain.start()
    conversation, _ = plain.secret
    for value in (secret, f"{conversation}.{secret}"):
        cookie = {"Cookie": f"folkmoot={value}".encode()}
        page = Page(requests.get(f"{plain.address}/answer/check", headers=cookie, timeout=10))
        assert page.status == 403
        assert "No response is open in this browser" in page.text


def test_a_wrong_token_from_the_chat_opens_nothing(plain: Plain) -> None:
    page = plain.post("/answer/open", {"conversation": "0" * 32, "token": "x"})
    assert page.status == 403
    assert plain.session.cookies.get("folkmoot") is None


def test_words_sent_without_a_response_open_are_shown_to_be_copied(plain: Plain) -> None:
    page = plain.post("/answer/question/1", {"words": "Not <b>lost</b>."})
    assert page.status == 403
    assert "Not &lt;b&gt;lost&lt;/b&gt;." in page.html


@pytest.mark.parametrize("path", ["", "/question/1", "/questions", "/check", "/about", "/print"])
def test_pages_are_not_kept_and_run_no_script(plain: Plain, path: str) -> None:
    plain.start()
    page = plain.get(f"/answer{path}")
    assert page.status == 200
    assert page.answer.headers["Cache-Control"] == "no-store"
    policy = page.answer.headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in policy
    assert "form-action 'self'" in policy
    assert "<script" not in page.html
    assert " style=" not in page.html
    assert "<style" not in page.html


def test_what_is_no_form_gets_a_page_that_says_so(plain: Plain) -> None:
    plain.start()
    answer = plain.session.post(
        f"{plain.address}/answer/question/1",
        data=b"\xff\xfe",
        headers={
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/x-www-form-urlencoded",
        },
        timeout=10,
    )
    assert answer.status_code == 400
    assert "This form cannot be read" in answer.text
    huge = plain.post("/answer/question/1", {"words": "x" * 3_000_000})
    assert huge.status == 413
    assert "too long" in huge.text


def test_a_browser_that_sends_too_fast_is_asked_to_wait_and_sees_its_words(tmp_path: Path) -> None:
    with start_gateway(tmp_path, FOLKMOOT_MESSAGES_PER_MINUTE="2") as server:
        plain = Plain(server.address)
        page = plain.fill(plain.start(), words=ANSWER)
        page = plain.fill(page, words=f"{ANSWER} Again.")
        assert page.status == 429
        assert f"{ANSWER} Again." in page.html
        assert 1 <= int(page.answer.headers["Retry-After"]) <= 60
