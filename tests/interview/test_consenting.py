"""What members' words say about being named and being quoted."""

import pytest

from bot.interview.commands import Purpose
from bot.interview.reading.consenting import consents_in


@pytest.mark.parametrize(
    ("text", "named", "quoted"),
    [
        ("you may quote us", None, True),
        ("please don't quote us", None, False),
        ("u can quote us", None, True),
        ("no quotes please", None, False),
        ("no you may not quote us", None, False),
        ("we are happy to be named", True, None),
        ("we don't mind being named", True, None),
        ("put our name on it", True, None),
        ("use our name if you like", True, None),
        ("we'd like to stay anonymous", False, None),
        ("we dont want to be named any more", False, None),
        ("take our name off", False, None),
        ("can you take our name off please?", False, None),
        ("pls dont use are name", False, None),
        ("leave our words anonymous please", False, None),
        ("I've changed my mind, don't quote us", None, False),
        ("yes but not by name", False, True),
        ("you can quote us but don't name us", False, True),
        ("you can use our words but not our name", False, True),
        ("quote us anonymously", False, True),
        ("quote us without our name", False, True),
        ("quote us by name", True, True),
        ("name us but no quotes", True, False),
        ("name yes, quote no", True, False),
        ("no but you can quote us", False, True),
        ("don't name or quote us", False, False),
        ("no, our name stays out of it", False, None),
        ("Quote every word I wrote, exactly, but our name stays out of it", False, True),
        ("neither please", False, False),
        ("yes to both", True, True),
        # Yes is not taken from a word that may be about something else.
        ("ok but take our name off", False, None),
        ("yes, don't name us", False, None),
        ("don't quote us by name", False, None),
    ],
)
def test_what_may_be_done_and_what_may_not(
    text: str, named: bool | None, quoted: bool | None
) -> None:
    said = consents_in(text)
    assert (said.get(Purpose.NAMED), said.get(Purpose.QUOTED)) == (named, quoted)


@pytest.mark.parametrize(
    "text",
    [
        "change our consent",
        "may we be quoted?",
        "don't not quote us",
        "don't take our name off",
        "we don't want to be anonymous",
        "we've changed our minds about being named",
        "not sure about being named",
        "you can quote us if you ask us",
        "quote",
        "consent",
    ],
)
def test_words_that_could_mean_two_things_say_nothing(text: str) -> None:
    assert consents_in(text) == {}


@pytest.mark.parametrize("asked", Purpose)
@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("yes of course you can", True),
        ("go ahead", True),
        ("no problem", True),
        ("we don't mind", True),
        ("no way", False),
        ("absolutely not", False),
        ("I'd rather not", False),
    ],
)
def test_a_bare_yes_or_no_is_about_what_was_asked(asked: Purpose, text: str, given: bool) -> None:
    assert consents_in(text) == {}
    assert consents_in(text, asked) == {asked: given}


@pytest.mark.parametrize(
    "text", ["not sure", "no wait", "rather not say", "only if you ask us first", "both"]
)
def test_words_that_settle_nothing_leave_it_open(text: str) -> None:
    assert consents_in(text, Purpose.NAMED) == {}


def test_what_was_said_of_another_detail_is_not_about_quoting() -> None:
    assert not consents_in("take out what I said for who we speak for", Purpose.QUOTED)


@pytest.mark.parametrize(
    "text",
    [
        "yes but not my name, only the club",
        "yes, not my own name, just the club's",
        "yes but not mine only our group",
    ],
)
def test_a_member_who_keeps_the_own_name_out_may_name_the_group(text: str) -> None:
    assert consents_in(text, Purpose.NAMED) == {Purpose.NAMED: True}
    assert consents_in(text) == {}


def test_only_the_words_may_be_used_and_not_the_name() -> None:
    assert consents_in("not my name, only the words", Purpose.NAMED).get(Purpose.NAMED) is False
