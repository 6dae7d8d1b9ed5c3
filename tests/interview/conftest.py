"""Conversations with the engine alone: not begun, and at the first question."""

import pytest

from bot.consultation import Consultation
from bot.interview.commands import Submit
from bot.interview.saying.wording import Wording
from bot.interview.state.place import Step
from tests.interview.walk import LONG, Walk


@pytest.fixture
def opening(tiny: Consultation, wording: Wording) -> Walk:
    """Nothing has been said but the welcome."""
    return Walk(tiny, wording)


@pytest.fixture
def walk(opening: Walk) -> Walk:
    """All questions are chosen, and the first is asked."""
    return opening.tap("All 5 questions")


@pytest.fixture
def lsp_walk(lsp: Consultation, wording: Wording) -> Walk:
    """The same with a real consultation."""
    return Walk(lsp, wording).tap("All 35 questions")


@pytest.fixture
def asked(walk: Walk) -> Walk:
    """The name of the group is asked, before submitting."""
    walk.write(LONG).command(Submit())
    assert walk.place.step is Step.GROUP
    return walk
