"""`archive inspect`: shows the Article that a source or bundle states, field by field, and how sure each field is."""

import json
from pathlib import Path

import click

from archive import pipeline
from archive.cli._article import tell_article
from archive.cli._command import SOURCE, Command
from archive.cli._options import instant
from archive.cli._talk import pour, show
from archive.formats import Reading
from archive.model.record import encode
from archive.naming import package_name


@click.command(
    name="inspect",
    cls=Command,
    short_help="Show what a SOURCE or bundle says, and how sure each field is.",
    examples=(
        "archive inspect article.txt",
        "archive inspect out/some-bundle --json",
    ),
)
@click.argument("path", type=SOURCE)
@click.option("--json", "as_json", is_flag=True, help="Print the whole record as JSON.")
def command(path: Path, as_json: bool) -> int:  # noqa: FBT001  click passes a flag by name
    """Show what a source or bundle at PATH says, and how sure each field is.

    Nothing is written.
    """
    ingested = pipeline.ingest(path, pipeline.Wishes(reading=Reading(at=instant(""))))
    article = ingested.article
    if as_json:
        pour((json.dumps(encode(article), ensure_ascii=False, indent=2) + "\n").encode())
        return 0
    show(package_name(article))
    for line in tell_article(article):
        show(line)
    return 0
