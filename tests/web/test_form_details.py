"""Telling about the group on the plain pages."""

import pytest

from tests.web.plain import Plain


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"group": "x" * 201}, "200 characters or fewer"),
        ({"people": "some"}, "Give one whole number"),
        ({"mandate": "nul \0"}, "a character that cannot be kept"),
    ],
)
def test_wrong_details_get_a_sentence_and_keep_the_others(
    plain: Plain, fields: dict[str, str], sentence: str
) -> None:
    plain.start()
    page = plain.fill(plain.get("/answer/about"), **{"group": "Lunch Club", **fields})
    assert page.status == 400
    assert page.title.startswith("Error: About your group")
    assert sentence in page.text
    good = {"group": "Lunch Club", "people": "7", "mandate": "only me"}
    plain.fill(page, **good)
    values = plain.get("/answer/about").form["fields"]
    assert {name: values[name] for name in good} == good


def test_details_can_be_changed_and_taken_back(plain: Plain) -> None:
    plain.start()
    plain.fill(plain.get("/answer/about"), group="Lunch", people="7", quoted="yes", mandate="a\nb")
    plain.fill(plain.get("/answer/about"), group="Lunch Club", people="", quoted="no", mandate="")
    values = plain.get("/answer/about").form["fields"]
    assert values["group"] == "Lunch Club"
    assert (values["people"], values["mandate"], values["quoted"]) == ("", "", "no")
    emptied = plain.fill(plain.get("/answer/about"), group=" ")
    assert "Give the name of your group" in emptied.text


def test_details_that_i_did_not_touch_stay_as_a_colleague_changed_them(plain: Plain) -> None:
    plain.start()
    mine = plain.get("/answer/about")
    colleague = plain.elsewhere()
    colleague.fill(colleague.get("/answer/about"), group="Lunch Club")
    plain.fill(mine, people="9")
    values = plain.get("/answer/about").form["fields"]
    assert (values["group"], values["people"]) == ("Lunch Club", "9")


def test_a_detail_that_a_colleague_has_given_meanwhile_is_told_first(plain: Plain) -> None:
    plain.start()
    mine = plain.get("/answer/about")
    colleague = plain.elsewhere()
    colleague.fill(colleague.get("/answer/about"), group="Lunch Club", people="12", named="no")
    page = plain.fill(mine, group="Lunch", people="9", named="yes", contact="a@b.example")
    assert page.status == 409
    for theirs in ("Lunch Club", "12", "No"):
        assert f"A colleague has put this down in the meantime: {theirs}." in page.text
    values = plain.get("/answer/about").form["fields"]
    assert (values["group"], values["people"], values["named"]) == ("Lunch Club", "12", "no")
    assert values["contact"] == "a@b.example"
    assert plain.fill(page, people="12", named="no").path == "answer/submit"
    values = plain.get("/answer/about").form["fields"]
    assert (values["group"], values["people"], values["named"]) == ("Lunch", "12", "no")
