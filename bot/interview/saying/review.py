"""Playing back what was recorded: for one section, or for the whole response."""

from collections.abc import Iterable

from bot.consultation import Consultation, Question, Ref, Stance, Status
from bot.interview.saying.says import Say, say
from bot.interview.state.response import GENERAL, Answer, Hand, Response, settled, status
from bot.interview.state.route import Interview, on_route

SNIPPET = 160
"""How many characters of an answer a play-back shows at most."""


def snippet(text: str) -> str:
    """The beginning of an answer on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= SNIPPET:
        return line
    space = line.rfind(" ", SNIPPET // 2, SNIPPET)
    return line[: space if space > 0 else SNIPPET].rstrip(",;:") + " …"


def summary(answer: Answer, *, whole: bool = False) -> dict[str, object]:
    """What a message needs to tell an answer: in one line, or with all its words."""
    words = "\n\n".join(filter(None, [answer.text, answer.followup]))
    state = answer.stance or answer.status
    told = words if whole else snippet(words)
    return {"state": state, "words": told, "answer": _answer(state, told)}


def _answer(state: Stance | Status, words: str) -> Say:
    # Words without a stance speak for themselves.
    if words and state is Status.ANSWERED:
        return say("answer_words", words=words)
    return say("answer", state=state, words=words)


def named(ref: Ref) -> Say:
    """How an answer is called."""
    return say("what_remarks") if ref.whole == GENERAL else say("what_answer", ref=ref)


def called(hand: Hand) -> str | Say:
    """How one who gave a version is called, where a sentence begins."""
    return hand.name or say("a_colleague")


def refs_of(question: Question, response: Response) -> tuple[Ref, ...]:
    """Under what a question's answers are shown: its parts, or itself if answered as one.

    Then only those of its parts are shown beside it that have more than been passed over.
    """
    whole = Ref(question.number)
    given = _own(response, whole)
    parts = {ref: state for ref in question.refs if (state := _own(response, ref)) is not None}
    taken_back = given is Status.UNANSWERED and bool(parts)
    if whole in question.refs or given is None or taken_back:
        return question.refs
    silent = {Status.UNANSWERED, Status.SKIPPED}
    return (whole, *(ref for ref, state in parts.items() if state not in silent))


def _own(response: Response, ref: Ref) -> Status | None:
    """The state of what was recorded under just this number; None if nothing ever was."""
    versions = response.answers.get(ref)
    return versions[-1].status if versions else None


def lines_of(
    consultation: Consultation,
    response: Response,
    questions: Iterable[Question],
    *,
    whole: bool = False,
) -> list[tuple[Ref, dict[str, object]]]:
    """Each of some questions that has been reached, with its answer: in one line, or whole."""
    lines = []
    for question in questions:
        for ref in refs_of(question, response):
            answer = response.current(ref)
            state = status(consultation, response, ref)
            if answer is not None:
                lines.append((ref, summary(answer, whole=whole)))
            elif state is Status.BYPASSED:
                lines.append((ref, {"state": state, "words": "", "answer": _answer(state, "")}))
    return lines


def outstanding(interview: Interview) -> list[Ref]:
    """What the route still leaves open: not answered, or left for later."""
    order = on_route(interview.consultation, interview.conversation.route)
    return [ref for ref in order if not settled(interview.status(ref))]
