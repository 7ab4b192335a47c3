"""Shows reports as one JSON document, for programs; its published schema is `schemas/report/1.0/report.schema.json`.

Every finding has all keys, so that a reader need not guess; what is unknown is null (line, column) or "" (path, pointer).
Text from the material is escaped where a terminal could be steered by it; the JSON values stay the same.

This module decides nothing: `ok` is what the reports say, and false when there is none.
"""

import json
from collections.abc import Sequence
from typing import Final

from archive.findings import Finding, Report
from archive.formats import Reporter
from archive.markup.display import visible_lines
from archive.product import NAME, VERSION


def show(reports: Sequence[Report]) -> str:
    """Return the JSON document that says what all `reports` say."""
    document = {
        "tool": NAME,
        "version": VERSION,
        "ok": bool(reports) and all(report.ok for report in reports),
        "reports": [_report(report) for report in reports],
    }
    return visible_lines(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _report(report: Report) -> dict[str, object]:
    """Return one report as plain data."""
    return {
        "subject": report.subject,
        "ok": report.ok,
        "findings": [_finding(finding) for finding in report.findings],
        "checked": list(report.checked),
        "skipped": [{"check": skipped.check, "reason": skipped.reason} for skipped in report.skipped],
    }


def _finding(finding: Finding) -> dict[str, object]:
    """Return one finding as plain data."""
    where = finding.where
    return {
        "code": finding.rule.code,
        "severity": finding.rule.severity.value,
        "message": finding.message,
        "where": {"path": where.path, "line": where.line, "column": where.column, "pointer": where.pointer},
        "spec": finding.rule.spec,
    }


REPORTER: Final = Reporter(name="json", title="One JSON document, for programs (schemas/report/1.0)", show=show)
