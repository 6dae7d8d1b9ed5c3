"""The widget as its users meet it, for tests."""

from dataclasses import dataclass
from typing import Any

import requests
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SCREENSHOTS


@dataclass
class Chat:
    """A page with the widget."""

    page: Page
    address: str

    def open(self) -> "Chat":
        self.page.goto(self.address)
        self.page.get_by_role("button", name="Begin, or go on").click()
        expect(self.said("Welcome.")).to_be_visible()
        return self

    def said(self, text: str) -> Locator:
        """The assistant's message that has this text."""
        return self.page.locator("li.assistant .bubble", has_text=text).last

    @property
    def last(self) -> str:
        """The assistant's last message."""
        return self.page.locator("li.assistant .bubble").last.inner_text()

    @property
    def box(self) -> Locator:
        return self.page.get_by_label("Your answer")

    def write(self, text: str) -> "Chat":
        """Write a message and send it; wait for the reply."""
        before = self.page.locator("li.assistant").count()
        self.box.fill(text)
        self.page.get_by_role("button", name="Send").click()
        expect(self.page.locator("li.assistant").nth(before)).to_be_visible()
        return self

    def choose(self, label: str) -> "Chat":
        """Press a button of the assistant; wait for the reply."""
        before = self.page.locator("li.assistant").count()
        self.page.locator(".choices button:not([aria-disabled=true])", has_text=label).last.click()
        expect(self.page.locator("li.assistant").nth(before)).to_be_visible()
        return self

    def shot(self, name: str) -> None:
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")

    def state(self) -> dict[str, Any]:
        """What the server has of this conversation."""
        stored = self.page.evaluate(
            "JSON.parse(Object.entries(localStorage).find(([k]) => k.startsWith('folkmoot'))[1])"
        )
        answer = requests.get(
            f"{self.address}/api/conversations/{stored['conversation']}",
            headers={"Authorization": f"Bearer {stored['token']}"},
            timeout=10,
        )
        state: dict[str, Any] = answer.json()
        return state

    def answers(self) -> dict[str, str]:
        return {f"{a['number']}{a['part'] or ''}": a["text"] for a in self.state()["answers"]}
