"""The pages that circulate, agree and submit, and the members' page, in a real browser."""

from collections.abc import Iterator

import pytest

from bot.consultation import Consultation
from bot.response.drafts.draft import Draft, Passage, Sentence
from bot.response.heard.invited import Invitation
from bot.store.invited.invitations import add_invitations
from bot.store.team.accounts import Role
from tests.browser.conftest import SCREENSHOTS, NewPage, violations
from tests.console.agreeing import circulate, comment, record, settle_all, submit
from tests.console.conftest import PASSWORD, Team, address_of, start_team
from tests.console.drafting import prepare, save
from tests.web.plain import Plain

CONSOLE = {
    "circulation": "/console/circulation",
    "preview": "/console/circulation/preview",
    "version": "/console/circulation/2",
    "changes": "/console/circulation/2/changes",
    "comments": "/console/circulation/comments?show=all",
    "settling": "/console/circulation/comments/1",
    "agreement": "/console/agreement",
    "submit": "/console/agreement/submit",
    "overview": "/console",
    "submission": "/console/agreement/submissions/1",
}


@pytest.fixture(scope="module")
def submitted(
    tmp_path_factory: pytest.TempPathFactory, lsp: Consultation
) -> Iterator[tuple[Team, dict[str, str]]]:
    """A submitted response, of which a further version is circulated; with the addresses of what
    was made."""
    team = start_team(tmp_path_factory.mktemp("circulated"))
    groups = prepare(team.database, lsp)
    with team.database.transaction() as session:
        invited = [Invitation("", "Duck Lane", None, None, "jo@example.org")]
        [added] = add_invitations(session, lsp.id, invited)
    with team.server:
        editor = team.console(Role.EDITOR)
        comment(team.console(None), circulate(editor))
        settle_all(editor)
        record(editor)
        submit(team.console(Role.ADMINISTRATOR))
        with team.database.transaction() as session:
            points = tuple(Sentence(f"{each} benches.", frame=True) for each in ("Old", "New"))
            save(session, lsp, Draft("6", (Passage(points, "Benches", points=True),)), version=2)
        link = circulate(editor, paper="yes")
        comment(team.console(None), link, text="We would rather say “most groups”.")
        yield (
            team,
            {
                "group": f"/console/groups/{added.id}",
                "withdrawing": f"/console/responses/{groups[0].id}/withdraw",
                "members": link,
                "members-plain": f"{link}?marks=no",
                "members-comment": f"{link}/comment?place=1&paragraph=1",
            },
        )
    team.database.close()


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_every_page_is_accessible_and_fits(
    submitted: tuple[Team, dict[str, str]], new_page: NewPage, width: str
) -> None:
    team, made = submitted
    page = new_page(width)
    page.goto(f"{team.server.address}/console/sign-in")
    page.get_by_label("E-mail address").fill(address_of(Role.ADMINISTRATOR))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/console")
    for name, path in (CONSOLE | made).items():
        page.goto(team.server.address + path)
        assert violations(page) == [], name
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        page.screenshot(path=SCREENSHOTS / f"circulation-{name}-{width}.png", full_page=True)
        assert wide <= 0, name


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_where_a_groups_words_went_is_accessible_and_fits(
    submitted: tuple[Team, dict[str, str]], new_page: NewPage, width: str
) -> None:
    team, _ = submitted
    group = Plain(team.server.address)
    group.fill(group.start(), words="The wombats need a hall.")
    group.fill(group.fill(group.get("/answer/about"), group=f"Hall {width}", named="yes"))
    page = new_page(width)
    page.goto(f"{team.server.address}/answer")
    name, value = "folkmoot", group.session.cookies["folkmoot"]
    page.context.add_cookies([{"name": name, "value": value, "url": team.server.address}])
    for path, told in (("went", "You responded after that."), ("end", "Withdraw")):
        page.goto(f"{team.server.address}/answer/{path}")
        assert told in page.inner_text("main"), path
        assert violations(page) == [], path
        page.screenshot(path=SCREENSHOTS / f"answer-{path}-{width}.png", full_page=True)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, path
