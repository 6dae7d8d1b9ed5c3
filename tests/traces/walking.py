"""Walking all pages and files that can be reached by links."""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import lxml.html

from tests.console.client import Console
from tests.store.test_traces import read

FORMATS = {"csv", "docx", "html", "json", "md", "pdf", "xlsx"}

ALIKE = re.compile(r"audit\?|accounts|responses\?|[?&](page|show|at)=(?!all)|paragraph=\d*[1-9]")
"""What shows nothing that is not on a page without this."""


def walk(
    console: Console, begin: Iterable[str], formats: Iterable[str], folder: Path
) -> dict[str, str]:
    """All that can be read where links lead, by the address.

    Args:
        console: a browser.
        begin: where to begin.
        formats: the formats of files that are read too.
        folder: where files may be put.
    """
    found: dict[str, str] = {}
    waiting = list(begin)
    known = set(waiting)
    while waiting:
        address = waiting.pop()
        answer = console.raw("GET", address)
        assert answer.status_code < 500, (address, answer.status_code)
        kind = answer.headers.get("Content-Type", "")
        if "Content-Disposition" in answer.headers:
            format_ = address.rpartition("/")[2].rpartition(".")[2]
            found[address] = read(answer.content, format_, folder)
            continue
        if not kind.startswith("text/html"):
            continue
        tree = lxml.html.document_fromstring(answer.text)
        values = " ".join(tree.xpath("//@value | //@title | //@content | //@aria-label"))
        found[address] = f"{tree.text_content()} {values}"
        for link in tree.xpath("//a/@href"):
            target = urlsplit(urljoin(address, link))
            path = target.path + (f"?{target.query}" if target.query else "")
            if not target.netloc and path not in known and _wanted(path, formats):
                known.add(path)
                waiting.append(path)
    return found


def _wanted(path: str, formats: Iterable[str]) -> bool:
    if not path.startswith(("/console", "/draft/")) or ALIKE.search(path):
        return False
    ending = re.split(r"[/.]", path.partition("?")[0])[-1]
    return ending not in FORMATS or ending in formats
