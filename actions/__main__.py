"""`python -m actions`: the action server as a process of its own, on loopback."""

from aiohttp import web
from yarl import URL

from actions.server import make_app
from bot.logs import configure
from bot.settings import Settings

if __name__ == "__main__":
    settings = Settings()
    configure(settings.log_level)
    url = URL(settings.actions_url)
    web.run_app(
        make_app(settings),
        host=url.host,
        port=url.port,
        print=None,
        access_log=None,
        shutdown_timeout=5,
    )
