"""Backups, and the editions and papers that are exported, from the command line."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.test_commands import Run, run

__all__ = ["run"]


def database(tmp_path: Path, name: str) -> dict[str, str]:
    return {"FOLKMOOT_DATABASE_URL": f"sqlite:///{tmp_path}/{name}.db"}


@pytest.fixture
def backed_up(run: Run, tmp_path: Path) -> Path:
    """A backup of the sample groups."""
    run("demo")
    path = tmp_path / "backup.zip"
    assert "12 responses." in run("backup", path).stdout
    return path


def test_what_was_backed_up_is_restored_into_an_empty_database_alone(
    run: Run, tmp_path: Path, backed_up: Path
) -> None:
    assert backed_up.stat().st_mode & 0o077 == 0
    assert "is there already" in run("backup", backed_up, ends_with=1).stderr
    other = database(tmp_path, "other")
    assert "12 responses." in run("restore", backed_up, **other).stdout
    again = run("restore", backed_up, ends_with=1, **other).stderr
    assert "The database is not empty" in again
    assert "Nothing was changed." in again
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    run("export", "--answers", "-o", first)
    run("export", "--answers", "-o", second, **other)
    assert first.read_bytes() == second.read_bytes()


def test_a_damaged_backup_is_refused_and_leaves_the_database_empty(
    run: Run, tmp_path: Path, backed_up: Path
) -> None:
    other = database(tmp_path, "other")
    whole = backed_up.read_bytes()
    damaged = tmp_path / "damaged.zip"
    with zipfile.ZipFile(backed_up) as archive:
        middle = archive.infolist()[-1].header_offset
    for data in (b"", b"no archive", whole[:-200], whole[:middle] + b"\0" * 99 + whole[middle:]):
        damaged.write_bytes(data)
        assert (
            "is no backup, or it is damaged" in run("restore", damaged, ends_with=1, **other).stderr
        )
    assert "cannot be read" in run("restore", tmp_path / "none.zip", ends_with=1, **other).stderr
    assert "12 responses." in run("restore", backed_up, **other).stdout


def test_editions_papers_and_whole_answers_are_exported(run: Run, tmp_path: Path) -> None:
    run("demo")
    output = tmp_path / "response.json"
    for edition in ("named", "pseudonymous", "anonymous"):
        run("export", "--edition", edition, "-o", output)
        text = output.read_text("utf-8")
        assert json.loads(text)["edition"] == edition
        assert ("Ladle and Loaf" in text) is (edition == "named")
        assert not any(question["answers"] for question in json.loads(text)["questions"])
    run("export", "--answers", "-o", output)
    questions = json.loads(output.read_text("utf-8"))["questions"]
    assert any(question["answers"] for question in questions)
    draft = "Draft. The members have not agreed this yet."
    for arguments, says, is_draft in (
        ([], "Annex: who took part", True),
        (["--final"], "Annex: who took part", False),
        (["--paper"], "paper for the meeting", True),
        (["--paper", "--final"], "paper for the meeting", False),
    ):
        page = tmp_path / "page.html"
        run("export", *arguments, "-o", page)
        text = page.read_text("utf-8")
        assert says in text
        assert (draft in text) is is_draft
    refused = run("export", "--answers", "-o", tmp_path / "answers.docx", ends_with=1).stderr
    assert "Answers and themes are data. Their formats are xlsx, csv, json." in refused
    refused = run("export", "--paper", "-o", tmp_path / "paper.xlsx", ends_with=1).stderr
    assert "The meeting paper is a document." in refused
    assert "anonymous" in run("export", "--edition", "secret", "-o", output, ends_with=2).stderr
