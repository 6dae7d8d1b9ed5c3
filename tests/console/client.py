"""A browser without JavaScript that checks every page that it is shown."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

import lxml.html
import requests

CONTROLS = "//input[not(@type='hidden')] | //select | //textarea"


class Page:
    """A page, and what is on it."""

    def __init__(self, answer: requests.Response) -> None:
        self.answer, self.status = answer, answer.status_code
        self.path = urlsplit(answer.url).path
        self.query = urlsplit(answer.url).query
        self.html = answer.text
        self.tree = lxml.html.document_fromstring(answer.text)
        self.title = self.tree.findtext(".//title") or ""
        self.text = " ".join(self.tree.body.text_content().split())

    def find(self, path: str) -> list[Any]:
        """What an XPath finds."""
        return list(self.tree.xpath(path))

    @property
    def heading(self) -> str:
        return " ".join(self.find("//h1")[0].text_content().split())

    @property
    def links(self) -> dict[str, str]:
        """Where links lead, by what they say."""
        return {" ".join(a.text_content().split()): a.get("href") for a in self.find("//a[@href]")}

    @property
    def problems(self) -> list[str]:
        """What the page says is wrong with what was filled in."""
        return [
            " ".join(item.text_content().split())
            for item in self.find("//*[@class='error-summary']//li")
        ]

    @property
    def banner(self) -> str:
        found = self.find("//*[@class='banner']")
        return " ".join(found[0].text_content().split()) if found else ""

    def rows(self, table: int = 0) -> list[list[str]]:
        """The cells of a table's body."""
        return [
            [" ".join(cell.text_content().split()) for cell in row.xpath("./th | ./td")]
            for row in self.find("//table")[table].xpath("./tbody/tr")
        ]

    def form(self, action: str = "", button: str = "") -> Any:
        """The form with an action that ends so, or with such a button; else the last."""
        forms = [
            form
            for form in self.find("//form")
            if (form.get("action") or "").endswith(action)
            and (not button or any(button in b.text_content() for b in form.xpath(".//button")))
        ]
        assert forms, f"{self.path} has no form {action} {button}"
        return forms[-1]


def wrong_with(page: Page) -> list[str]:
    """What is wrong with a page's HTML, for its readers, for screen readers or for the policy."""
    found = []
    root = page.tree
    if not root.get("lang"):
        found.append("the page does not say its language")
    if not page.title.strip():
        found.append("no title")
    if len(page.find("//h1")) != 1:
        found.append(f"{len(page.find('//h1'))} main headings")
    if len(page.find("//main")) != 1:
        found.append("not one main part")
    # The list of problems stands above the main heading, so that it is read first.
    headings = "//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
    headings += "[not(ancestor::*[@class='error-summary'])]"
    levels = [int(heading.tag[1]) for heading in page.find(headings)]
    for above, below in zip([0, *levels], levels, strict=False):
        if below > above + 1:
            found.append(f"a heading of level {below} follows one of level {above}")
    ids = Counter(page.find("//@id"))
    found += [f"id {name} is there {times} times" for name, times in ids.items() if times > 1]
    for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
        for value in page.find(f"//@{attribute}"):
            found += [f"{attribute} leads to no {i}" for i in value.split() if i not in ids]
    for link in page.find("//a[starts-with(@href, '#')]"):
        if link.get("href")[1:] not in ids:
            found.append(f"a link leads to no {link.get('href')}")
    for control in page.find(CONTROLS):
        labels = page.find(f"//label[@for='{control.get('id')}']") if control.get("id") else []
        named = labels or control.get("aria-label") or control.get("aria-labelledby")
        if not named and not control.xpath("ancestor::label"):
            found.append(f"{control.get('name')} has no label")
        if not control.get("name"):
            found.append("a control has no name")
    for form in page.find("//form"):
        if not form.get("action"):
            found.append("a form does not say where it goes")
    for named in page.find("//a[@href] | //button"):
        text = named.text_content().strip() or named.get("aria-label")
        if not text:
            found.append(f"a {named.tag} says nothing")
    for table in page.find("//table"):
        if not table.xpath("./caption") or not table.xpath(".//th[@scope]"):
            found.append("a table has no caption, or no headings with scope")
    for image in page.find("//img[not(@alt)]"):
        found.append(f"{image.get('src')} has no alternative text")
    if page.find("//@style | //style | //script[not(@src)]") or page.find(
        "//@*[starts-with(name(), 'on')]"
    ):
        found.append("there is inline style or script, which the policy forbids")
    return found


@dataclass
class Console:
    """A browser with its cookies, for the console and for members' links."""

    address: str
    session: requests.Session = field(default_factory=requests.Session)

    def get(self, path: str, **options: Any) -> Page:
        return self._page(self.session.get(f"{self.address}{path}", timeout=60, **options))

    def post(self, path: str, data: Any = None, files: Any = None, **headers: str) -> Page:
        headers = headers or {"Sec-Fetch-Site": "same-origin"}
        return self._page(
            self.session.post(
                f"{self.address}{path}", data=data, files=files, headers=headers, timeout=60
            )
        )

    def raw(self, method: str, path: str, **options: Any) -> requests.Response:
        """An answer as it is, without following it anywhere."""
        options = {"timeout": 60, "allow_redirects": False, **options}
        return self.session.request(method, f"{self.address}{path}", **options)

    def fill(
        self, page: Page, action: str = "", button: str = "", files: Any = None, **fields: Any
    ) -> Page:
        """Fill in a form of a page and send it, with a button's name and value if it is named."""
        form = page.form(action, button)
        data: dict[str, Any] = {}
        for name, value in form.form_values():
            if name not in fields:
                data.setdefault(name, []).append(value)
        asks = False
        for chosen in form.xpath(".//button"):
            if button and button in chosen.text_content():
                asks = chosen.get("formmethod") == "get"
                if chosen.get("name"):
                    data[chosen.get("name")] = chosen.get("value") or ""
        known = {control.get("name") for control in form.xpath(".//*[@name]")}
        assert set(fields) <= known, f"the form has no {set(fields) - known}"
        # Browsers send line breaks as two characters.
        data |= {
            name: value.replace("\n", "\r\n") if isinstance(value, str) else value
            for name, value in fields.items()
        }
        if asks:
            return self.get(f"{form.get('action')}?{urlencode(data, doseq=True)}")
        return self.post(form.get("action"), data, files)

    def sign_in(self, email: str, password: str) -> Page:
        return self.fill(self.get("/console/sign-in"), email=email, password=password)

    def _page(self, answer: requests.Response) -> Page:
        page = Page(answer)
        if page.find("//html/head/title"):
            wrong = wrong_with(page)
            assert wrong == [], f"{page.path}: {wrong}"
        return page
