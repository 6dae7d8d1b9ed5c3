"""How far a group has come, and with what it can go on once its questions are done."""

from bot.consultation import Ref, Section, Status
from bot.interview.commands import ChooseRoute, ChooseSection, GoTo, Review, Submit
from bot.interview.saying.review import outstanding
from bot.interview.saying.says import Offer, Say, say
from bot.interview.state.pace import minutes
from bot.interview.state.place import RouteKind
from bot.interview.state.response import question_status, settled
from bot.interview.state.route import Interview, on_route, progress, progress_in_all


def far(interview: Interview) -> Say:
    """How many questions are done; of one who goes by a part, of the part and the whole paper."""
    now, in_all = progress(interview), progress_in_all(interview)
    if now.of == in_all.of:
        return say("far", done=now.done, of=now.of)
    both = {"done": now.done, "of": now.of, "all_done": in_all.done, "all_of": in_all.of}
    section = section_at_hand(interview)
    return say("far_section", section=section.label, **both) if section else say("far_part", **both)


def where(interview: Interview, ref: Ref) -> Say:
    """Which question is asked: among all, or among those that were chosen if it is one of them."""
    consultation = interview.consultation
    chosen = on_route(consultation, interview.conversation.route)
    numbers = list(dict.fromkeys(other.number for other in chosen))
    if len(numbers) == len(consultation.questions):
        return say("where", ref=ref, count=len(numbers))
    if ref.number not in numbers:
        return say("where_else", ref=ref)
    return say("where_chosen", ref=ref, nth=numbers.index(ref.number) + 1, count=len(numbers))


def section_at_hand(interview: Interview) -> Section | None:
    """The section that a group has chosen, if it goes by one."""
    route = interview.conversation.route
    chosen = route.section if route else None
    return next((s for s in interview.consultation.sections if s.id == chosen), None)


def next_section(interview: Interview) -> Section | None:
    """The section to go on with after the one that was chosen: the next with something to do."""
    here, sections = section_at_hand(interview), interview.consultation.sections
    if here is None:
        return None
    index = sections.index(here) + 1
    others = [section for section in (*sections[index:], *sections[:index]) if section is not here]
    return next((section for section in others if not is_done(interview, section)), None)


def is_done(interview: Interview, section: Section) -> bool:
    """Whether nothing more needs to be asked in a section."""
    return _done(interview, section) == len(section.questions)


def _done(interview: Interview, section: Section) -> int:
    states = (
        question_status(interview.consultation, interview.response, question.number)
        for question in section.questions
    )
    return sum(map(settled, states))


def section_offers(interview: Interview) -> list[Offer]:
    """The sections to choose from, each with how much of it is done."""
    return [
        Offer(
            "section",
            ChooseRoute(RouteKind.SECTION, section.id),
            {
                "title": section.label,
                "done": _done(interview, section),
                "count": len(section.questions),
            },
        )
        for section in interview.consultation.sections
    ]


def told(interview: Interview) -> Say:
    """How far the group is, when it asks. One who goes by a part sees what the others have."""
    look = Offer("review", Review(), quiet=True)
    now, in_all = progress(interview), progress_in_all(interview)
    pace = interview.conversation.pace
    left = now.of - now.done
    time = minutes(left, pace)
    if now.of < in_all.of and in_all.done < in_all.of:
        offers = (*section_offers(interview), look)
        if not left:
            return say("progress_sections", *offers, far=far(interview))
        return say("progress_part", *offers, far=far(interview), minutes=time)
    if not outstanding(interview):
        return say("progress_done", look, done=now.done, of=now.of)
    sections = Offer("route_sections", ChooseSection(), quiet=True)
    return say("progress", look, sections, done=now.done, of=now.of, left=left, minutes=time)


def left_for_later(interview: Interview) -> Say:
    """Which questions are left for later, in the whole paper."""
    refs = [ref for ref in interview.consultation.refs if interview.status(ref) is Status.LATER]
    if not refs:
        return say("none_left")
    there = Offer("answer_outstanding", GoTo(refs[0]), {"ref": refs[0]}, quiet=True)
    return say("left_for_later", there, refs=", ".join(map(str, refs)))


def review(interview: Interview, *, short: bool = False) -> list[Say]:
    """What can be done once the questions of the route are gone through.

    Args:
        interview: the interview as it stands.
        short: whether it was said before.
    """
    waiting = outstanding(interview)
    response = interview.response
    submit = [Offer("submit", Submit())] if response.has_answers and not response.submitted else []
    there = [Offer("answer_outstanding", GoTo(ref), {"ref": ref}) for ref in waiting[:1]]
    still = say("open_some", refs=", ".join(map(str, waiting))) if waiting else say("open_none")
    in_all = progress_in_all(interview)
    if progress(interview).of == in_all.of or in_all.done == in_all.of:
        again = "review_again" if submit else "review_again_only"
        key = again if short else "review_prompt"
        return [say(key, *submit, *there, open=still)]
    following = next_section(interview)
    offers = []
    if following:
        goes_there = ChooseRoute(RouteKind.SECTION, following.id)
        offers = [Offer("next_section", goes_there, {"title": following.label})]
    offers.append(Offer("route_sections", ChooseSection()))
    count = len(interview.consultation.questions)
    offers.append(Offer("route_rest", ChooseRoute(RouteKind.ALL), {"count": count}))
    look = Offer("review", Review(), quiet=True)
    first = "review_part" if submit else "review_part_only"
    key = "review_part_again" if short else first
    return [say(key, *there, *offers, look, *submit, far=far(interview))]
