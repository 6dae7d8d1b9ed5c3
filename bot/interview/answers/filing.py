"""Answers in pieces: a pasted paper of several answers, and words that go on with the last one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.consultation import Consultation, Ref, Status
from bot.interview.answers.recording import acknowledge, join, keep_remark, keep_words, record_words
from bot.interview.commands import AnswerHere, AsAnswer, AsCommand, KeepNew, Review
from bot.interview.reading.markers import Line
from bot.interview.reading.naming import speaks_of
from bot.interview.reading.placing import NothingPlaced, Placed, place
from bot.interview.saying.review import summary
from bot.interview.saying.says import Offer, Say, say
from bot.interview.saying.turn import Turn, at, moved, recorded, recorded_lines, stay
from bot.interview.state.place import ASKING, DETAILS, Doubt, Just, Piece, Place, Step
from bot.interview.state.response import GENERAL, Answer, settled
from bot.interview.state.route import Interview, following

FEWEST = 2
"""A message with numbered answers to so many questions seems to be a paper."""

MOST_POINTS = 9
"""An answer with more numbered points than this seems to be a paper."""

MOST_LINES = 2000
"""In more lines than a paper has, no answers are looked for: it would keep others waiting."""


def pieces_in(
    text: str, consultation: Consultation, phrases: Mapping[Status, Sequence[str]]
) -> tuple[Piece, ...]:
    """The answers in a pasted paper, placed as those of an imported one are.

    Empty unless the text has numbered answers to several questions. What belongs to no
    question is a comment on the whole paper.
    """
    # Split so that joining the lines gives the same characters again.
    lines = [Line(line, number) for number, line in enumerate(text.split("\n"), 1)]
    if not FEWEST <= len(lines) <= MOST_LINES:
        return ()
    try:
        placed = place(lines, consultation, phrases)
    except NothingPlaced:
        return ()
    if len({answer.ref.number for answer in placed.answers}) < FEWEST:
        return ()
    answers = [Piece(answer.ref, answer.status, answer.text) for answer in placed.answers]
    return (*answers, *_unplaced(placed))


def _unplaced(placed: Placed) -> list[Piece]:
    texts = [placed.letter, *(left.text for left in placed.leftovers)]
    return [Piece(GENERAL, Status.ANSWERED, text) for text in texts if text]


def paste_found(interview: Interview, doubt: Doubt) -> Say:
    """The question whether a paper's answers are to be filed one by one."""
    refs = _refs(doubt)
    if _is_list(interview, doubt):
        here = interview.place.ref
        one = Offer("one_answer", AsAnswer(), {"ref": here})
        each = Offer("file_points", AsCommand(), {"count": len(refs)})
        return say("list_found", one, each, ref=here, refs=", ".join(map(str, refs)))
    offers = (Offer("file_them", AsCommand(), {"count": len(refs)}), as_answer_offer(interview))
    known = [ref for ref in refs if _has_answer(interview, ref)]
    if known:
        shown = ", ".join(map(str, known))
        return say("paste_found_again", *offers, refs=", ".join(map(str, refs)), known=shown)
    return say("paste_found", *offers, refs=", ".join(map(str, refs)))


def _is_list(interview: Interview, doubt: Doubt) -> bool:
    """Whether answers seem to be the numbered points of one answer to the question at hand.

    They count from 1 up to a few. A paper does so as well; then its points speak of what their
    questions ask, and it comes at one of those questions.
    """
    refs = _refs(doubt)
    place, consultation = interview.place, interview.consultation
    if place.step not in ASKING or refs != [Ref(n) for n in range(1, len(refs) + 1)]:
        return False
    points = [piece for piece in doubt.pieces if piece.ref != GENERAL]
    if len(refs) > MOST_POINTS or any(point.status is not Status.ANSWERED for point in points):
        return False
    if place.question.number > len(refs):
        return True
    return not any(
        speaks_of(point.text, consultation.question(point.ref), consultation) for point in points
    )


def as_answer_offer(interview: Interview) -> Offer:
    """The button that takes a whole message as one answer."""
    if interview.place.step in ASKING:
        return Offer("all_to", AsAnswer(), {"ref": interview.place.ref})
    return Offer("all_remark", AsAnswer())


def _refs(doubt: Doubt) -> list[Ref]:
    return [piece.ref for piece in doubt.pieces if piece.ref != GENERAL]


def _has_answer(interview: Interview, ref: Ref) -> bool:
    answer = interview.response.current(ref)
    return answer is not None and answer.status is Status.ANSWERED


def file(interview: Interview, doubt: Doubt) -> Turn:
    """Record each answer of a paper with its own question.

    Where there is an answer already, this is a new version of it.
    """
    after = interview
    lines = []
    for piece in doubt.pieces:
        existing = after.response.current(piece.ref)
        if piece.ref == GENERAL:
            text = join(existing.text if existing else "", piece.text)
            answer = Answer(GENERAL, Status.ANSWERED, text=text)
        else:
            stance = existing.stance if existing and piece.status is Status.ANSWERED else None
            answer = Answer(piece.ref, piece.status, stance, piece.text)
            lines.append((piece.ref, summary(answer)))
        after = recorded(after, answer)
    after = _without_just(after)
    filed = recorded_lines("filed", "", lines)
    filed = replace(filed, offers=(*filed.offers, Offer("review", Review(), quiet=True)))
    here = after.place
    if here.step is Step.QUESTION and settled(after.status(here.question)):
        return moved(after, following(after), filed)
    return stay(after, filed)


def _without_just(interview: Interview) -> Interview:
    return replace(interview, conversation=replace(interview.conversation, just=None))


def can_go_on(interview: Interview) -> bool:
    """Whether words can go on with an answer that was recorded a moment ago."""
    place, just = interview.place, interview.conversation.just
    if just is None or place.ref == just.ref or place.adding:
        return False
    return place.step is Step.QUESTION or place.step not in ASKING | DETAILS


def has_words(interview: Interview) -> bool:
    """Whether the question at hand has an answer in words, to which more can be added."""
    place = interview.place
    if place.step is not Step.QUESTION:
        return False
    answer = interview.response.current(place.question)
    return answer is not None and bool(answer.text)


def say_more(interview: Interview, text: str) -> Turn:
    """Add words to the answer to the question at hand; the group can say that they replace it."""
    place = interview.place
    turn = record_words(at(interview, replace(place, adding=True)), text)
    if place.adding:
        return turn
    added, *rest = turn.says
    instead = Offer("keep_new", KeepNew(place.question), quiet=True)
    return replace(turn, says=(replace(added, offers=(*added.offers, instead)), *rest))


def go_on_with_last(interview: Interview, text: str) -> Turn:
    """Add words to the answer that was recorded last; the group can say that they are not."""
    just = interview.conversation.just
    if just is None:
        return record_words(interview, text)
    return add_to(interview, Place(Step.QUESTION, just.ref, adding=True), text)


def add_to(interview: Interview, there: Place, text: str) -> Turn:
    """Add words to an answer elsewhere, and stay; the group can say that they belong here."""
    here = interview.place
    after, answer = keep_words(at(interview, there), text)
    conversation = replace(after.conversation, place=here, just=Just(answer.ref, text))
    said = acknowledge(after, answer)
    if said.key == "added":
        # Where a stance is asked for, "no" says that.
        said = replace(said, offers=(*said.offers, _not_so(here)))
    return stay(replace(after, conversation=conversation), said)


def _not_so(here: Place) -> Offer:
    if here.step in ASKING:
        return Offer("answer_here", AnswerHere(), {"ref": here.ref})
    return Offer("remark_here", AnswerHere())


def answer_here(interview: Interview) -> Turn:
    """Take what was just added to the last answer as the answer to the question at hand."""
    just = interview.conversation.just
    versions = interview.response.answers.get(just.ref, ()) if just else ()
    # A colleague may have written there since.
    if not just or not just.added or not versions or not _ends_with(versions[-1], just.added):
        return stay(interview, say("no_doubt"))
    if len(versions) > 1:
        after = recorded(interview, versions[-2], repeats=(just.ref, len(versions) - 1))
    else:
        after = recorded(interview, Answer(just.ref, Status.UNANSWERED))
    if interview.place.step in ASKING:
        return record_words(after, just.added)
    return keep_remark(after, just.added)


def _ends_with(answer: Answer, words: str) -> bool:
    return answer.text.endswith(words) or answer.followup.endswith(words)
