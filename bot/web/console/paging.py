"""Lists of several pages: which page is asked for, and where the others are."""

from dataclasses import dataclass
from urllib.parse import urlencode

from aiohttp import web

LONGEST_NUMBER = 9


@dataclass(frozen=True)
class Pages:
    """Where one is among the pages of a list, and where those beside it are."""

    page: int
    pages: int
    total: int
    before: str | None
    """The address of the page before this one; None on the first."""
    after: str | None


def page_asked(request: web.Request) -> int:
    """The page that the address asks for, from 1."""
    asked = request.query.get("page", "")
    return int(asked) if asked.isdecimal() and len(asked) <= LONGEST_NUMBER else 1


def pages_of(request: web.Request, page: int, pages: int, total: int) -> Pages:
    """The pages beside this one, with the same filters."""

    def address(number: int) -> str | None:
        if not 1 <= number <= pages:
            return None
        kept = {key: value for key, value in request.query.items() if key != "page" and value}
        return f"{request.path}?{urlencode({**kept, 'page': number})}"

    return Pages(page, pages, total, address(page - 1), address(page + 1))
