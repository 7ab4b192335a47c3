"""What the reporters for people say in the same words: verdicts, counts, and the order of findings.

Everything returned here is visible text (see `markup/display.py`) on one line.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from archive.findings import Finding, Report, Severity
from archive.markup.display import visible

OF_ONE_RULE: Final = 100  # a damaged package can break one rule 300,000 times; nobody reads that


def plural(number: int, noun: str) -> str:
    """Return the number and the noun: "1 error", "2 errors"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def counts(findings: Iterable[Finding]) -> str:
    """Return how many findings there are of each severity: "no findings", "1 error, 2 warnings"."""
    return _counted(Counter(finding.rule.severity for finding in findings))


def _counted(found: Counter[Severity]) -> str:
    """Return the numbers that are not 0, the gravest severity first."""
    parts = [plural(found[severity], severity.value) for severity in Severity if found[severity]]
    return ", ".join(parts) or "no findings"


class Total:
    """What reports come to that are seen one by one; as text: "2 subjects: 1 ok, 1 not ok; 1 error"."""

    def __init__(self) -> None:
        self._verdicts: Counter[bool] = Counter()
        self._found: Counter[Severity] = Counter()

    def add(self, report: Report) -> None:
        """Count one more report."""
        self._verdicts[report.ok] += 1
        self._found.update(finding.rule.severity for finding in report.findings)

    def __str__(self) -> str:
        good, bad = self._verdicts[True], self._verdicts[False]
        return f"{plural(good + bad, 'subject')}: {good} ok, {bad} not ok; {_counted(self._found)}"


def verdict(report: Report) -> str:
    """Return "ok" or "not ok"."""
    return "ok" if report.ok else "not ok"


def silence(report: Report) -> str:
    """Return why a subject is not ok although no finding says so, "" when a finding does or it is ok."""
    if report.ok or report.failing:
        return ""
    reasons = "; ".join(skipped.reason for skipped in report.skipped)
    return visible(f"Nothing was checked: {reasons}" if reasons else "Nothing was checked")


def place(finding: Finding) -> str:
    """Return path, line and column inside the subject: "data/a.json:3:7", "" for the subject itself."""
    where = finding.where
    numbers = "" if where.line is None else f":{where.line}" + ("" if where.column is None else f":{where.column}")
    return visible(where.path) + numbers


def shown(report: Report, *, verbose: bool) -> tuple[list[Finding], dict[str, int]]:
    """Return the findings to show, by place, and rule -> how many more there are; `verbose` leaves none out."""
    if verbose:
        return by_place(report), {}
    seen: Counter[str] = Counter()
    findings = []
    for finding in by_place(report):
        seen[finding.rule.code] += 1
        if seen[finding.rule.code] <= OF_ONE_RULE:
            findings.append(finding)
    return findings, {code: number - OF_ONE_RULE for code, number in sorted(seen.items()) if number > OF_ONE_RULE}


def by_place(report: Report) -> list[Finding]:
    """Return the findings grouped by file in the order of their paths, and in the order of lines inside a file."""
    return sorted(report.findings, key=lambda finding: (finding.where.path, finding.where.line or 0, finding.where.column or 0))
