"""`archive validate`: judges what the paths hold and shows the report; the exit code is 1 when there is an error in it."""

from pathlib import Path

import click

from archive import judging, registry
from archive.cli._command import Command
from archive.cli._options import SOURCE
from archive.cli._talk import pour, say
from archive.errors import ArchiveError
from archive.files.publishing import publish_file
from archive.formats import Presentation

REPORTS = ("text", "json")


@click.command(
    name="validate",
    cls=Command,
    short_help="Judge bundles and documents, ours or a stranger's.",
    examples=(
        "archive validate out/*",
        "archive validate article.newsml.xml --report json -o report.json",
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=SOURCE)
@click.option("--report", "form", type=click.Choice(REPORTS), default="text", show_default=True, help="Form of the report.")
@click.option(
    "-o", "--output", metavar="FILE", default="-", show_default=True, help="File for the report, or - for standard output."
)
def command(paths: tuple[Path, ...], form: str, output: str) -> int:
    """Judge bundles and documents, ours or a stranger's.

    A PATH is a bag (folder, zip, tar), or one NewsML-G2 or ninjs document; which it is, is found by content. Nothing is written
    and nothing is fetched. The exit code is 0 when no error is found, 1 when one is.
    """
    reports = []
    worst = 0
    for path in paths:
        try:
            reports.append(judging.check(path))
        except ArchiveError as error:
            say(f"failed: {error}")
            worst = max(worst, error.exit_code)
    text = registry.reporter(form).show(reports, Presentation())
    if output == "-":
        pour(text.encode())
    else:
        publish_file(Path(output), text.encode())
    return worst or (0 if all(report.ok for report in reports) else 1)
