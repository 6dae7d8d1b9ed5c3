"""What members say of themselves in their own words: what they are called, how to reach them.

Plain reading of short texts. What could mean two things is left to be asked about.
"""

import re

from bot.consultation.glossary import normalise

# How to reach a group

LONGEST_TOLD = 300
"""In characters. An address with a note is no longer, and looking for one takes time."""

LONGEST_NOTE = 15
"""In words. Who writes more than this with an address is saying something else."""

_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_CONTACT = re.compile(rf"{_EMAIL}|\+?\d(?:[\s()./-]*\d){{6,}}", re.ASCII)
_DIALLED = re.compile(rf"{_EMAIL}|(?:\+\d|\b0)(?:[\s()-]*\d){{8,12}}", re.ASCII)
_REACH = re.compile(
    r"""\b(?:my|our)\s+(?:\w+\s+)?(?:e-?mail|number|phone|tel\w*|mobile|address|contact\w*)\b
    |\b(?:reach|contact|ring|call|phone|text|write\s+to|get\s+hold\s+of)\s+(?:me|us)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_POST = re.compile(
    r"\b(?:e-?mail|mail|send|post)\s+(?:me|us|it|(?:a|the|my|our)\s+(?:copy|receipt|link|answers?))\b",
    re.IGNORECASE,
)


def is_contact(text: str) -> bool:
    """Whether a text has an e-mail address or a telephone number."""
    return len(text) <= LONGEST_TOLD and _CONTACT.search(text) is not None


def contact_told(text: str) -> str | None:
    """The address or number by which a member says, at any time, that they can be reached."""
    found = _DIALLED.search(text) if len(text) <= LONGEST_TOLD else None
    if found is None:
        return None
    around = (text[: found.start()] + text[found.end() :]).split()
    short = len(around) <= LONGEST_NOTE and (_REACH.search(text) or _POST.search(text))
    return found[0] if short or len(around) <= 1 else None


def asks_for_post(text: str) -> bool:
    """Whether a text with an address asks for something to be sent there."""
    return _POST.search(text) is not None


# What a group is called

LONGEST_INTRODUCTION = 15
"""In words. Who says more than this is saying something else."""

LONGEST_SAID_NAME = 8
"""In words, of a name that is said at any time."""

_CALLED = re.compile(
    r"""\s*(?:(?:hi|hello|yes|no|oh|well|wait|actually|so|and|i\ think|sorry)\b[\s,.:]*)*(?:
    (?:my|our)\ (?:group(?:['’]?s)?\ |own\ |full\ )?name(?:['’]?s|\ is)
    |(?:the\ )?name\ of\ (?:our|the|my)\ (?:group|organi[sz]ation|club|charity)\ is
    |(?:our|the|my)\ (?:group|organi[sz]ation|club|charity)(?:['’]s|\ is)
      \ (?:called|named|known\ as)
    |(?:we|it|i)(?:['’]?re|['’]?s|['’]?m|\ are|\ is|\ am)\ (?:called|named|known\ as)
    |(?:you\ can\ |please\ |just\ )*call\ (?:us|me)
    )\s*:?\s*(?P<name>.+)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_FROM = re.compile(
    r"""\s*(?:(?:hi|hello|yes|no|oh|well|wait|actually|so|and|sorry)\b[\s,.:]*)*(?:
    (?:we|it|i)(?:['’]?re|['’]?s|['’]?m|\ are|\ is|\ am)\ (?:[\w'’-]+\ ){0,2}?
      (?:from|with|answering\ for|speaking\ for|writing\ for|here\ for|(?:here\ )?on\ behalf\ of)
    |(?:we|it)(?:['’]?re|['’]?s|\ are|\ is)(?=\ the\ )
    |this\ is\ (?:[\w'’-]+\ ){0,3}?(?:from|for|on\ behalf\ of)
    |on\ behalf\ of|(?:i|we)\ (?:represent|speak\ for)
    )\s+(?P<name>.+)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_OFFICE = re.compile(
    r"""\s*(?:(?:hi|hello|yes|no|oh|well|and|sorry)\b[\s,.:]*)*
    (?:i['’]?m|i\ am|my\ name(?:['’]?s|\ is)|this\ is)\ (?:[\w'’.-]+,?\ ){0,4}?
    (?:secretary|chair(?:man|woman|person)?|treasurer|trustee|clerk|president|organi[sz]er
      |co-?ordinator|leader|manager|convenor|founder|director|vicar|minister|officer|steward)
    \ (?:of|at|for|with|from|to|in)\s+(?P<name>.+)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""Somebody with an office in a group: "I'm Jean, treasurer of Duck Lane"."""
_GROUP = re.compile(
    r"""\b(?:mums|dads|parents|group|association|assoc|club|residents|tenants|society|forum
    |centre|church|mosque|temple|gurdwara|synagogue|trust|network|project|action|friends|carers
    |charity|committee|league|circle|choir|scouts|guides|neighbours|neighbourhood\ watch
    |alliance|foundation|federation|co-?op|cooperative|fellowship|partnership|campaign
    |volunteers|pensioners|women['’]?s|youth)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_A_SENTENCE = re.compile(
    r"""\b(?:who|that|which|because|should|must|need|needs|want|wants|would|will|can|cannot|could
    |not|is|are|was|were|have|has|do|does|very|too|they|we|you|being|nothing|only|but|if|when)\b
    |n['’]t\b|[?!;]|[.:,]\s+\w""",
    re.IGNORECASE | re.VERBOSE,
)
_ASIDE = re.compile(r"\s*[,;!?–—]+\s+|\.\s+|\s+-+\s+|\s+\(")
_NO_NAME = re.compile(r"(?:an?|some|all|on|in|at)\b")
_CAPITALS = re.compile(r"(?:[A-Z0-9][\w'’&-]*|\w{1,3}|&)(?:\s+(?:[A-Z0-9][\w'’&-]*|\w{1,3}|&))+")
_AFTERWORDS = re.compile(
    r"[\s,.!]*(?:\b(?:by the way|btw|please|thanks|thank you)\b[\s,.!]*)*$", re.IGNORECASE
)


def name_in(text: str) -> str:
    """The name of a group, without the words that lead up to it: "we are called Duck Lane"."""
    said = " ".join(text.split())
    found = _OFFICE.fullmatch(said) or _CALLED.fullmatch(said) or _FROM.fullmatch(said)
    if found is None:
        return said
    name = _AFTERWORDS.sub("", found["name"])
    if _A_SENTENCE.search(name):
        # What is said of the name after it is no part of it.
        name = _AFTERWORDS.sub("", _ASIDE.split(name, maxsplit=1)[0])
    name = name.removeprefix("the ")
    return said if not name or _A_SENTENCE.search(name) else name


def name_before_more(text: str) -> str | None:
    """The name with which a text begins that says more than a name: "Duck Lane, as I told you"."""
    said = " ".join(text.split())
    first = _ASIDE.split(said, maxsplit=1)[0]
    more = first != said and not is_name(re.sub(r"[^\w\s'’&]", "", said))
    return first if more and is_name(first) and name_in(text) == said else None


def name_told(text: str) -> str | None:
    """The name that a member seems to give the group, at any time."""
    name = name_in(text)
    if name == " ".join(text.split()) or len(text.split()) > LONGEST_INTRODUCTION:
        return None
    if _NO_NAME.match(name):
        return None
    likely = _CALLED.fullmatch(text) or _GROUP.search(name) or _CAPITALS.fullmatch(name)
    return name if likely and len(name.split()) <= LONGEST_SAID_NAME else None


def is_name(text: str) -> bool:
    """Whether a text is written as a name is, with capitals: "Who Cares"."""
    return _CAPITALS.fullmatch(text.strip()) is not None


def is_introduction(text: str) -> bool:
    """Whether a text says what somebody is called or how to reach them, and can be nothing else."""
    called = _CALLED.fullmatch(text) or _OFFICE.fullmatch(text)
    return called is not None or contact_told(text) is not None


_ALONE = re.compile(
    r"(?:(?:its|it is|oh|well|no|there is|theres|im|i am|i|this is) )*"
    r"(?:(?:just|only) )?(?:(?:little old )?me|myself|by myself|on my own|alone|one person)"
    r"(?: (?:really|realy|alone|here|myself|on my own|by myself|im afraid|to be honest|tbh|actually"
    r"|at the moment|thanks|please))*"
    r"|(?:(?:im|i am|we are|its|it is|this is) )?(?:just )?(?:not (?:a|in a|part of a) group"
    r"|no group|an individual|individual)"
    r"|(?:there is |theres |i have |ive got |we have |weve got )?no (?:group|organisation)"
)
_SAYS_NOTHING = re.compile(
    r"(?:yes|yep|yeah|yes please|ok|okay|sure|fine|all ?right|right|hello|hi|thanks|thank you"
    r"|please|what|eh|hm+|um|er|good|great|lovely)?"
)


def is_alone(text: str) -> bool:
    """Whether somebody says that there is nobody but themselves."""
    return _ALONE.fullmatch(normalise(text)) is not None


def begins_alone(text: str) -> bool:
    """Whether somebody says so, and more: "only me really, though I told the chairman"."""
    return is_alone(_ASIDE.split(text.strip(), maxsplit=1)[0])


def says_nothing(text: str) -> bool:
    """Whether words such as "ok" can neither name a group nor tell for whom it speaks."""
    return _SAYS_NOTHING.fullmatch(normalise(text)) is not None
