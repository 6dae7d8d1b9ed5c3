"""The network's side with many groups: how long the analysis takes, and each page of the console.

Makes a database of its own, finds all themes as the command does, and then asks the gateway for a
page of every kind that has a plain address or to which links lead, one after the other, on an
otherwise idle server.
"""

import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import requests

from bench.agreed import agree_on
from bench.many import fill
from bot.consultation import Consultation, load
from bot.settings import Settings
from bot.store import Database
from bot.store.circulation.circulations import new_link, versions
from bot.store.team.accounts import Role, add_account
from bot.web.console.guard import Route
from bot.web.console.routes import ROUTES
from bot.web.draft.showing import PATH
from tests.console.client import Console

FILE = Path(__file__).parent / "results" / "work" / "network" / "network.db"
EMAIL, PASSWORD = "bench@example.org", "a bench for four people"
ENOUGH = 3
"""Pages of one kind from which links are followed."""

PROMISED_SECONDS, PROMISED_MB, PROMISED_MS = 90, 1500, 300

_LINK = re.compile(r'href="([^"#]+)"')


@dataclass(frozen=True)
class Timing:
    """How long the pages of one kind take."""

    kind: str
    median: float
    """Milliseconds."""
    first: float
    """Milliseconds when it was opened first. For the first pages much is worked out."""
    kilobytes: float


def main() -> int:
    """Measure and print. Gives 0 if all that is promised is kept, else 1."""
    parser = argparse.ArgumentParser(prog="python -m bench.network", description=__doc__)
    parser.add_argument("--groups", type=int, default=1000, help="how many (default 1000)")
    parser.add_argument("--times", type=int, default=11, help="how often each page is opened")
    parser.add_argument("--drafting", action="store_true", help="nothing is circulated yet")
    parser.add_argument("--url", default="", help="an empty database (default SQLite in a file)")
    parser.add_argument("--again", action="store_true", help="only the pages, of what is there")
    options = parser.parse_args()
    settings = Settings()
    consultation = load(settings.consultation)
    if options.again and not options.url and not FILE.exists():
        parser.error("there is no last run: leave out --again")
    if options.again:
        return _pages(Database(options.url or f"sqlite:///{FILE}"), consultation, options)
    database = Database(options.url or _new_file())
    database.upgrade()
    fill(database, settings.consultation, consultation, options.groups)
    with database.transaction() as session:
        add_account(session, EMAIL, "Bench", Role.ADMINISTRATOR, PASSWORD)
    seconds, megabytes = _themes(_environment(database))
    print(f"Themes of {options.groups} groups: {seconds:.0f} s, {megabytes:.0f} MB")
    if not options.drafting:
        with _Gateway(_environment(database)) as gateway:
            agree_on(Console(gateway.address, gateway.session), database, consultation)
    slow = _pages(database, consultation, options)
    return 0 if seconds <= PROMISED_SECONDS and megabytes <= PROMISED_MB and not slow else 1


def _environment(database: Database) -> dict[str, str]:
    url = database.engine.url.render_as_string(hide_password=False)
    return {**os.environ, "FOLKMOOT_DATABASE_URL": url}


def _pages(database: Database, consultation: Consultation, options: argparse.Namespace) -> int:
    """Measure and print pages. Gives 1 if one is too slow, else 0."""
    draft = ""
    with database.transaction() as session:
        if last := versions(session, consultation.id):
            draft = f"{PATH}/{new_link(session, consultation.id, last)}"
    environment = _environment(database)
    database.close()
    with _Gateway(environment) as gateway:
        timings = sorted(gateway.timings(options.times, draft), key=lambda timing: -timing.median)
    print("  median     first       size  page")
    for one in timings:
        print(f"{one.median:5.0f} ms {one.first:6.0f} ms {one.kilobytes:7.0f} kB  {one.kind}")
    reached = {timing.kind for timing in timings}
    for route in ROUTES:
        if route.method == "GET" and route.path not in reached:
            print(f"       –                     {route.path} (not reached)")
    pages = (timing for timing in timings if "{format}" not in timing.kind)
    return int(any(timing.median > PROMISED_MS for timing in pages))


def _new_file() -> str:
    FILE.parent.mkdir(parents=True, exist_ok=True)
    for old in FILE.parent.glob("network.db*"):
        old.unlink()
    return f"sqlite:///{FILE}"


def _themes(environment: dict[str, str]) -> tuple[float, float]:
    """Seconds and megabytes that the command takes that finds themes."""
    begun = time.monotonic()
    command = [sys.executable, "-c", "from bot.cli.main import main; main()", "themes"]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return time.monotonic() - begun, held / 1000


class _Gateway:
    """A gateway, and somebody who is signed in."""

    def __init__(self, environment: dict[str, str]) -> None:
        environment = {**environment, "FOLKMOOT_PORT": "8471"}
        self.address = f"http://127.0.0.1:{environment['FOLKMOOT_PORT']}"
        self.session = requests.Session()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot.web"], env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def __enter__(self) -> "_Gateway":
        for _ in range(200):
            try:
                self.session.get(f"{self.address}/healthz", timeout=5)
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        self.session.post(
            f"{self.address}/console/sign-in",
            {"email": EMAIL, "password": PASSWORD},
            headers={"Sec-Fetch-Site": "same-origin"},
            timeout=30,
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(30)

    def timings(self, times: int, draft: str) -> Iterator[Timing]:
        """How long one page of every kind takes, and the members' draft."""
        found = self._found()
        if draft:
            address = f"{self.address}{draft}"
            found["the members' draft"] = address, self._opened(address)[1]
        for kind, (address, first) in found.items():
            opened = [self._opened(address) for _ in range(times)]
            median = statistics.median(taken for _, taken in opened)
            yield Timing(kind, median, first, len(opened[-1][0].content) / 1000)

    def _opened(self, address: str) -> tuple[requests.Response, float]:
        """A page, and how many milliseconds it took."""
        begun = time.monotonic()
        answer = self.session.get(address, timeout=300)
        return answer, 1000 * (time.monotonic() - begun)

    def _found(self) -> dict[str, tuple[str, float]]:
        """For each kind of page an address, found by following links, and how long it took."""
        plain = [r.path for r in ROUTES if r.method == "GET" and "{" not in r.path]
        waiting = deque(f"{self.address}{path}" for path in plain)
        known = {*waiting}
        found: dict[str, tuple[str, float]] = {}
        met: Counter[str] = Counter()
        while waiting:
            address = waiting.popleft()
            answer, taken = self._opened(address)
            kind = _kind(urlsplit(address).path)
            if kind is None or answer.status_code != 200:
                continue
            found.setdefault(kind, (address, taken))
            if "html" not in answer.headers["Content-Type"]:
                continue
            for link in _LINK.findall(answer.text.replace("&amp;", "&")):
                there = urljoin(address, link)
                alike = _kind(urlsplit(there).path)
                if alike is not None and there not in known and met[alike] < ENOUGH:
                    met[alike] += 1
                    known.add(there)
                    waiting.append(there)
        return found


def _kind(path: str) -> str | None:
    for route in ROUTES:
        if route.method == "GET" and _pattern(route).fullmatch(path):
            return route.path
    return None


def _pattern(route: Route) -> re.Pattern[str]:
    def parameter(match: re.Match[str]) -> str:
        return f"(?:{match[1] or '[^/]+'})"

    return re.compile(re.sub(r"\{\w+:([^}]*)\}|\{\w+\}", parameter, route.path))


if __name__ == "__main__":
    sys.exit(main())
