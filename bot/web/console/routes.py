"""The addresses of the console, each with the role that it needs."""

from bot.web.console import accounts, audit, overview, signing_in

ROUTES = [
    *overview.ROUTES,
    *signing_in.ROUTES,
    *accounts.ROUTES,
    *audit.ROUTES,
]
