"""What handlers find in the application."""

from aiohttp import web

from bot.consultation import Consultation
from bot.interview.saying.wording import Wording
from bot.settings import Settings
from bot.store import Database
from bot.store.network.corpus import Corpus
from bot.store.themes.kept import KeptThemes
from bot.web.assistant import Assistant
from bot.web.limiting import Limits
from bot.web.mail import Mail
from bot.web.words import PageWords

SETTINGS = web.AppKey("settings", Settings)
DATABASE = web.AppKey("database", Database)
CORPUS = web.AppKey("corpus", Corpus)
"""What groups have submitted, kept in memory."""
KEPT_THEMES = web.AppKey("kept_themes", KeptThemes)
"""The themes of all questions, kept in memory."""
CONSULTATION = web.AppKey("consultation", Consultation)
WORDING = web.AppKey("wording", Wording)
PAGE_WORDS = web.AppKey("page_words", PageWords)
ASSISTANT = web.AppKey("assistant", Assistant)
TOKENS = web.AppKey("tokens", dict[str, str])
"""Hashes of conversations' tokens that have been looked up."""
MAIL = web.AppKey[Mail | None]("mail")
LIMITS = web.AppKey("limits", Limits)
WIDGET = web.AppKey("widget", str)
"""The widget as one script."""
