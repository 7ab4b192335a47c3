"""`archive inspect`: shows the Article that a source or bundle states, field by field, and how sure each field is."""

import json
from pathlib import Path

import click

from archive import pipeline
from archive.cli._command import SOURCE, Command
from archive.cli._options import instant
from archive.cli._talk import pour, show
from archive.cli._tell import row
from archive.formats import Reading
from archive.model.article import Article
from archive.model.record import encode
from archive.naming import package_name

_HIDDEN = ("bodies", "provenance")


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
    """Show what a SOURCE or bundle says, and how sure each field is.

    Nothing is written.
    """
    ingested = pipeline.ingest(path, pipeline.Wishes(reading=Reading(at=instant(""))))
    article = ingested.article
    if as_json:
        pour((json.dumps(encode(article), ensure_ascii=False, indent=2) + "\n").encode())
        return 0
    show(package_name(article))
    for line in (*_fields(article), *_content(article), *_provenance(article)):
        show(line)
    return 0


def _fields(article: Article) -> list[str]:
    """Return a row for each filled field, with its origin."""
    origins = {entry.field: entry.origin.value for entry in article.provenance.origins}
    record = encode(article)
    lines: list[str] = []
    if isinstance(record, dict):
        for name, value in record.items():
            if name not in _HIDDEN:
                origin = f" [{origins[name]}]" if name in origins else ""
                lines += row(name.replace("_", "-"), f"{_plain(value)}{origin}", label_width=20)
    return lines


def _plain(value: object) -> str:
    """Return a record value as one readable line."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {_plain(item)}" if key not in ("value", "name") else _plain(item) for key, item in value.items())
    if isinstance(value, list):
        return "; ".join(map(_plain, value))
    return str(value)


def _content(article: Article) -> list[str]:
    """Return a row on each body."""
    return [
        line
        for body in article.bodies
        for line in row(
            "body", f"{len(body.blocks)} blocks, {body.word_count} words, {body.char_count} characters", label_width=20
        )
    ]


def _provenance(article: Article) -> list[str]:
    """Return rows on the first source and on what was changed or could not be mapped."""
    provenance = article.provenance
    lines: list[str] = []
    if source := provenance.source:
        about = f"{source.name}, {source.media_type}, {source.size} bytes, {source.encoding or 'binary'}"
        lines += row("source", about, label_width=20) + row("source sha256", source.sha256, label_width=20)
    for note in provenance.notes:
        lines += row("note", note, label_width=20)
    for entry in provenance.unmapped:
        lines += row("not mapped", f"{entry.path}: {entry.value}", label_width=20)
    return lines
