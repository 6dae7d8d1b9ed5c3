"""A browser without JavaScript, for tests: it follows redirects and fills in forms."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import requests

from tests.serving import Talk


class Page(HTMLParser):
    """What a page shows, and its forms."""

    def __init__(self, answer: requests.Response) -> None:
        super().__init__()
        self.answer, self.status = answer, answer.status_code
        self.path = answer.url.split("/", 3)[3].partition("#")[0].partition("?")[0]
        self.html = answer.text
        self.text = ""
        self.title = ""
        self.links: dict[str, str] = {}
        self.forms: list[dict[str, Any]] = []
        self._tag: list[str] = []
        self._href = ""
        self._box: str | None = None
        self.feed(answer.text)
        self.text = " ".join(self.text.split())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "title":
            self._tag.append(tag)
        elif tag == "a":
            self._href = given.get("href") or ""
        elif tag == "form":
            self.forms.append({"action": given.get("action"), "fields": {}, "buttons": []})
        elif tag == "input" and self.forms:
            name, value = given["name"] or "", given.get("value") or ""
            if given.get("type") not in {"radio", "checkbox"} or "checked" in given:
                self.forms[-1]["fields"][name] = value
        elif tag == "textarea" and self.forms:
            self._box = given["name"] or ""
            self.forms[-1]["fields"][self._box] = ""
        elif tag == "button" and self.forms:
            self.forms[-1]["buttons"].append((given.get("name"), given.get("value")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._tag.pop()
        elif tag == "a":
            self._href = ""
        elif tag == "textarea" and self._box is not None:
            fields = self.forms[-1]["fields"]
            # A browser drops the line break that comes first.
            fields[self._box] = fields[self._box].removeprefix("\n")
            self._box = None

    def handle_data(self, data: str) -> None:
        if self._tag:
            self.title += data
        if self._href:
            self.links[data.strip()] = self._href
        if self._box is not None:
            self.forms[-1]["fields"][self._box] += data
        self.text += data

    @property
    def box(self) -> str:
        """What stands in the answer box."""
        words: str = self.form["fields"]["words"]
        return words

    @property
    def form(self) -> dict[str, Any]:
        """The page's main form: the last."""
        return self.forms[-1]


@dataclass
class Plain:
    """A browser with its cookies."""

    address: str
    session: requests.Session = field(default_factory=requests.Session)

    def get(self, path: str, **options: Any) -> Page:
        return Page(self.session.get(f"{self.address}{path}", timeout=20, **options))

    def post(self, path: str, data: Any, **headers: str) -> Page:
        headers = headers or {"Sec-Fetch-Site": "same-origin"}
        return Page(
            self.session.post(f"{self.address}{path}", data=data, headers=headers, timeout=30)
        )

    def fill(self, page: Page, form: int | None = None, **fields: str) -> Page:
        """Fill in a form of a page, its main one or that of a number, and send it."""
        chosen = page.form if form is None else page.forms[form]
        assert chosen["action"]
        # Browsers send line breaks as two characters.
        data = {
            name: value.replace("\n", "\r\n")
            for name, value in {**chosen["fields"], **fields}.items()
        }
        return self.post(chosen["action"], data)

    def start(self, route: str = "short") -> Page:
        return self.fill(self.get("/answer"), route=route)

    def elsewhere(self) -> "Plain":
        """The same response open in another browser."""
        other = Plain(self.address)
        other.session.cookies.update(self.session.cookies)
        return other

    @property
    def secret(self) -> tuple[str, str]:
        conversation, _, token = (self.session.cookies.get("folkmoot") or "").partition(".")
        return conversation, token

    @property
    def talk(self) -> Talk:
        """The same conversation over the API."""
        return Talk(self.address, *self.secret)

    def state(self) -> dict[str, Any]:
        return self.talk.state()

    def answers(self) -> dict[str, dict[str, Any]]:
        return self.talk.answers()
