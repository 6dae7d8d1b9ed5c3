"""The workbook: real types, safe cells, names that every program takes."""

import io
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from bot.consultation import Consultation, Stance
from bot.exports import export
from bot.response import NetworkResponse
from bot.response.build import build
from tests.conftest import missing
from tests.exports.test_exports import WORDS
from tests.exports.test_pdf import text_of
from tests.response.test_build import answer, group

RISKY = ["=1+1", "+44 20", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "http://x.example", "0012"]


def book(response: NetworkResponse) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(export(response, "xlsx", WORDS)))


def test_there_is_a_sheet_for_each_question_and_for_the_team_one_for_all_answers(
    samples: NetworkResponse,
) -> None:
    names = book(samples).sheetnames
    assert names[:2] == ["Overview", "All answers"]
    assert names[2:] == [f"Question {report.ref}" for report in samples.questions]


@pytest.mark.parametrize("text", RISKY)
def test_what_looks_like_a_formula_is_a_string(tiny: Consultation, text: str) -> None:
    groups = [group(text, answer("1", text, Stance.AGREE))]
    sheet = book(build(tiny, groups, answers=True))["All answers"]
    cell = sheet["E2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert (sheet["B2"].value, sheet["B2"].data_type) == (text, "s")
    assert cell.hyperlink is None


def test_numbers_are_numbers_and_dates_are_dates(samples: NetworkResponse) -> None:
    overview = {row[0].value: row[1].value for row in book(samples)["Overview"].iter_rows()}
    assert overview["Groups that answered"] == 12
    assert overview["Responses are due by"] == datetime(2006, 3, 3)  # noqa: DTZ001
    people = [row[3].value for row in book(samples)["All answers"].iter_rows(min_row=2)]
    assert all(isinstance(number, int) for number in people if number is not None)


def test_the_first_row_stays_and_filters(samples: NetworkResponse) -> None:
    for sheet in book(samples):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref is not None


def test_who_did_not_agree_to_be_quoted_is_not_in_it(tiny: Consultation) -> None:
    shy = group("Shy", answer("1", "These words are shy ones."), quoted=False)
    data = book(build(tiny, [shy], answers=True))["All answers"]
    assert "did not agree to be quoted" in str(data["E2"].value)


def test_no_word_of_a_very_long_answer_is_lost(tiny: Consultation) -> None:
    text = "word " * 20_000
    sheet = book(build(tiny, [group("A", answer("1", text))], answers=True))["All answers"]
    assert "".join(str(row[4].value) for row in sheet.iter_rows(min_row=2)) == text


def test_the_workbook_opens_in_libreoffice_and_shows_all_words(
    tiny: Consultation, tmp_path: Path
) -> None:
    words = [f"{name}{n}" for name in ("lamp", "bench") for n in range(60)]
    groups = [
        group(
            f"The Friends of the Very Long Name, {name}", answer("1", " ".join(words[i : i + 60]))
        )
        for i, name in ((0, "Acton"), (60, "Hanwell"))
    ]
    office = shutil.which("soffice")
    if office is None or not list(Path(office).resolve().parent.glob("libsclo*")):
        missing("LibreOffice's spreadsheet")
        return
    path = tmp_path / "response.xlsx"
    path.write_bytes(export(build(tiny, groups, answers=True), "xlsx", WORDS))
    subprocess.run(
        [
            office,
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            *("--convert-to", "pdf", "--outdir", str(tmp_path), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    shown = text_of((tmp_path / "response.pdf").read_bytes(), tmp_path).split()
    assert {*words, "Acton", "Hanwell"} <= set(shown)
