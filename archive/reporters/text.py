"""Shows reports as plain text, for people: one line per finding, one summary per subject, a count at the end.

A finding is `path:line: CODE message`, the form that editors and CI logs link; a warning or a note says so before its
message. Lines fit 80 columns, a long one goes on indented. What was skipped is shown with its reason, because silence is
not success. Text from the material is made visible before it is shown.

This module colours nothing and asks no terminal for its width: the same reports are the same text.
"""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from archive.findings import Finding, Report, Severity
from archive.formats import Reporter
from archive.markup.display import visible

_WIDTH: Final = 80


def show(reports: Sequence[Report]) -> str:
    """Return what all `reports` say, the findings of each subject first and then its summary."""
    lines = [line for report in reports for line in _report(report)]
    good = sum(report.ok for report in reports)
    found = [finding for report in reports for finding in report.findings]
    subjects = _plural(len(reports), "subject")
    lines += _wrapped(f"{subjects}: {good} ok, {len(reports) - good} not ok; {_counts(found)}")
    return "\n".join(lines) + "\n"


def _report(report: Report) -> Iterator[str]:
    """Yield the lines of one report."""
    subject = visible(report.subject)
    for finding in report.findings:
        yield from _wrapped(_finding(subject, finding))
    verdict = "ok" if report.ok else "not ok"
    checked = f"checked {', '.join(map(visible, report.checked))}" if report.checked else "nothing was checked"
    yield from _wrapped(f"{subject}: {verdict} ({_counts(report.findings)}; {checked})")
    for skipped in report.skipped:
        yield from _wrapped(f"  skipped: {visible(skipped.check)}: {visible(skipped.reason)}")


def _finding(subject: str, finding: Finding) -> str:
    """Return one finding as one unwrapped line."""
    where = finding.where
    place = "/".join(filter(None, (subject, visible(where.path))))
    if where.line is not None:
        place += f":{where.line}"
    severity = finding.rule.severity
    grade = "" if severity is Severity.ERROR else f"{severity.value}: "
    pointer = f" [{visible(where.pointer)}]" if where.pointer else ""
    return f"{place}: {finding.rule.code} {grade}{visible(finding.message)}{pointer}"


def _counts(findings: Iterable[Finding]) -> str:
    """Return how many findings there are of each severity: "no errors", "1 error, 2 warnings"."""
    found = Counter(finding.rule.severity for finding in findings)
    parts = [_plural(found[severity], severity.value) for severity in Severity if found[severity]]
    return ", ".join(parts) or "no findings"


def _plural(number: int, noun: str) -> str:
    """Return the number and the noun: "1 error", "2 errors"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _wrapped(line: str) -> list[str]:
    """Return `line` as lines of at most 80 columns; a word that is longer stays whole, so that paths can be copied."""
    return textwrap.wrap(line, _WIDTH, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


REPORTER: Final = Reporter(name="text", title="Plain text, one line per finding", show=show)
