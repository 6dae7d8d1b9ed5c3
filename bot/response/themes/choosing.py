"""What somebody asks for at the desk, as a decision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.response.submitted.evidence import Evidence
from bot.response.submitted.pasted import REPEATED
from bot.response.submitted.runs import runs
from bot.response.themes.deciding import (
    BringBack,
    Decision,
    Delete,
    Make,
    Merge,
    Move,
    Rename,
    SetAside,
)
from bot.response.themes.points import Points
from bot.response.themes.themes import Theme, Themes

ALONE = "alone"
"""In place of a theme's id: out of any theme."""

LONGEST = 200
"""Characters of a title or a reason, at most."""

OWN_WORDS = 4
"""A title of fewer words is nobody's in particular."""


class CannotDecide(Exception):
    """What was asked for cannot be done. `why` is a key: what to do about it."""

    def __init__(self, why: str, theme: str = "") -> None:
        self.why, self.theme = why, theme
        super().__init__(why)


@dataclass(frozen=True)
class Asked:
    """What somebody asked for, as the form has it."""

    what: str
    """accept, rename, merge, delete, move, make, aside, back, take or refuse."""
    theme: str = ""
    into: str = ""
    """The id of the theme to move or merge into; `ALONE` for none."""
    points: tuple[Evidence, ...] = ()
    """The points that were chosen. With `take` and `refuse`, none means all that are suggested."""
    title: str = ""
    reason: str = ""


def decision_of(asked: Asked, themes: Themes, points: Points, new_id: str) -> Decision:
    """The decision that does what was asked for. To decide on a candidate is to accept it.

    Args:
        asked: what was asked for.
        themes: the themes as they stand.
        points: what is said on the question.
        new_id: the id of a theme that has to be made.

    Raises:
        CannotDecide: something is missing, or not there any more.
    """
    title = " ".join(asked.title.split())
    if max(len(title), len(asked.reason)) > LONGEST:
        raise CannotDecide("long", asked.theme)
    match asked.what:
        case "accept" | "rename" | "merge" | "delete" | "take" | "refuse":
            theme = themes.theme(asked.theme)
            if theme is None:
                raise CannotDecide("theme_gone")
            return _on_theme(asked, theme, title, themes, points, new_id)
        case "move" | "make" | "aside" | "back":
            chosen = tuple(point for point in asked.points if point in points)
            if not chosen:
                raise CannotDecide("no_points")
            return _on_points(asked, chosen, title, themes, points, new_id)
    raise CannotDecide("nothing")


def _on_theme(
    asked: Asked, theme: Theme, title: str, themes: Themes, points: Points, new_id: str
) -> Decision:
    match asked.what:
        case "accept" if not theme.decided:
            return Make(new_id, theme.points, source=theme.source)
        case "rename":
            if not title:
                raise CannotDecide("no_title", theme.id)
            source = _source(title, theme, points, themes)
            if theme.decided:
                return Rename(theme.id, title, source)
            return Make(new_id, theme.points, title, source)
        case "merge":
            into = themes.theme(asked.into)
            if into is None or into is theme:
                raise CannotDecide("no_other", theme.id)
            if theme.decided and into.decided:
                return Merge(into.id, (theme.id,))
            if theme.decided:
                # A person's theme stays, with its title; the candidate goes into it.
                return Move(into.points, theme.id)
            return _into(into, theme.points, new_id)
        case "delete":
            # A candidate is no theme any more once each of its points is to stand alone.
            return Delete(theme.id) if theme.decided else Move(theme.points, None)
        case "take" | "refuse":
            meant = [p for p, id_ in themes.suggested.items() if id_ == theme.id]
            if asked.points:
                meant = [point for point in meant if point in asked.points]
            if not meant:
                raise CannotDecide("no_points")
            return Move(tuple(meant), theme.id if asked.what == "take" else None)
    raise CannotDecide("nothing")


def _on_points(
    asked: Asked,
    chosen: tuple[Evidence, ...],
    title: str,
    themes: Themes,
    points: Points,
    new_id: str,
) -> Decision:
    match asked.what:
        case "make":
            made = Theme(new_id, "", chosen)
            return Make(
                new_id, chosen, title, _source(title, made, points, themes) if title else None
            )
        case "aside":
            return SetAside(chosen, asked.reason)
        case "back":
            return BringBack(chosen)
    if asked.into == ALONE:
        return Move(chosen)
    into = themes.theme(asked.into)
    if into is None:
        raise CannotDecide("no_place")
    return _into(into, chosen, new_id)


def _into(theme: Theme, more: Sequence[Evidence], new_id: str) -> Decision:
    """Put points into a theme; a candidate is accepted with them."""
    if theme.decided:
        return Move(tuple(more), theme.id)
    all_ = tuple(dict.fromkeys((*theme.points, *more)))
    return Make(new_id, all_, source=theme.source)


def _source(title: str, theme: Theme, points: Points, themes: Themes) -> Evidence | None:
    """Whose words a typed title is, so that it goes when they go.

    Raises:
        CannotDecide: they are the words of a group that may not be quoted.
    """
    if title == theme.title and theme.source is not None:
        return theme.source
    if len(title.split()) < OWN_WORDS:
        return None
    found = list(_holding(title, (*theme.points, *themes.places), points))
    if not found:
        return None
    for point in found:
        if points[point].answer.quotable:
            return point
    raise CannotDecide("not_quotable", theme.id)


def _holding(title: str, among: Iterable[Evidence], points: Points) -> Iterable[Evidence]:
    words, repeated = title.casefold(), set(runs(title, REPEATED))
    for point in among:
        text = points[point].text
        if words in " ".join(text.split()).casefold() or repeated.intersection(
            runs(text, REPEATED)
        ):
            yield point
