"""What a message says about consent: whether the group may be named, and whether quoted.

Consent is only taken from words that can mean one thing.
"""

import re
from collections.abc import Iterator, Mapping

from bot.interview.commands import Purpose

_PURPOSES = {
    Purpose.QUOTED: re.compile(
        r"\bquo(?:t|at)\w*|\b(?:my|our|are)\s+(?:own\s+)?(?:words|answers?|comments?)\b"
        r"|\bwhat\s+(?:we|i)(?:['’]?ve)?\s+(?:say|said|wrote|write|written)\b",
        re.IGNORECASE,
    ),
    Purpose.NAMED: re.compile(
        r"\bnam(?:e|es|ed|ing)\b|\bidentif\w+|\bmention(?:ed)?\s+(?:us|me|our)\b", re.IGNORECASE
    ),
}
_NAMELESS = re.compile(r"\banonym\w+", re.IGNORECASE)
_BY_NAME = re.compile(r"\bby\s+name\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:both|neither|either)\b", re.IGNORECASE)
_YES = re.compile(r"\b(?:yes|yep|yeah|yea|yh|yup)\b", re.IGNORECASE)
_ALLOWED = re.compile(
    r"\b(?:may|can|could|happy|fine|ok|okay|agree|free|yes|yep|yeah|yea|yh|yup|sure|welcome|permission"
    r"|allowed|willing|go\s+ahead|of\s+course|certainly|absolutely|definitely|please\s+do)\b",
    re.IGNORECASE,
)
_DO = re.compile(
    r"\b(?:quote|name|use|put|mention|print|publish)\s+(?:us|me|our|my|are)\b"
    r"|\bquote\s+(?:every\w*|anything|all|it|what)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"n['’]t\b|\b(?:not|no|nah|nope|never|nor|neither|without|stop|cannot)\b"
    r"|\b(?:do|ca|wo|would|should|did|is|are)nt\b",
    re.IGNORECASE,
)
_TAKE_OFF = re.compile(
    r"\b(?:tak|leav|left|keep|kept|stay)\w*\b.*\b(?:off|out|down|away)\b|\b(?:remov|delet)\w*\b",
    re.IGNORECASE,
)
_SAID_ELSEWHERE = re.compile(
    r"\bwhat\s+(?:we|i)(?:['’]?ve)?\s+(?:say|said|wrote|write|written|put)\s+"
    r"(?:for|about|on|to|under|when|as)\b",
    re.IGNORECASE,
)
"""What speaks of another detail: "take out what I said for who we speak for"."""
_NOTHING_AGAINST_IT = re.compile(
    r"\bno\s+(?:problems?|objections?|worries|issues?)\b|\bnot\s+a\s+problem\b"
    r"|\b(?:do\s+not|don['’]?t|would\s+not|wouldn['’]?t)\s+mind\b|\bif\s+you\s+(?:like|want|wish)\b",
    re.IGNORECASE,
)
_NOT_MY_OWN = re.compile(
    r"\bnot\s+(?:with\s+)?(?:my|mine)\b(?:\s+own|\s+personal)?(?:\s+name)?[\s,;.!–—-]*"
    r"(?=(?:but\s+)?(?:only|just)\s+(?:the|our)\s+(?!words?\b|answers?\b|comments?\b)\w+)",
    re.IGNORECASE,
)
"""What speaks of the member's own name, where the group's is asked for: "not my name, only the
club"."""
_IN_PART = re.compile(
    r"\b(?:the|that)\s+(?:bits?|parts?|answers?|one|words?|things?|line|sentence)\s+"
    r"(?:about|on|to|where|that|in|for)\b|\b(?:question|answer\s+to|q)\s*\d",
    re.IGNORECASE,
)
"""What speaks of some words only; consent is for all or for none of them."""
_FIRST = re.compile(r"^\s*(yes|no)\s+(?=(?:you|we|i|please|don|do|the|they)\b)", re.IGNORECASE)
_CHANGED_MIND = re.compile(r"\bchanged?\s+(?:my|our)\s+minds?\b", re.IGNORECASE)
_UNSETTLED = re.compile(
    r"\?|\b(?:send\w*|submit\w*|chang\w+|instead|unless|if|until|maybe|perhaps|depends?|unsure"
    r"|ask\w*|first|dunno|wait|hold\s+on|hang\s+on"
    r"|not\s+(?:sure|certain|decided|yet|say|answer)|don['’]?t\s+know)\b",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"[,;.:!–—]+|\b(?:but|though|although|while|whereas|except|only|just)\b"
    r"|(?=\bwithout\b|\bnot\s+by\s+name\b)",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:but|though|although|while|whereas|except|only|just)\b", re.IGNORECASE)
_JOINT = re.compile(r"\b(?:and|or|nor)\b", re.IGNORECASE)

type Said = Mapping[Purpose, bool]


def consents_in(text: str, asked: Purpose | None = None) -> Said:
    """What a message says may be done, and may not; nothing if that has to be asked.

    Args:
        text: the message.
        asked: what the group has just been asked, which a bare "yes" or "no" is about.
    """
    text = _NOTHING_AGAINST_IT.sub("ok", _CHANGED_MIND.sub("", text))
    text = _NOT_MY_OWN.sub("", text)
    text = _FIRST.sub(r"\1, ", text)
    if _TAKE_OFF.search(text):
        # "Can you take our name off?" asks for it to be done.
        text = text.replace("?", " ").strip()
    if any(found.search(text) for found in (_UNSETTLED, _SAID_ELSEWHERE, _IN_PART)):
        return {}
    said: dict[Purpose, bool] = {}
    loose: list[bool] = []
    """What is said about nothing in particular, as "yes"."""
    for purposes, given in _pieces(text):
        if given is None or any(said.get(purpose, given) is not given for purpose in purposes):
            return {}
        said |= dict.fromkeys(purposes, given)
        loose += [] if purposes else [given]
    if not said:
        return {asked: loose[0]} if asked and len(set(loose)) == 1 else {}
    others = set(Purpose) - said.keys()
    against = others and loose and loose[0] not in said.values() and _AGAINST.search(text)
    if against and (not loose[0] or _YES.search(text) or asked in others):
        # "Yes, but not by name": yes to the other thing.
        said |= dict.fromkeys(others, loose[0])
    return said


def names_both(text: str) -> bool:
    """Whether a message speaks of being named and of being quoted, each by its name."""
    return all(word.search(text) for word in _PURPOSES.values())


def _pieces(text: str) -> Iterator[tuple[set[Purpose], bool | None]]:
    """What each piece of a message is about, and whether it says yes, no, or neither clearly."""
    for clause in _TURN.split(text):
        before = None
        for piece in _JOINT.split(clause):
            purposes = {purpose for purpose, word in _PURPOSES.items() if word.search(piece)}
            before = given = _given(piece, before)
            if _NAMELESS.search(piece):
                yield {Purpose.NAMED}, None if given is False else False
                purposes = purposes - {Purpose.NAMED} if given else set()
                if not purposes:
                    continue
            elif given is False and _BY_NAME.search(piece):
                purposes = {Purpose.NAMED}
            elif not purposes and _BOTH.search(piece):
                purposes = set(Purpose)
            if purposes or given is not None:
                yield purposes, given


def _given(piece: str, before: bool | None) -> bool | None:
    refused = len(_REFUSED.findall(piece)) + (_TAKE_OFF.search(piece) is not None)
    if refused:
        return False if refused == 1 else None
    if _ALLOWED.search(piece):
        return True
    if before is not None:
        return before
    return True if _DO.search(piece) else None
