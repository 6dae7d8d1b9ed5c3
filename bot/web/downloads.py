"""Files that a browser is to keep."""

from aiohttp import web

from bot.exports import MEDIA_TYPES


def as_download(body: bytes, name: str, format_: str) -> web.Response:
    """A file in one of the formats that Folkmoot writes.

    Args:
        body: what it holds.
        name: what it is called, without an extension.
        format_: a key of `MEDIA_TYPES`, which is its extension too.
    """
    return web.Response(
        body=body,
        headers={
            "Content-Type": MEDIA_TYPES[format_],
            "Content-Disposition": f'attachment; filename="{name}.{format_}"',
        },
    )
