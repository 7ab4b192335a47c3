"""Shows reports as one JSON document, for programs; its published schema is `schemas/report/1.0/report.schema.json`.

Text from the material is escaped where a terminal or a CI system could be steered by it; the JSON values stay the same.

This module decides nothing: `ok` is what the reports say, and false when there is none.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from archive.findings import Report
from archive.formats import Presentation, Reporter
from archive.markup.display import inert, visible_lines
from archive.product import NAME, VERSION
from archive.reporting.records import report_record


def show(reports: Iterable[Report], _wishes: Presentation) -> Iterator[str]:
    """Yield the JSON document that says what all `reports` say."""
    reports = list(reports)
    document = {
        "tool": NAME,
        "version": VERSION,
        "ok": bool(reports) and all(report.ok for report in reports),
        "reports": [report_record(report) for report in reports],
    }
    yield inert(visible_lines(json.dumps(document, ensure_ascii=False, indent=2))) + "\n"


REPORTER: Final = Reporter(name="json", title="One JSON document, for programs (schemas/report/1.0)", show=show)
