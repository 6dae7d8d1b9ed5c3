"""A correction of an answer, and what else a message asks for after it."""

import re
from collections.abc import Iterator

from bot.consultation import Ref
from bot.consultation.reference import mentions
from bot.interview.answers.standpoints import set_to
from bot.interview.commands import Correct
from bot.interview.engine import Tap
from bot.interview.hearing.addressing import addressed
from bot.interview.hearing.typed import Typed
from bot.interview.reading.addresses import LONGEST_CORRECTION

_QUOTED = re.compile(r"""(?<!\w)(?:"[^"]+"|“[^”]+”|‘[^’]+’|'[^']+')(?!\w)""")
_CLOSED = re.compile(r"[\"”’'](?!\w)")
_WORD = re.compile(r"\w")


def correction_and_more(typed: Typed) -> tuple[list[Tap], Ref, str] | None:
    """What a message corrects and sets, the answer that is corrected, and what else it says.

    "Change “Alotments” to “Allotments” and change me to disagree" is two requests: words in
    quotation marks end with these, and a position that is asked for is no part of any words.
    """
    if len(typed.text) > 2 * LONGEST_CORRECTION:
        return None
    for head, rest, quoted in _parted(typed):
        found = addressed(typed.interview, head, typed.wording)
        if found is None or not found.sure or not isinstance(found.command, Correct):
            continue
        done = set_to(typed.interview, rest, typed.wording, found.command.ref)
        if not done and mentions(rest) and not mentions(head):
            continue  # The question that follows may be that of the correction.
        taps = [Tap(found.command), *(Tap(*one) for one in done)]
        if done or (quoted and not _ends_as_quoted(typed)):
            left = [found.before, "" if done else rest]
            return taps, found.command.ref, " ".join(filter(None, left))
    return None


def _ends_as_quoted(typed: Typed) -> bool:
    """Whether the whole message is one correction, with nothing after its quoted words."""
    found = typed.addressed.command if typed.addressed else None
    return isinstance(found, Correct) and not _CLOSED.search(f"{found.old} {found.new or ''}")


def _parted(typed: Typed) -> Iterator[tuple[str, str, bool]]:
    """The message in two, where quoted words end and at its seams, and which of these it is."""
    text = typed.text
    seams = list(typed.wording.openings.seams(text))
    for match in _QUOTED.finditer(text):
        end = match.end()
        ends = [after for start, after in seams if not _WORD.search(text[end : max(start, end)])]
        rest = text[max([end, *ends]) :]
        if _WORD.search(rest) and (match[0][0] != "'" or rest.count("'") % 2 == 0):
            yield text[:end], rest.strip(" ,;.!"), True
    for start, end in seams:
        if _WORD.search(text[end:]):
            yield text[:start], text[end:], False
