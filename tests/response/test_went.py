"""What a group is told of its words: all that became of them, and nothing of other groups'."""

from collections.abc import Mapping

from bot.consultation import Consultation, Ref
from bot.interview import GENERAL, Answer
from bot.response import Submission
from bot.response.build import build
from bot.response.drafting.sentences import evidence_of
from bot.response.drafts.draft import LETTER, Draft, Passage, Sentence
from bot.response.findings.find import find_one
from bot.response.submitted.evidence import Evidence, Sources, said
from bot.response.themes.themes import Theme, Themes
from bot.response.went import Went, went
from tests.response.test_build import AGREE, answer, group

ONE = Ref(1)
OWN = group("Ours", answer("1", "The hall is cold. The lamp is broken.", AGREE))
MUTE = group("Ours", OWN.answers[ONE], quoted=False)
OTHER = group("Theirs", answer("1", "The hall is too cold for us."), quoted=False)


def points(submission: Submission) -> list[Evidence]:
    return [point.evidence for point in said(submission, ONE)]


def draft(place: str, *sentences: Sentence) -> Draft:
    return Draft(place, (Passage(sentences),))


def told(
    consultation: Consultation,
    *groups: Submission,
    drafts: tuple[Draft, ...] = (),
    themes: Mapping[Ref, Themes] | None = None,
    aside: str = "",
    now: tuple[Submission, ...] = (),
) -> Went:
    """What the first group is told of its first answer."""
    by_place = {each.place: each for each in drafts}
    views = {(groups[0].id, ONE): aside} if aside else {}
    response = build(consultation, groups, themes, by_place, set_aside=views)
    sources = Sources(now or groups)
    return went(consultation, response, groups[0], sources, themes or {}, views, str)[0]


def test_sentences_of_the_answer_and_the_letter_are_told_and_other_points_are_left_out(
    tiny: Consultation,
) -> None:
    cold, lamp = points(OWN)
    found = told(
        tiny,
        MUTE,
        OTHER,
        drafts=(
            draft(LETTER, Sentence("Members are cold.", (cold,))),
            draft("1", Sentence("It is cold.", (cold, *points(OTHER))), Sentence("Hello.")),
        ),
    )
    assert [(line.place, line.text) for line in found.sentences] == [
        ("letter", "Members are cold."),
        ("1", "It is cold."),
    ]
    assert [point.text for point in found.left_out] == ["The lamp is broken."]
    assert found.left_out[0].text == next(s.text for s in said(OWN, ONE) if s.evidence == lamp)


def test_a_sentence_is_not_shown_once_another_group_has_taken_back_what_it_leans_on(
    tiny: Consultation,
) -> None:
    leaning = draft("1", Sentence("It is cold.", (points(OWN)[0], *points(OTHER))))
    found = told(tiny, OWN, OTHER, drafts=(leaning,), now=(OWN,))
    assert [line.text for line in found.sentences] == [""]
    changed = group("Ours", answer("1", "It is warm now."))
    found = told(tiny, OWN, OTHER, drafts=(leaning,), now=(changed, OTHER))
    assert [line.text for line in found.sentences] == ["It is cold."]


def test_a_theme_is_told_by_its_title_only_where_the_response_shows_it(tiny: Consultation) -> None:
    both = (points(OWN)[0], *points(OTHER))

    def titled(source: Evidence | None, *, decided: bool = True) -> str:
        theme = Theme("t1", "A cold hall", both, decided, source)
        themes = {ONE: Themes(ONE, (theme,), (points(OWN)[1],))}
        [raised] = told(tiny, OWN, OTHER, themes=themes).themes
        assert raised.groups == 2
        return raised.title

    assert titled(None) == titled(points(OWN)[0]) == "A cold hall"
    assert titled(points(OTHER)[0]) == ""
    assert titled(None, decided=False) == ""


def test_a_minority_view_that_is_set_aside_is_told_with_the_reason_whatever_leans_on_it(
    tiny: Consultation,
) -> None:
    counts = draft("1", Sentence("Two answered.", (Evidence(OWN.id, ONE, "=agree"),)))
    assert told(tiny, OWN, drafts=(counts,), aside="It is another matter.").aside
    written = draft("1", Sentence("It is cold.", (points(OWN)[0],)))
    assert told(tiny, OWN, drafts=(written,), aside="It is another matter.").aside
    assert not told(tiny, OWN, drafts=(written,)).aside


def test_a_point_that_was_set_aside_is_told_with_the_reason(tiny: Consultation) -> None:
    cold, lamp = points(OWN)
    themes = {ONE: Themes(ONE, (), (cold,), (lamp,), {lamp: "The lamp is mended."})}
    reasons = [point.reason for point in told(tiny, MUTE, themes=themes).left_out]
    assert reasons == ["", "The lamp is mended."]


def test_words_by_which_a_group_does_not_know_are_told_by_counting_it(tiny: Consultation) -> None:
    unsure = group(
        "Ours", answer("1", "We don't know what to say. The lamp by the door is broken again.")
    )
    found = find_one(tiny, ONE, Sources([unsure]), None)
    counted = Sentence("One group does not know.", evidence_of(found.positions))
    told_ = told(tiny, unsure, drafts=(draft("1", counted),))
    assert [line.text for line in told_.sentences] == ["One group does not know."]
    assert [point.text for point in told_.left_out] == ["The lamp by the door is broken again."]


def test_the_remark_on_the_whole_paper_comes_last_and_answers_without_words_too(
    tiny: Consultation,
) -> None:
    remark = Answer(GENERAL, answer("1").status, None, "Thank you for asking.")
    ours = group("Ours", remark, answer("1", "", AGREE), answer("2", ""))
    found = went(tiny, build(tiny, [ours]), ours, Sources([ours]), {}, {}, str)
    assert [(each.ref, each.stance) for each in found] == [(ONE, AGREE), (GENERAL, None)]
