"""Shows reports as a GitLab code quality report: findings appear in the merge request, at the lines they speak of.

A JSON array of issues with description, check name, fingerprint, severity and location (GitLab, Code Quality report format).
GitLab asks for a line, so a finding that has none stands at line 1. Paths are relative to the working folder and do not
begin with `./`. A subject on which nothing was checked is an issue too.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from archive.findings import Report, Severity
from archive.formats import Presentation, Reporter
from archive.markup.display import inert, visible, visible_lines
from archive.reporting.places import fingerprints, located, relative
from archive.reporting.wording import silence

_SEVERITY: Final = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def show(reports: Iterable[Report], wishes: Presentation) -> Iterator[str]:
    """Yield the JSON array."""
    reports = list(reports)
    found = [entry for report in reports for entry in located(report, wishes.root)]
    issues = [
        _issue(
            code=entry.finding.rule.code,
            description=f"{entry.finding.rule.code} {entry.message}",
            severity=_SEVERITY[entry.finding.rule.severity],
            path=entry.path,
            line=entry.finding.where.line or 1,
            fingerprint=mark,
        )
        for entry, mark in zip(found, fingerprints(found), strict=True)
    ]
    issues += _silent(reports, wishes.root)
    yield inert(visible_lines(json.dumps(issues, ensure_ascii=False, indent=2))) + "\n"


def _silent(reports: Sequence[Report], root: str) -> Iterator[dict[str, object]]:
    """Yield an issue for each subject that is not ok although no finding says so."""
    for number, report in enumerate(reports):
        if reason := silence(report):
            path = relative(report.subject, root)
            mark = hashlib.sha256(f"unchecked\0{path}\0{number}".encode("utf-8", "backslashreplace")).hexdigest()
            yield _issue(code="unchecked", description=reason, severity="critical", path=path, line=1, fingerprint=mark)


def _issue(*, code: str, description: str, severity: str, path: str, line: int, fingerprint: str) -> dict[str, object]:
    """Return one issue."""
    return {
        "type": "issue",
        "check_name": code,
        "description": description,
        "severity": severity,
        "fingerprint": fingerprint,
        "location": {"path": visible(path), "lines": {"begin": line}},
    }


REPORTER: Final = Reporter(name="gitlab", title="Code quality report of GitLab", show=show)
