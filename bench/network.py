"""The network's side with many groups: how long the analysis takes, and each page of the console.

Makes a database of its own, finds all themes as the command does, and then asks the gateway for a
page of every kind that links lead to, one after the other, on an otherwise idle server.
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
from bot.consultation import load
from bot.settings import Settings
from bot.store import Database
from bot.store.team.accounts import Role, add_account
from bot.web.console.guard import Route
from bot.web.console.routes import ROUTES
from tests.console.client import Console

WORK = Path(__file__).parent / "results" / "work" / "network"
EMAIL, PASSWORD = "bench@example.org", "a bench for four people"
ENOUGH = 3
"""Pages of one kind from which links are followed."""

PROMISED_SECONDS, PROMISED_MB, PROMISED_MS = 90, 1500, 300

_LINK = re.compile(r'href="([^"#]+)"')


@dataclass(frozen=True)
class Timing:
    """How long the pages of one kind take."""

    kind: str
    address: str
    median: float
    """Milliseconds."""
    kilobytes: float


def main() -> int:
    """Measure and print. Gives 0 if all that is promised is kept, else 1."""
    parser = argparse.ArgumentParser(prog="python -m bench.network", description=__doc__)
    parser.add_argument("--groups", type=int, default=1000, help="how many (default 1000)")
    parser.add_argument("--times", type=int, default=11, help="how often each page is opened")
    parser.add_argument("--drafting", action="store_true", help="nothing is circulated yet")
    parser.add_argument("--url", default="", help="an empty database (default SQLite in a file)")
    parser.add_argument("--again", action="store_true", help="only the pages, of the last run")
    options = parser.parse_args()
    if options.again:
        return _pages(
            {**os.environ, "FOLKMOOT_DATABASE_URL": f"sqlite:///{WORK}/network.db"}, options
        )
    settings = Settings()
    consultation = load(settings.consultation)
    url = options.url or _new_file()
    database = Database(url)
    database.upgrade()
    fill(database, settings.consultation, consultation, options.groups)
    with database.transaction() as session:
        add_account(session, EMAIL, "Bench", Role.ADMINISTRATOR, PASSWORD)
    environment = {**os.environ, "FOLKMOOT_DATABASE_URL": url}
    seconds, megabytes = _themes(environment)
    print(f"Themes of {options.groups} groups: {seconds:.0f} s, {megabytes:.0f} MB")
    link = ""
    if not options.drafting:
        with _Gateway(environment) as gateway:
            link = agree_on(Console(gateway.address, gateway.session), database, consultation)
    database.close()
    slow = _pages(environment, options, link)
    return 0 if seconds <= PROMISED_SECONDS and megabytes <= PROMISED_MB and not slow else 1


def _pages(environment: dict[str, str], options: argparse.Namespace, link: str = "") -> int:
    """Measure and print pages. Gives 1 if one is too slow, else 0."""
    with _Gateway(environment) as gateway:
        timings = sorted(gateway.timings(options.times, link), key=lambda timing: -timing.median)
    for timing in timings:
        print(f"{timing.median:8.0f} ms {timing.kilobytes:7.0f} kB  {timing.kind}")
    reached = {timing.kind for timing in timings}
    for route in ROUTES:
        if route.method == "GET" and route.path not in reached:
            print(f"       –                 {route.path} (no link leads there)")
    pages = (timing for timing in timings if "{format}" not in timing.kind)
    return int(any(timing.median > PROMISED_MS for timing in pages))


def _new_file() -> str:
    WORK.mkdir(parents=True, exist_ok=True)
    for old in WORK.glob("network.db*"):
        old.unlink()
    return f"sqlite:///{WORK}/network.db"


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

    def timings(self, times: int, link: str) -> Iterator[Timing]:
        """How long one page of every kind takes, and the members' draft."""
        found = self._found()
        if link:
            found["the members' draft"] = f"{self.address}{link}"
        for kind, address in found.items():
            taken = []
            for _ in range(times):
                begun = time.monotonic()
                answer = self.session.get(address, timeout=300)
                taken.append(1000 * (time.monotonic() - begun))
            yield Timing(kind, address, statistics.median(taken), len(answer.content) / 1000)

    def _found(self) -> dict[str, str]:
        """For each kind of page an address, found by following links."""
        first = f"{self.address}/console"
        waiting, known, found = deque([first]), {first}, {}
        met: Counter[str] = Counter()
        while waiting:
            address = waiting.popleft()
            answer = self.session.get(address, timeout=300)
            kind = _kind(urlsplit(address).path)
            if kind is None or answer.status_code != 200:
                continue
            found.setdefault(kind, address)
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
    return re.compile(re.sub(r"\{\w+:([^}]*)\}|\{\w+\}", lambda m: m[1] or "[^/]+", route.path))


if __name__ == "__main__":
    sys.exit(main())
