"""What drafts lean on, as the team sees it."""

from dataclasses import dataclass

from bot.response.submitted.evidence import READ, STANCE, Evidence, Sources


@dataclass(frozen=True)
class Shown:
    """A piece of evidence as the team sees it."""

    key: str
    group: str | None
    """The group's name; None if it is not there any more, or has none."""
    words: str | None
    """What the group says; None if it does not say so any more."""
    ref: str
    stand: str = ""
    """Which stand it tells, if it is no point."""
    here: bool = True
    """Whether the group's response is still among those that count."""
    quotable: bool = True
    named: bool = True


def shown(sources: Sources, evidence: Evidence) -> Shown:
    """A piece of evidence as the team sees it."""
    submission = sources.submissions.get(evidence.response)
    about = submission.about if submission else None
    stand = ""
    if evidence.mark.startswith(STANCE):
        stand = evidence.mark.removeprefix(STANCE)
    elif evidence.mark.startswith(READ):
        stand = "read"
    return Shown(
        str(evidence),
        about.group if about else None,
        sources.words(evidence),
        str(evidence.ref),
        stand,
        here=submission is not None,
        quotable=bool(about and about.quoted),
        named=bool(about and about.named),
    )
