"""Forms that come with a file, or with many long fields."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from aiohttp import BodyPartReader, web

from bot.importing.reading import LARGEST

LARGEST_FORM = 4 * LARGEST
"""Bytes that all fields of a form may have: a large file that was read comes back as fields, in
which each letter may take three bytes."""

_CHUNK = 1 << 16


@dataclass
class Sent:
    """A form as it was sent."""

    fields: dict[str, str] = field(default_factory=dict)
    name: str = ""
    """Of the file; empty if there is none."""
    file: bytes = b""
    too_large: bool = False
    """Whether the file is larger than `LARGEST`. It is not kept then; the fields are."""

    def __getitem__(self, name: str) -> str:
        """A field without white space around it; empty if it is not there."""
        return self.fields.get(name, "").strip()

    def words(self, name: str) -> str:
        """A field as it was written."""
        return self.fields.get(name, "")


async def sent(request: web.Request) -> Sent:
    """Read a form. Nothing of it is written to the disk.

    Raises:
        HTTPRequestEntityTooLarge: it is too large altogether.
        HTTPBadRequest: it is not a form in UTF-8.
    """
    try:
        if request.content_type == "multipart/form-data":
            return await _multipart(request)
        form = await request.clone(client_max_size=LARGEST_FORM).post()
    except (UnicodeDecodeError, ValueError, LookupError, AssertionError):
        raise web.HTTPBadRequest from None
    return Sent({name: _lines(value) for name, value in form.items() if isinstance(value, str)})


async def _multipart(request: web.Request) -> Sent:
    found = Sent()
    size = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise web.HTTPBadRequest
        is_file = part.filename is not None
        body = bytearray()
        while chunk := await part.read_chunk(_CHUNK):
            size += len(chunk)
            if size > LARGEST_FORM:
                raise web.HTTPRequestEntityTooLarge(LARGEST_FORM, size)
            if is_file and len(body) + len(chunk) > LARGEST:
                # What was typed beside it comes after it, so the rest is read and dropped.
                found.too_large = True
            if not (is_file and found.too_large):
                body += chunk
        if not is_file:
            found.fields[part.name] = _lines(body.decode("utf-8"))
        elif part.filename or body:
            found.name = PurePosixPath(part.filename or "").name
            found.file = b"" if found.too_large else bytes(body)
    return found


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
