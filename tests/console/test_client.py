"""The checking browser finds what is wrong with a page."""

import pytest
import requests

from tests.console.client import Page, wrong_with

GOOD = (
    '<!doctype html><html lang="en"><head><title>A page</title></head><body><main><h1>A page</h1>'
    '<h2>Part</h2><form action="/x"><label for="a">A</label><input id="a" name="a"></form>'
    "</main></body></html>"
)


def page(html: str) -> Page:
    answer = requests.Response()
    answer.status_code, answer.url = 200, "http://127.0.0.1/page"
    answer._content, answer.encoding = html.encode(), "utf-8"
    return Page(answer)


def test_a_page_that_is_in_order_has_nothing_wrong() -> None:
    assert wrong_with(page(GOOD)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (' lang="en"', ""),
        ("<title>A page</title>", "<title></title>"),
        ("<h1>A page</h1>", ""),
        ("<h1>A page</h1>", "<h1>A</h1><h1>B</h1>"),
        ("main>", "div>"),
        ("<h2>Part</h2>", "<h3>Part</h3>"),
        ("<h2>Part</h2>", '<h2 id="a">Part</h2>'),
        ('for="a"', 'for="b"'),
        (' name="a"', ""),
        (' action="/x"', ""),
        ("<h2>Part</h2>", '<a href="#nowhere">There</a>'),
        ("<h2>Part</h2>", '<a href="/there"></a>'),
        ("<h2>Part</h2>", "<button></button>"),
        ("<h2>Part</h2>", "<table><tr><td>1</td></tr></table>"),
        ("<h2>Part</h2>", '<img src="/x.png">'),
        ("<h2>Part</h2>", '<p style="color: red">Part</p>'),
        ("<h2>Part</h2>", '<p onclick="x()">Part</p>'),
        ("<h2>Part</h2>", "<script>x()</script>"),
        ('id="a" name', 'id="a" aria-describedby="hint" name'),
    ],
)
def test_each_fault_is_found(old: str, new: str) -> None:
    assert old in GOOD
    assert wrong_with(page(GOOD.replace(old, new))) != []
