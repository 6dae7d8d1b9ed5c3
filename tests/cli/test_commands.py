"""The command line tool, run as its users run it."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.settings import ROOT
from tests.conftest import DATA

FOLKMOOT = ROOT / ".venv" / "bin" / "folkmoot"
SEEDS = ROOT.parent / "shared" / "seeds"

type Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run folkmoot with a database and a folder of its own; check how it ends."""

    def run_(*arguments: object, ends_with: int = 0, **environment: str) -> object:
        done = subprocess.run(
            [str(FOLKMOOT), *map(str, arguments)],
            env={
                **os.environ,
                "FOLKMOOT_DATABASE_URL": f"sqlite:///{tmp_path}/folkmoot.db",
                "FOLKMOOT_VAR": str(tmp_path / "var"),
                **environment,
            },
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == ends_with, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done

    return run_


TINY = {"FOLKMOOT_CONSULTATION": str(DATA / "tiny")}
PLAIN = DATA / "papers" / "plain.txt"


@pytest.mark.parametrize("command", ["", *main.commands])
def test_every_command_explains_itself(run: Run, command: str) -> None:
    shown = run(*filter(None, [command]), "--help").stdout
    assert "Usage: folkmoot" in shown
    assert len(shown) > 200


def test_the_demonstration_gives_a_full_response(run: Run, tmp_path: Path) -> None:
    said = run("demo").stdout
    assert "Loaded 12 groups" in said
    for ending in ("docx", "html"):
        assert (tmp_path / "var" / "demo" / f"network-response.{ending}").stat().st_size > 10_000
    page = (tmp_path / "var" / "demo" / "network-response.html").read_text("utf-8")
    assert "This is a sample" in page


def test_samples_are_left_out_once_a_real_group_has_responded(run: Run, tmp_path: Path) -> None:
    run("demo")
    output = tmp_path / "response.json"
    run("export", "-o", output)
    assert json.loads(output.read_text("utf-8"))["sample"] is True
    path = tmp_path / "real.txt"
    path.write_text("1. We would rather have a small board that meets in the evening.")
    run("import", path, "--group", "Real Group", "--named", "--quoted")
    said = run("export", "-o", output).stdout
    assert "Left out, as samples: 12 groups." in said
    document = json.loads(output.read_text("utf-8"))
    assert document["sample"] is False
    assert document["groups"] == 1
    run("export", "-o", output, "--with-samples")
    assert json.loads(output.read_text("utf-8"))["groups"] == 13
    assert "Removed 12 groups." in run("demo", "--remove").stdout


def test_a_written_response_is_imported_and_exported(run: Run, tmp_path: Path) -> None:
    said = run(
        "import", PLAIN, "--group", "Duck Lane Residents", "--people", "9", "--named", "--quoted",
        **TINY,
    ).stdout  # fmt: skip
    assert "Stored answers to 4 of 5 questions." in said
    assert "Without an answer: 5." in said
    assert "Not placed, lines 1 to 2: Duck Lane Residents" in said
    for ending in ("docx", "html", "md", "csv", "json"):
        output = tmp_path / f"response.{ending}"
        assert "Wrote" in run("export", "-o", output, **TINY).stdout
        first = output.read_bytes()
        run("export", "--format", ending, "-o", output, **TINY)
        assert output.read_bytes() == first
    assert "dark there" in (tmp_path / "response.md").read_text("utf-8")


def test_a_dry_run_stores_nothing(run: Run) -> None:
    said = run("import", PLAIN, "--group", "Duck Lane Residents", "--dry-run", **TINY).stdout
    assert "Found answers to 4 of 5 questions." in said
    run("import", PLAIN, "--group", "Duck Lane Residents", **TINY)


def test_the_same_response_is_not_imported_twice(run: Run) -> None:
    run("import", PLAIN, "--group", "Duck Lane Residents", **TINY)
    again = run("import", PLAIN, "--group", "Somebody Else", ends_with=1, **TINY)
    assert "imported before, for “Duck Lane Residents”. Nothing was changed." in again.stderr
    other = DATA / "papers" / "markdown.md"
    same = run("import", other, "--group", "DUCK LANE RESIDENTS", ends_with=1, **TINY)
    assert "has already responded" in same.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["import", "nowhere.txt", "--group", "X"], "cannot be read"),
        (["import", ROOT / "Makefile", "--group", "X"], "No numbered answers were found"),
        (["import", PLAIN, "--group", "  "], "Please give the name of the group"),
        (["export", "-o", "response.odt"], "has no known ending"),
        (["check", "nowhere"], "This file is missing"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    run: Run, arguments: list[object], says: str
) -> None:
    assert says in run(*arguments, ends_with=1).stderr


def test_a_setting_that_cannot_be_used_is_named(run: Run) -> None:
    done = run("export", "-o", "x.md", ends_with=1, FOLKMOOT_PORT="eighty")
    assert "FOLKMOOT_PORT: Input should be a valid integer" in done.stderr


def test_a_database_that_cannot_be_reached_is_named(run: Run, tmp_path: Path) -> None:
    url = "postgresql://nobody:secret@127.0.0.1:1/nothing"
    done = run("export", "-o", tmp_path / "x.md", ends_with=1, FOLKMOOT_DATABASE_URL=url)
    assert "The database cannot be used" in done.stderr
    assert "secret" not in done.stderr


def test_what_is_in_use_is_in_order_and_hard_texts_are_advised_on(run: Run, tmp_path: Path) -> None:
    said = run("check").stdout
    assert "8 sections, 35 questions, 73 terms" in said
    assert "messages/en.yml is in order" in said
    assert said.count("Reading age: ") == 5
    assert "These could be better" not in said
    assert "messages/response.en.yml is in order" in said
    assert "messages/console.en is in order" in said
    tiny = shutil.copytree(DATA / "tiny", tmp_path / "tiny")
    assert "These could be better" not in run("check", tiny).stdout
    questions = tiny / "questions.yml"
    hard = "Organisational accountability necessitates neighbourhood " + "participation " * 10
    text = questions.read_text("utf-8").replace("plain: By the church?", f"plain: {hard}")
    questions.write_text(text, "utf-8")
    line = text[: text.index(hard)].count("\n") + 1
    assert f"{questions}:{line}: This is hard to read: reading age" in run("check", tiny).stdout


def test_a_fault_in_the_messages_is_said_with_its_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "en.yml"
    text = (ROOT / "messages" / "en.yml").read_text("utf-8")
    old = "“question {first}”"
    path.write_text(text.replace(old, old.replace("first", "frist")), "utf-8")
    line = text[: text.index(old)].count("\n") + 1
    for arguments, environment in ((["check", path], {}), (["check"], {"FOLKMOOT_MESSAGES": path})):
        said = run(*arguments, ends_with=1, **environment).stderr
        assert "The catalogue of words cannot be used:" in said
        assert f"{path}:{line}: “{{frist}}” cannot be filled in here." in said


def test_a_fault_in_the_words_of_the_console_is_said_with_its_line(
    run: Run, tmp_path: Path
) -> None:
    folder = shutil.copytree(ROOT / "messages" / "console.en", tmp_path / "console.en")
    path = folder / "import.yml"
    text = path.read_text("utf-8")
    old = "Answers: {found}"
    path.write_text(text.replace("  not_placed: ", "  unplaced: "), "utf-8")
    themes = folder / "themes.yml"
    themes.write_text(
        themes.read_text("utf-8").replace(old, old.replace("found", "fuond")), "utf-8"
    )
    words = {"FOLKMOOT_CONSOLE_WORDS": str(folder)}
    for arguments, environment in ((["check", folder], {}), (["check"], words)):
        said = run(*arguments, ends_with=1, **environment).stderr
        assert "“preview.not_placed” is missing here. Add it." in said
        assert "“{fuond}” cannot be filled in here." in said


def test_a_missing_word_of_the_document_is_said_before_anything_is_written(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "response.yml"
    text = (ROOT / "messages" / "response.en.yml").read_text("utf-8")
    path.write_text(text.replace("  nobody: ", "  no_one: "), "utf-8")
    words = {"FOLKMOOT_DOCUMENT_WORDS": str(path)}
    for arguments in (["check"], ["export", "-o", tmp_path / "x.docx"]):
        said = run(*arguments, ends_with=1, **words).stderr
        assert "“annex.nobody” is missing here. Add it." in said
    assert not (tmp_path / "x.docx").exists()


@pytest.mark.skipif(not SEEDS.exists(), reason="the papers are not beside this checkout")
def test_spelthornes_paper_is_imported_whole(run: Run, tmp_path: Path) -> None:
    paper = next(SEEDS.glob("001*"))
    said = run("import", paper, "--group", "Local Spelthorne Partnership", "--named", "--quoted")
    assert "Stored answers to 35 of 35 questions." in said.stdout
    assert "Stored a covering letter" in said.stdout
    output = tmp_path / "response.json"
    run("export", "-o", output)
    document = json.loads(output.read_text("utf-8"))
    answered = [q["number"] for q in document["questions"] if q["tallies"]]
    assert answered == list(range(1, 36))


def test_a_setting_that_cannot_be_read_is_explained(run: Run) -> None:
    done = run("check", ends_with=1, FOLKMOOT_ALLOWED_ORIGINS="https://x")
    assert "A setting cannot be used" in done.stderr


def test_a_file_in_place_of_a_folder_is_explained(run: Run) -> None:
    done = run("check", ROOT / "consultations" / "lsp-2005" / "questions.yml", ends_with=1)
    assert "Give the folder" in done.stderr
