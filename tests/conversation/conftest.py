import pytest

from tests.serving import Server, Talk


@pytest.fixture
def talk(server: Server) -> Talk:
    """A conversation at the first of all questions."""
    return Talk(server.address).choose("route:all")
