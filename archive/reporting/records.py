"""Reports as plain data, the form of `schemas/report/1.0`: what the JSON reporters write.

Every key is always there, so that a reader need not guess; what is unknown is None (line, column) or "" (path, pointer).
"""

from archive.findings import Finding, Report


def report_record(report: Report) -> dict[str, object]:
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
