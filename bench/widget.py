"""How much the widget weighs, and how long it takes on a slow line until somebody can answer.

Asks a running Folkmoot (`make run`) for every file as a browser would, and opens a page that has
only the widget, with `data-open`, on a line of 400 kbit/s with 400 ms to and fro.
"""

import json
import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import count

from playwright.sync_api import Browser, Page, Response, Route, sync_playwright

LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""Latency in milliseconds, throughput in bytes a second."""
RUNS = 5
PAGE = (
    "<!doctype html><html lang=en><title>A page</title><link rel=icon href=data:,>"
    '<script type=module src="/widget/folkmoot.js" data-open></script>'
)


def main() -> int:
    """Measure the Folkmoot at the given address, and print what was measured as JSON."""
    address = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080"
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        runs = [_measure(browser, address) for _ in range(RUNS)]
        browser.close()
    print(
        json.dumps(
            {
                "files": runs[0]["files"],
                "bytes": runs[0]["bytes"],
                "seconds_to_welcome": _middle(run["welcome"] for run in runs),
                "seconds_to_first_question": _middle(run["question"] for run in runs),
            },
            indent=2,
        )
    )
    return 0


def _middle(numbers: Iterator[float]) -> float:
    return round(statistics.median(numbers), 2)


def _measure(browser: Browser, address: str) -> dict[str, float]:
    page = browser.new_context().new_page()
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(_weight(response)))
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    page.route(f"{address}/page", _page)
    began = time.monotonic()
    page.goto(f"{address}/page", wait_until="commit")
    welcome = _until(page, "Welcome.", began)
    page.get_by_role("button", name="All ").click()
    question = _until(page, "Question 1 of", began)
    page.context.close()
    weights = list(filter(None, sizes))
    return {"files": len(weights), "bytes": sum(weights), "welcome": welcome, "question": question}


def _page(route: Route) -> None:
    time.sleep(LINE["latency"] / 1000)
    route.fulfill(body=PAGE, content_type="text/html")


def _weight(response: Response) -> int:
    if "/widget/" not in response.url:
        return 0
    return response.request.sizes()["responseBodySize"]


def _until(page: Page, text: str, began: float) -> float:
    for _ in count():
        if page.locator("li.assistant", has_text=text).count():
            return time.monotonic() - began
        page.wait_for_timeout(10)
    raise AssertionError


if __name__ == "__main__":
    sys.exit(main())
