"""The commands of `folkmoot`."""

import asyncio

import click

from bot.cli.errors import reported
from bot.serving.serve import serve as serve_everything
from bot.settings import Settings


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="folkmoot")
def main() -> None:
    """Answer a consultation together: collect a network's answers and make one response.

    Settings come from the environment, as FOLKMOOT_…; docs/operating.md lists them.
    """


@main.command()
def serve() -> None:
    r"""Serve the pages and the assistant until Ctrl-C.

    Trains the assistant first if its phrases or rules have changed. Logs are in var/log/.

    \b
    Examples:
      folkmoot serve
      FOLKMOOT_PORT=8090 folkmoot serve
      FOLKMOOT_DATABASE_URL=postgresql:///folkmoot folkmoot serve
    """
    with reported():
        asyncio.run(serve_everything(Settings(), click.echo))
