from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.consultation import Consultation, Ref, Stance, Status
from bot.interview import GENERAL, About, Answer
from bot.response import Submission, Tally, select
from bot.response.build import build
from bot.response.document import Stand
from bot.response.submitted.evidence import Evidence, Sources, said
from bot.response.themes.finding import find_themes, language_of
from bot.response.themes.points import refs_answered
from bot.response.themes.themes import Theme, Themes

WHEN = datetime(2024, 1, 20, tzinfo=UTC)


def group(
    name: str | None = "Duck Lane Residents",
    *answers: Answer,
    people: int | None = 5,
    named: bool | None = True,
    quoted: bool | None = True,
    **other: Any,
) -> Submission:
    return Submission(
        id=other.pop("id", name or "?"),
        about=About(name, "the committee", people, named, quoted),
        answers={answer.ref: answer for answer in answers},
        group_about=None,
        area=None,
        sample=other.pop("sample", False),
        submitted_at=other.pop("submitted_at", WHEN),
    )


def themes_in(consultation: Consultation, groups: Sequence[Submission]) -> dict[Ref, Themes]:
    """The machine's candidates for every question."""
    sources = Sources(groups)
    refs = refs_answered(consultation, sources)
    return {found.ref: found for found in find_themes(sources, refs, language_of(sources))}


def answer(ref: str, text: str = "", stance: Stance | None = None, **other: Any) -> Answer:
    return Answer(Ref.parse(ref), other.pop("status", Status.ANSWERED), stance, text, **other)


AGREE, DISAGREE = Stance.AGREE, Stance.DISAGREE


def test_groups_and_people_are_counted_by_where_they_stand(tiny: Consultation) -> None:
    response = build(
        tiny,
        [
            group("A", answer("1", "Yes, it is dry there.", AGREE), people=5),
            group("B", answer("1", "", AGREE), people=7),
            group("C", answer("1", "It is dark there.", DISAGREE), people=None),
            group("D", answer("1", status=Status.NOT_APPLICABLE)),
            group("E", answer("1", status=Status.LATER)),
            group("F", answer("1", "In two minds, we are.")),
        ],
    )
    assert response.questions[0].tallies == (
        Tally(Stand.AGREE, 2, 12, ("A", "B")),
        Tally(Stand.DISAGREE, 1, None, ("C",)),
        Tally(Stand.OWN_WORDS, 1, 5, ("F",)),
        Tally(Stand.NOT_APPLICABLE, 1, 5, ("D",)),
        Tally(Stand.PASSED_OVER, 1, None, ()),
    )
    assert response.groups == 6
    assert response.people == 27


def test_only_groups_that_agreed_are_named(tiny: Consultation) -> None:
    response = build(
        tiny,
        [
            group("Open", answer("1", "It is dry there, mostly.", AGREE)),
            group("Secret", answer("1", "It is dark there, mostly.", AGREE), named=False),
            group("Unsaid", answer("1", "It is cold there, mostly.", AGREE), named=None),
        ],
    )
    assert "Secret" not in repr(response)
    assert "Unsaid" not in repr(response)
    assert response.unnamed == 2
    assert response.unnamed_people == 10


@pytest.mark.parametrize("consent", [False, None])
def test_words_are_shown_only_with_consent(tiny: Consultation, consent: bool | None) -> None:
    response = build(
        tiny,
        [
            group(
                "A",
                answer("1", "These are the words of a shy group, many of them.", AGREE),
                Answer(GENERAL, Status.ANSWERED, text="A shy remark on the paper."),
                quoted=consent,
            )
        ],
    )
    assert "shy" not in repr(response)
    assert response.questions[0].unquotable == 1


def test_a_shared_point_is_told_in_the_words_of_a_group_that_may_be_quoted(
    tiny: Consultation,
) -> None:
    groups = [
        group("A", answer("4a", "Paint the shelter green, dark green."), quoted=False),
        group("B", answer("4a", "It should be painted green, a dark green.")),
        group("C", answer("4a", "Keep the old bench.")),
    ]
    response = build(tiny, groups, themes_in(tiny, groups))
    report = next(r for r in response.questions if r.ref == "4a")
    assert [(made.words, made.groups) for made in report.shared] == [
        ("It should be painted green, a dark green.", 2)
    ]
    assert [made.words for made in report.single] == ["Keep the old bench."]


def test_an_answer_that_refers_to_another_makes_its_points(tiny: Consultation) -> None:
    response = build(
        tiny,
        [
            group(
                "A",
                answer("4a", "Paint it green all over."),
                answer("4b", "See answer to question 4a."),
            )
        ],
    )
    report = next(r for r in response.questions if r.ref == "4b")
    assert [made.words for made in report.single] == ["Paint it green all over."]


def test_an_answer_to_a_question_as_a_whole_is_shown_before_its_parts(
    tiny: Consultation,
) -> None:
    response = build(tiny, [group("A", answer("4", "Green inside and outside."))])
    assert [r.ref for r in response.questions] == ["1", "2", "3", "4", "4a", "4b", "5"]


def test_a_question_on_which_members_disagree_is_named(tiny: Consultation) -> None:
    response = build(
        tiny,
        [group("A", answer("1", "", AGREE)), group("B", answer("1", "", DISAGREE))],
    )
    assert response.divided == (("1", 1, 1),)


def test_an_answer_that_was_taken_back_is_not_counted(tiny: Consultation) -> None:
    response = build(tiny, [group("A", answer("1", status=Status.UNANSWERED))])
    assert response.questions[0].tallies == ()


def test_the_order_of_submissions_does_not_matter(tiny: Consultation) -> None:
    groups = [group(name, answer("1", f"{name} says so.", AGREE), id=name) for name in "CAB"]
    assert build(tiny, groups) == build(tiny, groups[::-1])


def test_only_what_was_submitted_goes_in() -> None:
    done, begun = group("A"), group("B", submitted_at=None)
    assert select([done, begun]).chosen == [done]
    assert select([done, begun]).not_submitted == 1
    assert select([done, begun], with_unsubmitted=True).chosen == [done, begun]


def test_samples_never_stand_beside_real_groups_unasked() -> None:
    real, sample = group("A"), group("B", sample=True)
    assert select([sample]).chosen == [sample]
    assert select([real, sample]).chosen == [real]
    assert select([real, sample]).samples == 1
    assert select([real, sample], with_samples=True).chosen == [real, sample]


def test_samples_are_marked_where_they_are_named(tiny: Consultation) -> None:
    response = build(tiny, [group("B", answer("1", "", AGREE), sample=True)])
    assert response.sample
    assert response.questions[0].tallies[0].names == ("B (sample)",)


def test_groups_of_the_same_name_are_pointed_out() -> None:
    twice = [group("Acton Lunch Club", id="1"), group("ACTON Lunch Club", id="2"), group("Other")]
    assert select(twice).names_given_twice == ["ACTON Lunch Club"]


def test_a_mandate_is_told_only_of_groups_that_agreed_to_be_named_and_quoted(
    tiny: Consultation,
) -> None:
    mute = replace(group("C", quoted=False), group_about="We sew.")
    response = build(tiny, [group("A", named=False), group("B"), mute])
    assert [(c.name, c.mandate, c.about) for c in response.contributors] == [
        ("B", "the committee", None),
        ("C", None, None),
    ]


@pytest.mark.parametrize("status", [Status.SKIPPED, Status.LATER, Status.RATHER_NOT_SAY])
def test_who_passes_a_question_over_is_counted_and_not_named(
    tiny: Consultation, status: Status
) -> None:
    response = build(tiny, [group("A", answer("1", status=status))], answers=True)
    assert response.questions[0].tallies == (Tally(Stand.PASSED_OVER, 1, None, ()),)
    assert [(given.by, given.people) for given in response.questions[0].answers] == [(None, None)]


def test_points_answers_and_comments_of_groups_are_whole_only_for_the_team(
    tiny: Consultation,
) -> None:
    remark = Answer(GENERAL, Status.ANSWERED, text="Thank you for asking.")
    groups = [group("A", answer("1", "It is dry there, mostly."), remark)]
    response = build(tiny, groups)
    assert (response.for_team, response.remarks, response.questions[0].answers) == (False, (), ())
    team = build(tiny, groups, answers=True)
    assert team.for_team
    assert [remark.text for remark in team.remarks] == ["Thank you for asking."]
    assert team.questions[0].single[0].said[0].text == "It is dry there, mostly."


def test_a_theme_is_called_as_the_team_calls_it_and_never_in_members_words(
    tiny: Consultation,
) -> None:
    groups = [
        group("A", answer("1", "The hall is very cold in winter.")),
        group("B", answer("1", "We freeze there all through the winter."), quoted=False),
    ]
    points = tuple(point.evidence for each in groups for point in said(each, Ref(1)))

    def titled(title: str, source: Evidence | None = None, *, decided: bool = True) -> str:
        theme = Theme("t", title, points, decided, source)
        response = build(tiny, groups, {Ref(1): Themes(Ref(1), (theme,), ())})
        [made] = response.questions[0].shared
        assert made.decided is decided
        return made.title

    assert titled("A cold hall") == "A cold hall"
    assert titled("A cold hall", decided=False) == ""
    assert titled("The hall is very cold in winter", points[0]) == ""
    assert titled("We freeze there all through the winter") == ""
