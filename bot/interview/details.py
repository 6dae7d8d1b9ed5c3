"""Who answers and with what consent: asked before submitting, or whenever the group wants."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.interview.commands import Consent, Give, Purpose, SayConsent, Tell
from bot.interview.consenting import consents_in
from bot.interview.place import ABOUT, Place, Step
from bot.interview.route import Interview
from bot.interview.says import Say, say
from bot.interview.turn import Turn, come_back, moved, stay, visit

LONGEST_NAME = 200
"""Characters that a group's name, or its address, may have."""

_CONTACT = re.compile(r"\S+@\S+\.\S+|\+?\d(?:[\s()./-]*\d){6,}", re.ASCII)


def tell(interview: Interview, command: Tell) -> Turn:
    """Ask about the group now, from a step on, then go on at the same place."""
    return visit(interview, Place(command.step, revisiting=True))


def remove_contact(interview: Interview) -> Turn:
    """Take the address out."""
    after = with_about(interview, "contact", None)
    gone = say("contact_removed")
    if interview.place.step is Step.CONTACT:
        return come_back(after, gone)
    return stay(after, gone)


def next_detail(interview: Interview, *says: Say) -> Turn:
    """Go from one question about the group to the next.

    Before submitting, only what has no answer yet is asked.
    """
    place = interview.place
    if not place.revisiting:
        return moved(interview, next_missing(interview, place.step), *says)
    if place.step is Step.CONTACT or place.step is ABOUT[-1]:
        return come_back(interview, *says)
    following = ABOUT[ABOUT.index(place.step) + 1]
    return visit(interview, Place(following, revisiting=True), *says)


def detail_before(interview: Interview) -> Turn:
    """Go from one question about the group to the one before."""
    place = interview.place
    first = place.step is Step.CONTACT or place.step is ABOUT[0]
    if not first:
        before = Place(ABOUT[ABOUT.index(place.step) - 1], revisiting=place.revisiting)
        return visit(interview, before) if place.revisiting else moved(interview, before)
    return come_back(interview) if place.revisiting else moved(interview, Place(Step.REVIEW))


def next_missing(interview: Interview, after: Step | None = None) -> Place:
    """The next thing about the group that has not been said, or else the last word."""
    remaining = ABOUT[ABOUT.index(after) + 1 :] if after else ABOUT
    for step in remaining:
        if getattr(interview.response.about, step.value) is None:
            return Place(step)
    return Place(Step.CONFIRM)


def take_detail(interview: Interview, text: str) -> Turn:
    """Take a member's words as the answer to a question about the group."""
    step = interview.place.step
    match step:
        case Step.GROUP:
            name = " ".join(text.split())
            if len(name) > LONGEST_NAME:
                return stay(interview, say("name_too_long", longest=LONGEST_NAME))
            return next_detail(with_about(interview, "group", name))
        case Step.MANDATE:
            return next_detail(with_about(interview, "mandate", text))
        case Step.PEOPLE:
            people = number_in(text)
            if people is None:
                return stay(interview, say("not_a_number"))
            return next_detail(with_about(interview, "people", people))
        case Step.CONTACT:
            contact = " ".join(text.split())
            if len(contact) > LONGEST_NAME or not _CONTACT.search(contact):
                return stay(interview, say("not_a_contact"))
            after = with_about(interview, "contact", contact)
            return come_back(after, say("contact_kept", contact=contact))
        case _:
            return say_consent(interview, SayConsent(text))


def give(interview: Interview, command: Give, words: str) -> Turn:
    """Record a detail about the group that a form gives, and stay where the interview is."""
    said = " ".join(words.split())
    value: str | int | None = words or None
    match command.step:
        case Step.GROUP | Step.CONTACT if len(said) > LONGEST_NAME:
            return stay(interview, say("name_too_long", longest=LONGEST_NAME))
        case Step.GROUP if not said:
            return stay(interview, say("name_stays"))
        case Step.CONTACT if said and not is_contact(said):
            return stay(interview, say("not_a_contact"))
        case Step.GROUP | Step.CONTACT:
            value = said or None
        case Step.PEOPLE if words:
            value = number_in(words)
            if value is None:
                return stay(interview, say("not_a_number"))
        case Step.NAMED | Step.QUOTED:
            return stay(interview, say("yes_or_no"))
        case _:
            pass
    return stay(with_about(interview, command.step.value, value), say("detail_kept"))


def is_contact(text: str) -> bool:
    """Whether a text has an e-mail address or a telephone number."""
    return _CONTACT.search(text) is not None


def consent(interview: Interview, command: Consent) -> Turn:
    """Record whether the group may be named, or quoted."""
    return _with_consents(interview, {command.purpose: command.given})


def say_consent(interview: Interview, command: SayConsent) -> Turn:
    """Record what a member's words say about consent. Ask, if they could mean several things."""
    asked = _asked(interview)
    if said := consents_in(command.text, asked):
        return _with_consents(interview, said)
    return stay(interview, say("yes_or_no")) if asked else tell(interview, Tell(Step.NAMED))


def _asked(interview: Interview) -> Purpose | None:
    """What consent the group has just been asked for, if it has."""
    step = interview.place.step
    return Purpose(step.value) if step in {Step.NAMED, Step.QUOTED} else None


def _with_consents(interview: Interview, given: Mapping[Purpose, bool]) -> Turn:
    after = interview
    for purpose, allowed in given.items():
        after = with_about(after, purpose.value, allowed)
    if _asked(interview) in given:
        # What a button says of one thing needs no repeating; words may have said more.
        return next_detail(after, *([holds(after)] if len(given) > 1 else []))
    return stay(after, holds(after))


def holds(interview: Interview) -> Say:
    """What may be named and quoted now."""
    about = interview.response.about
    words = {True: "yes", False: "no", None: "open"}
    return say(
        "consent_holds",
        named=say(f"consent_named_{words[about.named]}"),
        quoted=say(f"consent_quoted_{words[about.quoted]}"),
    )


def with_about(interview: Interview, field: str, value: str | int | None) -> Interview:
    """The interview with one thing about the group changed."""
    changes: dict[str, Any] = {field: value}
    about = replace(interview.response.about, **changes)
    return replace(interview, response=replace(interview.response, about=about))


def number_in(text: str) -> int | None:
    """The one whole number, above zero, that a text gives; None if there is none or several."""
    numbers = {int(digits.replace(",", "")) for digits in re.findall(r"\d[\d,]{0,8}", text)}
    numbers.discard(0)
    return numbers.pop() if len(numbers) == 1 else None
