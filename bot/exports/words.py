"""The words of the document: which there are, what can be filled in, and reading them."""

from functools import cache
from pathlib import Path

from bot.interview.saying.texts import Texts
from bot.response.document import Stand
from bot.response.submitted.editions import Edition

WORDS: dict[str, str] = {
    "language": "",
    "sample.all": "",
    "sample.some": "",
    **{f"counts.{what}.one": "n" for what in ("groups", "people")},
    **{f"counts.{what}.other": "n" for what in ("groups", "people")},
    "draft": "",
    **{f"approved.{key}": "meeting date number" for key in ("not_submitted", "submitted")},
    "contents": "",
    "letter.heading": "",
    "letter.subject": "consultation network",
    "paper.title": "consultation network",
    "paper.nothing": "",
    "marks.author": "",
    "marks.withdrawn": "",
    "marks.unsupported": "",
    **{f"marks.{support}": "nth" for support in ("none", "lost", "full")},
    "marks.leans": "nth groups",
    "answers.heading": "",
    "answers.question": "ref",
    "answers.part": "letter part",
    "answers.answer": "",
    "answers.no_answer": "",
    "answers.inferred": "n",
    "answers.more": "names n",
    "answers.table": "ref",
    **{f"answers.columns.{column}": "" for column in range(3)},
    **{f"answers.who.{edition}": "" for edition in ("named", "pseudonymous")},
    "answers.aside": "",
    "answers.aside_view": "groups stand reason",
    "answers.unnamed": "",
    **{f"stands.{stand}": "" for stand in Stand},
    "annex.heading": "",
    "annex.table": "",
    **{f"annex.columns.{column}": "" for column in range(4)},
    "annex.pseudonyms": "names",
    "annex.unnamed": "groups people",
    "annex.unnamed_without_people": "groups people",
    "annex.nobody_named": "",
    "annex.nobody": "",
    "annex.groups": "groups people",
    "annex.groups_without_people": "groups people",
    "annex.as_of": "date due",
    "annex.how": "",
    "annex.method": "",
    "left_out.heading": "",
    "left_out.lead": "",
    "left_out.table": "",
    "left_out.theme": "title groups",
    "left_out.untitled": "n",
    **{f"left_out.columns.{column}": "" for column in range(3)},
    **{f"editions.{edition}": "" for edition in Edition},
    **{
        f"sheets.{sheet}.columns.{column}": ""
        for sheet, columns in (("overview", 2), ("answers", 5), ("question", 5))
        for column in range(columns)
    },
    **{f"sheets.{sheet}.name": "ref" for sheet in ("overview", "answers", "question")},
    **{
        f"sheets.facts.{fact}": ""
        for fact in (
            *("sample", "consultation", "publisher", "responses_due", "network", "groups"),
            *("people", "as_of", "edition", "contributor", "unnamed", "remark", "for_team"),
        )
    },
    **{
        f"sheets.what.{what}": ""
        for what in ("question", "answer", "stand", "theme", "put_together", "of_it", "single")
    },
    "sheets.for_team": "",
    "sheets.withheld": "",
    "went.title": "group",
    "went.lead": "consultation network",
    "went.draft": "date",
    "went.submitted": "number date",
    "went.question": "ref",
    "went.marked": "stand",
    "went.elsewhere": "text place",
    "went.theme": "title groups",
    "went.untitled": "groups",
    "went.aside": "reason",
    "went.set_aside": "text reason",
    "went.comment": "place",
    **{
        f"went.{key}": ""
        for key in (
            "late",
            "remark",
            "said",
            "became",
            "sentences",
            "nothing",
            "gone",
            "letter",
            "paper",
            "themes",
            "left_out",
            "comments",
        )
    },
    **{f"went.decisions.{decision}": "" for decision in ("open", "taken", "partly", "not")},
    "copy.title": "consultation",
    "copy.to": "network publisher",
    "copy.about": "",
    **{f"copy.{detail}": detail for detail in ("group", "mandate", "people")},
    **{
        f"copy.{consent}.{given}": ""
        for consent in ("named", "quoted")
        for given in ("yes", "no", "unsaid")
    },
    "copy.submitted": "date number",
    "copy.not_submitted": "",
    "copy.withdrawn": "",
    "copy.question": "ref",
    "copy.followup": "",
    "copy.remark": "",
}
"""Every text of the document by its place in the catalogue, and what can be filled in."""


class Words(Texts):
    """The catalogue of the document's words."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, WORDS)


@cache
def words_in(path: Path) -> Words:
    """The catalogue in a file, which is read once."""
    return Words(path)
