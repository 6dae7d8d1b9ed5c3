"""What the engine says: every message and button, and what can be filled in.

A catalogue of messages (messages/en.yml) must have all of these, and needs nothing else. Names
after a key may stand in its text in {braces}. A test holds this list to what the engine says.
"""

from bot.consultation import Stance, Status
from bot.consultation.answers import NON_ANSWERS
from bot.interview.commands import (
    Add,
    Begin,
    Change,
    Erase,
    Explain,
    GoBack,
    GoOn,
    GoTo,
    Purpose,
    Review,
    Settlement,
    Submit,
    Topic,
    Undo,
    Withdraw,
)
from bot.interview.place import ABOUT

_QUESTION = "ref count section plain official why"
_TOLD_APART = {Topic.REPEAT, Topic.STOP, Topic.WHY, Topic.PAPER, Topic.PROGRESS}
"""Topics that have no message of their own name."""

MESSAGES: dict[str, str] = {
    "welcome": "subject network",
    "welcome_back": "done of",
    "welcome_back_at": "done of ref plain",
    "choose_section": "",
    "route_chosen": "count",
    "no_such_section": "",
    "ask_question": _QUESTION,
    "ask_again": f"{_QUESTION} state words",
    "ask_addition": "ref",
    "back_to_question": "ref plain",
    "ask_reason": "ref",
    "ask_unsure": "ref",
    **dict.fromkeys(["follow_up_view", "follow_up_open"], "ref"),
    "recorded": "ref",
    "recorded_without_stance": "ref",
    "recorded_stance": "ref state",
    "added": "ref",
    "left_as_it_is": "ref",
    **{f"passed_{status}": "ref" for status in NON_ANSWERS},
    "bypassed": "refs first",
    "nothing_to_pass_over": "",
    "no_view_asked": "",
    "remark_kept": "",
    "remark_undone": "",
    "undone": "ref",
    "nothing_to_undo": "",
    "playback": "section lines",
    "line": "ref state words",
    "in_doubt": "words",
    "no_doubt": "",
    "which_question": "",
    "no_such_question": "ref first last",
    "first_question": "",
    "nothing_before": "",
    "term": "term abbreviation meaning",
    "term_with_abbreviation": "term abbreviation meaning",
    "unknown_term": "",
    "why": "why",
    "why_nothing_asked": "",
    "paper": "lines",
    "paper_line": "text title by date",
    "paper_nothing": "summary",
    "progress": "done of left",
    "stop": "network",
    **{
        f"topic_{topic}": "network publisher summary" for topic in Topic if topic not in _TOLD_APART
    },
    "review_prompt": "waiting",
    "review_section": "section lines",
    "review_remark": "words",
    "review_empty": "",
    "nothing_to_submit": "",
    "before_submitting": "",
    **{f"ask_{step}": "network" for step in ABOUT},
    "name_too_long": "longest",
    "not_a_number": "",
    "yes_or_no": "",
    **{f"consent_{purpose}_{given}": "" for purpose in Purpose for given in ("yes", "no")},
    "confirm": "done of network",
    "submitted": "network",
    "submitted_prompt": "",
    "receipt": "number date",
    "change_until": "until",
    "still_submitted": "",
    "ask_withdraw": "network",
    "withdrawn": "network",
    "not_submitted": "",
    "ask_erase": "",
    "erased": "",
    "erased_receipt": "number",
    "nothing_left": "",
    "left_submitted": "",
    "closed": "until network",
    "email_subject": "network",
    "email_link": "title link code expires",
    "email_end": "network",
    "a_colleague": "",
    "clash": "who ref state words mine mine_state",
    **{f"settled_{how}": "ref" for how in Settlement},
    "undo_of_others": "who ref state words",
}

_IN_DOUBT = (
    *(GoTo, GoBack, GoOn, Begin, Change, Add, Undo),
    *(Review, Submit, Withdraw, Erase, Explain),
)
"""What a member's words may have meant, besides passing over and asking."""

BUTTONS: dict[str, str] = {
    "route_short": "count network",
    "route_sections": "",
    "route_all": "count",
    "route_rest": "count",
    "section": "title done count",
    "about": "",
    "continue": "",
    **dict.fromkeys(Stance, ""),
    "not_sure": "",
    "together": "",
    "not_applicable": "",
    "not_so": "not_so",
    "dont_know": "",
    "skip": "",
    "later": "",
    "rather_not_say": "",
    "keep": "",
    "undo": "",
    "change": "ref",
    "nothing_to_add": "",
    "pass_over": "",
    "yes": "",
    "no": "",
    "review": "",
    "submit": "",
    "submit_now": "",
    "answer_outstanding": "ref",
    "go_on": "",
    "withdraw_now": "",
    "erase_now": "",
    "leave_response": "",
    **{f"settle_{how}": "" for how in Settlement},
    "undo_anyway": "",
    "as_answer": "",
    **{f"do_{meant}": "" for meant in (*NON_ANSWERS, *Topic)},
    **{f"do_{command.word}": "" for command in _IN_DOUBT},
    **{f"do_{command.word}_ref": "ref" for command in (GoTo, Change, Add)},
}

STATES = (*Stance, *Status)

_VIEW = " ".join([*Stance, "not_sure together"])
_NOT_NOW = "skip later rather_not_say"
_PROMPTS = (
    "route_short route_sections route_all about",
    "section",
    *(f"{_VIEW} {none} {_NOT_NOW}" for none in ("not_applicable", "not_so")),
    *(f"together {none} dont_know {_NOT_NOW}" for none in ("not_applicable", "not_so")),
    f"{_VIEW} keep",
    "nothing_to_add",
    "yes no pass_over",
    "submit answer_outstanding route_sections route_rest",
    "submit_now review",
    "withdraw_now leave_response",
    "erase_now leave_response",
)

TOGETHER: tuple[str, ...] = (
    *(f"continue review {prompt}" for prompt in _PROMPTS),
    f"{' '.join(Stance)} undo",
    " ".join(f"settle_{how}" for how in Settlement),
    *(f"as_answer {key}" for key in BUTTONS if key.startswith("do_")),
)
"""Buttons that can be on offer at the same time, so that they must differ.

One who comes back has the buttons of where they left, beside those for going on.
"""
