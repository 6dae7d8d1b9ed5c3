"""Everything about a conversation, as the API gives it."""

from sqlalchemy.orm import Session

from bot.consultation import Consultation
from bot.interview import Interview
from bot.interview.sight import encode, shown
from bot.store.interviews.conversations import (
    author_of,
    load_interview,
    progress_of,
    question_asked,
)
from bot.store.interviews.messages import transcript
from bot.store.responses.receipts import receipt_of
from bot.web.api.schemas import StateOut


def state_of(
    session: Session, consultation: Consultation, conversation_id: str, *, email: bool
) -> StateOut:
    """The transcript, the answers and the states of a conversation.

    Raises:
        ConversationNotFound: there is no such conversation.
        ResponseErased: everything in it has been erased.
    """
    loaded = load_interview(session, consultation, conversation_id)
    interview = loaded.interview
    receipt = receipt_of(session, loaded.response_id)
    return StateOut.model_validate(
        {
            "transcript": transcript(session, conversation_id),
            "answers": _answers(interview),
            "place": encode(shown(interview)),
            "question": question_asked(interview),
            "progress": progress_of(interview),
            "submitted": interview.response.submitted,
            "receipt": {"number": receipt.number, "at": receipt.at} if receipt else None,
            "author": author_of(session, conversation_id),
            "email": email,
            "sections": _sections(interview),
        }
    )


def _answers(interview: Interview) -> list[dict[str, object]]:
    answers: list[dict[str, object]] = []
    for ref, versions in sorted(interview.response.submitted_answers.items()):
        answer, hand = versions[-1], interview.response.hands[ref][-1]
        answers.append(
            {
                "number": ref.number,
                "part": ref.part,
                "status": answer.status,
                "stance": answer.stance,
                "text": answer.text,
                "followup": answer.followup,
                "versions": len(versions),
                "author": hand.name,
                "at": hand.at,
            }
        )
    return answers


def _sections(interview: Interview) -> list[dict[str, object]]:
    return [
        {
            "id": section.id,
            "title": section.title,
            "questions": [
                {"number": ref.number, "part": ref.part, "state": interview.status(ref)}
                for ref in section.refs
            ],
        }
        for section in interview.consultation.sections
    ]
