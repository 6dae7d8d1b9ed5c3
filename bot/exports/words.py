"""The words of the document: which there are, what can be filled in, and reading them."""

from pathlib import Path

from bot.interview.saying.texts import Texts
from bot.response.document import Stand

WORDS: dict[str, str] = {
    "language": "",
    "sample": "",
    **{f"counts.{what}.one": "n" for what in ("groups", "people", "agree", "disagree")},
    **{f"counts.{what}.other": "n" for what in ("groups", "people", "agree", "disagree")},
    "letter.heading": "",
    "letter.to": "publisher",
    "letter.subject": "consultation network",
    "letter.opening": "network groups people members",
    "letter.opening_without_people": "network groups people members",
    "letter.as_of": "date due",
    "letter.issues": "",
    "letter.issue": "words ref groups",
    "letter.divided": "questions",
    "letter.divided_question": "ref agree disagree",
    "letter.closing": "network",
    "answers.heading": "",
    "answers.question": "ref",
    "answers.part": "letter part",
    "answers.no_answer": "",
    "answers.table": "ref",
    **{f"answers.columns.{column}": "" for column in range(4)},
    "answers.shared": "",
    "answers.single": "",
    **{
        f"answers.point{shared}{named}": "words groups names"
        for shared in ("", "_shared")
        for named in ("", "_named")
    },
    "answers.unquotable": "n",
    "answers.quotes": "",
    "answers.unnamed": "",
    "remarks.heading": "",
    **{f"stands.{stand}": "" for stand in Stand},
    "annex.heading": "",
    "annex.table": "",
    **{f"annex.columns.{column}": "" for column in range(4)},
    "annex.unnamed": "groups people",
    "annex.nobody": "",
    "annex.method": "",
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
