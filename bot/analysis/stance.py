"""Where a group stands: by its own choice, or as far as the opening words of its answer tell."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.analysis.points import Answer
from bot.consultation import Stance


class Stand(StrEnum):
    """Where a group stands on what a question asks."""

    AGREE = "agree"
    PARTLY = "partly"
    """It agrees with reservations, or wants the same by another way."""
    DISAGREE = "disagree"
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    UNCLEAR = "unclear"
    """It chose nothing, and the opening of its answer does not tell."""


@dataclass(frozen=True)
class Standing:
    """Where a group stands, and how that is known."""

    stand: Stand
    inferred: bool
    """Whether it was read out of the answer's opening words. Nobody has confirmed it."""


_WE = r"(?:(?:i|we|our (?:group|members|committee)|most of us|the (?:group|committee)) )?"
_MUCH = (
    r"(?:(?:would|very|strongly|fully|wholly|entirely|completely|totally|broadly|generally|largely"
    r"|all|also|certainly|both|definitely|absolutely|much|are|am|do) )*"
)
_NOT = (
    r"(?:do not|don't|does not|doesn't|did not|cannot|can't|could not|would not|wouldn't|are not"
    r"|aren't|am not)"
)
_YES = (
    r"(?:yes|yep|yeah|yea|aye|absolutely|definitely|certainly|of course|indeed|correct|in favour"
    rf"|no (?:objections?|problems?)|{_WE}{_MUCH}(?:agree|agreed|support|supported|welcome|endorse"
    r"|approve|in favour))\b"
)
_BUT = (
    r"\W+(?:but|however|although|though|provided|providing|only if|so long as|as long as|if|unless"
    r"|subject to|on condition|with (?:some |a few )?(?:reservations|conditions|caveats|changes)"
    r"|in (?:part|principle|theory)|up to a point|to (?:some|a) (?:extent|degree)|except)\b"
)

_ANY = r"(?:(?:detailed|further|particular|specific) )?"

_OPENINGS = {
    Stand.NOT_APPLICABLE: (
        r"n\.?/?a\b",
        r"not (?:applicable|relevant)",
        r"(?:this|it|the question) (?:does not|doesn't) (?:apply|concern us|affect us)",
        r"(?:this|it) (?:is not|isn't) (?:applicable|relevant)",
        r"(?:does not|doesn't) (?:apply|concern us|affect us)",
    ),
    Stand.DONT_KNOW: (
        rf"{_WE}(?:really |honestly )?{_NOT} (?:know|say|have (?:a|any) (?:view|opinion))\b",
        rf"{_WE}(?:are |am |were )?(?:not (?:really )?(?:sure|certain)|unsure|undecided)\b",
        rf"{_WE}(?:have )?no {_ANY}(?:views?|opinions?|comments?|idea)\b",
    ),
    Stand.PARTLY: (
        rf"{_YES}(?: (?:we|i) (?:do|would|think so))?{_BUT}",
        rf"{_WE}agree (?:partly|up to|to some|with some|with part)\b",
        rf"{_WE}{_MUCH}(?:partly|partially|prefer|rather)\b",
        r"(?:ideally|potentially|probably|mostly|on (?:the whole|balance))\W+yes\b",
        r"yes and no\b",
        r"no\W+but\b",
        r"in (?:part|principle)\b",
        r"to (?:some|a certain) (?:extent|degree)\b",
        r"up to a point\b",
        r"(?:sometimes|some of|maybe|perhaps|possibly|it depends|mixed)\b",
        r"not (?:entirely|altogether|fully|wholly|always|completely|quite)\b",
    ),
    Stand.DISAGREE: (
        r"no\s*(?:$|[,.;:!–—-])",
        r"no (?:we|i|it|this|that|there|they|the|not|thanks?)\b",
        rf"{_WE}{_MUCH}(?:disagree|disagreed|oppose|opposed|reject|object|against|doubt)\b",
        rf"{_WE}{_NOT} {_MUCH}(?:agree|support|think so|welcome|in favour)\b",
        r"not (?:really|necessarily|at all|in favour|convinced)\b",
        r"(?:definitely|absolutely|certainly|of course|probably) not\b",
        r"(?:nope|never)\b",
    ),
    Stand.AGREE: (_YES,),
}
"""How an answer opens, in small letters. Tried in this order; the first that fits tells."""

_COMPILED = {
    stand: re.compile("|".join(openings), re.IGNORECASE) for stand, openings in _OPENINGS.items()
}

_EITHER = re.compile(
    r"(?:yes\s*(?:/|or)\s*no|no\s*(?:/|or)\s*yes|agree\s*/\s*disagree)\b", re.IGNORECASE
)
"""The form's own words, not an answer."""

VIEWS = (Stand.AGREE, Stand.PARTLY, Stand.DISAGREE)
"""The stands that are views. Others say that a group has none."""

SHORT = 12
"""Who says more than so many words has something to say, even beginning with "We do not know"."""

_CHOSEN = {
    Stance.AGREE: Stand.AGREE,
    Stance.PARTLY: Stand.PARTLY,
    Stance.DISAGREE: Stand.DISAGREE,
}


def standing(answer: Answer) -> Standing:
    """Where the group stands on the question.

    Its own choice holds. Without one, the opening words are read ("Yes, but …", "Not applicable"),
    and what they tell is marked as inferred. If they do not tell, it is unclear.
    """
    if answer.stance is not None:
        return Standing(_CHOSEN[answer.stance], inferred=False)
    opening = " ".join(answer.text.replace("’", "'").split()).lstrip("\"“‘'-–*• ")
    if not _EITHER.match(opening):
        for stand, pattern in _COMPILED.items():
            if pattern.match(opening) and (stand in VIEWS or len(opening.split()) <= SHORT):
                return Standing(stand, inferred=True)
    return Standing(Stand.UNCLEAR, inferred=False)
