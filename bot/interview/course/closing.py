"""The end of the interview: looking at what was recorded, submitting, and taking it back."""

from dataclasses import replace

from bot.consultation import Question, Section
from bot.consultation.glossary import terms_in
from bot.consultation.model import Consultation
from bot.consultation.reference import mentions
from bot.interview.answers import remarks
from bot.interview.commands import Review
from bot.interview.course.asking import receipt
from bot.interview.group.details import next_missing, no_more
from bot.interview.reading.naming import section_named
from bot.interview.saying.review import lines_of
from bot.interview.saying.says import Say, say
from bot.interview.saying.turn import Turn, moved, recorded_lines, stay
from bot.interview.state.place import DETAILS, Place, Step
from bot.interview.state.route import Interview


def review(interview: Interview, command: Review) -> Turn:
    """Show what has been recorded, with all its words: the part asked for, or everything."""
    if command.text and (part := _part_named(command.text, interview.consultation)):
        title, questions = part
        return stay(interview, _shown(interview, title, questions) or say("part_empty", part=title))
    says = [
        shown
        for section in interview.consultation.sections
        if (shown := _shown(interview, section.label, section.questions))
    ]
    says += remarks.told(interview)
    if not says:
        says.append(say("review_empty"))
    return moved(interview, Place(Step.REVIEW), *says)


def _shown(interview: Interview, title: str, questions: list[Question]) -> Say | None:
    lines = lines_of(interview.consultation, interview.response, questions, whole=True)
    return recorded_lines("review_section", title, lines) if lines else None


def _part_named(text: str, consultation: Consultation) -> tuple[str, list[Question]] | None:
    """The part of the response that a request names, with its title; None for all of it."""
    if section := section_named(text, consultation):
        return section.label, section.questions
    for ref in mentions(text):
        if ref in consultation:
            question = consultation.question(ref)
            return _title(consultation.section_of(ref), question), [question]
    for term in terms_in(text, consultation.terms):
        found = [
            question
            for question in consultation.questions.values()
            if terms_in(f"{question.text} {question.plain}", [term])
        ]
        # What is in most of the questions does not tell any of them from the others.
        if 0 < len(found) <= len(consultation.questions) / 2:
            return term.term, found
    return None


def _title(section: Section, question: Question) -> str:
    return question.heading or section.label


def submit(interview: Interview) -> Turn:
    """Submit, after asking what is not yet known about the group."""
    if interview.place.step is Step.CONFIRM:
        after = _submitted(interview)
        return moved(after, Place(Step.SUBMITTED), *_thanks(after))
    if not interview.response.has_answers:
        return stay(interview, say("nothing_to_submit"))
    if _on_the_way(interview):
        return no_more(interview)
    # What is not known after submitting was passed over.
    place = Place(Step.CONFIRM) if interview.response.submitted else next_missing(interview)
    before = () if place.step is Step.CONFIRM else (say("before_submitting"),)
    return moved(interview, place, *before)


def _on_the_way(interview: Interview) -> bool:
    """Whether details about the group are being asked before submitting."""
    place, resume = interview.place, interview.conversation.resume
    if place.step not in DETAILS:
        return False
    return not place.revisiting or (resume is not None and resume.step is Step.CONFIRM)


def not_yet(interview: Interview) -> Turn:
    """Go back from the last word before submitting, without submitting."""
    if interview.place.step is not Step.CONFIRM:
        return stay(interview)
    if interview.response.submitted:
        return moved(interview, Place(Step.SUBMITTED), say("left_submitted"))
    return moved(interview, Place(Step.REVIEW), say("not_yet"))


def _submitted(interview: Interview) -> Interview:
    response = replace(
        interview.response,
        submitted=True,
        submitted_on=interview.today,
        withdrawn=False,
        submissions=interview.response.submissions + 1,
    )
    return replace(interview, response=response)


def _thanks(interview: Interview) -> list[Say]:
    network = interview.consultation.network
    says = [say("submitted", network=network.name)]
    if number := receipt(interview):
        says.append(number)
    if network.answers_until:
        says.append(say("change_until", until=network.answers_until))
    return says
