"""The widget as its users meet it, for tests."""

import uuid
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

    def menu(self, item: str) -> "Chat":
        """Open the menu and choose something from it."""
        self.page.get_by_role("button", name="Menu").click()
        self.page.locator("#menu").get_by_role("button", name=item, exact=True).click()
        return self

    @property
    def sheet(self) -> Locator:
        """What the menu has opened in place of the conversation."""
        return self.page.locator(".sheet")

    @property
    def stored(self) -> dict[str, Any]:
        """What the widget keeps on this device."""
        stored: dict[str, Any] = self.page.evaluate(
            "JSON.parse(Object.entries(localStorage).find(([k]) => k.startsWith('folkmoot'))[1])"
        )
        return stored

    def shot(self, name: str) -> None:
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")

    def post(self, **body: Any) -> None:
        """Say something in the same conversation, from another place."""
        answer = requests.post(
            f"{self.address}/api/conversations/{self.stored['conversation']}/messages",
            json={"id": uuid.uuid4().hex, **body},
            headers={"Authorization": f"Bearer {self.stored['token']}"},
            timeout=40,
        )
        assert answer.status_code == 200, answer.text

    def state(self) -> dict[str, Any]:
        """What the server has of this conversation."""
        stored = self.stored
        answer = requests.get(
            f"{self.address}/api/conversations/{stored['conversation']}",
            headers={"Authorization": f"Bearer {stored['token']}"},
            timeout=10,
        )
        state: dict[str, Any] = answer.json()
        return state

    def answers(self) -> dict[str, str]:
        return {f"{a['number']}{a['part'] or ''}": a["text"] for a in self.state()["answers"]}
