"""`python -m bot.web`: the gateway as a process of its own."""

from aiohttp import web

from bot.logs import configure
from bot.settings import Settings
from bot.web.app import make_app

if __name__ == "__main__":
    settings = Settings()
    configure(settings.log_level)
    web.run_app(
        make_app(settings),
        host=settings.host,
        port=settings.port,
        print=None,
        access_log=None,
        shutdown_timeout=5,
    )
