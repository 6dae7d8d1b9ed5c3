"""The dissent ledger: only a person settles a view, and only as it was read."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.consultation import Consultation, Ref, Stance, load
from bot.response import Submission
from bot.response.build import build
from bot.response.drafting.dissent import (
    Entry,
    Settled,
    Verdict,
    Verdicts,
    ledger,
    set_aside,
    unsettled,
    without_quoting,
)
from bot.response.drafting.questions import draft_question
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import Draft, Passage, Sentence
from bot.response.drafts.editing import edited
from bot.response.findings.find import find_all, find_one
from bot.response.submitted.evidence import Sources
from bot.response.submitted.pasted import REPEATED, shares
from bot.settings import ROOT
from tests.conftest import DATA
from tests.response.answers import corrections, submissions, themes_of
from tests.response.test_build import answer, group

WORDS = DraftWords(ROOT / "messages" / "draft.en.yml")
AGREE, DISAGREE = Stance.AGREE, Stance.DISAGREE
few = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
DARK = "It is dark there at night."


@pytest.fixture(scope="module")
def consultation() -> Consultation:
    return load(DATA / "tiny")


def groups(dark: str = DARK) -> list[Submission]:
    return [
        *(group(name, answer("1", "It is dry there.", AGREE)) for name in "ABC"),
        group("D", answer("1", dark, DISAGREE)),
        group("E", answer("1", "", DISAGREE)),
    ]


def entries(
    consultation: Consultation, draft: Draft | None, verdicts: Verdicts, dark: str = DARK
) -> dict[str, Entry]:
    sources = Sources(groups(dark))
    findings = find_one(consultation, Ref(1), sources, None)
    return {e.view.response: e for e in ledger(findings, draft, verdicts, sources)}


def drafted(consultation: Consultation) -> Draft:
    return draft_question(find_one(consultation, Ref(1), Sources(groups()), None), WORDS)


def settled(found: dict[str, Entry]) -> list[Settled]:
    return [entry.settled for entry in found.values()]


@few
@given(st.data())
def test_whatever_is_drafted_every_view_is_proposed_and_nothing_settles_it_but_a_person(
    consultation: Consultation, data: st.DataObject
) -> None:
    made = data.draw(submissions())
    sources = Sources(made)
    found = find_all(consultation, sources, data.draw(themes_of(made)), data.draw(corrections))
    for findings in found:
        draft = draft_question(findings, WORDS)
        proposed = ledger(findings, draft, {}, sources)
        assert {entry.settled for entry in proposed} <= {Settled.PROPOSED}
        assert len(unsettled(proposed)) == len(findings.minority)
        assert {e.settled for e in ledger(findings, None, {}, sources)} <= {Settled.OPEN}
        confirmed = {(e.view.response, findings.ref): e.seen for e in proposed}
        assert unsettled(ledger(findings, draft, confirmed, sources)) == ()
        # More sentences take nothing back; one that goes takes back what it told.
        more = replace(draft, passages=(*draft.passages, Passage((Sentence("And so on."),))))
        assert unsettled(ledger(findings, more, confirmed, sources)) == ()
        sentences = list(draft.sentences)
        if not proposed:
            continue
        gone = data.draw(st.sampled_from(sentences))
        left = Draft(draft.place, (Passage(tuple(s for s in sentences if s != gone)),))
        assert {
            view.response for view in unsettled(ledger(findings, left, confirmed, sources))
        } == {entry.view.response for entry in proposed if gone in entry.sentences}


@few
@given(st.data())
def test_whatever_is_set_aside_is_counted_and_not_quoted(
    consultation: Consultation, data: st.DataObject
) -> None:
    made = data.draw(submissions())
    sources = Sources(made)
    found = find_all(consultation, sources, {}, data.draw(corrections))
    verdicts = {
        (entry.view.response, findings.ref): Verdict(entry.words, reason="Told elsewhere")
        for findings in found
        for entry in ledger(findings, None, {}, sources)
        if data.draw(st.booleans())
    }
    aside = set_aside(found, verdicts, sources)
    assert aside.keys() == verdicts.keys()
    positions = {(p.response, f.ref): p for f in found for p in f.positions}
    response = build(consultation, made, {}, {}, positions=positions, set_aside=aside)
    reports = {report.ref: report for report in response.questions}
    for findings in found:
        here = [view for view in findings.minority if (view.response, findings.ref) in aside]
        draft = draft_question(without_quoting(findings, aside), WORDS)
        after = ledger(findings, draft, verdicts, sources)
        assert [e.view for e in after if e.settled is Settled.SET_ASIDE] == here
        report = reports[str(findings.ref)]
        assert sum(each.groups for each in report.aside) == len(here)
        others = " ".join(
            f"{a.text} {a.followup}" for s in made for a in s.answers.values()
            if s.id not in {view.response for view in here}
        )  # fmt: skip
        shown = [made.words for made in report.single]
        for view in here:
            for reason in view.reasons:
                if len(reason.text.split()) >= REPEATED and reason.text not in others:
                    assert reason.text not in shown


def test_a_view_is_open_or_proposed_until_somebody_settles_it(consultation: Consultation) -> None:
    full = drafted(consultation)
    assert settled(entries(consultation, full, {})) == [Settled.PROPOSED] * 2
    # Being counted among all that answered is not being told.
    counted = edited(full, "Three of the five groups that answered this question agree.")
    assert next(iter(counted.sentences)).evidence
    found = entries(consultation, counted, {})
    assert settled(found) == [Settled.OPEN] * 2
    aside = {("D", Ref(1)): Verdict(found["D"].words, reason="It is the same as in question 3.")}
    assert settled(entries(consultation, counted, aside)) == [Settled.SET_ASIDE, Settled.OPEN]


def test_what_was_decided_does_not_hold_for_other_words(consultation: Consultation) -> None:
    full = drafted(consultation)
    proposed = entries(consultation, full, {})
    confirmed = {(response, Ref(1)): entry.seen for response, entry in proposed.items()}
    assert settled(entries(consultation, full, confirmed)) == [Settled.WRITTEN_IN] * 2
    changed = entries(consultation, full, confirmed, "It is far too light there.")
    assert changed["D"].settled is Settled.OPEN
    assert changed["D"].verdict == proposed["D"].seen
    assert changed["E"].settled is Settled.WRITTEN_IN
    aside = {("D", Ref(1)): Verdict(proposed["D"].words, reason="Off the question")}
    after = entries(consultation, None, aside, "It is far too light there.")
    assert after["D"].settled is Settled.OPEN


def test_a_sentence_that_quotes_what_is_set_aside_is_told(consultation: Consultation) -> None:
    full = drafted(consultation)
    words = entries(consultation, full, {})["D"].words
    aside = {("D", Ref(1)): Verdict(words, reason="Off the question")}
    found = entries(consultation, full, aside)
    assert found["D"].settled is Settled.QUOTED
    assert [view.response for view in unsettled(found.values())] == ["D", "E"]
    sources = Sources(groups())
    findings = find_one(consultation, Ref(1), sources, None)
    left = {key: verdict.reason for key, verdict in aside.items()}
    without = draft_question(without_quoting(findings, left), WORDS)
    assert not any(shares(sentence.text, DARK) for sentence in without.sentences)
    assert entries(consultation, without, aside)["D"].settled is Settled.SET_ASIDE
    # Nor may the letter quote it. To count its group there quotes nothing.
    said_so = found["D"].view.reasons[0]
    for text, settled in (
        (f"One says: “{DARK}”", Settled.QUOTED),
        ("It is told.", Settled.SET_ASIDE),
    ):
        letter = {said_so.evidence: [Sentence(text, (said_so.evidence,))]}
        views = ledger(findings, without, aside, sources, letter)
        assert {view.view.response: view.settled for view in views}["D"] is settled


def test_a_sentence_that_documents_leave_out_tells_nothing(consultation: Consultation) -> None:
    full = drafted(consultation)
    hidden = groups()
    hidden[3] = replace(hidden[3], about=replace(hidden[3].about, quoted=False))
    sources = Sources(hidden)
    findings = find_one(consultation, Ref(1), sources, None)
    found = {e.view.response: e for e in ledger(findings, full, {}, sources)}
    assert found["D"].settled is Settled.OPEN
