"""The console in a real browser: signing in, and looking at pages at both widths."""

from playwright.sync_api import Page

from tests.browser.conftest import SCREENSHOTS, violations
from tests.console.conftest import PASSWORD


def sign_in(page: Page, address: str, email: str) -> None:
    page.goto(f"{address}/console/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/console")


def look(page: Page, name: str) -> None:
    """Take a picture of a page, and hold it to what every page must be."""
    page.screenshot(path=SCREENSHOTS / f"console-{name}.png", full_page=True)
    assert violations(page) == [], name
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
