"""What is drafted from answers, whatever they are."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.analysis.stance import Stand as Read
from bot.consultation import Consultation, Ref, Stance, Status, load
from bot.response import Submission
from bot.response.document import Stand
from bot.response.draft_words import DraftWords
from bot.response.drafting import draft_question
from bot.response.drafts import Draft, Support
from bot.response.evidence import Evidence, Sources, mark_of
from bot.response.findings import Findings, find_all, find_one
from bot.response.runs import LONG, runs
from bot.response.summing_up import draft_letter, draft_paper
from bot.response.themes import Theme, Themes
from bot.settings import ROOT
from tests.conftest import DATA
from tests.response.answers import corrections, submissions, themes_of
from tests.response.test_build import answer, group

WORDS = DraftWords(ROOT / "messages" / "draft.en.yml")
few = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # Making a failing example small takes minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
AGREE, PARTLY, DISAGREE = Stance.AGREE, Stance.PARTLY, Stance.DISAGREE


@pytest.fixture(scope="module")
def consultation() -> Consultation:
    return load(DATA / "tiny")


def drafted(found: list[Findings], consultation: Consultation) -> list[Draft]:
    letter, paper = (
        draft_letter(consultation, found, WORDS),
        draft_paper(consultation, found, WORDS),
    )
    return [*(draft_question(each, WORDS) for each in found), letter, paper]


def text_of(draft: Draft) -> str:
    return "\n".join(" ".join(s.text for s in p.sentences) for p in draft.passages)


def one(consultation: Consultation, *groups: Submission, ref: str = "1") -> str:
    """The draft of a question without themes."""
    found = find_one(consultation, Ref.parse(ref), Sources(groups), None)
    return text_of(draft_question(found, WORDS))


@few
@given(st.data())
def test_every_sentence_stands_on_what_was_answered(
    consultation: Consultation, data: st.DataObject
) -> None:
    made = data.draw(submissions())
    sources = Sources(made)
    found = find_all(consultation, sources, data.draw(themes_of(made)), data.draw(corrections))
    for draft in drafted(found, consultation):
        for sentence in draft.sentences:
            assert sentence.support(sources) in {Support.FULL, Support.FRAME}, sentence
            assert sentence.text == sentence.text.strip() != ""
            assert Draft.read(draft.place, draft.plain()) == draft


@few
@given(st.data())
def test_every_minority_view_is_written_in(consultation: Consultation, data: st.DataObject) -> None:
    made = data.draw(submissions())
    sources = Sources(made)
    found = find_all(consultation, sources, data.draw(themes_of(made)), data.draw(corrections))
    for findings in found:
        draft = draft_question(findings, WORDS)
        dissenting = [p for p in findings.at(Stand.AGREE, Stand.PARTLY, Stand.DISAGREE)
                      if p.stand is not findings.majority]  # fmt: skip
        assert {p.response for p in dissenting} == {
            view.response for view in findings.minority if not view.contrary
        }
        behind = {e.response for s in list(draft.sentences)[1:] for e in s.evidence}
        assert {view.response for view in findings.minority} <= behind


@few
@given(st.data())
def test_no_words_and_no_names_without_consent(
    consultation: Consultation, data: st.DataObject
) -> None:
    made = data.draw(submissions())
    found = find_all(consultation, Sources(made), data.draw(themes_of(made)))
    shown = "\n".join(map(text_of, drafted(found, consultation)))
    assert "Quorndon" not in shown

    def said_by(quoted: bool) -> set[tuple[str, ...]]:
        return {
            run
            for submission in made
            if bool(submission.about.quoted) is quoted
            for each in submission.answers.values()
            for run in runs(f"{each.text} . {each.followup}", LONG)
        }

    withheld = said_by(False) - said_by(True)
    assert withheld.isdisjoint(runs(shown, LONG))


@few
@given(st.data())
def test_the_same_data_in_any_order_gives_the_same_drafts(
    consultation: Consultation, data: st.DataObject
) -> None:
    made = data.draw(submissions())
    themes = data.draw(themes_of(made))
    shuffled = data.draw(st.permutations(made))
    first = drafted(find_all(consultation, Sources(made), themes), consultation)
    second = drafted(find_all(consultation, Sources(shuffled), themes), consultation)
    assert first == second


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        ("", "No group answered this question."),
        ("a", "The one group that answered this question agrees."),
        ("aa", "Both groups that answered this question agree."),
        ("ddd", "All three groups that answered this question disagree."),
        ("ad", "One of the two groups that answered this question agrees. One disagrees."),
        ("aap", "Two of the three groups that answered this question agree. One agrees in part."),
        ("a" * 13, "All 13 groups that answered this question agree."),
        (
            "a" * 1000 + "d" * 999,
            "1,000 of the 1,999 groups that answered this question agree. 999 disagree.",
        ),
    ],
)
def test_numbers_are_written_as_people_write_them(
    consultation: Consultation, stances: str, expected: str
) -> None:
    stands = {"a": AGREE, "p": PARTLY, "d": DISAGREE}
    groups = [
        group(f"{nth:05}", answer("1", "", stands[each]), people=None)
        for nth, each in enumerate(stances)
    ]
    found = find_one(consultation, Ref(1), Sources(groups), None)
    first = draft_question(found, WORDS).passages[0]
    assert " ".join(sentence.text for sentence in first.sentences) == expected


def test_a_minority_is_told_with_its_reasons(consultation: Consultation) -> None:
    said = one(
        consultation,
        group("A", answer("1", "Yes.", AGREE)),
        group("B", answer("1", "Yes.", AGREE)),
        group("C", answer("1", "Yes.", AGREE)),
        group("D", answer("1", "It is dark there at night.", DISAGREE)),
        group("E", answer("1", "Our words are our own business.", DISAGREE), quoted=False),
        group("F", answer("1", "", PARTLY)),
    )
    assert "The group that agrees in part gives no reasons." in said
    assert (
        "One of the two groups that disagree says: “It is dark there at night.”"
        " Another gives reasons, which are not quoted here." in said
    )


def test_of_a_large_minority_it_is_told_what_it_shares(consultation: Consultation) -> None:
    dark = "It is dark there at night."
    against = [group(f"D{n:02}", answer("1", f"{dark} {n}", DISAGREE)) for n in range(9)]
    others = [group(f"E{n:02}", answer("1", "Reason enough, of our own.", DISAGREE), quoted=False)
              for n in range(3)]  # fmt: skip
    groups = [*against, *others, *(group(f"A{n:02}", answer("1", "", AGREE)) for n in range(20))]
    sources = Sources(groups)
    points = tuple(Evidence(g.id, Ref(1), mark_of(f"{dark} {n}")) for n, g in enumerate(against))
    themes = Themes(Ref(1), (Theme("m1", "It is dark there at night", points),), ())
    said = text_of(draft_question(find_one(consultation, Ref(1), sources, themes), WORDS))
    assert (
        "Nine of the twelve groups that disagree make this point: “It is dark there at night”."
        " Three more give reasons, which are not quoted here." in said
    )


def test_who_does_not_answer_is_told_apart(consultation: Consultation) -> None:
    said = one(
        consultation,
        group("A", answer("1", "", AGREE)),
        group("B", answer("1", status=Status.DONT_KNOW)),
        group("C", answer("1", status=Status.NOT_APPLICABLE)),
        group("D", answer("1", status=Status.NOT_APPLICABLE)),
        group("E", answer("1", status=Status.SKIPPED)),
        group("F", answer("1", status=Status.RATHER_NOT_SAY)),
        group("G", answer("2", "Over there by the pond, please.")),
    )
    assert "One group does not know." in said
    assert "Two groups say that the question does not apply to them." in said
    assert "Two groups passed the question over." in said


def test_what_is_read_out_of_words_says_so_and_gives_way_to_the_team(
    consultation: Consultation,
) -> None:
    words = group("A", answer("1", "Yes, but only in summer."))
    sources = Sources([words])
    found = find_one(consultation, Ref(1), sources, None)
    assert [(p.stand, p.inferred) for p in found.positions] == [(Stand.PARTLY, True)]
    corrected = find_one(consultation, Ref(1), sources, None, {("A", Ref(1)): Read.DISAGREE})
    assert [(p.stand, p.inferred) for p in corrected.positions] == [(Stand.DISAGREE, False)]
    # Once the group says something else, the reading has nothing to stand on.
    changed = Sources([group("A", answer("1", "Yes, in winter too."))])
    assert not changed.stands(corrected.positions[0].evidence)


def test_an_open_question_has_no_minority(consultation: Consultation) -> None:
    groups = [group("A", answer("2", "No, not by the pond.")), group("B", answer("2", "The pond."))]
    found = find_one(consultation, Ref(2), Sources(groups), None)
    assert found.minority == ()
    assert draft_question(found, WORDS).passages[0].sentences[0].text == (
        "Two groups answered this question."
    )


def test_the_catalogue_is_in_order(tmp_path: Path) -> None:
    spoilt = tmp_path / "draft.en.yml"
    text = (ROOT / "messages" / "draft.en.yml").read_text("utf-8")
    spoilt.write_text(text.replace("{who} says", "{whose} says"), "utf-8")
    with pytest.raises(Exception, match="whose"):
        DraftWords(spoilt)
