"""The end of the interview: who answers, with what consent, and submitting."""

import re
from dataclasses import replace
from typing import Any

from bot.interview.commands import Consent
from bot.interview.place import ABOUT, Place, Step
from bot.interview.response import GENERAL
from bot.interview.review import section_lines, summary
from bot.interview.route import Interview
from bot.interview.says import Say, say
from bot.interview.turn import Turn, moved, recorded_lines, stay

LONGEST_NAME = 200
"""Characters that a group's name may have."""


def review(interview: Interview) -> Turn:
    """Show everything that has been recorded, section by section."""
    says = []
    for section in interview.consultation.sections:
        lines = section_lines(interview.consultation, interview.response, section)
        if lines:
            says.append(recorded_lines("review_section", section.label, lines))
    remark = interview.response.current(GENERAL)
    if remark is not None and remark.text:
        says.append(say("review_remark", words=summary(remark)["words"]))
    if not says:
        says.append(say("review_empty"))
    return moved(interview, Place(Step.REVIEW), *says)


def submit(interview: Interview) -> Turn:
    """Submit, after asking what is not yet known about the group."""
    if interview.place.step is Step.CONFIRM:
        return moved(_submitted(interview), Place(Step.SUBMITTED), *_thanks(interview))
    if not interview.response.has_answers:
        return stay(interview, say("nothing_to_submit"))
    return moved(interview, _next_about(interview, ABOUT), say("before_submitting"))


def _submitted(interview: Interview) -> Interview:
    response = interview.response
    again = replace(response, submitted=True, withdrawn=False, submissions=response.submissions + 1)
    return replace(interview, response=again)


def _thanks(interview: Interview) -> list[Say]:
    network = interview.consultation.network
    says = [say("submitted", network=network.name)]
    if interview.response.receipt and interview.today:
        params = {"number": interview.response.receipt, "date": interview.today}
        says.append(say("receipt", **params))
    if network.answers_until:
        says.append(say("change_until", until=network.answers_until))
    return says


def next_about(interview: Interview) -> Turn:
    """Go from one question about the group to the next that has no answer."""
    remaining = ABOUT[ABOUT.index(interview.place.step) + 1 :]
    return moved(interview, _next_about(interview, remaining))


def _next_about(interview: Interview, steps: tuple[Step, ...]) -> Place:
    for step in steps:
        if getattr(interview.response.about, step.value) is None:
            return Place(step)
    return Place(Step.CONFIRM)


def take_about(interview: Interview, text: str) -> Turn:
    """Take a member's words as the answer to a question about the group."""
    step = interview.place.step
    match step:
        case Step.GROUP:
            name = " ".join(text.split())
            if len(name) > LONGEST_NAME:
                return stay(interview, say("name_too_long", longest=LONGEST_NAME))
            return next_about(_with_about(interview, "group", name))
        case Step.MANDATE:
            return next_about(_with_about(interview, "mandate", text))
        case Step.PEOPLE:
            people = number_in(text)
            if people is None:
                return stay(interview, say("not_a_number"))
            return next_about(_with_about(interview, "people", people))
        case _:
            return stay(interview, say("yes_or_no"))


def consent(interview: Interview, command: Consent) -> Turn:
    """Record whether the group may be named, or quoted."""
    after = _with_about(interview, command.purpose.value, command.given)
    if interview.place.step is Step(command.purpose.value):
        return next_about(after)
    given = "yes" if command.given else "no"
    return stay(after, say(f"consent_{command.purpose}_{given}"))


def _with_about(interview: Interview, field: str, value: str | int) -> Interview:
    changes: dict[str, Any] = {field: value}
    about = replace(interview.response.about, **changes)
    return replace(interview, response=replace(interview.response, about=about))


def number_in(text: str) -> int | None:
    """The one whole number, above zero, that a text gives; None if there is none or several."""
    numbers = {int(digits.replace(",", "")) for digits in re.findall(r"\d[\d,]{0,8}", text)}
    numbers.discard(0)
    return numbers.pop() if len(numbers) == 1 else None
