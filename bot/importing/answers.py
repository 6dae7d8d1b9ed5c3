"""Reading a table of answers: of one group, or of many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.consultation import Consultation, Ref, Stance, Status
from bot.consultation.answers import NON_ANSWERS
from bot.importing.pieces import Piece
from bot.importing.table import (
    STANCES,
    YES_NO,
    column_names,
    fields,
    filled,
    one_of,
    people,
    rows,
    separator,
    wrong,
)
from bot.interview import GENERAL, About
from bot.interview.reading.placing import status_of
from bot.response.names import same_name

WORDS = ("text", "answer")
"""What the column with the answers may be called."""

REMARKS = frozenset({"0", "comment", "comments", "general", "remarks"})
"""What stands in place of a question's number beside comments on the whole paper."""

_STANDS: dict[str, Stance | Status | None] = {
    **STANCES,
    **{status.value: status for status in NON_ANSWERS},
    "don't know": Status.DONT_KNOW, "not sure": Status.DONT_KNOW,
    "not applicable": Status.NOT_APPLICABLE, "n/a": Status.NOT_APPLICABLE,
}  # fmt: skip

_YES_NO: dict[str, bool | None] = {**YES_NO, "": None}


@dataclass
class FromTable:
    """What a table has of one group."""

    group: str
    """Empty if the table is of one group and does not say which."""
    line: int
    people: int = 0
    named: bool | None = None
    quoted: bool | None = None
    mandate: str = ""
    pieces: list[Piece] = field(default_factory=list)

    @property
    def about(self) -> About:
        """Who answers, and with what consent."""
        return About(
            group=self.group or None,
            mandate=self.mandate or None,
            people=self.people or None,
            named=self.named,
            quoted=self.quoted,
        )


def is_table(name: str, text: str) -> bool:
    """Whether a text is a table of answers."""
    if name.lower().endswith((".csv", ".tsv")):
        return True
    first = next((line for line in text.splitlines() if line.strip()), "")
    if not any(between in first for between in ",;\t"):
        return False
    heads = {field.strip().strip('"').lower() for field in first.split(separator(first))}
    return "question" in heads and not heads.isdisjoint(WORDS)


def read_answers(
    name: str,
    text: str,
    consultation: Consultation,
    phrases: Mapping[Status, Sequence[str]],
) -> list[FromTable]:
    """The answers of a table, by group, in the order in which the groups first come.

    Args:
        name: of the file, for what is said about it.
        text: the table. Its columns are `question`, and `text` or `answer`; of many groups
            also `group`. It may have stance, people, named, quoted and mandate.
        consultation: the questions that it answers.
        phrases: for each non-answer, the words that say just that.

    Raises:
        CannotImport: it is no such table. The text says where, and what to do.
    """
    text = text.removeprefix("\ufeff")
    first = next((line for line in text.splitlines() if line.strip()), "")
    between = separator(first)
    heads = next(
        (column_names(name, n, row, ["question"]) for n, row in fields(name, first, between)), []
    )
    words = next((column for column in WORDS if column in heads), WORDS[1])
    of_many = "group" in heads
    found: dict[str, FromTable] = {}
    needed = ["question", words, *(["group"] if of_many else [])]
    for line, row in rows(name, text, needed, between):
        group = " ".join(filled(name, line, row, "group").split()) if of_many else ""
        here = found.setdefault(same_name(group), FromTable(group, line))
        here.people = here.people or people(name, line, row.get("people", ""))
        for column in ("named", "quoted"):
            said = one_of(name, line, column, row.get(column, ""), _YES_NO)
            if said is not None:
                setattr(here, column, said)
        here.mandate = here.mandate or row.get("mandate", "").strip()
        ref = _ref(name, line, filled(name, line, row, "question"), consultation)
        stand = one_of(name, line, "stance", row.get("stance", ""), _STANDS)
        answer = row[words].replace("\r\n", "\n").strip()
        if stand is None and (says := status_of(answer, phrases)) is not Status.ANSWERED:
            stand = says
        here.pieces.append(Piece(answer, ref, stand, first=line))
    return list(found.values())


def _ref(name: str, line: int, value: str, consultation: Consultation) -> Ref:
    if value.lower() in REMARKS:
        return GENERAL
    try:
        ref = Ref.parse(value.lower().removeprefix("question").removeprefix("q").strip(" .):"))
    except ValueError:
        ref = None
    if ref is None or ref not in consultation:
        raise wrong(
            name, line,
            f"There is no question “{value}” in this consultation. Correct the number, or take"
            " the row out.",
        )  # fmt: skip
    return ref
