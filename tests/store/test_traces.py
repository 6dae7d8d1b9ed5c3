"""Whatever takes words back: none of them is left in what is made next, and it is told where."""

import html
import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from bot.consultation import Consultation
from bot.exports import FORMATS, export, export_paper
from bot.response import Submission
from bot.response.agreement.text import Text
from bot.response.drafting.left_out import left_out
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import LETTER, PAPER, Draft, Support
from bot.response.drafts.editing import as_text, edited
from bot.response.submitted.editions import Edition
from bot.response.submitted.evidence import Sources, said
from bot.response.submitted.pasted import REPEATED, asked, repeated
from bot.response.submitted.redacting import Redaction
from bot.response.submitted.runs import LONG, runs
from bot.response.went import went
from bot.settings import Settings
from bot.store import Database
from bot.store.circulation.circulations import circulate, circulation
from bot.store.drafts import current_drafts
from bot.store.models import AnswerRow, DraftRow, ResponseRow, now
from bot.store.network.corpus import Corpus
from bot.store.network.desk import Desk
from bot.store.network.look import Look
from bot.store.network.network import Material, load_material, load_network
from bot.store.redactions import NothingToRedact, redact
from bot.store.responses.erasing import erase_response
from bot.store.responses.forgetting import forget_words
from bot.store.responses.submissions import load_submissions
from bot.store.themes.kept import KeptThemes
from tests.console.drafting import REFS, load_groups, save

WORDS = DraftWords(Settings().draft_words)
WAYS = ("withdrawn", "erased", "redacted", "changed", "not quoted")
GROUPS = 12
TAKEN = [(nth, WAYS[(nth + more) % len(WAYS)]) for nth in range(GROUPS) for more in (0, 2)]
"""Each group takes its words back in two ways, and all groups together in all."""

type Run = tuple[str, ...]


class _Undone(Exception):
    """Ends a transaction, so that the next test finds everything as it was."""


@pytest.fixture(scope="module")
def written(
    tmp_path_factory: pytest.TempPathFactory, lsp: Consultation
) -> Iterator[tuple[Database, list[Submission]]]:
    """A draft into which words of every group that may be quoted were pasted by hand."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('traces')}/test.db")
    database.upgrade()
    with database.transaction() as session:
        groups = load_groups(session, lsp)
        sources, known = Sources(groups), asked(lsp)
        for place in (*REFS, LETTER, PAPER):
            pasted = "\n\n".join(_pasted(groups, place))
            draft = edited(Draft(place, ()), pasted, lambda text: repeated(text, sources, known))
            save(session, lsp, draft)
        response = load_network(session, lsp, WORDS)
        circulate(session, lsp.id, Text.of(response, paper=True), (), date(2099, 1, 1), 0, None)
    yield database, groups
    database.close()


def _pasted(groups: list[Submission], place: str) -> Iterator[str]:
    for group in filter(lambda each: each.about.quoted, groups):
        for ref in sorted(group.answers):
            if str(ref) in ({place} if place in REFS else set(REFS)):
                for nth, point in enumerate(said(group, ref)):
                    text = " ".join(point.text.split())
                    # Headings, points and paragraphs; whole and in part.
                    yield ("## ", "- ", "", "It was said: ")[nth % 4] + text
                    yield f"Some tell us that {' '.join(text.split()[1:])}"


def own_runs(
    group: Submission, others: list[Submission], lsp: Consultation, length: int
) -> set[Run]:
    """So many words in a row that only this group has written, or been asked."""

    def texts(each: Submission) -> str:
        return " \n ".join(f"{a.text} \n {a.followup}" for a in each.answers.values())

    own = {run for ref in group.answers for p in said(group, ref) for run in runs(p.text, length)}
    theirs = {run for o in others if o.id != group.id for run in runs(texts(o), length)}
    questions = " \n ".join(q.text for q in lsp.questions.values())
    return own - theirs - asked(lsp) - set(runs(questions, length))


def take_back(session: Session, group: Submission, way: str) -> None:
    """Let a group's words go, in one of several ways."""
    row = update(ResponseRow).where(ResponseRow.id == group.id)
    again = {"version": ResponseRow.version + 1}
    match way:
        case "withdrawn":
            session.execute(row.values(withdrawn_at=now(), **again))
        case "erased":
            erase_response(session, group.id)
        case "redacted":
            points = [p.text for ref in group.answers for p in said(group, ref)]
            for text in sorted(points, key=len, reverse=True):
                if text and not text.isspace():
                    _redact(session, group.id, text)
        case "changed":
            session.execute(
                update(AnswerRow)
                .where(AnswerRow.response_id == group.id)
                .values(text="Other.", followup="")
            )
            session.execute(row.values(**again))
        case "not quoted":
            session.execute(row.values(quoted=False, **again))


def _redact(session: Session, response: str, text: str) -> None:
    try:
        with session.begin_nested():
            redact(
                session, response, Redaction(text, "[…]"),
                reason="It is private.", keep_until=date(2099, 1, 1), account_id=None,
            )  # fmt: skip
    except NothingToRedact:
        return


def read(body: bytes, format_: str, folder: Path) -> str:
    """All that can be read in a file: every part of those that have parts."""
    match format_:
        case "docx" | "xlsx":
            with zipfile.ZipFile(io.BytesIO(body)) as parts:
                xml = " ".join(
                    parts.read(name).decode()
                    for name in parts.namelist()
                    if name.endswith((".xml", ".rels"))
                )
            return html.unescape(
                re.sub(r"</(?:w:p|si|row)>", " ", xml) + re.sub("<[^>]+>", "", xml)
            )
        case "pdf":
            path = folder / "file.pdf"
            path.write_bytes(body)
            return subprocess.run(
                ["pdftotext", path, "-"], capture_output=True, text=True, check=True
            ).stdout
        case "html":
            return html.unescape(re.sub("<[^>]+>", "", body.decode()))
    return body.decode()


def traces(text: str, gone: set[Run]) -> set[Run]:
    length = len(next(iter(gone)))
    return gone.intersection(runs(text, length))


def shown_on_the_desk(look: Look) -> str:
    """What the draft desk shows: the text, and what is left out."""
    shown = [as_text(stored.draft) for stored in look.drafts.values()]
    for ref, findings in look.found.items():
        stored = look.drafts.get(ref)
        left = left_out(findings, stored.draft if stored else None)
        shown += [theme.title for theme in left.themes] + [point.text for point in left.points]
    return "\n".join(shown)


@pytest.mark.parametrize(("nth", "way"), TAKEN)
def test_nothing_that_was_taken_back_is_left_and_what_leaned_on_it_is_marked(
    written: tuple[Database, list[Submission]],
    lsp: Consultation,
    tmp_path: Path,
    nth: int,
    way: str,
) -> None:
    database, groups = written
    group = groups[nth]
    gone = own_runs(group, groups, lsp, LONG if way == "not quoted" else REPEATED)
    assert gone
    with suppress(_Undone), database.transaction() as session:
        circulated = circulation(session, lsp.id, 1)[1]
        if group.about.quoted:
            assert traces(str(circulated), gone)
        take_back(session, group, way)
        session.flush()
        now_said = Sources([s for s in load_submissions(session, lsp.id) if not s.withdrawn])
        left = circulated.now(now_said)
        assert traces(str(left), gone) == set()
        marked = {line.support for *_, line in left.lines()}
        assert Support.LOST in marked or not group.about.quoted
        material = load_material(session, lsp, WORDS)
        response = material.response()
        lost = Text.of(response, paper=True).where(Support.LOST)
        assert lost or not group.about.quoted
        _check_exports(material, tmp_path, gone, nth + WAYS.index(way))
        other = now_said.submissions[groups[nth - 1].id]
        told = went(lsp, response, other, now_said, material.themes, {}, str)
        assert traces(repr(told), gone) == set()
        if way in {"withdrawn", "erased"}:
            corpus = Corpus(lsp.id)
            look = Desk(lsp, corpus, KeptThemes(lsp.id), WORDS).look(session)
            assert traces(shown_on_the_desk(look), gone) == set()
        raise _Undone


def _check_exports(material: Material, folder: Path, gone: set[Run], turn: int) -> None:
    """All editions as they are, and one of them in one format after the other."""
    words = Settings().document_words
    for nth, edition in enumerate(Edition):
        response = material.response(edition, answers=True)
        assert traces(repr(response), gone) == set(), edition
        if turn % len(Edition) == nth:
            for format_ in ("json", FORMATS[turn % len(FORMATS)]):
                body = export(response, format_, words)
                assert traces(read(body, format_, folder), gone) == set(), (edition, format_)
            paper = export_paper(response, "md", words).decode()
            assert traces(paper, gone) == set()


def test_redacted_words_are_forgotten_in_drafts_and_circulations(
    database: Database, lsp: Consultation
) -> None:
    with database.transaction() as session:
        groups = load_groups(session, lsp)
        sources = Sources(groups)
        group = groups[0]
        [point, *_] = [p for ref in group.answers if str(ref) == "1" for p in said(group, ref)]
        draft = edited(
            Draft("1", ()), f"They say: {point.text}", lambda text: repeated(text, sources)
        )
        save(session, lsp, draft)
        response = load_network(session, lsp, WORDS)
        circulate(session, lsp.id, Text.of(response), (), date(2099, 1, 1), 0, None)
        redact(
            session, group.id, Redaction(point.text, "[…]"),
            reason="It is private.", keep_until=date(2026, 1, 1), account_id=None,
        )  # fmt: skip
    assert forget_words(database, date(2026, 1, 2)) == 1
    with database.reading() as session:
        stored = session.scalars(select(DraftRow)).one()
        assert "They say: […]" in str(stored.draft)
        assert "They say: […]" in str(circulation(session, lsp.id, 1)[1])
        assert current_drafts(session, lsp.id)["1"].draft.passages
        assert session.scalar(select(func.count()).select_from(DraftRow)) == 1
