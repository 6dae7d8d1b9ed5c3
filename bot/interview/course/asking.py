"""Answering what a member asks, then going on at exactly the same place."""

from dataclasses import replace

from bot.consultation import Status
from bot.consultation.glossary import find_term, normalise, terms_in
from bot.interview.commands import (
    Ask,
    Begin,
    Complain,
    Explain,
    FollowUps,
    PassOver,
    Remark,
    Review,
    ShowCode,
    Tell,
    Topic,
)
from bot.interview.saying import how_far
from bot.interview.saying.prompts import prompt
from bot.interview.saying.says import Offer, Say, say
from bot.interview.saying.turn import Turn, advance, stay
from bot.interview.saying.unsettled import LOOKS
from bot.interview.state.place import DETAILS, Step
from bot.interview.state.route import Interview

MOST_TERMS = 3
"""How many terms of a question are explained at once."""


def explain(interview: Interview, command: Explain) -> Turn:
    """Explain the term that a question is about."""
    term = find_term(command.text, interview.consultation.terms)
    network = interview.consultation.network
    if term is None and is_known(interview, command.text):
        return stay(
            interview,
            say(
                "network_is",
                name=network.name,
                short_name=network.short_name,
                members=network.members,
            ),
        )
    if term is None:
        return stay(interview, say("unknown_term"))
    key = "term_with_abbreviation" if term.abbreviation else "term"
    return stay(
        interview,
        say(key, term=term.term, abbreviation=term.abbreviation, meaning=term.meaning),
    )


def is_known(interview: Interview, text: str) -> bool:
    """Whether a question is about a term of the glossary, or about the network."""
    network, words = interview.consultation.network, f" {normalise(text)} "
    return find_term(text, interview.consultation.terms) is not None or any(
        f" {normalise(name)} " in words for name in (network.name, network.short_name)
    )


def ask(interview: Interview, command: Ask) -> Turn:
    """Answer a question about the question, the paper or the assistant."""
    consultation = interview.consultation
    match command.topic:
        case Topic.REPEAT:
            return Turn(interview, (*_terms_here(interview), *prompt(interview)))
        case Topic.STOP:
            offers = (Offer("go_on", Begin()), _CODE)
            return Turn(interview, (say("stop", *offers, network=consultation.network.name),))
        case Topic.I_AM_BACK if interview.place.step is not Step.WELCOME:
            return stay(interview, say("welcome_back", far=how_far.far(interview)))
        case Topic.I_AM_BACK:
            return ask(interview, Ask(Topic.GREETING))
        case Topic.LEFT:
            return stay(interview, how_far.left_for_later(interview))
        case Topic.WHY | Topic.HELP | Topic.EXAMPLE if interview.place.step in DETAILS:
            return about_detail(interview, interview.place.step)
        case Topic.WHY:
            return stay(interview, _why(interview))
        case Topic.PAPER:
            return stay(interview, _paper(interview))
        case Topic.EXAMPLE:
            return stay(interview, _example(interview))
        case Topic.PROGRESS:
            return stay(interview, how_far.told(interview))
        case Topic.PERSON:
            return stay(interview, _person(interview))
        case Topic.SENT if interview.response.submitted:
            again = Offer("do_receipt", Ask(Topic.RECEIPT), quiet=True)
            return stay(interview, say("changes_are_in", again))
        case Topic.RECEIPT | Topic.SENT:
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


_CODE = Offer("show_code", ShowCode(), quiet=True)
_OFFERS: dict[Topic, tuple[Offer, ...]] = {
    Topic.ABOUT: (Offer("introduce", Tell(Step.GROUP), quiet=True),),
    Topic.WHO_READS: (Offer("consents", Tell(Step.NAMED), quiet=True),),
    Topic.COME_BACK: (_CODE,),
    Topic.LANGUAGE: (Offer("do_person", Ask(Topic.PERSON), quiet=True),),
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
    key = "complaint" if ref else "complaint_here"
    return stay(interview, say(key, *offers, network=interview.consultation.network.name))


def follow_ups(interview: Interview, command: FollowUps) -> Turn:
    """Ask for more when an answer is very short, or do not, from now on."""
    conversation = replace(interview.conversation, follow_up=command.wanted)
    after = replace(interview, conversation=conversation)
    if command.wanted:
        key = "follow_ups_on" if interview.consultation.follow_up else "follow_ups_never"
        return stay(after, say(key))
    said = say("follow_ups_off", Offer("ask_more", FollowUps(True), quiet=True))
    return advance(after, said) if interview.place.step is Step.FOLLOW_UP else stay(after, said)


def help_here(interview: Interview, text: str) -> Turn:
    """Say what can be done where nothing is asked, to a question that nothing else answers."""
    keep = Offer("keep_remark", Remark(text), quiet=True)
    step = interview.place.step
    here = step if step in LOOKS else Step.REVIEW
    return stay(interview, say(f"help_{here}", keep))


def about_detail(interview: Interview, step: Step) -> Turn:
    """Say what is meant by a question about the group, and why it is asked; then ask it again."""
    return stay(interview, say(f"about_{step}", network=interview.consultation.network.name))


def _terms_here(interview: Interview) -> list[Say]:
    """The terms that the question uses, for those who do not understand it."""
    ref = interview.place.ref
    if ref is None:
        return []
    consultation = interview.consultation
    plain = consultation.question(ref).plain_for(ref)
    terms = terms_in(plain, consultation.terms)[:MOST_TERMS]
    lines = tuple(say("term_here", term=term.term, meaning=term.meaning) for term in terms)
    return [say("terms_here", lines=lines)] if lines else []


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
