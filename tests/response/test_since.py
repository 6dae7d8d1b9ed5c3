"""What is told of the answers since somebody last looked: what is different, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.consultation import Ref, Status
from bot.response import Submission
from bot.response.drafting.since import Since, since, stamp_of, told_on
from bot.response.submitted.evidence import Sources, said
from tests.response.answers import REFS, submissions
from tests.response.test_build import answer, group

few = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
ONE = Ref(1)


def saying(submission: Submission, ref: Ref) -> tuple[object, ...] | None:
    """What a group says on a question, told in another way; None if it does not answer it."""
    own = submission.answers.get(ref)
    if own is None or own.status is not Status.ANSWERED:
        return None
    return own.stance, [" ".join(point.text.split()) for point in said(submission, ref)]


@few
@given(submissions(), submissions(), st.sampled_from(REFS))
def test_each_answer_is_new_or_changed_or_gone_or_the_same(
    before: list[Submission], now: list[Submission], ref: Ref
) -> None:
    """Groups of the two draws have the same ids, so that some change, some come and some go."""
    found = since(told_on(ref, Sources(before)), told_on(ref, Sources(now)))
    then = {s.id: told for s in before if (told := saying(s, ref)) is not None}
    today = {s.id: told for s in now if (told := saying(s, ref)) is not None}
    assert {*found.new} == today.keys() - then.keys()
    assert {*found.changed} == {
        id_ for id_ in today.keys() & then.keys() if today[id_] != then[id_]
    }
    assert found.gone == len(then.keys() - today.keys())
    assert len({*found.new, *found.changed}) == len(found.new) + len(found.changed)
    same = stamp_of(told_on(ref, Sources(before))) == stamp_of(told_on(ref, Sources(now)))
    assert same is not bool(found)


@few
@given(submissions(), st.sampled_from(REFS))
def test_nothing_is_told_of_answers_that_are_the_same(made: list[Submission], ref: Ref) -> None:
    told = told_on(ref, Sources(made))
    assert not since(told, told_on(ref, Sources(reversed([replace(s) for s in made]))))


A, B = group("A", answer("1", "It is dry there.")), group("B", answer("1", "It is far."))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ([A, B], Since((), (), 0)),
        ([A, replace(B, answers={ONE: answer("1", "It is  far.")})], Since((), (), 0)),
        ([A, replace(B, answers={ONE: answer("1", "It is near.")})], Since((), (B.id,), 0)),
        ([A], Since((), (), 1)),
        ([A, replace(B, answers={})], Since((), (), 1)),
        ([A, B, group("C", answer("1", "It is far."))], Since((group("C").id,), (), 0)),
        ([A, B, group("C", answer("2", "It is far."))], Since((), (), 0)),
    ],
)
def test_what_one_group_does_is_told(now: list[Submission], expected: Since) -> None:
    assert since(told_on(ONE, Sources([A, B])), told_on(ONE, Sources(now))) == expected


def test_an_answer_whose_digest_was_erased_is_missed() -> None:
    told = told_on(ONE, Sources([A, B]))
    assert since({**told, B.id: ""}, told_on(ONE, Sources([A]))) == Since((), (), 1)
