"""Recording who answers and with what consent, in whatever words it is said."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.interview.commands import (
    AsAnswer,
    AsCommand,
    AsNothing,
    Consent,
    Give,
    Purpose,
    SayConsent,
    Tell,
)
from bot.interview.commands.encoding import encode
from bot.interview.group.details import next_detail, tell
from bot.interview.reading.consenting import consents_in
from bot.interview.reading.counting import is_number, number_in
from bot.interview.reading.telling import (
    LONGEST_SAID_NAME,
    asks_for_post,
    begins_alone,
    contact_told,
    is_alone,
    is_contact,
    name_in,
    name_told,
    says_nothing,
)
from bot.interview.saying.prompts import prompt
from bot.interview.saying.says import Offer, Say, say
from bot.interview.saying.turn import Turn, come_back, stay
from bot.interview.state.place import ASKING, CONSENTS, Doubt, Step
from bot.interview.state.route import Interview

LONGEST_NAME = 200
"""Characters that a group's name, or its address, may have."""


def fits(step: Step, text: str) -> bool:
    """Whether words surely are what a step about the group asks for, whatever else they seem."""
    match step:
        case Step.GROUP:
            return is_alone(text) or name_in(text) != " ".join(text.split())
        case Step.MANDATE:
            return begins_alone(text)
        case Step.PEOPLE:
            return is_alone(text) or number_in(text) is not None
        case Step.CONTACT:
            return is_contact(text)
        case _:
            return step in CONSENTS and bool(consents_in(text, Purpose(step.value)))


def told(step: Step, text: str) -> Give | None:
    """The name or the address that a member seems to give, when something else is asked."""
    if step is not Step.CONTACT and (contact := contact_told(text)):
        return Give(Step.CONTACT, text=contact)
    if step not in {Step.GROUP, Step.MANDATE} and (name := name_told(text)):
        return Give(Step.GROUP, text=name)
    return None


def question(interview: Interview, command: Give, words: str) -> Say:
    """Whether a name or an address that was said is to be recorded."""
    offers = [Offer("record_it", AsCommand()), Offer("leave_it", AsNothing())]
    if interview.place.step in {*ASKING, Step.GROUP}:
        offers.append(Offer("answer_instead", AsAnswer(), quiet=True))
    if command.step is Step.PEOPLE:
        return say("is_it_people", *offers[:2], people=command.text)
    known = interview.response.about.group
    if command.step is Step.GROUP and known not in {None, command.text}:
        return say("is_it_your_new_name", *offers, group=command.text, known=known)
    if command.step is Step.GROUP:
        return say("is_it_your_name", *offers, group=command.text)
    key = "no_post" if asks_for_post(words) else "is_it_your_contact"
    network = interview.consultation.network.short_name
    return say(key, *offers, contact=command.text, network=network)


def let_be(interview: Interview, command: Give) -> Turn:
    """Record nothing of a name or an address that was said."""
    return stay(interview, say(f"not_kept_{command.step}"))


def take_detail(interview: Interview, text: str) -> Turn:
    """Take a member's words as the answer to a question about the group."""
    step = interview.place.step
    match step:
        case Step.GROUP | Step.MANDATE if is_alone(text):
            return _alone(interview, text)
        case Step.MANDATE if is_number(text):
            return _ask_people(interview, text)
        case Step.GROUP | Step.MANDATE if says_nothing(text) or is_number(text):
            return stay(interview, say("say_in_words"))
        case Step.GROUP:
            return _take_name(interview, text)
        case Step.PEOPLE if is_alone(text):
            return give(interview, Give(step), "1")
        case _:
            return give(interview, Give(step), text)


def _alone(interview: Interview, text: str) -> Turn:
    """Note that somebody speaks for nobody else. They may still want to be called something."""
    step, about = interview.place.step, interview.response.about
    after = interview
    if about.people is None:
        after = with_about(after, "people", 1)
    if about.mandate is None or step is Step.MANDATE:
        after = with_about(after, "mandate", text)
    if step is Step.MANDATE or after is interview:
        return next_detail(after)
    return Turn(after, (say("ask_alone", *prompt(after)[0].offers),))


def _take_name(interview: Interview, text: str) -> Turn:
    """Record a name. One that stood among other words, or is long, is read back at once."""
    name = name_in(text)
    turn = give(interview, Give(Step.GROUP), name)
    plain = name == " ".join(text.split()) and len(name.split()) <= LONGEST_SAID_NAME
    if plain or turn.interview.response.about.group != name:
        return turn
    return replace(turn, says=(_kept(Step.GROUP, name), *turn.says))


def _ask_people(interview: Interview, text: str) -> Turn:
    """Ask whether a number that was given as the mandate is how many people took part."""
    command = Give(Step.PEOPLE, text=str(number_in(text)))
    doubt = Doubt(text, encode(command))
    conversation = replace(interview.conversation, doubt=doubt)
    after = replace(interview, conversation=conversation)
    return Turn(after, (question(after, command, text),))


def give(interview: Interview, command: Give, words: str) -> Turn:
    """Record a detail about the group, and go on if it was asked for."""
    step = command.step
    if step in CONSENTS:
        said = consents_in(words, Purpose(step.value))
        return _with_consents(interview, said) if said else stay(interview, say("yes_or_no"))
    if problem := _wrong_with(step, words):
        return stay(interview, problem)
    value = _as_kept(step, words)
    after = with_about(interview, step.value, value)
    if interview.place.step is not step:
        return stay(after, _kept(step, value))
    # Before submitting, everything is read back. What is not kept as it was said is told at once.
    if step is Step.CONTACT or (step is Step.PEOPLE and words.strip() != str(value)):
        return next_detail(after, _kept(step, value))
    return next_detail(after)


def _kept(step: Step, value: str | int | None) -> Say:
    if value is None or step is Step.MANDATE:
        return say("detail_kept")
    if step is Step.GROUP:
        change = Offer("change_group", Tell(step, only=True), quiet=True)
        return say("group_kept", change, group=value)
    return say(f"{step}_kept", **{step.value: value})


def _wrong_with(step: Step, words: str) -> Say | None:
    """Why words cannot be kept as a detail, if they cannot."""
    said = " ".join(words.split())
    match step:
        case Step.GROUP if not said:
            return say("name_stays")
        case Step.GROUP | Step.CONTACT if len(said) > LONGEST_NAME:
            return say("name_too_long", longest=LONGEST_NAME)
        case Step.CONTACT if said and not is_contact(said):
            return say("not_a_contact")
        case Step.PEOPLE if said and number_in(said) is None:
            return say("not_a_number")
        case _:
            return None


def _as_kept(step: Step, words: str) -> str | int | None:
    """A detail as it is recorded; None if there is nothing in the words."""
    match step:
        case Step.PEOPLE:
            return number_in(words)
        case Step.MANDATE:
            return words if words.strip() else None
        case _:
            return " ".join(words.split()) or None


def remove_contact(interview: Interview) -> Turn:
    """Take the address out."""
    after = with_about(interview, "contact", None)
    gone = say("contact_removed")
    if interview.place.step is Step.CONTACT:
        return come_back(after, gone)
    return stay(after, gone)


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
    return Purpose(step.value) if step in CONSENTS else None


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
