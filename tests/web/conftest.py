"""A browser without JavaScript, and a conversation over the API, while Rasa is away."""

import pytest

from tests.serving import Server, Talk
from tests.web.plain import Plain


@pytest.fixture
def plain(gateway: Server) -> Plain:
    return Plain(gateway.address)


@pytest.fixture
def talk(gateway: Server) -> Talk:
    return Talk(gateway.address)
