"""What is drafted from answers, whatever they are."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.analysis.stance import Stand as Read
from bot.analysis.words import stem
from bot.analysis.words import words as words_of
from bot.consultation import Consultation, Ref, Stance, Status, load
from bot.response import Submission
from bot.response.document import Stand
from bot.response.drafting.dissent import without_quoting
from bot.response.drafting.issues import asked as asked_first
from bot.response.drafting.left_out import left_out
from bot.response.drafting.letter import draft_letter
from bot.response.drafting.paper import draft_paper
from bot.response.drafting.questions import draft_question
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import Draft, Sentence, Support
from bot.response.findings.find import find_all, find_one
from bot.response.findings.findings import Findings, Wording
from bot.response.submitted.evidence import Evidence, Sources, mark_of, said
from bot.response.submitted.runs import LONG, runs
from bot.response.themes.deciding import Candidate, Candidates, decide
from bot.response.themes.points import points_on
from bot.response.themes.themes import Theme, Themes
from bot.settings import ROOT
from tests.conftest import DATA
from tests.response.answers import corrections, submissions, themes_of
from tests.response.test_build import answer, group, themes_in

WORDS = DraftWords(ROOT / "messages" / "draft.en.yml")
few = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # Making a failing example small takes minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
AGREE, PARTLY, DISAGREE = Stance.AGREE, Stance.PARTLY, Stance.DISAGREE


@pytest.fixture(scope="module")
def consultation() -> Consultation:
    return load(DATA / "tiny")


def drafted(found: list[Findings], consultation: Consultation) -> list[Draft]:
    letter, paper = (
        draft_letter(consultation, found, WORDS),
        draft_paper(consultation, found, WORDS),
    )
    return [*(draft_question(each, WORDS) for each in found), letter, paper]


def text_of(draft: Draft) -> str:
    return "\n".join(" ".join(s.text for s in p.sentences) for p in draft.passages)


def quotations_of(text: str) -> list[str]:
    return re.findall("“([^”]*)”", text)


def quotations_in(draft: Draft) -> list[str]:
    return [each for sentence in draft.sentences for each in quotations_of(sentence.text)]


def one(consultation: Consultation, *groups: Submission, ref: str = "1") -> str:
    """The draft of a question without themes."""
    found = find_one(consultation, Ref.parse(ref), Sources(groups), None)
    return text_of(draft_question(found, WORDS))


@few
@given(st.data())
def test_every_sentence_stands_on_what_was_answered(
    consultation: Consultation, data: st.DataObject
) -> None:
    made = data.draw(submissions())
    sources = Sources(made)
    found = find_all(consultation, sources, data.draw(themes_of(made)), data.draw(corrections))
    for draft in drafted(found, consultation):
        for sentence in draft.sentences:
            assert sentence.support(sources) in {Support.FULL, Support.FRAME}, sentence
            assert sentence.text == sentence.text.strip() != ""
            assert Draft.read(draft.place, draft.plain()) == draft


@few
@given(st.data())
def test_every_minority_view_is_written_in(consultation: Consultation, data: st.DataObject) -> None:
    made = data.draw(submissions())
    sources = Sources(made)
    found = find_all(consultation, sources, data.draw(themes_of(made)), data.draw(corrections))
    for findings in found:
        draft = draft_question(findings, WORDS)
        dissenting = [p for p in findings.at(Stand.AGREE, Stand.PARTLY, Stand.DISAGREE)
                      if p.stand is not findings.majority]  # fmt: skip
        assert {p.response for p in dissenting} == {
            view.response for view in findings.minority if not view.contrary
        }
        behind = {e.response for s in list(draft.sentences)[1:] for e in s.evidence}
        assert {view.response for view in findings.minority} <= behind


@few
@given(st.data())
def test_no_quotation_stands_twice_in_a_draft(
    consultation: Consultation, data: st.DataObject
) -> None:
    made = data.draw(submissions())
    found = find_all(consultation, Sources(made), data.draw(themes_of(made)))
    asked = {asked_first(consultation, each.ref) for each in found}
    for draft in drafted(found, consultation):
        quotations = [each for each in quotations_in(draft) if each not in asked]
        assert len(quotations) == len(set(quotations)), text_of(draft)


@few
@given(st.data())
def test_no_theme_has_the_words_of_who_sees_it_differently_where_others_may_be_quoted(
    consultation: Consultation, data: st.DataObject
) -> None:
    made = data.draw(submissions())
    sources = Sources(made)
    found = find_all(consultation, sources, data.draw(themes_of(made)))
    for findings in found:
        contrary = {view.response for view in findings.minority if view.contrary}
        for theme in findings.themes:
            if theme.theme.decided or theme.wording is not Wording.QUOTED:
                continue
            others = {p.response for p in theme.points} - contrary
            if any(sources.submissions[each].about.quoted for each in others):
                assert (
                    any(
                        theme.words.casefold() in " ".join(words.split()).casefold()
                        for point in theme.points
                        if point.response in others and (words := sources.words(point))
                    )
                    or len(theme.words.split(", ")) > 1
                )


@few
@given(st.data())
def test_no_words_and_no_names_without_consent(
    consultation: Consultation, data: st.DataObject
) -> None:
    made = data.draw(submissions())
    found = find_all(consultation, Sources(made), data.draw(themes_of(made)))
    shown = "\n".join(map(text_of, drafted(found, consultation)))
    assert "Quorndon" not in shown

    def said_by(quoted: bool) -> set[tuple[str, ...]]:
        return {
            run
            for submission in made
            if bool(submission.about.quoted) is quoted
            for each in submission.answers.values()
            for run in runs(f"{each.text} . {each.followup}", LONG)
        }

    withheld = said_by(False) - said_by(True)
    # Two quotations side by side may read by chance as a third group's words.
    for piece in re.split("[“”\n]", shown):
        assert not withheld & set(runs(piece, LONG)), shown


@few
@given(st.data())
def test_the_same_data_in_any_order_gives_the_same_drafts(
    consultation: Consultation, data: st.DataObject
) -> None:
    made = data.draw(submissions())
    themes = data.draw(themes_of(made))
    shuffled = data.draw(st.permutations(made))
    first = drafted(find_all(consultation, Sources(made), themes), consultation)
    second = drafted(find_all(consultation, Sources(shuffled), themes), consultation)
    assert first == second


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        ("", "No group answered this question."),
        ("a", "The one group that answered this question agrees."),
        ("aa", "Both groups that answered this question agree."),
        ("ddd", "All three groups that answered this question disagree."),
        ("ad", "One of the two groups that answered this question agrees and one disagrees."),
        (
            "aap",
            "Two of the three groups that answered this question agree and one agrees in part.",
        ),
        ("a" * 13, "All 13 groups that answered this question agree."),
        (
            "a" * 1000 + "d" * 999,
            "1,000 of the 1,999 groups that answered this question agree and 999 disagree.",
        ),
    ],
)
def test_numbers_are_written_as_people_write_them(
    consultation: Consultation, stances: str, expected: str
) -> None:
    stands = {"a": AGREE, "p": PARTLY, "d": DISAGREE}
    groups = [
        group(f"{nth:05}", answer("1", "", stands[each]), people=None)
        for nth, each in enumerate(stances)
    ]
    found = find_one(consultation, Ref(1), Sources(groups), None)
    first = draft_question(found, WORDS).passages[0]
    assert " ".join(sentence.text for sentence in first.sentences) == expected


def test_the_letter_tells_people_only_of_three_groups_that_have_said_how_many(
    consultation: Consultation,
) -> None:
    groups = [group(name, answer("1", "Yes.", AGREE), people=7) for name in "ABC"]
    groups.append(group("D", answer("1", "Yes.", AGREE), people=None))
    for some, told in ((groups, True), (groups[1:], False)):
        found = find_all(consultation, Sources(some), {})
        for draft in (draft_letter, draft_paper):
            assert ("people took part" in text_of(draft(consultation, found, WORDS))) is told


def test_strengths_are_told_in_the_words_of_who_agrees_and_weaknesses_of_who_does_not(
    consultation: Consultation,
) -> None:
    yes, no = "Open it by day, as we said.", "Close it by night, as we said."
    for agreeing, told in ((2, "“Open it by day"), (1, "“Close it by night")):
        groups = [
            group("A", answer("1", yes, AGREE)),
            group("B", answer("1", "", AGREE if agreeing > 1 else DISAGREE)),
            group("C", answer("1", no, DISAGREE)),
        ]
        points = tuple(point.evidence for each in groups for point in said(each, Ref(1)))
        themes = {Ref(1): Themes(Ref(1), (), points)}
        found = find_all(consultation, Sources(groups), themes)
        paper = draft_paper(consultation, found, WORDS)
        [proposal] = [s.text for s in paper.sentences if "On question 1, “Should" in s.text]
        assert told in proposal
        assert proposal.count("as we said") == 1


def test_one_group_against_another_is_told_where_nothing_divides_more(
    consultation: Consultation,
) -> None:
    def letter(*groups: Submission) -> str:
        return text_of(
            draft_letter(consultation, find_all(consultation, Sources(groups), {}), WORDS)
        )

    pair = [group("A", answer("3", "", AGREE)), group("B", answer("3", "", DISAGREE))]
    assert "one group agrees and one disagrees" in letter(*pair)
    others = [
        group(f"C{n}", answer("1", "", AGREE if n % 2 else DISAGREE), answer("3", "", AGREE))
        for n in range(4)
    ]
    said = letter(*others, pair[1])
    assert "two groups agree and two disagree" in said
    assert "one disagrees" not in said
    assert "They also differ on question 3." in said


def test_a_minority_is_told_with_its_reasons(consultation: Consultation) -> None:
    said = one(
        consultation,
        group("A", answer("1", "Yes.", AGREE)),
        group("B", answer("1", "Yes.", AGREE)),
        group("C", answer("1", "Yes.", AGREE)),
        group("D", answer("1", "It is dark there at night.", DISAGREE)),
        group("E", answer("1", "Our words are our own business.", DISAGREE), quoted=False),
        group("F", answer("1", "", PARTLY)),
    )
    assert "The group that agrees in part gives no reasons." in said
    assert (
        "One of the two groups that disagree says: “It is dark there at night”."
        " The other gives reasons, which are not quoted here." in said
    )


def test_of_a_large_minority_it_is_told_what_it_shares(consultation: Consultation) -> None:
    dark = "It is dark there at night."
    against = [group(f"D{n:02}", answer("1", f"{dark} {n}", DISAGREE)) for n in range(9)]
    others = [group(f"E{n:02}", answer("1", "Reason enough, of our own.", DISAGREE), quoted=False)
              for n in range(3)]  # fmt: skip
    groups = [*against, *others, *(group(f"A{n:02}", answer("1", "", AGREE)) for n in range(20))]
    sources = Sources(groups)
    points = tuple(Evidence(g.id, Ref(1), mark_of(f"{dark} {n}")) for n, g in enumerate(against))
    themes = Themes(Ref(1), (Theme("m1", "It is dark there at night", points),), ())
    said = text_of(draft_question(find_one(consultation, Ref(1), sources, themes), WORDS))
    assert (
        "Nine of the twelve groups that disagree write of “night” and “dark”. One says: “It is dark"
        " there at night”. The other three give reasons, which are not quoted here." in said
    )


def test_who_does_not_answer_is_told_apart(consultation: Consultation) -> None:
    said = one(
        consultation,
        group("A", answer("1", "", AGREE)),
        group("B", answer("1", status=Status.DONT_KNOW)),
        group("C", answer("1", status=Status.NOT_APPLICABLE)),
        group("D", answer("1", status=Status.NOT_APPLICABLE)),
        group("E", answer("1", status=Status.SKIPPED)),
        group("F", answer("1", status=Status.RATHER_NOT_SAY)),
        group("G", answer("2", "Over there by the pond, please.")),
    )
    assert (
        "One group does not know, two groups say that the question does not apply to them and two"
        " groups were asked and gave no answer." in said
    )


def test_what_is_read_out_of_words_says_so_and_gives_way_to_the_team(
    consultation: Consultation,
) -> None:
    words = group("A", answer("1", "Yes, but only in summer."))
    sources = Sources([words])
    found = find_one(consultation, Ref(1), sources, None)
    assert [(p.stand, p.inferred) for p in found.positions] == [(Stand.PARTLY, True)]
    corrected = find_one(consultation, Ref(1), sources, None, {("A", Ref(1)): Read.DISAGREE})
    assert [(p.stand, p.inferred) for p in corrected.positions] == [(Stand.DISAGREE, False)]
    # Once the group says something else, the reading has nothing to stand on.
    changed = Sources([group("A", answer("1", "Yes, in winter too."))])
    assert not changed.stands(corrected.positions[0].evidence)


def test_an_open_question_has_no_minority(consultation: Consultation) -> None:
    groups = [group("A", answer("2", "No, not by the pond.")), group("B", answer("2", "The pond."))]
    found = find_one(consultation, Ref(2), Sources(groups), None)
    assert found.minority == ()
    assert draft_question(found, WORDS).passages[0].sentences[0].text == (
        "Two groups answered this question."
    )


def test_points_that_equally_many_groups_share_are_told_in_one_sentence(
    consultation: Consultation,
) -> None:
    said = ["We need a roof over it.", "Buses should stop there too."]
    groups = [group(f"G{n}", answer("2", f"{said[0]} {said[1]}")) for n in range(3)]
    points = [tuple(Evidence(g.id, Ref(2), mark_of(each)) for g in groups) for each in said]
    themes = Themes(
        Ref(2),
        tuple(Theme(f"t{n}", said[n].rstrip("."), points[n], decided=True) for n in range(2)),
        (),
    )
    draft = draft_question(find_one(consultation, Ref(2), Sources(groups), themes), WORDS)
    assert text_of(draft) == (
        "Three groups answered this question.\nPoints like these are made by three groups each:"
        " “We need a roof over it” and “Buses should stop there too”."
    )
    assert set(list(draft.sentences)[1].evidence) == {each for own in points for each in own}


def test_what_several_dissenters_say_alike_is_quoted_once(consultation: Consultation) -> None:
    dark = "It is dark there at night."
    said = one(
        consultation,
        *(group(f"A{n}", answer("1", "", AGREE)) for n in range(3)),
        *(group(f"D{n}", answer("1", dark, DISAGREE)) for n in range(2)),
    )
    assert "Both groups that disagree give the same reason: “It is dark there at night”." in said


def test_a_theme_is_not_told_in_the_words_of_who_sees_it_differently(
    consultation: Consultation,
) -> None:
    texts = [
        "We want no training at all.",
        "We want training in the evening.",
        "We want training for everybody.",
        "We want a crèche beside it.",
        "We want a crèche at noon.",
        "We want a crèche every day.",
    ]
    groups = [group(f"G{nth}", answer("2", text)) for nth, text in enumerate(texts)]
    points = [said(each, Ref(2))[0].evidence for each in groups]
    training = Theme("m1", texts[0].rstrip("."), tuple(points[:3]), source=points[0])
    care = Theme("m2", texts[3].rstrip("."), tuple(points[3:]), source=points[3])
    themes = Themes(Ref(2), (training, care), (), against={"m2": (points[0],)})
    told = text_of(draft_question(find_one(consultation, Ref(2), Sources(groups), themes), WORDS))
    assert (
        "Three groups write of “training”. One says: “We want training in the evening”. Another"
        " says: “We want training for everybody”." in told
    )
    assert "write of “crèche”. One says: “We want a crèche beside it”." in told
    assert "One group sees it differently: “We want no training at all”." in told
    # What the team has set aside is counted and not quoted.
    put_by = replace(
        themes, themes=(replace(training, points=tuple(points[1:3])), care), aside=(points[0],)
    )
    left = text_of(draft_question(find_one(consultation, Ref(2), Sources(groups), put_by), WORDS))
    assert "One group sees it differently" in left
    assert "We want no training" not in left
    # Where nobody else may be quoted, it is told in these words, and they are not quoted again.
    silent = [replace(g, about=replace(g.about, quoted=False)) for g in groups[1:3]]
    sources = Sources([groups[0], *silent, *groups[3:]])
    told = text_of(draft_question(find_one(consultation, Ref(2), sources, themes), WORDS))
    assert told.count("We want no training at all") == 1
    assert "sees it differently, in words that are not quoted here." in told


def test_a_theme_is_told_in_the_words_of_those_who_stand_where_most_behind_it_do(
    consultation: Consultation,
) -> None:
    stands = [DISAGREE, AGREE, AGREE]
    texts = ["The rules do not help.", "The rules would help us.", "The rules would help a lot."]
    groups = [
        group(f"G{nth}", answer("1", text, stand))
        for nth, (text, stand) in enumerate(zip(texts, stands, strict=True))
    ]
    points = tuple(said(each, Ref(1))[0].evidence for each in groups)
    theme = Theme("m1", texts[0].rstrip("."), points, source=points[0])
    themes = Themes(Ref(1), (theme,), ())
    told = text_of(draft_question(find_one(consultation, Ref(1), Sources(groups), themes), WORDS))
    said_by_both = "“The rules would help us”. Another says: “The rules would help a lot”."
    assert f"write of “rules”. One says: {said_by_both}" in told
    assert "The group that disagrees says: “The rules do not help”." in told


def test_the_letter_names_the_points_of_the_most_groups_and_what_was_asked(
    consultation: Consultation,
) -> None:
    wide, narrow = "The bench is too far from the shops.", "You must mend the roof."
    groups = [group(f"G{n}", answer("2", wide)) for n in range(3)]
    groups += [group(f"H{n}", answer("2", narrow)) for n in range(2)]
    points = [said(each, Ref(2))[0].evidence for each in groups]
    wider = Theme("m1", wide.rstrip("."), tuple(points[:3]))
    decided = Theme("t1", narrow.rstrip("."), tuple(points[3:]), decided=True)
    themes = {Ref(2): Themes(Ref(2), (decided, wider), ())}
    letter = draft_letter(consultation, find_all(consultation, Sources(groups), themes), WORDS)
    issues = next(passage for passage in letter.passages if passage.points)
    asked = asked_first(consultation, Ref(2))
    thing = f"three groups write of “bench” and “shops”. One says: “{wide[:-1]}”."
    assert [each.text for each in issues.sentences] == [f"On question 2, “{asked}”, {thing}"]


def test_what_nobody_has_confirmed_as_one_point_is_told_in_words_that_differ(
    consultation: Consultation,
) -> None:
    texts = [
        "Meet in the evening, after work.",
        "Meet in the evening, and not far away.",
        "Ask us to meet in the afternoon, not at night.",
    ]
    groups = [group(f"G{nth}", answer("2", text)) for nth, text in enumerate(texts)]
    points = tuple(said(each, Ref(2))[0].evidence for each in groups)
    theme = Theme("m1", texts[0].rstrip("."), points, source=points[0])

    def told(groups: list[Submission], theme: Theme) -> str:
        found = find_one(consultation, Ref(2), Sources(groups), Themes(Ref(2), (theme,), ()))
        return text_of(draft_question(found, WORDS))

    first, last = texts[0].rstrip("."), texts[2].rstrip(".")
    both = f"All three groups write of “meet”. One says: “{first}”. Another says"
    assert f"{both}: “{last}”." in told(groups, theme)
    confirmed = told(groups, replace(theme, decided=True))
    assert f"All three groups make a point like this one: “{first}”." in confirmed
    private = [replace(g, about=replace(g.about, quoted=False)) for g in groups[1:]]
    alone = told([groups[0], *private], theme)
    assert f"All three groups write of “meet”. One says: “{first}”." in alone
    # What has no word in common is not told as one subject.
    apart = ["Bring tea.", "Our hall is far.", "Ask the youth club."]
    others = [group(f"H{nth}", answer("2", text)) for nth, text in enumerate(apart)]
    pieces = tuple(said(each, Ref(2))[0].evidence for each in others)
    assert "write of" not in told(others, Theme("m1", "Bring tea", pieces, source=pieces[0]))


EVENINGS = [
    "We want the hall open in the evening.",
    "Ask us in the afternoon and not in the evening.",
    "Evening meetings are hard for carers.",
    "Our evening class needs the small room.",
    "No evening is free for us this winter.",
]


@few
@given(
    st.lists(st.tuples(st.sampled_from(EVENINGS), st.booleans(), st.booleans()), min_size=2,
             max_size=6)
)  # fmt: skip
def test_a_subject_is_told_in_words_of_groups_that_agreed_and_are_not_set_aside(
    consultation: Consultation, said_by: list[tuple[str, bool, bool]]
) -> None:
    groups = [
        group(f"G{nth}", answer("2", text), quoted=quoted)
        for nth, (text, quoted, _) in enumerate(said_by)
    ]
    points = tuple(said(each, Ref(2))[0].evidence for each in groups)
    themes = Themes(Ref(2), (Theme("m1", "", points),), ())
    found = find_one(consultation, Ref(2), Sources(groups), themes)
    aside = {(f"G{nth}", Ref(2)): "Why not" for nth, (*_, left) in enumerate(said_by) if left}
    open_ = {text.casefold() for text, quoted, left in said_by if quoted and not left}
    for quotation in quotations_in(draft_question(without_quoting(found, aside), WORDS)):
        told = quotation.casefold().rstrip(".")
        assert " " not in told or any(told in text for text in open_), quotation


@few
@given(
    st.lists(
        st.lists(st.sampled_from([*EVENINGS, "The hall is cold.", "Carers need the lunch club."]),
                 min_size=1, max_size=3, unique=True),
        min_size=2, max_size=7,
    ),
    st.data(),
)  # fmt: skip
def test_of_a_subject_all_groups_are_counted_that_use_its_words_and_no_others(
    consultation: Consultation, said_by: list[list[str]], data: st.DataObject
) -> None:
    groups = [group(f"G{nth}", answer("2", " ".join(each))) for nth, each in enumerate(said_by)]
    points = [point.evidence for each in groups for point in said(each, Ref(2))]
    behind = data.draw(st.lists(st.sampled_from(points), min_size=2, unique=True))
    sources = Sources(groups)
    themes = Themes(Ref(2), (Theme("m1", "", tuple(behind)),), ())
    for theme in find_one(consultation, Ref(2), sources, themes).themes:
        for word in theme.about:
            using = {f"G{nth}" for nth, each in enumerate(said_by) if uses(word, " ".join(each))}
            assert theme.groups <= using
            assert word != theme.about[0] or theme.groups == using
        assert all(map(sources.stands, theme.told_of))


def uses(word: str, text: str) -> bool:
    return stem(word.lower()) in map(stem, words_of(text))


def test_who_agrees_in_part_is_quoted_with_what_it_does_not_agree_with(
    consultation: Consultation,
) -> None:
    said = one(
        consultation,
        group("A", answer("1", "", AGREE)),
        group("B", answer("1", "", AGREE)),
        group(
            "C", answer("1", f"A bench is a fine thing. {LONG_WAY} But not by the pond.", PARTLY)
        ),
    )
    assert "says: “But not by the pond”." in said
    assert "fine thing" not in said


LONG_WAY = (
    "People sit on benches of many kinds in many villages of the county. Some of these have stood"
    " there since before the war. Some were made by the blacksmith, and others by the school."
)


@pytest.mark.parametrize("stance", [PARTLY, DISAGREE])
def test_a_short_answer_is_quoted_whole(consultation: Consultation, stance: Stance) -> None:
    short = "Yes, provided that it is lit. If it is not, we do not agree."
    groups = [group(name, answer("1", "", AGREE)) for name in "AB"]
    groups.append(group("C", answer("1", short, stance)))
    found = find_one(consultation, Ref(1), Sources(groups), None)
    draft = draft_question(found, WORDS)
    assert f"says: “{short[:-1]}”." in text_of(draft)
    leaning = next(each for each in draft.sentences if "provided" in each.text).evidence
    assert {point.evidence for point in said(groups[2], Ref(1))} <= {*leaning}


def test_what_leans_on_the_sentence_before_or_says_nothing_is_no_voice(
    consultation: Consultation,
) -> None:
    for text in (
        "If it is not lit at night, then we do not agree.",
        "For: it is near. Against: it is dark.",
        "We have no detailed comment on this one.",
        "We don't know what to say to it.",
    ):
        clear = "Clear paths are always better for everybody."
        groups = [group("A", answer("2", f"{text} {LONG_WAY} {clear}"))]
        single = tuple(each.evidence for each in said(groups[0], Ref(2)))
        themes = Themes(Ref(2), (), single[:1] + single[-1:])
        told = text_of(
            draft_question(find_one(consultation, Ref(2), Sources(groups), themes), WORDS)
        )
        assert clear.rstrip(".") in told
        assert text.rstrip(".") not in told


def test_a_point_in_which_words_are_redacted_is_not_quoted(consultation: Consultation) -> None:
    gone = "[name removed]"
    spoilt = f"We trust {gone} to keep the bench dry."
    alone = replace(
        group("A", answer("1", spoilt, DISAGREE)), placeholders=frozenset({gone})
    )  # fmt: skip
    others = [group("B", answer("1", "", AGREE)), group("C", answer("1", "", AGREE))]
    said = one(consultation, alone, *others)
    assert gone not in said
    assert "The group that disagrees gives reasons, which are not quoted here." in said
    more = replace(
        alone, answers={Ref(1): answer("1", f"{spoilt} It is dark there at night.", DISAGREE)}
    )
    assert "disagrees says: “It is dark there at night”." in one(consultation, more, *others)


def test_a_placeholder_titles_no_theme(consultation: Consultation) -> None:
    gone = "[name removed]"
    groups = [
        replace(group(name, answer("2", text)), placeholders=frozenset({gone}))
        for name, text in [
            ("A", f"The benches that {gone} painted need a roof."),
            ("B", f"The roof {gone} wants over the benches."),
            ("C", f"A roof is what {gone} asks for over the benches."),
        ]
    ]
    points = tuple(each.evidence for g in groups for each in said(g, Ref(2)))
    themes = decide(
        Ref(2), points_on(Ref(2), groups), (), Candidates((Candidate(points, points[0]),))
    )
    assert [theme.source for theme in themes.themes] == [None]
    told = text_of(draft_question(find_one(consultation, Ref(2), Sources(groups), themes), WORDS))
    assert "All three groups write of “benches” and “roof”." in told
    assert "benches" in told.casefold()
    assert "removed" not in told.casefold()


def test_themes_are_found_where_words_are_redacted(consultation: Consultation) -> None:
    gone = frozenset({"[name removed]"})
    texts = ["[name removed]", "[name removed]", "A roof for [name removed].", "A roof, please."]
    groups = [
        replace(group(f"G{n}", answer("2", text)), placeholders=gone)
        for n, text in enumerate(texts)
    ]
    found = find_all(consultation, Sources(groups), themes_in(consultation, groups))
    shown = "\n".join(map(text_of, drafted(found, consultation)))
    assert "removed" not in shown


def test_a_draft_says_whether_a_question_with_parts_was_answered_as_a_whole() -> None:
    lsp = load(ROOT / "consultations" / "lsp-2005")
    groups = [
        group("A", answer("16", "Invite them to send somebody.")),
        group("B", answer("16a", "Let every neighbourhood choose its own.")),
    ]
    found = find_all(lsp, Sources(groups), {})
    drafts = {str(each.ref): text_of(draft_question(each, WORDS)) for each in found}
    places = list(drafts)
    assert places[places.index("16") :][:3] == ["16", "16a", "16b"]
    assert drafts["16"].startswith("One group answered this question as a whole.")
    assert drafts["16a"].startswith("One group answered this part of the question.")
    assert drafts["16b"] == "No group answered this part of the question."
    assert drafts["1"] == "No group answered this question."


def test_the_letter_names_single_points_as_long_as_nothing_is_shared(
    consultation: Consultation,
) -> None:
    groups = [group("A", answer("2", "The council should put it over there by the pond."))]
    themes = {Ref(2): Themes(Ref(2), (), (said(groups[0], Ref(2))[0].evidence,))}
    found = find_all(consultation, Sources(groups), themes)
    letter = text_of(draft_letter(consultation, found, WORDS))
    assert (
        f"On question 2, “{asked_first(consultation, Ref(2))}”, one group says: “The council"
        " should put it over there by the pond”." in letter
    )
    assert "It gives the answers of one group." in letter


def test_the_letter_and_the_paper_read_the_same_before_and_after_the_last_day(
    consultation: Consultation,
) -> None:
    found = find_all(consultation, Sources([group("A", answer("2", "By the pond."))]), {})
    assert "asked for responses" not in text_of(draft_letter(consultation, found, WORDS))
    assert "as the last day for responses." in text_of(draft_paper(consultation, found, WORDS))


def test_the_catalogue_is_in_order(tmp_path: Path) -> None:
    spoilt = tmp_path / "draft.en.yml"
    text = (ROOT / "messages" / "draft.en.yml").read_text("utf-8")
    spoilt.write_text(text.replace("{who} says", "{whose} says"), "utf-8")
    with pytest.raises(Exception, match="whose"):
        DraftWords(spoilt)


def test_what_a_minority_shares_is_told_in_the_words_of_one_of_them(
    consultation: Consultation,
) -> None:
    shared = "The bench by the church gate has to stay"
    agreeing = [group(f"A{n}", answer("1", f"{shared}.", AGREE)) for n in range(9)]
    against = [
        group(f"D{n}", answer("1", f"{shared} but dry.", DISAGREE), quoted=n == 0) for n in range(7)
    ]
    for groups in (agreeing + against[1:], agreeing + against):
        sources = Sources(groups)
        points = tuple(point.evidence for s in groups for point in said(s, Ref(1)))
        for title in (shared, f"{shared} but dry"):
            theme = Theme("m1", title, points)
            found = find_one(consultation, Ref(1), sources, Themes(Ref(1), (theme,), ()))
            draft = draft_question(found, WORDS)
            assert {s.support(sources) for s in draft.sentences} == {Support.FULL}
            assert text_of(draft).count(shared) <= 1
    own = tuple(point for point in points if point.response.startswith("D"))
    themes = Themes(Ref(1), (Theme("m1", shared, own),), ())
    draft = draft_question(find_one(consultation, Ref(1), sources, themes), WORDS)
    assert "disagree write of “bench”, “gate” and “stay”. One says: “The bench" in text_of(draft)


def test_what_introduces_a_quotation_is_not_taken_for_words_of_it(
    consultation: Consultation,
) -> None:
    said_by_all = "A bench by the old church gate"
    groups = [
        group("A", answer("1", f"{said_by_all}.")),
        group("B", answer("1", f"We want this. {said_by_all}."), quoted=False),
        group("C", answer("1", f"We want this; {said_by_all}."), quoted=False),
    ]
    sources = Sources(groups)
    points = tuple(point.evidence for s in groups for point in said(s, Ref(1)))
    sentence = Sentence(f"Three groups make a point like this: “{said_by_all}”.", points)
    assert sentence.support(sources) is Support.FULL
    mixed = Sentence(f"Three groups want this: we want this a bench by {said_by_all}.", points)
    assert mixed.support(sources) is Support.LOST


def test_a_theme_of_which_one_voice_is_quoted_is_left_out_all_the_same(
    consultation: Consultation,
) -> None:
    texts = ["Bring tea to the hall.", "Our young people are far away.", "Ask the youth club."]
    groups = [group(f"G{nth}", answer("2", text)) for nth, text in enumerate(texts)]
    points = tuple(said(each, Ref(2))[0].evidence for each in groups)
    themes = Themes(Ref(2), (Theme("m1", texts[0], points),), ())
    found = find_one(consultation, Ref(2), Sources(groups), themes)
    draft = draft_question(found, WORDS)
    assert "In the words of one group" in text_of(draft) or "In the words of one" in text_of(draft)
    assert [theme.theme.id for theme in left_out(found, draft).themes] == ["m1"]


def test_where_most_agree_in_part_their_reservations_are_told(consultation: Consultation) -> None:
    groups = [
        *(group(f"A{n}", answer("1", "", AGREE)) for n in range(2)),
        group("P0", answer("1", "Only if it is lit.", PARTLY)),
        group("P1", answer("1", "Not next to the graves, though.", PARTLY)),
        group("P2", answer("1", "We split 5-4. For: it is near.", PARTLY)),
        group("P3", answer("1", "", PARTLY), quoted=False),
    ]
    found = find_one(consultation, Ref(1), Sources(groups), None)
    assert [view.stand for view in found.minority] == [Stand.AGREE, Stand.AGREE]
    draft = draft_question(found, WORDS)
    assert (
        "Two of the four groups that agree in part give reasons: “Only if it is lit” and “Not next"
        " to the graves, though”. Another gives reasons, which are not quoted here."
        " The other gives no reasons." in text_of(draft)
    )
    behind = {each.response for s in [*draft.sentences][1:] for each in s.evidence}
    assert {"P0", "P1", "P2", "P3"} <= behind


def test_nothing_is_cut_off_a_sentence_that_is_quoted(consultation: Consultation) -> None:
    texts = ["But the roof alone is not enough for us, because it rains.", "The roof is for all."]
    groups = [group(f"G{n}", answer("2", texts[n > 1])) for n in range(4)]
    points = tuple(said(each, Ref(2))[0].evidence for each in groups)
    theme = Theme("m1", "The roof alone is not enough for us", points, source=points[0])
    found = find_one(consultation, Ref(2), Sources(groups), Themes(Ref(2), (theme,), ()))
    told = text_of(draft_question(found, WORDS))
    assert f"One says: “{texts[0][:-1]}”. Another says: “{texts[1][:-1]}”." in told


@pytest.mark.parametrize("stance", [None, DISAGREE])
def test_a_point_that_was_set_aside_is_quoted_in_no_whole_answer(
    consultation: Consultation, stance: Stance | None
) -> None:
    ref = Ref(2) if stance is None else Ref(1)
    text = "The pond is the best place for it. Our neighbour is a crook who takes bribes."
    groups = [group("A", answer(str(ref), text, stance))]
    groups += [group(name, answer("1", "", AGREE)) for name in "BC"]
    good, bad = (point.evidence for point in said(groups[0], ref))
    themes = Themes(ref, (), (good,), aside=(bad,))
    told = text_of(draft_question(find_one(consultation, ref, Sources(groups), themes), WORDS))
    assert "The pond is the best place for it" in told
    assert "crook" not in told


def test_what_was_added_later_is_not_quoted_as_one_text_with_the_answer(
    consultation: Consultation,
) -> None:
    later = replace(answer("1", "No, leave it there by the pond.", DISAGREE), followup="So we say.")
    groups = [group("A", later), *(group(name, answer("1", "", AGREE)) for name in "BC")]
    assert "says: “No, leave it there by the pond”." in one(consultation, *groups)


def test_words_in_either_spelling_are_counted_as_one(consultation: Consultation) -> None:
    spelt = ["Small organisations cannot pay.", "No organizations are asked here."]
    groups = [group(f"G{n}", answer("2", spelt[n % 2])) for n in range(6)]
    points = tuple(said(each, Ref(2))[0].evidence for each in groups[:4])
    themes = Themes(Ref(2), (Theme("m1", "", points),), ())
    told = text_of(draft_question(find_one(consultation, Ref(2), Sources(groups), themes), WORDS))
    assert "All six groups write of “organi" in told
