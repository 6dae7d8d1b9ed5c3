"""Answering what a member asks, then going on at exactly the same place."""

from bot.consultation.glossary import find_term
from bot.interview.commands import Ask, Begin, Explain, Review, Topic
from bot.interview.prompts import prompt
from bot.interview.review import outstanding
from bot.interview.route import Interview, progress
from bot.interview.says import Offer, Say, say
from bot.interview.turn import Turn, stay


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
        case Topic.PROGRESS:
            now = progress(interview)
            left = len(outstanding(interview))
            offer = Offer("review", Review(), quiet=True)
            return stay(interview, say("progress", offer, done=now.done, of=now.of, left=left))
        case topic:
            return stay(
                interview,
                say(
                    f"topic_{topic}",
                    network=consultation.network.name,
                    publisher=consultation.publisher,
                    summary=consultation.summary,
                ),
            )


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
