"""Who was invited, and who has been heard."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.response.heard.invited import (
    Begun,
    Invitation,
    Stage,
    heard,
    not_invited,
    shares,
)
from bot.response.names import same_name

AT = datetime(2006, 2, 1, tzinfo=UTC)
NAMES = st.sampled_from(["Acton Lunch Club", "acton  lunch club", "ÉCOLE", "école", "Duck Lane"])
RESPONSES = st.lists(
    st.builds(
        Begun,
        id=st.uuids().map(lambda id_: id_.hex),
        group=st.none() | NAMES,
        door=st.just("chat"),
        sample=st.just(False),
        submitted_at=st.none() | st.just(AT),
        withdrawn=st.booleans(),
    ),
    unique_by=lambda response: response.id,
    max_size=8,
)


@st.composite
def invited_and_heard(draw: st.DrawFn) -> tuple[list[Invitation], list[Begun]]:
    responses = draw(RESPONSES)
    links = st.none() | st.sampled_from([r.id for r in responses] or ["0" * 32])
    names = draw(st.lists(NAMES, unique_by=same_name, max_size=4))
    areas = st.sampled_from([None, "", "Acton", "ACTON ", "Hanwell"])
    taken: set[str | None] = set()
    invitations = []
    for nth, name in enumerate(names):
        link = draw(links)
        invitations.append(
            Invitation(str(nth), name, area=draw(areas), response=None if link in taken else link)
        )
        taken.add(link)
    return invitations, responses


def begun(id_: str, group: str, submitted: bool, withdrawn: bool = False) -> Begun:
    return Begun(id_, group, "chat", False, AT if submitted else None, withdrawn)


def test_a_group_is_found_by_its_name_whatever_the_case_and_the_white_space() -> None:
    [found] = heard([Invitation("1", " École\tClub ")], [begun("a", "ÉCOLE club", True)])
    assert found.stage is Stage.SUBMITTED
    assert not found.by_hand


def test_what_the_team_has_linked_goes_before_the_name() -> None:
    responses = [begun("a", "Lunch Club", True), begun("b", "The Lunch Club of Acton", False)]
    invitations = [Invitation("1", "Lunch Club", response="b"), Invitation("2", "lunch club")]
    first, second = heard(invitations, responses)
    assert first.response == responses[1]
    assert first.by_hand
    assert second.response == responses[0]


def test_of_several_responses_of_one_name_the_one_that_has_come_furthest_counts() -> None:
    responses = [
        begun("a", "Club", True),
        begun("b", "Club", False),
        begun("c", "Club", False, True),
    ]
    [found] = heard([Invitation("1", "Club")], responses)
    assert found.response == responses[0]


@given(invited_and_heard())
def test_every_invitation_and_every_response_is_counted_once(
    case: tuple[list[Invitation], list[Begun]],
) -> None:
    invitations, responses = case
    found = heard(invitations, responses)
    assert [one.invitation for one in found] == invitations
    behind = [one.response.id for one in found if one.response]
    assert len(behind) == len(set(behind))
    rest = {response.id for response in not_invited(found, responses)}
    assert rest.isdisjoint(behind)
    assert rest | set(behind) == {response.id for response in responses}


@given(invited_and_heard())
def test_the_shares_add_up_and_name_each_group_that_is_silent(
    case: tuple[list[Invitation], list[Begun]],
) -> None:
    found = heard(*case)
    divided = shares(found, lambda invited: invited.area)
    assert sum(share.invited for share in divided) == len(found)
    assert sum(share.submitted for share in divided) == sum(
        one.stage is Stage.SUBMITTED for one in found
    )
    silent = [one.invitation.name for one in found if one.stage <= Stage.WITHDRAWN]
    assert sorted(name for share in divided for name in share.silent) == sorted(silent)
    keys = [same_name(share.name or "") for share in divided]
    assert len(keys) == len(set(keys))
    assert "" not in keys[:-1]
