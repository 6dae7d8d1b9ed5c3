"""The words of the pages and of errors: which there are, and filling them in."""

from pathlib import Path

from markupsafe import Markup, escape

from bot.interview.saying.texts import Texts, shown

_PLAIN = {
    "frame": "skip back problem error",
    "landing": "waking begin plain_link how how_asked how_answered how_stopped words",
    "start": (
        "heading open go_on shared leave other which sections take start have_code before "
        "before_pass before_consent before_cookie"
    ),
    "sections": "heading",
    "question": (
        "changed changed_by_somebody changed_lost yours official parts_link why terms facts "
        "not_saved stand view view_hint answer answer_hint added save save_mine keep_theirs "
        "passes stays"
    ),
    "more": "nothing",
    "saved": "saved_link about not_asked_link",
    "questions": "heading",
    "check": "heading to_about added remark ready submit submitted receipt copies",
    "comment": (
        "give change remove label hint unsettled not_sent say what comment answer nothing number "
        "number_hint"
    ),
    "about": (
        "heading later group mandate mandate_hint people contact_hint named_hint quoted_hint yes no"
    ),
    "details": "group mandate people contact named quoted unsaid",
    "submit": "heading nothing nothing_hint choose submit again",
    "done": (
        "heading receipt next named not_named quoted not_quoted consent_link change_link "
        "end_link copy shared went_link"
    ),
    "went": "heading",
    "print": "heading unnamed",
    "resume": "heading code_hint open without",
    "code": "heading yours use warning whom what_for get",
    "end": "heading withdraw withdraw_now not_submitted erase erase_hint sure erase_now",
    "erased": "heading first_page",
    "error": "heading copy beginning",
    "menu": "menu chat",
    "entry": "leave evidence evidence_hint",
    "copies": "pdf docx html print",
    "problems": (
        "no_route not_kept both no_answer no_answer_kept no_more more_and_none no_group "
        "no_contact no_number no_comment comment_meanwhile words_meanwhile no_choice no_question "
        "no_code unknown_code not_sure"
    ),
    "errors": (
        "token_missing conversation_not_found code_unknown erased not_submitted no_email "
        "mail_away message_id_taken assistant_away too_large no_response_open another_open "
        "from_elsewhere "
        "not_allowed bad_form not_found internal"
    ),
    "given": "named_yes named_no quoted_yes quoted_no mandate people contact",
}
"""Texts in which nothing is filled in, by section."""

_FILLED = {
    "frame.title": "heading network",
    "frame.title_error": "heading network",
    "frame.footer": "title publisher",
    "landing.invitation": "network",
    "landing.plain": "link",
    "landing.not_loaded": "link",
    "landing.without_script": "network",
    "landing.how_many": "count short_count",
    "landing.words_kept": "network publisher",
    "start.invitation": "network subject",
    "start.short": "count network",
    "start.short_hint": "minutes",
    "start.sections_hint": "count",
    "start.all": "count",
    "start.all_hint": "minutes",
    "start.before_words": "network publisher",
    "sections.done": "done of",
    "question.heading": "ref plain",
    "question.number": "ref",
    "question.done": "done of",
    "question.changed_by": "name",
    "question.now": "state",
    "question.part": "letter part",
    "question.parts": "count link",
    "question.fact_from": "title by date",
    "more.recorded": "state",
    "saved.saved": "ref link",
    "saved.not_asked": "refs link",
    "questions.done": "done of",
    "questions.not_asked": "refs",
    "check.answer": "which",
    "check.change": "which",
    "check.which": "ref",
    "about.contact": "network",
    "about.named": "network",
    "about.quoted": "network",
    "details.change": "what",
    "submit.open": "refs",
    "submit.goes": "network",
    "submit.goes_until": "network until",
    "submit.choose_where": "refs",
    "done.submitted": "date",
    "done.thanks": "network",
    "done.next_hint": "network publisher",
    "done.change": "link",
    "done.until": "until",
    "done.end": "link",
    "done.waiting": "link",
    "done.went": "link",
    "done.waiting_link": "ref",
    "went.later": "network publisher",
    "print.from": "group network",
    "code.write_down": "expires",
    "end.withdraw_hint": "network",
    "end.circulated": "network",
    "end.in_submission": "network",
    "entry.for": "group",
    "problems.too_long": "length longest",
    "problems.long_together": "longest",
    "problems.long_group": "longest",
    "problems.meanwhile": "theirs",
    "errors.too_many": "wait",
    "errors.method_not_allowed": "allowed",
}
"""Texts with what can be filled in."""

WORDS: dict[str, str] = {
    "language": "",
    "direction": "",
    **{f"{section}.{key}": "" for section, keys in _PLAIN.items() for key in keys.split()},
    **_FILLED,
}
"""Every text of the pages by its place in the catalogue, and what can be filled in."""


class PageWords(Texts):
    """The catalogue of the pages' words."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, WORDS)

    def html(self, *place: str, **params: object) -> Markup:
        """A text as HTML. Of what is filled in, only what is HTML already is left as it is."""
        filled = {name: shown(params[name]) for name in params}
        return escape(self.template(*place)).format_map(filled)
