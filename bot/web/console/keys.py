"""What the console's handlers find in the application and in a request."""

from aiohttp import web

from bot.store.accounts import Account
from bot.web.console.words import ConsoleWords
from bot.web.limiting import Allowance

CONSOLE_WORDS = web.AppKey("console_words", ConsoleWords)
SIGN_INS = web.AppKey("sign_ins", Allowance)
"""How often an address may try to sign in."""
ACCOUNT = web.RequestKey("account", Account)
"""Who is signed in. Handlers of routes that need a role always find it."""
