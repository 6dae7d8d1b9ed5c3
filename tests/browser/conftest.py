"""A real browser: Debian's Chromium, driven by playwright."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, sync_playwright

from bot.settings import ROOT
from tests.conftest import missing

WIDTHS = {"phone": (320, 640), "desk": (1280, 800)}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCREENSHOTS = ROOT / "var" / "screenshots"

type NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        missing("Chromium")
        return
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Open a page in a browser of its own; fail if it logs an error that is not expected."""
    errors: list[str] = []
    contexts = []

    def open_(width: str = "desk", expect_errors: bool = False, **options: Any) -> Page:
        w, h = WIDTHS[width]
        context = browser.new_context(viewport={"width": w, "height": h}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        if not expect_errors:
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.on(
                "console",
                lambda message: errors.append(message.text) if message.type == "error" else None,
            )
        return page

    yield open_
    for context in contexts:
        context.close()
    assert errors == []


def violations(page: Page) -> list[str]:
    """What axe finds wrong on a page as it is now."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]


def held(page: Page, address: str) -> list[Route]:
    """The next request for something, which stays without an answer until the test gives one."""
    routes: list[Route] = []

    def hold(route: Route) -> None:
        routes.append(route)

    page.route(address, hold, times=1)
    return routes
