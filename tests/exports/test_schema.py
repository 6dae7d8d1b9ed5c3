"""Exported JSON is what its schema says."""

import json

import jsonschema_rs
import pytest

from bot.consultation import Consultation
from bot.exports import export
from bot.exports.schema import FOLDER, NAME, text
from bot.response import NetworkResponse
from bot.response.build import build
from bot.response.submitted.editions import Edition
from tests.exports.test_exports import WORDS
from tests.response.test_build import answer, group


def test_the_stored_schema_is_up_to_date() -> None:
    assert (FOLDER / NAME).read_text("utf-8") == text(), "make schemas"


def test_the_samples_are_what_the_schema_says(samples: NetworkResponse) -> None:
    jsonschema_rs.validate(json.loads(text()), json.loads(export(samples, "json", WORDS)))


@pytest.mark.parametrize("edition", Edition)
def test_every_edition_is_what_the_schema_says(tiny: Consultation, edition: Edition) -> None:
    groups = [group("A", answer("1", "It is dry there."), named=False), group("B", quoted=None)]
    for made in (build(tiny, groups, edition=edition, answers=True), build(tiny, [])):
        jsonschema_rs.validate(json.loads(text()), json.loads(export(made, "json", WORDS)))


def test_what_is_published_names_no_response(samples: NetworkResponse) -> None:
    data = export(samples, "json", WORDS).decode()
    assert json.loads(data)["questions"][0]["answer"][0]["lines"][0]["groups"] > 1
    for index in range(12):
        assert f"{index:032}" not in data
