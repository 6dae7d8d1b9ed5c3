"""What a member can tell the interview to do, by a button or in words."""

from bot.interview.commands.about import (
    Consent,
    Give,
    Purpose,
    RemoveContact,
    SayConsent,
    Tell,
)
from bot.interview.commands.amending import (
    Add,
    AnswerHere,
    AsAnswer,
    AsCommand,
    Change,
    File,
    Remark,
    Undo,
)
from bot.interview.commands.answering import (
    AnswerTogether,
    Fill,
    NotSure,
    PassOver,
    Settle,
    Settlement,
    TakeStance,
)
from bot.interview.commands.asking import (
    Ask,
    Complain,
    Explain,
    FollowUps,
    Topic,
)
from bot.interview.commands.base import Command
from bot.interview.commands.finishing import (
    Erase,
    Review,
    Submit,
    Withdraw,
)
from bot.interview.commands.moving import (
    Begin,
    ChooseRoute,
    ChooseSection,
    FindRoute,
    GoBack,
    GoOn,
    GoTo,
)

__all__ = [
    "Add",
    "AnswerHere",
    "AnswerTogether",
    "AsAnswer",
    "AsCommand",
    "Ask",
    "Begin",
    "Change",
    "ChooseRoute",
    "ChooseSection",
    "Command",
    "Complain",
    "Consent",
    "Erase",
    "Explain",
    "File",
    "Fill",
    "FindRoute",
    "FollowUps",
    "Give",
    "GoBack",
    "GoOn",
    "GoTo",
    "NotSure",
    "PassOver",
    "Purpose",
    "Remark",
    "RemoveContact",
    "Review",
    "SayConsent",
    "Settle",
    "Settlement",
    "Submit",
    "TakeStance",
    "Tell",
    "Topic",
    "Undo",
    "Withdraw",
]
