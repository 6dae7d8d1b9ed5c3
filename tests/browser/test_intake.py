"""The overview, the invited groups, and taking responses in, in a real browser."""

from collections.abc import Iterator

import pytest

from bot.consultation import Consultation
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.response.heard.invited import Invitation
from bot.settings import ROOT
from bot.store.invited.invitations import add_invitations
from bot.store.team.accounts import Role
from tests.browser.conftest import NewPage
from tests.browser.console import look, sign_in
from tests.console.conftest import Team, address_of, start_team

COMMUNITIES = ("older people", "women", "young people", "disabled people", None)
AREAS = ("Acton", "Hanwell", "Southall", "Ealing Broadway", None)
PAPER = """Hanwell Bell Ringers
12 January 2006

Dear Ealing Community Network

We are glad to be asked, and enclose what we think.

Yours sincerely

Jo Doe

1. Yes, somebody has to hold the whole picture, if we are asked before a plan is printed.

2. Not applicable

10. Should every local authority area have its own LSP?
Yes. Every local authority area should have its own LSP.

16a. With an umbrella group.

Appendix
Minutes of our meeting.
"""
TABLE = "id,group,question,text,people\n1,Ringers,1,Yes.,9\n2,Club,1,No.,\n3,Nobody,2,,\n"


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory, lsp: Consultation) -> Iterator[Team]:
    made = start_team(tmp_path_factory.mktemp("intake"))
    samples = load_samples(ROOT / "consultations" / "lsp-2005", lsp)
    with made.database.transaction() as session:
        load_sample_groups(session, lsp, samples)
        groups = [
            Invitation("", name, COMMUNITIES[nth % 5], AREAS[nth % 4], f"jo{nth}@example.org")
            for nth, name in enumerate(
                [sample.name for sample in samples] + [f"Invented group {n:02}" for n in range(50)]
            )
        ]
        add_invitations(session, lsp.id, groups)
    with made.server:
        yield made
    made.database.close()


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_the_pages_of_intake_are_accessible_and_fit(
    team: Team, new_page: NewPage, width: str
) -> None:
    page = new_page(width, expect_errors=True)
    address = team.server.address
    sign_in(page, address, address_of(Role.EDITOR))
    look(page, f"overview-{width}")
    page.locator("main details").first.click()
    look(page, f"overview-open-{width}")
    for name in ("groups", "groups/new", "groups/list", "import", "enter"):
        page.goto(f"{address}/console/{name}")
        look(page, f"{name.replace('/', '-')}-{width}")
    page.goto(f"{address}/console/groups")
    page.get_by_role("link", name="Invented group 00").click()
    look(page, f"group-{width}")
    page.goto(f"{address}/console/groups/list")
    page.get_by_label("The list", exact=True).fill(
        "name,area\nNew group,Acton\nInvented group 01,\n,x"
    )
    page.get_by_role("button", name="Look at the list").click()
    look(page, f"groups-list-found-{width}")
    page.goto(f"{address}/console/import")
    page.get_by_label("Or paste the response").fill(PAPER)
    page.get_by_role("button", name="Look at what it holds").click()
    page.get_by_role("button", name="Store this response").click()
    page.get_by_text("Left out as the consultation's own words").click()
    look(page, f"import-preview-{width}")
    page.goto(f"{address}/console/import")
    page.get_by_label("Or paste the response").fill(TABLE)
    page.get_by_role("button", name="Look at what it holds").click()
    look(page, f"import-table-{width}")
    page.goto(f"{address}/console/enter")
    page.get_by_label("Name of the group").fill(f"Paper group {width}")
    page.get_by_role("button", name="Begin").click()
    look(page, f"entry-{width}")
    page.goto(f"{address}/console/enter")
    look(page, f"enter-open-{width}")


def test_a_response_is_imported_with_the_keyboard_alone(team: Team, new_page: NewPage) -> None:
    page = new_page("desk")
    sign_in(page, team.server.address, address_of(Role.EDITOR))
    page.goto(f"{team.server.address}/console/import")
    page.get_by_label("Name of the group").focus()
    page.keyboard.type("Hanwell Bell Ringers")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.type("1. Yes.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Look before you store").wait_for()
    for legend in ("be named", "be quoted"):
        page.get_by_role("group", name=legend).get_by_label("The group has not said").focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Store this response").focus()
    page.keyboard.press("Enter")
    page.get_by_text("The response is stored as submitted.").wait_for()
