"""Answering what a member asks, then going on at exactly the same place."""

from dataclasses import replace

from bot.consultation import Status
from bot.consultation.glossary import find_term
from bot.interview.commands import (
    Ask,
    Begin,
    Complain,
    Explain,
    FollowUps,
    PassOver,
    Remark,
    Review,
    Tell,
    Topic,
)
from bot.interview.pace import minutes
from bot.interview.place import DETAILS, Step
from bot.interview.prompts import prompt
from bot.interview.review import outstanding
from bot.interview.route import Interview, progress
from bot.interview.says import Offer, Say, say
from bot.interview.turn import Turn, advance, stay


def explain(interview: Interview, command: Explain) -> Turn:
    """Explain the term that a question is about."""
    term = find_term(command.text, interview.consultation.terms)
    if term is None:
        return stay(interview, say("unknown_term"))
    key = "term_with_abbreviation" if term.abbreviation else "term"
    return stay(
        interview,
        say(key, term=term.term, abbreviation=term.abbreviation, meaning=term.meaning),
    )


def ask(interview: Interview, command: Ask) -> Turn:
    """Answer a question about the question, the paper or the assistant."""
    consultation = interview.consultation
    match command.topic:
        case Topic.REPEAT:
            return Turn(interview, tuple(prompt(interview)))
        case Topic.STOP:
            go_on = Offer("go_on", Begin())
            return Turn(interview, (say("stop", go_on, network=consultation.network.name),))
        case Topic.WHY:
            return stay(interview, _why(interview))
        case Topic.PAPER:
            return stay(interview, _paper(interview))
        case Topic.EXAMPLE:
            return stay(interview, _example(interview))
        case Topic.PROGRESS:
            return stay(interview, _progress(interview))
        case Topic.PERSON:
            return stay(interview, _person(interview))
        case Topic.RECEIPT:
            return stay(interview, receipt(interview) or say("no_receipt"))
        case topic:
            return stay(
                interview,
                say(
                    f"topic_{topic}",
                    *_OFFERS.get(topic, ()),
                    network=consultation.network.name,
                    publisher=consultation.publisher,
                    summary=consultation.summary,
                ),
            )


_OFFERS: dict[Topic, tuple[Offer, ...]] = {
    Topic.ABOUT: (Offer("introduce", Tell(Step.GROUP), quiet=True),),
    Topic.WHO_READS: (Offer("consents", Tell(Step.NAMED), quiet=True),),
    Topic.COPY: (Offer("review", Review(), quiet=True),),
    Topic.OFF_TOPIC: (Offer("do_help", Ask(Topic.HELP), quiet=True),),
}
"""What can be done at once about what was asked."""


def complain(interview: Interview, command: Complain) -> Turn:
    """Apologise, and say what can be done. The words can be kept, if the group wants that."""
    ref = interview.place.ref
    offers = [Offer("skip", PassOver(Status.SKIPPED, ref), quiet=True)] if ref else []
    offers.append(Offer("do_stop", Ask(Topic.STOP), quiet=True))
    offers.append(Offer("do_person", Ask(Topic.PERSON), quiet=True))
    offers.append(Offer("keep_remark", Remark(command.text), quiet=True))
    return stay(interview, say("complaint", *offers, network=interview.consultation.network.name))


def follow_ups(interview: Interview, command: FollowUps) -> Turn:
    """Ask for more when an answer is very short, or do not, from now on."""
    conversation = replace(interview.conversation, follow_up=command.wanted)
    after = replace(interview, conversation=conversation)
    if command.wanted:
        key = "follow_ups_on" if interview.consultation.follow_up else "follow_ups_never"
        return stay(after, say(key))
    said = say("follow_ups_off", Offer("ask_more", FollowUps(True), quiet=True))
    return advance(after, said) if interview.place.step is Step.FOLLOW_UP else stay(after, said)


def _progress(interview: Interview) -> Say:
    now = progress(interview)
    waiting = outstanding(interview)
    offer = Offer("review", Review(), quiet=True)
    if not waiting:
        return say("progress_done", offer, done=now.done, of=now.of)
    left = now.of - now.done
    return say(
        "progress",
        offer,
        done=now.done,
        of=now.of,
        left=left,
        minutes=minutes(left, interview.conversation.pace),
    )


def _person(interview: Interview) -> Say:
    network = interview.consultation.network
    here = network.contact
    offer = Offer("give_contact", Tell(Step.CONTACT), quiet=True)
    if here is None:
        return say("person", offer, network=network.name)
    lines = [
        say("reach_by_email", email=here.email) if here.email else None,
        say("reach_by_telephone", telephone=here.telephone) if here.telephone else None,
        say("reach_at", hours=here.hours) if here.hours else None,
    ]
    return say("person_at", offer, network=network.name, lines=tuple(filter(None, lines)))


def receipt(interview: Interview) -> Say | None:
    """The receipt of a submitted response, with the day on which it was last submitted."""
    response = interview.response
    if not (response.submitted and response.receipt and response.submitted_on):
        return None
    return say("receipt", number=response.receipt, date=response.submitted_on)


def _example(interview: Interview) -> Say:
    ref = interview.place.ref
    if ref is None:
        return say("example_nothing_asked")
    example = interview.consultation.question(ref).example_for(ref)
    return say("example", example=example) if example else say("example_none", ref=ref)


def _why(interview: Interview) -> Say:
    if interview.place.step in DETAILS:
        return say("why_details", network=interview.consultation.network.name)
    if interview.place.ref is None:
        return say("why_nothing_asked")
    return say("why", why=interview.consultation.question(interview.place.ref).why)


def _paper(interview: Interview) -> Say:
    ref = interview.place.ref
    facts = interview.consultation.background_on(ref.number) if ref else []
    if not facts:
        return say("paper_nothing", summary=interview.consultation.summary)
    lines = tuple(
        say("paper_line", text=fact.text, title=paper.title, by=paper.by, date=paper.date)
        for fact, paper in facts
    )
    return say("paper", lines=lines)
