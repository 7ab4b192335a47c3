"""Shows reports as JSON lines, one report a line: for programs that read very many of them.

A line is what an entry of `reports` is in the JSON document (`$defs/report` of `schemas/report/1.0/report.schema.json`), without
white space. No reports are no lines. Line and paragraph separators in the material are escaped, so that every reader sees
the same lines.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from archive.findings import Report
from archive.formats import Presentation, Reporter
from archive.markup.display import inert, visible
from archive.reporting.records import report_record


def show(reports: Iterable[Report], _wishes: Presentation) -> Iterator[str]:
    """Yield one line for each report."""
    return (f"{inert(visible(_compact(report)))}\n" for report in reports)


def _compact(report: Report) -> str:
    """Return one report as JSON without white space."""
    return json.dumps(report_record(report), ensure_ascii=False, separators=(",", ":"))


REPORTER: Final = Reporter(name="jsonl", title="One JSON object a line, one line a subject", show=show)
