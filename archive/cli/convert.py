"""`archive convert`: one SOURCE becomes one document, in a file or on standard output."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from archive import pipeline, registry
from archive.cli._command import SOURCE, Command
from archive.cli._options import rendering_options, source_options, wishes
from archive.cli._talk import pour, say
from archive.cli._tell import sentence, unsure
from archive.files.keeping import keep_file

FIRST = {"pdf": ("newsml-g2", "ninjs", "pdf")}


class FormatName(click.ParamType[str]):
    """The name of an exporter, checked without loading any."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name, or fail with the names that there are."""
        names = registry.names("exporters")
        if value not in names:
            self.fail(f"{value!r} is not one of {', '.join(names)}.", param, ctx)
        return str(value)


@click.command(
    name="convert",
    cls=Command,
    short_help="Turn one SOURCE into one document.",
    examples=(
        "archive convert article.txt --to newsml-g2",
        "archive convert article.txt --to pdf -o article.pdf --lang en",
        "archive convert out/some-bundle.zip --to ninjs --ninjs-version 2.3",
    ),
)
@click.argument("source", type=SOURCE)
@click.option("--to", "target", metavar="FORMAT", required=True, type=FormatName(), help="Format to make; see: archive formats.")
@click.option("-o", "--output", metavar="FILE", default="-", show_default=True, help="File to make, or - for standard output.")
@rendering_options
@source_options
def command(source: Path, target: str, output: str, rendering: Mapping[str, Any], **options: Any) -> int:
    """Turn one SOURCE (a file, or a bundle) into one document.

    A file that is there already is never overwritten.
    """
    ingested = pipeline.ingest(source, wishes(**options))
    rendered = pipeline.render(ingested, FIRST.get(target, (target,)), replace(ingested.rendering, **rendering))
    document = rendered.documents[-1]
    data = document.content.read()
    if output == "-":
        pour(data, binary=document.media_type == "application/pdf")
    else:
        identical = keep_file(Path(output), [data])
        say(f"{'identical' if identical else 'made'} {output}")
    for entry in unsure(ingested.article.provenance.origins):
        say(f"unsure: {entry}")
    for finding in (*ingested.findings, *rendered.findings):
        say(f"{finding.rule.severity.value}: {sentence(finding)}")
    return 0
