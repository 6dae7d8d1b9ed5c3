"""A network response survives being stored."""

import json
from dataclasses import replace

from bot.consultation import Consultation
from bot.response import NetworkResponse
from bot.response.build import build
from bot.response.drafts.draft import LETTER, Draft, Passage, Sentence
from bot.response.plain import plain, read
from bot.response.submitted.editions import Edition
from bot.response.submitted.evidence import Evidence, mark_of
from tests.response.test_build import answer, group


def test_it_comes_back_as_it_was(samples: NetworkResponse) -> None:
    assert read(json.loads(json.dumps(plain(samples)))) == samples


def test_drafts_come_back_with_their_evidence(tiny: Consultation) -> None:
    one = answer("1", "It is dry there, mostly.")
    evidence = Evidence("A", one.ref, mark_of(one.text))
    drafts = {
        "1": Draft("1", (Passage((Sentence("It is dry.", (evidence,)), Sentence("So.")), "Dry"),)),
        LETTER: Draft(LETTER, (Passage((Sentence("Dear all", frame=True),), points=True),)),
    }
    for edition in Edition:
        response = build(tiny, [group("A", one)], {}, drafts, edition, answers=True)
        assert response.questions[0].answer[0].heading == "Dry"
        assert response.letter[0].lines[0].text == "Dear all"
        assert read(json.loads(json.dumps(plain(response)))) == response


def test_what_an_earlier_folkmoot_stored_can_still_be_read(samples: NetworkResponse) -> None:
    stored = plain(samples)
    for new in ("letter", "paper", "edition", "schema_version"):
        del stored[new]
    assert read(stored) == replace(samples, letter=(), paper=())
