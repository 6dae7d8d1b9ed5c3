"""Random consultations of a few groups, with random themes and corrections."""

from collections.abc import Sequence
from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.analysis.stance import Stand
from bot.consultation import Ref, Stance, Status
from bot.interview import About, Answer
from bot.response import Submission
from bot.response.submitted.evidence import Evidence, Sources, said
from bot.response.themes.themes import Theme, Themes

REFS = [Ref(1), Ref(2), Ref(3), Ref(4), Ref(4, "a"), Ref(4, "b"), Ref(5)]
WORDS = [
    "we",
    "would",
    "like",
    "a",
    "bench",
    "green",
    "roof",
    "not",
    "lamp",
    "by",
    "the",
    "church",
    "and",
    "no",
    "cars",
    "yes",
    "small",
]

texts = st.one_of(
    st.just(""),
    st.sampled_from(
        ["Yes.", "No. It is dark there.", "Yes, but not there.", "See answer to question 1.",
         "Not applicable.", "Keep the old bench!", "- a roof\n- a bench by the church gate"]
    ),
    st.lists(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join),
        min_size=1, max_size=4,
    ).map(lambda told: ". ".join(told) + "."),
)  # fmt: skip


def answers(ref: Ref) -> st.SearchStrategy[Answer]:
    return st.builds(
        Answer,
        ref=st.just(ref),
        status=st.sampled_from([Status.ANSWERED] * 4 + list(Status)),
        stance=st.sampled_from([None, None, *Stance]),
        text=texts,
        followup=st.sampled_from(["", "", "It is the draught that we mind most of all."]),
    ).filter(lambda a: a.stance is None or a.status is Status.ANSWERED)


@st.composite
def submissions(draw: st.DrawFn, most: int = 8) -> list[Submission]:
    """A few groups with some answers."""
    made = []
    for number in range(draw(st.integers(0, most))):
        refs = draw(st.lists(st.sampled_from(REFS), unique=True))
        about = About(
            group=f"Quorndon{number} Neighbours",
            people=draw(st.sampled_from([None, 1, 12])),
            named=draw(st.sampled_from([None, False, True])),
            quoted=draw(st.sampled_from([None, False, True, True])),
        )
        made.append(
            Submission(
                id=f"{number:032x}",
                about=about,
                answers={ref: draw(answers(ref)) for ref in refs},
                group_about=None,
                area=None,
                sample=False,
                submitted_at=datetime(2024, 1, 20, tzinfo=UTC),
            )
        )
    return made


@st.composite
def themes_of(draw: st.DrawFn, made: Sequence[Submission]) -> dict[Ref, Themes]:
    """Themes of some questions, of any of their points, titled in any way."""
    found = {}
    for ref in REFS:
        points = list(dict.fromkeys(p.evidence for s in made for p in said(s, ref)))
        words = {p.evidence: p.text for s in made for p in said(s, ref)}
        if not points:
            continue
        where = draw(st.lists(st.integers(0, 3), min_size=len(points), max_size=len(points)))
        grouped = [
            [point for point, at in zip(points, where, strict=True) if at == nth]
            for nth in range(4)
        ]
        themes = [
            Theme(
                f"m{nth}",
                draw(st.sampled_from([words[p] for p in group] + ["A bench", ""])),
                tuple(group),
                decided=draw(st.booleans()),
            )
            for nth, group in enumerate(grouped[1:])
            if group
        ]
        against = {theme.id: tuple(draw(st.sets(st.sampled_from(points)))) for theme in themes}
        found[ref] = Themes(ref, tuple(themes), tuple(grouped[0]), against=against)
    return found


corrections = st.dictionaries(
    st.tuples(st.sampled_from([f"{n:032x}" for n in range(8)]), st.sampled_from(REFS)),
    st.sampled_from(list(Stand)),
    max_size=6,
)


def lost(sources: Sources, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence that leads nowhere."""
    return [each for each in evidence if not sources.stands(each)]
