"""The steps from a draft to a submitted response, as they are taken on the pages."""

from tests.console.client import Console, Page

LATER = "2099-02-17"


def circulate(editor: Console, paper: str = "no", **fields: str) -> str:
    """Circulate the draft. Gives the path of the members' link."""
    page = editor.fill(editor.get("/console/circulation"), until=LATER, paper=paper, **fields)
    assert page.status == 200, page.problems
    link: str = page.find("//input[@id='link']")[0].value
    assert link in page.find("//textarea[@id='email']")[0].text
    return link.removeprefix(editor.address)


def comment(member: Console, path: str, where: str = "1-2", **fields: str) -> Page:
    """Comment on a paragraph, or on what is filled in besides."""
    page = member.get(path)
    [link] = page.find(f"//*[@id='{where}']//a[contains(@href, '/comment?')]/@href")
    fields = {"group": "Acton Lunch Club", "text": "Please say how many."} | fields
    return member.fill(member.get(link), "/comment", **fields)


def settle_all(editor: Console) -> None:
    """Take every comment that is not settled."""
    while rows := editor.get("/console/circulation/comments").find("//tbody//a/@href"):
        assert settle(editor, rows[0], decision="taken").banner


def settle(editor: Console, path: str, **fields: str) -> Page:
    """Settle a comment although the draft has not changed."""
    asked = editor.fill(editor.get(path), **fields)
    return editor.fill(asked, unchanged="yes", **fields)


def record(editor: Console, **fields: str) -> Page:
    """Record that a meeting has approved the response, or what is filled in, even if early."""
    fields = {
        "meeting": "Members’ meeting",
        "met_on": "2026-02-14",
        "present": "Thirty members",
        "decision": "approve",
    } | fields
    page = editor.fill(editor.get("/console/agreement"), "/console/agreement", **fields)
    if page.find("//input[@name='early']"):
        page = editor.fill(page, "/console/agreement", early="yes", **fields)
    return page


def submit(administrator: Console) -> Page:
    """Submit the response."""
    page = administrator.fill(administrator.get("/console/agreement/submit"), sure="yes")
    assert page.status == 200, page.problems
    return page


def state(console: Console) -> str:
    """How far the response has come, in the page's words."""
    page = console.get("/console/agreement")
    return str(page.find("//*[@class='status']")[0].text_content())
