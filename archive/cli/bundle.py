"""`archive bundle`: each article of each SOURCE becomes one verified bundle under its name.

A source that holds several articles becomes several bundles. One bad source never stops the others: it is named on standard
error, and the exit code is 3 at the end (with a single article, the code of its own error). Standard output says what was
made, where, and what the importer was not sure about.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from archive import pipeline
from archive.cli._command import SOURCE, Command
from archive.cli._options import rendering_options, source_options, wishes
from archive.cli._talk import say, show
from archive.cli._tell import tell_bundle
from archive.errors import ArchiveError, SourceError
from archive.naming import package_name

CONTAINERS = ("folder", "zip", "tar")


@click.command(
    name="bundle",
    cls=Command,
    short_help="Make a verified bundle of each SOURCE.",
    examples=(
        "archive bundle article.txt -o out",
        "archive bundle *.txt -o out --container zip --lang en",
        "archive bundle article.txt -o out --at 2026-11-22T09:30:00Z \\",
        '    --set byline="By Ada Stone" --set content-created=2026-11-21',
    ),
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=SOURCE)
@click.option(
    "-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path), help="Folder that takes the bundles."
)
@click.option("--container", type=click.Choice(CONTAINERS), default="folder", show_default=True, help="What a bundle is kept in.")
@rendering_options
@source_options
def command(sources: tuple[Path, ...], output: Path, container: str, rendering: Mapping[str, Any], **options: Any) -> int:
    """Make a verified bundle of each SOURCE; of a feed, of each article in it.

    A bundle is a BagIt 1.0 bag that holds the source as received and the article as NewsML-G2, ninjs and PDF. Its name is made of
    the headline and the identifier. Nothing is ever overwritten: a bundle that is there with the same content is a success and
    called identical.
    """
    wish = wishes(**options)
    failures: list[ArchiveError] = []
    bad, articles = set(), 0
    for path in sources:
        for found in _articles(path, wish):
            articles += 1
            try:
                if isinstance(found, ArchiveError):
                    raise found
                show(_bundle(found, output, container, rendering))
            except ArchiveError as error:
                say(f"failed: {error if error.where else f'{path}: {error}'}")
                failures.append(error)
                bad.add(path)
    if articles > len(sources):
        show(f"{articles - len(failures)} of {articles} articles bundled")
    elif len(sources) > 1:
        show(f"{len(sources) - len(bad)} of {len(sources)} sources bundled")
    if not failures:
        return 0
    return failures[0].exit_code if articles == 1 else SourceError.exit_code


def _articles(path: Path, wish: pipeline.Wishes) -> Iterator[pipeline.Ingested | ArchiveError]:
    """Yield every article of a source, and what stands in the way of one or of all."""
    try:
        yield from pipeline.ingest_each(path, wish)
    except ArchiveError as error:
        yield error


def _bundle(ingested: pipeline.Ingested, output: Path, container: str, chosen: Mapping[str, Any]) -> str:
    """Make one bundle and return what to tell of it."""
    rendered = pipeline.render(ingested, wishes=replace(ingested.rendering, **chosen))
    tree = pipeline.pack(ingested, rendered)
    receipt = pipeline.keep(output, container, package_name(ingested.article), tree)
    return tell_bundle(ingested, rendered, receipt)
