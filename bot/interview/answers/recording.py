"""Recording what a group says to a question: words, a stance, or a non-answer."""

from dataclasses import replace

from bot.consultation import Ref, Stance, Status
from bot.interview.commands import KeepBoth, Move, NotSure, PassOver, TakeOut, TakeStance
from bot.interview.commands.encoding import encode
from bot.interview.saying.review import called
from bot.interview.saying.says import Offer, Say, say
from bot.interview.saying.turn import Turn, advance, at, come_back, recorded, stay, undo_offer
from bot.interview.saying.unsettled import question, versions
from bot.interview.state.follow_up import is_thin, wanted
from bot.interview.state.place import ASKING, Place, Step
from bot.interview.state.response import GENERAL, LONGEST_ANSWER, UNSETTLED, Answer, AnswerTooLong
from bot.interview.state.route import Interview

WITH_WORDS_STAYS = frozenset({Status.DONT_KNOW, Status.NOT_APPLICABLE})
"""Non-answers that may carry a remark: words added to them do not make them answers."""


def join(before: str, words: str) -> str:
    """Words after other words, with a blank line between."""
    return f"{before}\n\n{words}" if before else words


def join_new(before: str, words: str) -> str:
    """Words after other words, so that no paragraph stands there twice."""
    there, here = ((text.split("\n\n") if text else []) for text in (before, words))
    if set(there) <= set(here):
        return words
    new = [paragraph for paragraph in here if paragraph not in there]
    return join(before, "\n\n".join(new)) if new else before


def beyond(before: str, words: str) -> str:
    """What was joined to the words before; all of it if nothing was."""
    if not before or not words.startswith(before):
        return words
    return words.removeprefix(before).removeprefix("\n\n")


def without(text: str, words: str) -> str | None:
    """A text without words that were joined to it; None if they were not."""
    pieces = f"\n\n{text}\n\n".rpartition(f"\n\n{words}\n\n")
    if not pieces[1]:
        return None
    return "\n\n".join(filter(None, (piece.strip("\n") for piece in (pieces[0], pieces[2]))))


def record_words(interview: Interview, text: str) -> Turn:
    """Record a member's words where the interview waits for them, and go on."""
    place = interview.place
    if place.step is Step.REMARK:
        return _write_remark(interview, text)
    if place.step not in ASKING:
        return hold(interview, text)
    after, answer = keep_words(interview, text)
    acknowledgement = acknowledge(after, answer)
    if place.step is Step.QUESTION and wanted(interview, answer):
        follow_up = at(after, Place(Step.FOLLOW_UP, place.ref, revisiting=place.revisiting))
        return stay(follow_up, acknowledgement)
    return advance(after, acknowledgement)


def keep_remark(interview: Interview, text: str) -> Turn:
    """Keep words as a comment on the whole paper, and stay."""
    after, answer = _joined(interview, GENERAL, text)
    return stay(after, remark_kept(after, undo_offer(answer)))


def remark_kept(interview: Interview, undo: Offer) -> Say:
    """The message that says that words are kept as a comment on the whole paper."""
    elsewhere = Offer("move", Move(GENERAL, len(interview.response.answers[GENERAL])), quiet=True)
    return say("remark_kept", undo, elsewhere)


def hold(interview: Interview, text: str) -> Turn:
    """Keep words that may be anything until the group says what they are, and ask."""
    after = keep_unsettled(interview, text)
    waiting = encode(Move(UNSETTLED, versions(after)))
    conversation = replace(after.conversation, which=waiting)
    return Turn(replace(after, conversation=conversation), tuple(question(after)))


def keep_unsettled(interview: Interview, text: str) -> Interview:
    """Keep words that may be anything, without asking what they are."""
    return _joined(interview, UNSETTLED, text)[0]


def _write_remark(interview: Interview, text: str) -> Turn:
    """Take words as the comments on the whole paper, or as one more of them, and go back."""
    answer = _worded_remark(interview, text)
    after = recorded(interview, answer)
    key = "remark_kept" if interview.place.adding else "remark_changed"
    return come_back(after, say(key, undo_offer(answer)))


def _worded_remark(interview: Interview, text: str) -> Answer:
    before = interview.response.remark if interview.place.adding else ""
    return Answer(GENERAL, Status.ANSWERED, text=join(before, text))


def keep_words(interview: Interview, text: str) -> tuple[Interview, Answer]:
    """Record a member's words without going on. Where nothing is asked, they are unsettled."""
    place = interview.place
    if place.step is Step.REMARK:
        answer = _worded_remark(interview, text)
        return recorded(interview, answer), answer
    if place.step not in ASKING:
        return _joined(interview, UNSETTLED, text)
    answer = _worded(interview, place, text)
    return recorded(interview, answer), answer


def _worded(interview: Interview, place: Place, text: str) -> Answer:
    ref = place.question
    existing = interview.response.current(ref) or Answer(ref, Status.UNANSWERED)
    existing = replace(existing, ref=ref)
    if place.step is Step.FOLLOW_UP:
        return replace(existing, followup=join(existing.followup, text))
    if place.step is Step.QUESTION and not place.adding:
        return Answer(ref, Status.ANSWERED, existing.stance, text)
    status = existing.status if existing.status in WITH_WORDS_STAYS else Status.ANSWERED
    return replace(existing, status=status, text=join(existing.text, text))


def _joined(interview: Interview, ref: Ref, text: str) -> tuple[Interview, Answer]:
    existing = interview.response.current(ref)
    answer = Answer(ref, Status.ANSWERED, text=join(existing.text if existing else "", text))
    return recorded(interview, answer), answer


def refused(interview: Interview, error: AnswerTooLong) -> Turn:
    """Record nothing of a message with which an answer would be too long, and say what to do.

    Words that are in doubt do not wait any longer: it may be they that do not fit.
    """
    after = replace(interview, conversation=replace(interview.conversation, doubt=None))
    longest = f"{LONGEST_ANSWER:,}"
    if error.ref.whole == GENERAL:
        return stay(after, say("remark_too_long", longest=longest))
    return stay(after, say("answer_too_long", ref=error.ref, longest=longest))


def took_the_place(before: Answer, answer: Answer) -> bool:
    """Whether an answer lacks the words of the one before it."""
    return bool(answer.text) and before.text not in answer.text


def acknowledge(interview: Interview, answer: Answer) -> Say:
    """The message that says that an answer is recorded, and whether it took another's place."""
    ref, undo = answer.ref, undo_offer(answer)
    before = interview.response.answers[ref][-2:][0]
    offers = [undo]
    key = "added" if before.text and before.text != answer.text else "recorded"
    if took_the_place(before, answer):
        offers.append(Offer("keep_both", KeepBoth(ref), quiet=True))
        key = "changed"
    old = {"old": old_kept(interview, ref)} if key == "changed" else {}
    view = interview.consultation.question(ref).asks_for_view
    if not view or key == "added" or answer.status is not Status.ANSWERED:
        return say(key, *offers, ref=ref, **old)
    stances = [Offer(stance, TakeStance(stance, ref), quiet=True) for stance in Stance]
    if answer.stance is None:
        return say(f"{key}_without_stance", *stances, *offers, ref=ref, **old)
    if key == "changed":
        return say("changed_with_stance", *stances, *offers, ref=ref, state=answer.stance, **old)
    return say(key, *offers, ref=ref)


def old_kept(interview: Interview, ref: Ref) -> Say:
    """That the answer whose place was taken is kept, and whose it was if it was a colleague's."""
    before = interview.response.hand_of(ref, len(interview.response.answers[ref]) - 1)
    return say("old_kept_of", who=called(before)) if before else say("old_kept")


def take_stance(interview: Interview, command: TakeStance, words: str | None) -> Turn:
    """Record a stance, then ask why.

    Words that were typed in place of the button are recorded as the answer's text, unless
    that would lay a word over an answer that says more and that is not to be replaced. What was
    added when it was asked for more stays, unless the answer is replaced.
    """
    ref = command.ref or interview.place.ref
    if ref is None or not _asks_for_view(interview, ref):
        return stay(interview, say("no_view_asked"))
    existing = interview.response.current(ref) or Answer(ref, Status.UNANSWERED)
    answer = replace(existing, ref=ref, status=Status.ANSWERED, stance=command.stance)
    if words and (command.instead or is_thin(existing.text)):
        followup = "" if command.instead else existing.followup
        answer = replace(answer, text=words, followup=followup)
    after = recorded(interview, answer)
    stays = answer.followup or (existing.text and existing.text == answer.text)
    told = stays and existing.stance != answer.stance
    key = "recorded_stance_kept" if told else "recorded_stance"
    acknowledgement = say(key, undo_offer(answer), ref=ref, state=command.stance)
    if ref != interview.place.ref:
        return stay(after, acknowledgement)
    if words and wanted(interview, answer):
        follow_up = Place(Step.FOLLOW_UP, ref, revisiting=interview.place.revisiting)
        return stay(at(after, follow_up), acknowledgement)
    return ask_reason(after, answer, acknowledgement)


def not_sure(interview: Interview, command: NotSure) -> Turn:
    """Record that the group is not sure, then ask what makes it so."""
    ref = command.ref or interview.place.ref
    if ref is None or not _asks_for_view(interview, ref):
        return stay(interview, say("no_view_asked"))
    existing = interview.response.current(ref) or Answer(ref, Status.UNANSWERED)
    answer = replace(existing, ref=ref, status=Status.DONT_KNOW, stance=None)
    after = recorded(interview, answer)
    acknowledgement = say("passed_dont_know", undo_offer(answer), ref=ref)
    if ref != interview.place.ref:
        return stay(after, acknowledgement)
    return ask_reason(after, answer, acknowledgement)


def _asks_for_view(interview: Interview, ref: Ref) -> bool:
    return ref in interview.consultation and interview.consultation.question(ref).asks_for_view


def ask_reason(interview: Interview, answer: Answer, *says: Say) -> Turn:
    """Ask why the group takes its stance, unless it has said so."""
    if answer.text:
        return advance(interview, *says)
    reason = Place(Step.REASON, answer.ref, revisiting=interview.place.revisiting)
    return stay(at(interview, reason), *says)


def says_something(answer: Answer) -> bool:
    """Whether an answer is more than a non-answer without words."""
    return answer.status is Status.ANSWERED or bool(answer.text or answer.followup)


def pass_over(interview: Interview, command: PassOver) -> Turn:
    """Record one of the five non-answers.

    Passing over a question that has an answer or words, or leaving it for later, leaves those.
    """
    place = interview.place
    ref = command.ref or place.ref
    if ref is None or ref not in interview.consultation:
        return stay(interview, say("nothing_to_pass_over"))
    here = ref == place.ref
    if here and place.step is not Step.QUESTION:
        return advance(interview)
    existing = interview.response.current(ref)
    if (
        existing is not None
        and says_something(existing)
        and command.status in {Status.SKIPPED, Status.LATER}
    ):
        # Where a part has the answer to the whole, it is that which stays.
        there = existing.ref
        out = TakeOut(there, len(interview.response.answers[there]))
        kept = say("left_as_it_is", Offer("take_out", out, quiet=True), ref=there)
        return advance(interview, kept) if here else stay(interview, kept)
    answer = Answer(ref, command.status)
    after = recorded(interview, answer)
    acknowledgement = say(f"passed_{command.status}", undo_offer(answer), ref=ref)
    return advance(after, acknowledgement) if here else stay(after, acknowledgement)
