"""The commands of `folkmoot`."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from bot.cli.checking import check_path
from bot.cli.common import groups, opened, put
from bot.cli.errors import reported
from bot.cli.exporting import export_
from bot.cli.keeping import backup, restore_
from bot.consultation import Consultation, load
from bot.consultation.samples import load_samples
from bot.exports import export
from bot.importing import import_response, read
from bot.importing.pieces import in_doubt, pieces_of
from bot.importing.samples import load_sample_groups, remove_sample_groups
from bot.interview import About
from bot.interview.reading.placing import Placed, place
from bot.interview.saying.wording import load_wording
from bot.response import Selection, Submission
from bot.response.drafting.words import DraftWords
from bot.serving.serve import serve as serve_everything
from bot.settings import Settings
from bot.store.interviews.conversations import today
from bot.store.responses.forgetting import forget_words
from bot.store.team.accounts import Role, add_account
from bot.store.team.audit import note

WRITTEN_BY_DEMO = ("docx", "html")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="folkmoot")
def main() -> None:
    """Answer a consultation together: many groups' answers, one network response.

    Settings come from the environment, as FOLKMOOT_…; docs/operating.md lists them.
    """


@main.command()
def serve() -> None:
    r"""Serve the pages and the assistant until Ctrl-C.

    Trains the assistant first if its phrases or rules have changed. Logs are in var/log/.

    \b
    Examples:
      folkmoot serve
      FOLKMOOT_PORT=8090 folkmoot serve
      FOLKMOOT_DATABASE_URL=postgresql:///folkmoot folkmoot serve
    """
    with reported():
        asyncio.run(serve_everything(Settings(), click.echo))


@main.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--group", "name", required=True, help="The name of the group.")
@click.option("--mandate", help="Who was asked, and how the answers were agreed.")
@click.option("--people", type=click.IntRange(min=1), help="How many people took part.")
@click.option("--named/--not-named", default=None, help="Whether the group may be named.")
@click.option("--quoted/--not-quoted", default=None, help="Whether its words may be quoted.")
@click.option("--dry-run", is_flag=True, help="Show what would be stored, and store nothing.")
def import_(
    file: Path,
    name: str,
    mandate: str | None,
    people: int | None,
    named: bool | None,
    quoted: bool | None,
    dry_run: bool,
) -> None:
    r"""Take in a written response: FILE is plain text, Markdown or DOCX.

    Each answer must begin with the number of its question, such as “1.”, “1:” or “Q1”. The
    question may be repeated before the answer. A covering letter is kept apart. What could not
    be placed is listed. If anything is wrong, nothing is stored.

    \b
    Examples:
      folkmoot import response.docx --group "Acton Lunch Club" --named --quoted
      folkmoot import response.txt --group "Acton Lunch Club" --dry-run
    """
    if not name.strip():
        raise click.ClickException("Please give the name of the group: --group NAME")
    with reported():
        settings = Settings()
        consultation = load(settings.consultation)
        wording = load_wording(settings.messages)
        placed = place(read(file), consultation, wording.not_answering)
        if not dry_run:
            about = About(name.strip(), mandate, people, named, quoted)
            with opened(settings) as database, database.transaction() as session:
                import_response(session, consultation, placed, about)
    _report(placed, consultation, stored=not dry_run)


def _report(placed: Placed, consultation: Consultation, *, stored: bool) -> None:
    numbers = {answer.ref.number for answer in placed.answers}
    verb = "Stored" if stored else "Found"
    click.echo(f"{verb} answers to {len(numbers)} of {len(consultation.questions)} questions.")
    if placed.letter:
        click.echo(f"{verb} a covering letter of {len(placed.letter.split())} words.")
    for label, refs in (("Without an answer", placed.empty), ("Not in the file", placed.missing)):
        if refs:
            click.echo(f"{label}: {', '.join(map(str, refs))}.")
    pieces = pieces_of(placed)
    for where, numbered in in_doubt(pieces, placed.letter or "", consultation).items():
        what, which = "the letter", ", ".join(map(str, numbered))
        if where is not None:
            ref = pieces[where].ref
            what = f"the answer to {ref}" if ref else "what is not placed"
        click.echo(f"In doubt: lines of {what} begin with {which}.")
    own = "Left out as the consultation's own words"
    for label, left in (("Not placed", placed.leftovers), (own, placed.repeated)):
        for leftover in left:
            beginning = " ".join(leftover.text.split())
            shown = beginning if len(beginning) <= 60 else beginning[:60].rsplit(" ", 1)[0] + " …"
            click.echo(f"{label}, lines {leftover.first} to {leftover.last}: {shown}")


main.add_command(export_)
main.add_command(backup)
main.add_command(restore_)


@main.command(name="analyse")
@click.argument("answers", type=click.Path(path_type=Path))
@click.option(
    "--themes",
    type=click.Path(path_type=Path),
    help="A table of themes to place the answers in, instead of finding them.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True,
    help="The file to write, as JSON.",
)  # fmt: skip
def analyse_(answers: Path, themes: Path | None, output: Path) -> None:
    r"""Find the themes, stances and minority views in a table of answers.

    ANSWERS is a CSV file in UTF-8 with the columns id, group, question and text. It may have
    stance, people and quoted too. The themes to place answers in have the columns id, question
    and title. Nothing is stored, and the same tables always give the same bytes. See
    docs/analysis.md.

    \b
    Examples:
      folkmoot analyse answers.csv -o findings.json
      folkmoot analyse answers.csv --themes themes.csv -o findings.json
    """
    # Loading the analysis takes a second, which every command would pay.
    from bot.analysis.analyse import analyse  # noqa: PLC0415
    from bot.cli.analysing import document  # noqa: PLC0415
    from bot.cli.tables import read_answers, read_themes  # noqa: PLC0415

    with reported():
        questions = read_answers(answers)
        given = read_themes(themes, list(questions)) if themes else None
    with click.progressbar(
        analyse(questions, given),
        length=len(questions),
        label="Questions",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as analysed:
        written = document(analysed, questions, scores=given is not None)
    put(written.encode(), output)
    click.echo(f"Wrote {output}: the answers to {_questions(len(questions))}.")


def _questions(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"


@main.command()
def themes() -> None:
    r"""Look for themes in the answers, as “Look for themes” in the console does.

    Only questions are looked at whose answers, or the decisions on them, have changed since the
    last time. What people decided stays as it is. The console shows what was found.

    \b
    Example:
      folkmoot themes
    """
    # Loading the analysis takes a second, which every command would pay.
    from bot.store.network.searching import run_themes  # noqa: PLC0415

    with reported():
        settings = Settings()
        consultation = load(settings.consultation)
        with (
            opened(settings) as database,
            click.progressbar(
                length=1, label="Questions", file=sys.stderr, hidden=not sys.stderr.isatty()
            ) as bar,
        ):

            def tell(done: int, total: int) -> None:
                bar.length = total
                bar.update(done - bar.pos)

            looked_at = run_themes(
                database, consultation, progress=tell, with_samples=settings.with_samples
            )
    click.echo(f"Looked for themes in the answers to {_questions(looked_at)}.")


@main.command()
@click.argument("email")
@click.option("--name", required=True, help="The person's name, as it stands beside their work.")
@click.option(
    "--role",
    type=click.Choice([role.key for role in Role]),
    default=Role.ADMINISTRATOR.key,
    show_default=True,
    help="What the person may do in the console.",
)
@click.password_option(help="The password. Without it, you are asked for it.")
def account(email: str, name: str, role: str, password: str) -> None:
    r"""Make an account for the console: the first one, or another.

    \b
    Examples:
      folkmoot account asha@example.org --name "Asha Kaur"
      folkmoot account ben@example.org --name "Ben Ofori" --role editor
    """
    with reported(), opened(Settings()) as database, database.transaction() as session:
        made = add_account(session, email, name, Role.of(role), password)
        note(session, None, "account_added", f"account:{made.id}", role=role)
    click.echo(f"{made.name} can sign in at /console as {made.email}.")


@main.command()
def forget() -> None:
    """Forget redacted words for good, where the time for keeping them is over.

    `folkmoot serve` does this at every start. Run it each night where Folkmoot runs for long.
    """
    with reported(), opened(Settings()) as database:
        forgotten = forget_words(database, today())
    click.echo(f"Forgot the words of {_redactions(forgotten)}.")


def _redactions(count: int) -> str:
    return "1 redaction" if count == 1 else f"{count} redactions"


@main.command()
@click.option("--remove", is_flag=True, help="Take the sample groups out again.")
def demo(remove: bool) -> None:
    """Load a dozen invented groups, and write the network response they lead to.

    The groups are marked as samples wherever they appear. Once a real group has submitted a
    response, samples are left out of the network response.
    """
    # Loading the analysis takes a second, which every command would pay.
    from bot.store.network.network import load_network  # noqa: PLC0415

    with reported():
        settings = Settings()
        consultation = load(settings.consultation)
        with opened(settings) as database:
            if remove:
                with database.transaction() as session:
                    removed = remove_sample_groups(session, consultation)
                click.echo(f"Removed {groups(removed)}.")
                return
            samples = load_samples(settings.consultation, consultation)
            with database.transaction() as session:
                count = load_sample_groups(session, consultation, samples)
            with database.reading() as session:
                words = DraftWords(settings.draft_words)
                response = load_network(session, consultation, words, selecting=_samples)
        click.echo(f"Loaded {groups(count)}. They are invented, and marked as samples.")
        for format_ in WRITTEN_BY_DEMO:
            output = settings.var / "demo" / f"network-response.{format_}"
            put(export(response, format_, settings.document_words), output)
            click.echo(f"Wrote {output}")
    click.echo("“folkmoot demo --remove” takes the sample groups out again.")


def _samples(submissions: Sequence[Submission]) -> Selection:
    return Selection([s for s in submissions if s.sample], 0, 0)


@main.command()
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1)
def check(paths: tuple[Path, ...]) -> None:
    r"""Check what is written: a consultation's files, and the catalogues of words.

    Each of PATHS is a consultation's folder, a catalogue of messages, or one of the words of the
    document or of the pages. Without any, those in use are checked.

    Says of everything that is wrong in which file and on which line it is, and what to do; ends
    with status 1 then. Also advises where a text is too long or hard to read.

    \b
    Examples:
      folkmoot check
      folkmoot check consultations/lsp-2005
      folkmoot check messages/en.yml
    """
    with reported():
        settings = Settings()
        in_use = (
            settings.consultation,
            settings.messages,
            settings.document_words,
            settings.draft_words,
            settings.page_words,
            settings.console_words,
        )
        checked = [check_path(path) for path in paths or in_use]
    for summary, _ in checked:
        click.echo(summary)
    if advice := [problem for _, problems in checked for problem in problems]:
        click.echo("These could be better:")
        click.echo("\n".join(f"  {problem}" for problem in advice))
