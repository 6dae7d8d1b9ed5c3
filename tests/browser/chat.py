"""The widget as its users meet it, for tests."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SCREENSHOTS
from tests.serving import Talk


@dataclass
class Chat:
    """A page with the widget."""

    page: Page
    address: str

    def open(self) -> "Chat":
        self.page.goto(self.address)
        self.begin()
        expect(self.said("Welcome.")).to_be_visible()
        return self

    def begin(self) -> None:
        self.page.get_by_role("button", name="Begin, or go on").click()

    def reload(self) -> None:
        """Come back to the page, and to the conversation."""
        self.page.reload()
        self.begin()

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

    def write_in_vain(self, text: str) -> None:
        """Write a message that does not reach the server, nor any after it."""
        self.page.route("**/messages", lambda route: route.abort())
        self.box.fill(text)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("button", name="Retry now")).to_be_visible()

    def choose(self, label: str) -> "Chat":
        """Press a button of the assistant; wait for the reply."""
        before = self.page.locator("li.assistant").count()
        self.page.locator(".choices button", has_text=label).last.click()
        expect(self.page.locator("li.assistant").nth(before)).to_be_visible()
        return self

    def menu(self, item: str) -> "Chat":
        """Open the menu and choose something from it."""
        self.page.get_by_role("button", name="Menu").click()
        self.page.locator("#menu").get_by_role("button", name=item, exact=True).click()
        return self

    def link(self) -> str:
        """The link with which to go on elsewhere."""
        self.menu("Go on later or elsewhere")
        return self.sheet.locator(".address").inner_text()

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

    @property
    def talk(self) -> Talk:
        """The same conversation over the API."""
        stored = self.stored
        return Talk(self.address, stored["conversation"], stored["token"])

    def state(self) -> dict[str, Any]:
        """What the server has of this conversation."""
        return self.talk.state()

    def answers(self) -> dict[str, str]:
        return {ref: answer["text"] for ref, answer in self.talk.answers().items()}
