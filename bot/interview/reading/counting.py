"""How many people a member's words speak of."""

import re

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORTH = {
    **{word: number for number, word in enumerate((*_UNITS, *_TEENS), 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    "a": 1,
    "half": 0.5,
    "half a": 0.5,
    "couple": 2,
    "a couple": 2,
    "a couple of": 2,
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1000,
}
_SMALL = rf"(?:{'|'.join(_TENS)})(?:[\s-]+(?:{'|'.join(_UNITS)}))?|{'|'.join((*_TEENS, *_UNITS))}"
_NUMBER = re.compile(
    rf"""
    (?<!no\s)(?<!any\s)(?<!every\s)\b(?:
    (?:(?P<times>{_SMALL}|\d[\d,]{{0,8}}|half\ a|half|a\ couple\ of|a)\s+)?(?:
        (?P<large>hundred|thousand)\b(?:\s+(?:and\s+)?(?P<rest>{_SMALL}|\d{{1,2}}))?
        | (?P<lot>dozen|score))
    | (?P<small>{_SMALL}|(?:a\ )?couple)
    )\b
    """,
    re.VERBOSE,
)
_ABOUT = re.compile(r"(?:\s|~|\b(?:about|around|roughly|some|of|us|people|persons|members)\b)*")
_DIGITS = re.compile(r"\d[\d,]{0,8}")
_RANGE = re.compile(r"\D*(\d[\d,]*)\s*(?:-|–|—|to|or)\s*(\d[\d,]*)\D*|.*between (\d+) and (\d+)\D*")

_CORRECTED = re.compile(
    r"\D*\d[\d,]*(?:[\s,.;–—-]*\bno\b(?!\s+(?:more|fewer|less))"
    r"|\D*\b(?:sorry|wait|oops|or rather|i mean|we mean|make that|make it)\b)\D*(\d[\d,]*)\D*"
)
"""Two numbers, of which the second is said in place of the first: "5, no 6 sorry"."""


def number_in(text: str) -> int | None:
    """The one whole number, above zero, that a text gives; None if there is none or several.

    It may be written in words. Of a range, such as "between 20 and 30", it is the middle; of
    two numbers, the second where that is said to be right: "5, no 6 sorry".
    """
    digits = _NUMBER.sub(lambda found: str(_worth_of(found)), " ".join(text.lower().split()))
    if corrected := _CORRECTED.fullmatch(digits):
        digits = corrected[1]
    numbers = sorted({int(found.replace(",", "")) for found in _DIGITS.findall(digits)} - {0})
    if len(numbers) == 2 and _RANGE.fullmatch(digits):
        return sum(numbers) // 2
    return numbers[0] if len(numbers) == 1 else None


def is_number(text: str) -> bool:
    """Whether a text is a number and nothing else, in figures or in words: "about a dozen"."""
    said = " ".join(text.lower().split()).strip(" .!")
    rest = _NUMBER.sub("", _DIGITS.sub("", said))
    return number_in(text) is not None and _ABOUT.fullmatch(rest) is not None


def _worth_of(found: re.Match[str]) -> int:
    if found["small"]:
        return int(_worth(found["small"]))
    times = _worth(found["times"]) if found["times"] else 1
    return int(times * _WORTH[found["large"] or found["lot"]] + _worth(found["rest"] or "0"))


def _worth(words: str) -> float:
    if words in _WORTH:
        return _WORTH[words]
    if words[0].isdigit():
        return int(words.replace(",", ""))
    return sum(_WORTH[word] for word in re.split(r"[\s-]+", words))
