"""What is taken as an answer whatever it seems to be."""

import pytest

from bot.interview.commands import Submit
from bot.interview.reading.understanding import Understanding, Verdict, judge


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("chair@ducklane.example", Verdict.ANSWER),
        (" chair@ducklane.example\n", Verdict.ANSWER),
        ("send it to chair@ducklane.example", Verdict.COMMAND),
        ("@", Verdict.COMMAND),
    ],
)
def test_an_e_mail_address_alone_is_an_answer(text: str, verdict: Verdict) -> None:
    assert judge(text, Understanding(Submit(), 1.0)) is verdict
