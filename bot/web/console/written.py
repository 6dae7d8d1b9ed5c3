"""The form of a written response: who it is from, and its pieces."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from aiohttp import web

from bot.analysis.points import Answer
from bot.analysis.stance import Stand, standing
from bot.consultation import Consultation, Ref, Stance
from bot.consultation.answers import NON_ANSWERS
from bot.importing.hinting import Hints, hints
from bot.importing.importer import Written
from bot.importing.papers import Paper
from bot.importing.pieces import SAYABLE, Piece, answers_of, unanswered
from bot.interview import GENERAL, About
from bot.interview.group.giving import LONGEST_NAME
from bot.interview.reading.counting import number_in
from bot.interview.reading.telling import is_contact
from bot.interview.state.response import LONGEST_ANSWER
from bot.response.heard.answered import Given, given
from bot.response.submitted.suggesting import Kind, suggestions
from bot.store.interviews.messages import can_be_kept
from bot.web.console.page import Problem, problem
from bot.web.console.uploading import Sent

DETAILS = ("group", "area", "people", "mandate", "contact", "named", "quoted", "evidence")
"""What is asked about the group."""

MOST_PIECES = 1000

STANDS: tuple[str, ...] = (*map(str, Stance), *map(str, SAYABLE))
"""What can be chosen as what words say, beside leaving that to the words."""

CONSENTS = {"yes": True, "no": False, "unsaid": None}
"""What can be chosen for each consent. One of them has to be."""


@dataclass(frozen=True)
class WrittenForm:
    """A written response as it stands in the form."""

    details: dict[str, str] = field(default_factory=lambda: dict.fromkeys(DETAILS, ""))
    pieces: Sequence[Piece] = ()
    letter: str = ""
    name: str = ""
    """Of the file, if it came in one."""
    placed: bool = True
    """Whether any answer was found by itself."""
    submitted: str = "yes"
    repeated: Sequence[str] = ()
    """The consultation's own words, which the paper repeats. They are shown, not stored."""

    @property
    def about(self) -> About:
        """Who answers, and with what consent."""
        known = {name: value or None for name, value in self.details.items()}
        return About(
            group=known["group"],
            mandate=known["mandate"],
            people=number_in(self.details["people"]),
            named=CONSENTS.get(self.details["named"]),
            quoted=CONSENTS.get(self.details["quoted"]),
            contact=known["contact"],
        )

    @property
    def written(self) -> Written:
        """What would be stored."""
        return Written(
            about=self.about,
            answers=answers_of(self.pieces),
            letter=self.letter.strip() or None,
            area=self.details["area"] or None,
            evidence=self.details["evidence"] or None,
            submitted=self.submitted == "yes",
        )

    @property
    def hints(self) -> Hints:
        """What the words themselves say of consent and of people."""
        return hints([*(piece.text for piece in self.pieces), self.letter])

    @property
    def personal(self) -> list[tuple[str, list[Kind]]]:
        """The fields in which there is an e-mail address, a telephone number or a postcode."""
        fields = [*_named_pieces(self.pieces), ("letter", self.letter)]
        found = [(name, suggestions([text], About())) for name, text in fields]
        return [(name, list(dict.fromkeys(s.kind for s in some))) for name, some in found if some]

    def given(self, consultation: Consultation) -> Given:
        """How many questions have an answer."""
        answers = answers_of(self.pieces)
        return given(consultation, {answer.ref: answer.status for answer in answers})

    def missing(self, consultation: Consultation) -> list[Ref]:
        """What has no answer."""
        return unanswered(consultation, answers_of(self.pieces))


def read_as(piece: Piece, consultation: Consultation) -> Stand | None:
    """What the words of a piece tell of where the group stands, if its question asks for that."""
    if piece.ref is None or piece.ref == GENERAL or not piece.says_something:
        return None
    if not consultation.question(piece.ref).asks_for_view:
        return None
    return standing(Answer("", "", piece.text)).stand


def form_of(paper: Paper, name: str, details: dict[str, str]) -> WrittenForm:
    """The form of a paper that was taken apart."""
    return WrittenForm(
        details={**dict.fromkeys(DETAILS, ""), **details},
        pieces=paper.pieces,
        letter=paper.letter or "",
        name=name,
        placed=paper.placed,
        repeated=[" ".join(text.split()) for text in paper.repeated],
    )


def filled_in(form: Sent) -> WrittenForm:
    """The form as it was sent."""
    count = int(form["pieces"]) if re.fullmatch("[0-9]{1,4}", form["pieces"]) else 0
    return WrittenForm(
        details={name: form[name] for name in DETAILS},
        pieces=[_piece(form, nth) for nth in range(min(count, MOST_PIECES))],
        letter=form.words("letter"),
        name=form["file_name"],
        placed=form["placed"] != "no",
        submitted="no" if form["submitted"] == "no" else "yes",
        repeated=form.words("repeated").splitlines(),
    )


def _piece(form: Sent, nth: int) -> Piece:
    lines = [int(n) for n in re.findall("[0-9]{1,7}", form[f"lines-{nth}"])][:2]
    first, last = [*lines, 0, 0][:2]
    stand = form[f"stand-{nth}"]
    return Piece(
        text=form.words(f"text-{nth}").strip("\n"),
        ref=_ref(form[f"to-{nth}"]),
        stand=next((known for known in (*Stance, *NON_ANSWERS) if known == stand), None),
        first=first,
        last=last,
    )


def _ref(value: str) -> Ref | None:
    try:
        return Ref.parse(value)
    except ValueError:
        return None


def known_to(consultation: Consultation, form: WrittenForm) -> WrittenForm:
    """The form with only such places as the consultation has."""

    def place(piece: Piece) -> Piece:
        known = piece.ref is None or piece.ref == GENERAL or piece.ref in consultation
        return piece if known else replace(piece, ref=None)

    return replace(form, pieces=[place(piece) for piece in form.pieces])


def wrong_with(request: web.Request, form: WrittenForm) -> list[Problem]:
    """Why the form cannot be stored as it is, if so."""
    found = list(_wrong_details(request, form.details))
    for name, text in [("letter", form.letter), *_named_pieces(form.pieces)]:
        if not can_be_kept(text):
            found.append(problem(request, name, "import", "problems", "not_kept"))
        elif len(text) > LONGEST_ANSWER:
            found.append(
                problem(
                    request, name, "import", "problems", "too_long", longest=f"{LONGEST_ANSWER:,}"
                )
            )
    answers = answers_of(form.pieces)
    for answer in answers:
        if len(answer.text) > LONGEST_ANSWER and not found:
            nth = next(n for n, piece in enumerate(form.pieces) if piece.ref == answer.ref)
            found.append(
                problem(
                    request, f"text-{nth}", "import", "problems", "long_together",
                    longest=f"{LONGEST_ANSWER:,}",
                )
            )  # fmt: skip
    if not answers:
        found.append(problem(request, "pieces", "import", "problems", "no_answers"))
    return found


def _named_pieces(pieces: Iterable[Piece]) -> list[tuple[str, str]]:
    return [(f"text-{nth}", piece.text) for nth, piece in enumerate(pieces)]


def _wrong_details(request: web.Request, details: dict[str, str]) -> list[Problem]:
    found = []
    if not details["group"]:
        found.append(problem(request, "group", "import", "problems", "no_group"))
    elif len(details["group"]) > LONGEST_NAME:
        found.append(
            problem(request, "group", "import", "problems", "too_long", longest=LONGEST_NAME)
        )
    if details["people"] and number_in(details["people"]) is None:
        found.append(problem(request, "people", "import", "problems", "no_number"))
    if details["contact"] and not is_contact(details["contact"]):
        found.append(problem(request, "contact", "import", "problems", "no_contact"))
    found += [
        problem(request, f"{name}-yes", "import", "problems", f"no_{name}")
        for name in ("named", "quoted")
        if details[name] not in CONSENTS
    ]
    found += [
        problem(request, name, "import", "problems", "not_kept")
        for name in ("group", "area", "mandate", "contact", "evidence")
        if not can_be_kept(details[name])
    ]
    return found
