"""How far the network response has come, and what stands in the way."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consultation import Consultation, Ref
from bot.response.agreement.agreeing import (
    Agreed,
    Decision,
    Kind,
    Progress,
    State,
    Step,
    Submitted,
    digest_of,
    without_unsupported,
)
from bot.response.agreement.changes import Change, changes, compared, standing_in
from bot.response.agreement.text import Text
from bot.response.build import build
from bot.response.document import Line, Written
from bot.response.drafts.draft import Draft, Passage, Sentence, Support
from bot.response.submitted.evidence import Sources, said
from tests.response.test_build import answer, group

DAY = datetime(2006, 2, 1, tzinfo=UTC)


def after(days: int) -> datetime:
    return DAY + timedelta(days=days)


def text(words: str = "Most agree.", support: Support = Support.FULL, *evidence: str) -> Text:
    return Text({"1": (Written((Line(words, support, evidence),)),)})


READY = Progress(text(), "d", circulated_at=after(1))
APPROVED = Agreed(7, Decision.APPROVE, text(), "d", after(2))


def kinds(progress: Progress, step: Step) -> list[Kind]:
    return [obstacle.kind for obstacle in progress.obstacles(step)]


def test_nothing_is_circulated_that_has_nothing_or_gaps_in_it() -> None:
    assert kinds(Progress(Text({}), "d"), Step.CIRCULATE) == [Kind.EMPTY]
    gaps = Progress(text("", Support.LOST), "d")
    [lost] = gaps.obstacles(Step.CIRCULATE)
    assert (lost.kind, lost.places) == (Kind.LOST, ("1",))


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"circulated_at": None}, Kind.NOT_CIRCULATED),
        ({"dissent": ("16a",)}, Kind.DISSENT),
        ({"comments": ("letter",)}, Kind.COMMENTS),
        ({"text": text("We think so.", Support.NONE)}, Kind.UNSUPPORTED),
    ],
)
def test_each_thing_that_is_open_stands_in_the_way_of_agreeing(
    change: dict[str, object], kind: Kind
) -> None:
    assert kinds(READY, Step.AGREE) == []
    assert kinds(replace(READY, **change), Step.AGREE) == [kind]  # type: ignore[arg-type]


def test_confirming_clears_sentences_without_evidence_and_nothing_else() -> None:
    progress = replace(READY, text=text("So.", Support.NONE), dissent=("1",))
    left = without_unsupported(progress.obstacles(Step.AGREE))
    assert [obstacle.kind for obstacle in left] == [Kind.DISSENT]


def test_what_was_agreed_can_be_submitted_once_and_only_as_it_was_agreed() -> None:
    assert kinds(READY, Step.SUBMIT) == [Kind.NOT_AGREED]
    agreed = replace(READY, agreed=APPROVED)
    assert kinds(agreed, Step.SUBMIT) == []
    changed = replace(agreed, text=text("Few agree."), digest="e")
    [obstacle] = changed.obstacles(Step.SUBMIT)
    assert (obstacle.kind, obstacle.places) == (Kind.CHANGED, ("1",))
    assert kinds(replace(agreed, digest="e"), Step.SUBMIT) == [Kind.FIGURES]
    submitted = replace(agreed, submitted=Submitted(1, 7, "d", after(3)))
    assert kinds(submitted, Step.SUBMIT) == [Kind.NOT_AGREED]
    for decision in (Decision.AMEND, Decision.NOT_SUBMIT):
        other = replace(agreed, agreed=replace(APPROVED, decision=decision))
        assert kinds(other, Step.SUBMIT) == [Kind.NOT_AGREED]


def test_the_state_is_worked_out_from_what_happened_last() -> None:
    assert replace(READY, circulated_at=None).state is State.DRAFTING
    assert READY.state is State.CIRCULATED
    agreed = replace(READY, agreed=APPROVED)
    assert agreed.state is State.AGREED
    assert replace(agreed, digest="e").state is State.REOPENED
    assert replace(agreed, circulated_at=after(3)).state is State.CIRCULATED
    declined = replace(agreed, agreed=replace(APPROVED, decision=Decision.NOT_SUBMIT))
    assert declined.state is State.DECLINED
    amended = replace(agreed, agreed=replace(APPROVED, decision=Decision.AMEND))
    assert amended.state is State.DRAFTING
    submitted = replace(agreed, submitted=Submitted(1, 7, "d", after(3)))
    assert submitted.state is State.SUBMITTED
    assert replace(submitted, digest="e").state is State.CORRECTING
    assert replace(submitted, circulated_at=after(4)).state is State.CIRCULATED


def test_a_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert digest_of({"a": 1, "b": [1, 2]}) == digest_of({"b": [1, 2], "a": 1})
    assert digest_of({"a": 1}) != digest_of({"a": 2})


WORDS = st.lists(st.sampled_from(["many", "groups", "agree", "few", "not"]), max_size=12)


@given(WORDS, WORDS)
def test_what_was_kept_and_added_is_the_new_text_and_what_was_kept_and_taken_out_the_old(
    old: list[str], new: list[str]
) -> None:
    pieces = list(compared(" ".join(old), " ".join(new)))

    def joined(*kept: Change) -> list[str]:
        return [w for piece in pieces if piece.change in kept for w in piece.text.split()]

    assert joined(Change.KEPT, Change.ADDED) == new
    assert joined(Change.KEPT, Change.TAKEN_OUT) == old


PARAGRAPHS = st.lists(WORDS.map(" ".join).filter(str.split), max_size=5)


def of(paragraphs: list[str]) -> Text:
    written = tuple(Written((Line(words, Support.FULL),)) for words in paragraphs)
    return Text({"1": written} if written else {})


@given(PARAGRAPHS, PARAGRAPHS)
def test_all_paragraphs_of_both_versions_are_in_the_changes(old: list[str], new: list[str]) -> None:
    found = changes(of(old), of(new)).get("1", ())
    if old == new:
        assert found == ()
        return
    numbers = [paragraph.number for paragraph in found if paragraph.number is not None]
    assert numbers == list(range(len(new)))

    def words(*kept: Change) -> list[str]:
        return [w for p in found for piece in p.pieces if piece.change in kept
                for w in piece.text.split()]  # fmt: skip

    assert words(Change.KEPT, Change.ADDED) == " ".join(new).split()
    assert words(Change.KEPT, Change.TAKEN_OUT) == " ".join(old).split()


def test_points_and_headings_stand_by_themselves_among_the_changes() -> None:
    def listed(heading: str, *points: str) -> Text:
        lines = tuple(Line(point, Support.FULL) for point in points)
        return Text({"1": (Written(lines, heading, points=True),)})

    [found] = changes(listed("We ask for", "a bench", "a lamp"), listed("We want", "a bench"))["1"]
    assert [(piece.change, piece.text.strip()) for piece in found.heading] == [
        (Change.KEPT, "We"),
        (Change.TAKEN_OUT, "ask for"),
        (Change.ADDED, "want"),
    ]
    assert [(piece.change, piece.text.strip()) for piece in found.pieces] == [
        (Change.KEPT, "• a bench"),
        (Change.TAKEN_OUT, "• a lamp"),
    ]
    [again] = changes(listed("", "a lamp", "no lamp"), listed("", "a lamp", "one lamp"))["1"]
    assert "".join(p.text for p in again.pieces if p.change is Change.KEPT) == "• a lamp\n• lamp"


def test_a_paragraph_is_found_in_the_draft_by_the_sentence_that_is_the_same_or_else_like_it() -> (
    None
):
    said = ("We say so.", "Most groups want a bench.", "", "Some want a lamp.")
    draft = Draft("1", tuple(Passage((Sentence(text),)) for text in said))

    def at(*lines: str) -> int | None:
        return standing_in(draft, Written(tuple(Line(line, Support.FULL) for line in lines)))

    assert at("Gone.", "Some want a lamp.") == 4
    assert at("Most groups want a shelter.") == 2
    assert at("Nobody drives.") is None
    assert at("") is None
    assert standing_in(Draft("1", ()), Written((Line("One.", Support.FULL),))) is None


def test_whether_the_meeting_paper_was_sent_along_is_no_change() -> None:
    paper = (Written((Line("To agree.", Support.FULL),)),)
    assert changes(Text({}), Text({"paper": paper})) == {}


def test_a_text_survives_being_stored() -> None:
    written = Written((Line("One.", Support.NONE, ("a/1",)),), "Heading", points=True)
    stored = Text({"letter": (written,), "16a": (), "1": (written, written)})
    assert Text.read(stored.plain()) == stored
    assert list(Text.read(stored.plain()).places) == ["letter", "16a", "1"]


def test_sentences_that_lean_on_nobody_any_more_are_blank_and_the_others_stay() -> None:
    kept, lost = Line("We say so.", Support.NONE), Line("One says so.", Support.FULL, ("a/1/x",))
    now = Text({"1": (Written((kept, lost)),)}).now(Sources([]))
    [(_, _, _, first), (_, _, _, second)] = now.lines()
    assert first == kept
    assert (second.text, second.support) == ("", Support.LOST)


def test_without_a_response_not_even_the_marks_of_its_words_are_left() -> None:
    line = Line("Two say so.", Support.FULL, ("a/1/x", "b/1/y"))
    gone = Text({"1": (Written((line,)),)}).without("a")
    [(_, _, _, left)] = gone.lines()
    assert left == Line("", Support.LOST, ("b/1/y",))


def test_of_what_was_withdrawn_before_nothing_is_shown_as_taken_out() -> None:
    assert changes(of(["It is cold.", ""]), of(["It is cold."])) == {}


def test_of_an_agreed_text_that_was_kept_only_what_changed_is_named(tiny: Consultation) -> None:
    ours = group("Ours", answer("1", "The hall is cold."), answer("2", "By the pond."))
    leaning = {str(ref): said(ours, ref)[0].evidence for ref in (Ref(1), Ref(2))}

    def made(one: str) -> Text:
        drafts = {
            place: Draft(place, (Passage((Sentence(words, (leaning[place],)),)),))
            for place, words in (("1", one), ("2", "One group writes of the pond."))
        }
        return Text.of(build(tiny, [ours], drafts=drafts))

    agreed = replace(APPROVED, text=Text.read(made("It is cold.").plain()))
    changed = replace(READY, text=made("It is very cold."), digest="e", agreed=agreed)
    [obstacle] = changed.obstacles(Step.SUBMIT)
    assert (obstacle.kind, obstacle.places) == (Kind.CHANGED, ("1",))
