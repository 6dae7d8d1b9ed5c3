"""Walking through the versions of an answer: back with "undo", and forward again.

A version that undoing has made stands for the earlier one that it brings back. So the next undo
goes to the one before that. What was undone is left out of the walk once something new is said;
it stays among the versions.
"""

from bot.consultation import Ref, Status
from bot.interview.answers import colleagues
from bot.interview.commands import Redo, TakeOut, Undo
from bot.interview.saying.review import named, summary
from bot.interview.saying.says import Offer, Say, say
from bot.interview.saying.turn import Turn, advance, moved, recorded, stay
from bot.interview.state.place import ASKING, Place, Step
from bot.interview.state.response import GENERAL, UNSETTLED, Answer
from bot.interview.state.route import Interview

type Versions = tuple[Answer, ...]


def stands_for(versions: Versions, nth: int) -> int:
    """The version, counted from 1, whose words the given one has first brought; 0 for none."""
    while nth and (restored := versions[nth - 1].restores) is not None:
        nth = restored
    return nth


def before(versions: Versions) -> int | None:
    """The version to which the next undo goes; None if nothing is left to take back."""
    here = stands_for(versions, len(versions))
    return stands_for(versions, here - 1) if here else None


def after(versions: Versions) -> int | None:
    """The version that is put back next; None if nothing has been undone."""
    here = stands_for(versions, len(versions))
    nth = len(versions)
    while nth and versions[nth - 1].restores is not None:
        nth -= 1
    while nth > here:
        earlier = stands_for(versions, nth - 1)
        if earlier == here:
            return nth
        nth = earlier
    return None


def undo(interview: Interview, command: Undo) -> Turn:
    """Go back to the version before; done again, to the one before that.

    Without an answer that is named, it goes for all that the last change recorded.
    """
    if command.ref is None and interview.conversation.together:
        return _undo_together(interview, interview.conversation.together)
    last, about = interview.conversation.last, interview.conversation.about
    two = {ref for ref in (last, about) if ref is not None and ref.whole != GENERAL}
    if command.ref is None and last is not None and about is not None and len(two) > 1:
        return _undo_which(interview, last, about)
    ref = command.ref or last
    versions = _versions(interview, ref)
    if ref is None or not versions:
        return stay(interview, say("nothing_to_undo"))
    if others := colleagues.latest_of_others(interview, ref):
        anyway = Offer("undo_anyway", Undo(ref, of_others=True))
        if not command.of_others or colleagues.unseen(interview, ref):
            return stay(
                interview, colleagues.told("undo_of_others", ref, others, anyway, what=named(ref))
            )
    nth = before(versions)
    if nth is None:
        return stay(interview, _nothing_more(interview, ref))
    then = _restored(interview, ref, nth)
    if ref == UNSETTLED:
        return stay(then, _unsettled_now(then))
    if ref == GENERAL:
        return stay(then, say("remark_undone", *_both_ways(then, ref)))
    further = versions[-1].restores is not None
    done = say("undone_further" if further else "undone", *_both_ways(then, ref), ref=ref)
    return moved(then, Place(Step.QUESTION, ref), done)


def _undo_which(interview: Interview, last: Ref, about: Ref) -> Turn:
    """Ask which is meant: the last change, or the answer that was shown meanwhile."""
    offers = (
        Offer("undo_ref", Undo(last), {"ref": last}),
        Offer("take_out_ref", TakeOut(about), {"ref": about}),
    )
    said = say("undo_which", *offers, last=last, what=named(about))
    return Turn(interview, (said,))


def _nothing_more(interview: Interview, ref: Ref) -> Say:
    offers = _both_ways(interview, ref)
    if ref.whole == GENERAL:
        return say("nothing_more_to_undo_remark", *offers)
    return say("nothing_more_to_undo", *offers, ref=ref)


def _undo_together(interview: Interview, together: tuple[Ref, ...]) -> Turn:
    own = [ref for ref in together if colleagues.latest_of_others(interview, ref) is None]
    then = interview
    undone = []
    for ref in own:
        if (nth := before(_versions(interview, ref))) is not None:
            then = _restored(then, ref, nth)
            undone.append(ref)
    put_back = Offer("put_back", Redo(), quiet=True)
    refs = [ref for ref in undone if ref.whole != GENERAL]
    if not undone:
        return stay(interview, say("nothing_to_undo", *([put_back] if own else ())))
    if not refs:
        return stay(then, say("remark_undone", put_back))
    done = say("undone_together", put_back, refs=", ".join(map(str, refs)))
    here = interview.place
    open_again = [ref for ref in refs if then.status(ref) is Status.UNANSWERED]
    if not open_again or here.step not in ASKING or here.question < open_again[0]:
        return stay(then, done)
    return moved(then, Place(Step.QUESTION, open_again[0]), done)


def redo(interview: Interview, command: Redo) -> Turn:
    """Put back what was undone last; done again, what was undone before that."""
    last = interview.conversation.last
    together = interview.conversation.together or ((last,) if last is not None else ())
    refs = (command.ref,) if command.ref is not None else together
    found = {ref: nth for ref in refs if (nth := after(_versions(interview, ref))) is not None}
    if not found and last is not None and _took_out(_versions(interview, last)):
        return undo(interview, Undo(last))
    if not found:
        undo_last = (Offer("do_undo", Undo()),) if last is not None else ()
        return stay(interview, say("nothing_to_put_back", *undo_last))
    then = interview
    for ref, nth in found.items():
        then = _restored(then, ref, nth)
    here = interview.place
    put_back = _put_back(then, list(found))
    if here.step is Step.QUESTION and here.ref in found:
        return advance(then, put_back)
    return stay(then, put_back)


def again(interview: Interview) -> Undo | Redo | None:
    """The command that does once more what was done last, if that was undoing or putting back."""
    ref = interview.conversation.last
    versions = _versions(interview, ref)
    if not versions or versions[-1].restores is None:
        return None
    now, then = (stands_for(versions, nth) for nth in (len(versions), len(versions) - 1))
    return Undo(ref) if now < then else Redo(ref)


def _took_out(versions: Versions) -> bool:
    """Whether the last change only took words out, so that "put it back" means to undo it."""
    if len(versions) < 2:
        return False
    had, has = (set(f"{one.text} {one.followup}".split()) for one in versions[-2:])
    return has < had


def _put_back(interview: Interview, refs: list[Ref]) -> Say:
    shown = [ref for ref in refs if ref != UNSETTLED] or refs
    if len(shown) > 1:
        named = ", ".join(str(ref) for ref in shown if ref != GENERAL)
        return say("put_back_together", Offer("undo", Undo(), quiet=True), refs=named)
    [ref] = shown
    together = len(refs) > 1
    offers = [Offer("undo", Undo(), quiet=True)] if together else _both_ways(interview, ref)
    if ref == UNSETTLED:
        return _unsettled_now(interview, *offers)
    told = summary(interview.response.answers[ref][-1])
    if ref == GENERAL:
        return say("remark_put_back", *offers, words=told["words"])
    return say("put_back", *offers, ref=ref, **told)


def _unsettled_now(interview: Interview, *offers: Offer) -> Say:
    """What has become of words that are unsettled: they are there, or they are left out."""
    offers = offers or tuple(_both_ways(interview, UNSETTLED))
    words = interview.response.unsettled
    return say("words_held", *offers, words=words) if words else say("words_left_out", *offers)


def _both_ways(interview: Interview, ref: Ref) -> list[Offer]:
    """The buttons for going on with undoing and for putting back, where there is more of each."""
    versions = _versions(interview, ref)
    offers = []
    if after(versions) is not None:
        offers.append(Offer("put_back", Redo(ref), quiet=True))
    if stands_for(versions, len(versions)):
        offers.append(Offer("undo", Undo(ref), quiet=True))
    return offers


def _versions(interview: Interview, ref: Ref | None) -> Versions:
    return interview.response.answers.get(ref, ()) if ref is not None else ()


def _restored(interview: Interview, ref: Ref, nth: int) -> Interview:
    versions = interview.response.answers[ref]
    answer = versions[nth - 1] if nth else Answer(ref, Status.UNANSWERED)
    return recorded(interview, answer, restores=nth)
