import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.points import Answer
from bot.analysis.stance import Stand, Standing, standing
from bot.consultation import Stance


@pytest.mark.parametrize(
    ("text", "stand"),
    [
        ("Yes.", Stand.AGREE),
        ("Yes, it would help us.", Stand.AGREE),
        ("We strongly agree with this.", Stand.AGREE),
        ("Our members would welcome it.", Stand.AGREE),
        ("No objection.", Stand.AGREE),
        ("Of course", Stand.AGREE),
        ("Yes, but only with money behind it.", Stand.PARTLY),
        ("Agree in principle. The money is another matter.", Stand.PARTLY),
        ("Yes and no.", Stand.PARTLY),
        ("Ideally yes, although this takes money.", Stand.PARTLY),
        ("We doubt it.", Stand.DISAGREE),
        ("Prefer this to be achieved through agreement.", Stand.PARTLY),
        ("We would prefer to see this agreed locally", Stand.PARTLY),
        ("To some extent.", Stand.PARTLY),
        ("Not entirely.", Stand.PARTLY),
        ("No.", Stand.DISAGREE),
        ("No – it would cost too much.", Stand.DISAGREE),
        ("We do not agree.", Stand.DISAGREE),
        ("We don’t think so", Stand.DISAGREE),
        ("Strongly disagree", Stand.DISAGREE),
        ("Definitely not.", Stand.DISAGREE),
        ("We are against a duty.", Stand.DISAGREE),
        ("Don't know", Stand.DONT_KNOW),
        ("We are not sure what this means.", Stand.DONT_KNOW),
        ("No view.", Stand.DONT_KNOW),
        ("We do not know who decides here. Send one person back to tell us all.", Stand.UNCLEAR),
        ("Not applicable", Stand.NOT_APPLICABLE),
        ("N/A", Stand.NOT_APPLICABLE),
        ("n/a - we are a single-tier area", Stand.NOT_APPLICABLE),
        ("This does not apply to us.", Stand.NOT_APPLICABLE),
        ("", Stand.UNCLEAR),
        ("Yes/No", Stand.UNCLEAR),
        ("No more than four meetings a year.", Stand.UNCLEAR),
        ("Nobody asked us.", Stand.UNCLEAR),
        ("Notices in the library would help.", Stand.UNCLEAR),
        ("By paying for transport.", Stand.UNCLEAR),
        ("Yesterday we met and talked about it.", Stand.UNCLEAR),
    ],
)
def test_the_opening_words_tell_where_a_group_stands(text: str, stand: Stand) -> None:
    assert standing(Answer("1", "a", text)) == Standing(stand, stand is not Stand.UNCLEAR)


@given(st.sampled_from(Stance), st.text())
def test_a_groups_own_choice_holds_whatever_it_writes(stance: Stance, text: str) -> None:
    assert standing(Answer("1", "a", text, stance)) == Standing(Stand(stance.value), False)


@given(st.text())
def test_what_is_inferred_says_so(text: str) -> None:
    found = standing(Answer("1", "a", text))
    assert found.inferred == (found.stand is not Stand.UNCLEAR)
