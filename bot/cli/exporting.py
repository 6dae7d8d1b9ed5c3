"""The command that writes the network response."""

from functools import partial
from pathlib import Path

import click

from bot.cli.common import groups, opened, put
from bot.cli.errors import reported
from bot.consultation import load
from bot.exports import DATA, DOCUMENTS, FORMATS, Marking, export, export_paper
from bot.response import select
from bot.response.drafting.words import DraftWords
from bot.response.submitted.editions import Edition
from bot.settings import Settings
from bot.store.circulation.progress import approved


@click.command(name="export")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="The format; without it, the ending of the output file decides.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True,
    help="The file to write.",
)  # fmt: skip
@click.option(
    "--edition",
    type=click.Choice([str(edition) for edition in Edition]),
    default=str(Edition.NAMED),
    show_default=True,
    help="Who can be recognised.",
)
@click.option("--paper", is_flag=True, help="Write the paper for the meeting instead.")
@click.option(
    "--answers",
    is_flag=True,
    help="Write answers and themes instead, for the team's own work. Not for publication.",
)
@click.option("--final", is_flag=True, help="Do not mark it as a draft.")
@click.option("--with-samples", is_flag=True, help="Include sample groups beside real ones.")
@click.option("--with-unsubmitted", is_flag=True, help="Include responses that were not submitted.")
def export_(
    format_: str | None,
    output: Path,
    edition: str,
    paper: bool,
    answers: bool,
    final: bool,
    with_samples: bool,
    with_unsubmitted: bool,
) -> None:
    r"""Write the network response: covering letter, answers, annex. Or the meeting paper.

    Groups are named, and quoted, only with their consent, and quoted only in what the network
    says. Until the members have agreed it, documents are marked as a draft on every page. The same
    answers always give the same bytes.

    \b
    Examples:
      folkmoot export -o response.docx
      folkmoot export --format json -o response.json
      folkmoot export --edition anonymous -o response.pdf
      folkmoot export --paper -o paper.docx
    """
    format_ = format_ or output.suffix.lstrip(".").lower()
    if format_ not in FORMATS:
        formats = ", ".join(FORMATS)
        raise click.ClickException(f"“{output}” has no known ending. Add --format: {formats}.")
    if paper and format_ not in DOCUMENTS:
        formats = ", ".join(DOCUMENTS)
        raise click.ClickException(f"The meeting paper is a document. Its formats are {formats}.")
    if answers and (paper or format_ not in DATA):
        formats = ", ".join(DATA)
        raise click.ClickException(f"Answers and themes are data. Their formats are {formats}.")
    # Loading the analysis takes a second, which every command would pay.
    from bot.store.network.network import how_far, load_material  # noqa: PLC0415

    with reported():
        settings = Settings()
        words = DraftWords(settings.draft_words)
        selecting = partial(select, with_samples=with_samples, with_unsubmitted=with_unsubmitted)
        with opened(settings) as database, database.reading() as session:
            consultation = load(settings.consultation)
            material = load_material(session, consultation, words, selecting)
            agreed = approved(session, consultation.id, how_far(session, material))
        response = material.response(Edition(edition), answers=answers)
        write = export_paper if paper else export
        marking = Marking(
            draft=not final and agreed is None, approved=None if final or paper else agreed
        )
        put(write(response, format_, settings.document_words, marking), output)
    selection = material.selection
    click.echo(f"Wrote {output}: the answers of {groups(len(selection.chosen))}.")
    for name in selection.names_given_twice:
        click.echo(f"Two responses are from “{name}”. If it is one group, it counts twice.")
    if selection.not_submitted:
        click.echo(
            f"Left out, as not submitted yet: {groups(selection.not_submitted)}"
            " (--with-unsubmitted includes them)."
        )
    if selection.samples:
        click.echo(f"Left out, as samples: {groups(selection.samples)}.")
