"""The network response as it stands: from what is stored to the document."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.consultation import Consultation, Ref
from bot.response import NetworkResponse, Selection, select
from bot.response.agreement.agreeing import Progress, digest_of
from bot.response.agreement.text import Text
from bot.response.build import Reports, build
from bot.response.drafting.dissent import SetAside, set_aside, without_quoting
from bot.response.drafting.everything import draft_all, with_silence
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import Draft
from bot.response.findings.find import find_all
from bot.response.findings.stances import Positions
from bot.response.submitted.editions import Edition
from bot.response.submitted.evidence import Sources
from bot.response.submitted.submission import Submission
from bot.response.themes.finding import find_themes, language_of
from bot.response.themes.themes import Themes
from bot.store.circulation.progress import load_progress, to_submit
from bot.store.drafts import current_drafts
from bot.store.responses.stances import corrected_stands
from bot.store.responses.submissions import load_submissions
from bot.store.themes.themes import themes_of
from bot.store.views import readable_verdicts

type Selecting = Callable[[Sequence[Submission]], Selection]
"""What chooses the groups' responses that go in."""


@dataclass(frozen=True)
class Material:
    """What a network response is made from."""

    consultation: Consultation
    selection: Selection
    themes: Mapping[Ref, Themes]
    drafts: Mapping[str, Draft]
    """What people wrote, and where nobody wrote anything what was drafted from the answers."""
    positions: Positions
    """Where groups stand."""
    others: tuple[str, ...]
    """Names of groups whose answers do not go in."""
    set_aside: SetAside
    """Why minority views are left out."""

    def response(
        self,
        edition: Edition = Edition.NAMED,
        *,
        answers: bool = False,
        reports: Reports | None = None,
    ) -> NetworkResponse:
        """The network response.

        Args:
            edition: who can be recognised.
            answers: whether every group's answers and points go in too, for the team's own work.
            reports: what was made before of the same edition; see `build`.
        """
        return build(
            self.consultation,
            self.selection.chosen,
            self.themes,
            self.drafts,
            edition,
            self.positions,
            others=self.others,
            set_aside=self.set_aside,
            answers=answers,
            reports=reports,
        )


def load_network(
    session: Session,
    consultation: Consultation,
    words: DraftWords,
    edition: Edition = Edition.NAMED,
    *,
    selecting: Selecting = select,
) -> NetworkResponse:
    """The network response as it stands: what was submitted, decided and drafted.

    Args:
        session: a session.
        consultation: the consultation.
        words: the words in which drafts are written where nobody has written one.
        edition: who can be recognised.
        selecting: what chooses the groups' responses that go in.
    """
    material = load_material(session, consultation, words, selecting)
    return material.response(edition)


def load_material(
    session: Session, consultation: Consultation, words: DraftWords, selecting: Selecting = select
) -> Material:
    """What a network response is made from. As `load_network`."""
    submissions = load_submissions(session, consultation.id)
    selection = selecting(submissions)
    sources = Sources(selection.chosen)
    chosen = {submission.id for submission in selection.chosen}
    themes = _themes(session, consultation, sources)
    found = find_all(consultation, sources, themes, corrected_stands(session, consultation.id))
    aside = set_aside(found, readable_verdicts(session, consultation.id), sources)
    to_draft = [without_quoting(one, aside) for one in found]
    stored = {place: s.draft for place, s in current_drafts(session, consultation.id).items()}
    written = with_silence(stored, words)
    return Material(
        consultation,
        selection,
        themes,
        drafts=draft_all(consultation, to_draft, words) | written,
        positions={(p.response, one.ref): p for one in found for p in one.positions},
        others=tuple(s.about.group for s in submissions if s.id not in chosen and s.about.group),
        set_aside=aside,
    )


def how_far(session: Session, material: Material) -> Progress:
    """How far the network response has come that is made from this.

    It does not look whether minority views are settled.
    """
    response, id_ = material.response(), material.consultation.id
    digest = digest_of(to_submit(response))
    return load_progress(session, id_, Text.of(response), digest, dissent=())


def _themes(session: Session, consultation: Consultation, sources: Sources) -> Mapping[Ref, Themes]:
    """The themes as they stand; where nobody has had them found yet, they are found now."""
    themes = themes_of(session, consultation.id, sources)
    unread = [ref for ref, found in themes.items() if found.new and not found.themes]
    if unread:
        language = language_of(sources)
        themes |= {found.ref: found for found in find_themes(sources, unread, language)}
    return themes
