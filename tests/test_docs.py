"""What the documents say about the code is true."""

import re
from pathlib import Path

import click
import pytest

from bot.cli.main import main
from bot.consultation import Consultation
from bot.consultation.schema import FOLDER, schemas
from bot.exports import FORMATS
from bot.settings import ROOT, Settings

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
COMMAND = re.compile(r"\bmake ([a-z-]+)|`?(?:\.venv/bin/)?folkmoot ([a-z]+)")


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = LINK.findall(page.read_text("utf-8"))
    local = [target for target in targets if not target.startswith("http")]
    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_that_a_page_names_exists(page: Path) -> None:
    blocks = re.findall(r"```sh\n.*?```|`[^`\n]+`", page.read_text("utf-8"), re.DOTALL)
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for target, command in COMMAND.findall("\n".join(blocks)):
        assert not target or target in targets
        assert not command or command in main.commands


def test_the_operators_guide_lists_exactly_the_settings_with_their_meaning() -> None:
    guide = (DOCS / "operating.md").read_text("utf-8")
    rows = re.findall(r"^\| `FOLKMOOT_([A-Z_]+)` \| .+? \| (.+) \|$", guide, re.MULTILINE)
    meanings = {name.upper(): field.description for name, field in Settings.model_fields.items()}
    assert dict(rows) == meanings


def test_the_guide_for_the_networks_team_names_every_format_and_option() -> None:
    guide = (DOCS / "editors.md").read_text("utf-8")
    assert [format_ for format_ in FORMATS if f"`{format_}`" not in guide] == []
    for name in ("import", "export"):
        for parameter in main.commands[name].params:
            if isinstance(parameter, click.Option) and parameter.is_flag:
                assert any(option in guide for option in parameter.opts), parameter.opts


def test_every_decision_is_in_the_index_and_numbered_without_a_gap() -> None:
    decisions = sorted((DOCS / "decisions").glob("[0-9]*.md"))
    index = (DOCS / "decisions" / "README.md").read_text("utf-8")
    assert [int(page.name[:4]) for page in decisions] == list(range(1, len(decisions) + 1))
    for page in decisions:
        number = int(page.name[:4])
        title = page.read_text("utf-8").splitlines()[0].removeprefix(f"# {number}. ")
        assert page.name in index
        assert title


def test_the_architecture_names_every_package() -> None:
    page = (DOCS / "architecture.md").read_text("utf-8")
    packages = [path.parent for path in (ROOT / "bot").glob("*/__init__.py")]
    assert [p.name for p in packages if f"`bot/{p.name}`" not in page] == []


def test_the_readme_has_the_two_commands_and_one_picture() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert re.findall(r"^make (\w+)", readme, re.MULTILINE) == ["run", "test"]
    assert readme.count("![") == 1


def test_the_readme_tells_how_many_questions_there_are(lsp: Consultation) -> None:
    assert f"has {len(lsp.questions)} questions" in (ROOT / "README.md").read_text("utf-8")


def test_the_schemas_for_editors_are_current() -> None:
    written = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.json")}
    assert written == schemas(), "make schemas"


def test_every_file_of_the_consultation_names_its_schema() -> None:
    for path in (ROOT / "consultations" / "lsp-2005").glob("*.yml"):
        first = path.read_text("utf-8").splitlines()[0]
        schema = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert schema, path
        assert (path.parent / schema[1]).resolve() == (FOLDER / f"{path.stem}.json")
