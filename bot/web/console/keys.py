"""What the console's handlers find in the application and in a request."""

import asyncio

from aiohttp import web

from bot.store.network.desk import Desk
from bot.store.network.kept import KeptNetwork
from bot.store.network.texts import KeptTexts
from bot.store.team.accounts import Account
from bot.web.console.words import ConsoleWords
from bot.web.limiting import Allowance

CONSOLE_WORDS = web.AppKey("console_words", ConsoleWords)
"""What the console says."""
DESK = web.AppKey("desk", Desk)
"""What drafts are written from, kept in memory."""
NETWORK = web.AppKey("network", KeptNetwork)
"""The network response as it stands, kept in memory."""
TEXTS = web.AppKey("texts", KeptTexts)
"""What was circulated or submitted, as it stands now, kept in memory."""
SIGN_INS = web.AppKey("sign_ins", Allowance)
"""How often an address may try to sign in."""
ACCOUNT = web.RequestKey("account", Account)
"""Who is signed in. Handlers of routes that need a role always find it."""
SEARCHING = web.AppKey("searching", set[asyncio.Task[None]])
"""The searches for themes that this process has begun, and waits for."""
