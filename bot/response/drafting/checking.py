"""What can be seen to be wrong with a sentence of a draft, whoever has written it.

That a sentence leans on answers does not say that it is true of them. Two things can be told:
whether a group says what stands in quotation marks, and whether there are as many groups as it
says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.analysis.words import spaced
from bot.consultation import Consultation
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import Sentence
from bot.response.submitted.evidence import Evidence, Sources
from bot.response.submitted.pasted import wording_of

QUOTATION = 3
"""So many words in quotation marks are taken for what somebody says. Fewer may be set apart."""

_QUOTED = re.compile(r"“([^”]*)”")
_LEFT_OUT = re.compile(r"…|\.\.\.|\[[^\]]*\]")
"""What stands in a quotation for words that were left out or put in."""


class Kind(StrEnum):
    """What is wrong with a sentence."""

    QUOTATION = "quotation"
    """No group that it leans on says what stands in quotation marks."""
    NUMBER = "number"
    """It leans on fewer groups than it says."""


@dataclass(frozen=True)
class Doubt:
    """Something that is wrong with a sentence."""

    kind: Kind
    words: str
    """The quotation, or the number with its word: “nine groups”."""
    groups: int
    """How many groups it leans on."""


class Checker:
    """Looks whether sentences say what the answers say."""

    def __init__(self, consultation: Consultation, catalogue: DraftWords) -> None:
        self._asked = spaced(" ".join(wording_of(consultation)))
        self._numbers = catalogue.numbers_of_groups

    def doubts(self, sentence: Sentence, sources: Sources) -> tuple[Doubt, ...]:
        """What is wrong with a sentence. One that leans on nothing is marked for that."""
        if not sentence.evidence:
            return ()
        groups = len({each.response for each in sentence.evidence})
        return (
            *(
                Doubt(Kind.QUOTATION, quoted, groups)
                for quoted in _QUOTED.findall(sentence.text)
                if not all(self._is_said(each, sentence, sources) for each in _parts(quoted))
            ),
            *(
                Doubt(Kind.NUMBER, told, groups)
                for told, n in self._numbers(_QUOTED.sub("“”", sentence.text))
                if n > groups
            ),
        )

    def _is_said(self, quoted: str, sentence: Sentence, sources: Sources) -> bool:
        """Whether a group says this, or it is a word of what was asked."""
        plain = spaced(quoted)
        if len(plain.split()) < QUOTATION or plain in self._asked:
            return True
        said = [text for each in sentence.evidence for text in _said(each, sources)]
        # Nearly always it is there letter for letter, and that is quickly seen.
        letters = " ".join(quoted.split()).casefold()
        return any(letters in " ".join(text.split()).casefold() for text in said) or any(
            plain in spaced(text) for text in said
        )


def _said(evidence: Evidence, sources: Sources) -> Iterator[str]:
    """The whole answer, since a quotation may go on from one point to the next."""
    submission = sources.submissions.get(evidence.response)
    answer = submission.answers.get(evidence.ref) if submission else None
    yield sources.words(evidence) or ""
    if answer:
        yield from (answer.text, answer.followup)


def _parts(quoted: str) -> Iterator[str]:
    return (part for part in _LEFT_OUT.split(quoted) if part.strip())
