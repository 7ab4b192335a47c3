"""Shows reports as plain text, for people: one line per finding, one summary per subject, a count at the end.

A finding is `path:line: CODE message`, the form that editors and CI logs link; a warning or a note says so before its
message. The findings of a subject are grouped by file, in the order of lines. Lines fit 80 columns, a long one goes on
indented. Of one rule at most 100 findings are shown for a subject, and how many more there are, unless the caller wishes for all.
What was skipped is shown with its reason, because silence is not success; what was checked is counted, or named on wish.
Notes are counted too, and shown on wish or when they make the subject fail.

Text from the material is made visible before it is shown, and no line is a command to a CI system. This module asks no terminal
for its width or its colours: the same reports and wishes are the same text.
"""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Final

from archive.findings import Finding, Report, Severity
from archive.formats import Presentation, Reporter
from archive.markup.display import inert, visible
from archive.reporting.wording import Total, counts, plural, shown, verdict

_WIDTH: Final = 80
# Marks that no visible text can hold stand for colours while lines are wrapped: red, yellow, cyan, green, and back.
_RED, _YELLOW, _CYAN, _GREEN, _END = "\x01\x02\x03\x04\x05"
_MARK: Final = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.NOTE: _CYAN}
_PLAIN: Final = str.maketrans(dict.fromkeys((_RED, _YELLOW, _CYAN, _GREEN, _END), ""))
_COLOURED: Final = str.maketrans({_RED: "\x1b[31m", _YELLOW: "\x1b[33m", _CYAN: "\x1b[36m", _GREEN: "\x1b[32m", _END: "\x1b[0m"})


def show(reports: Iterable[Report], wishes: Presentation) -> Iterator[str]:
    """Yield what each of `reports` says, the findings of a subject first and then its summary, and at last the count of all."""
    colours = _COLOURED if wishes.colour else _PLAIN
    whole = Total()
    for report in reports:
        whole.add(report)
        yield "".join(f"{line}\n" for line in _report(report, verbose=wishes.verbose)).translate(colours)
    yield "".join(f"{line}\n" for line in _wrapped(str(whole)))


def _report(report: Report, *, verbose: bool) -> Iterator[str]:
    """Yield the lines of one report."""
    subject = visible(report.subject)
    findings, more = shown(report, verbose=verbose)
    hidden = [] if verbose else [finding for finding in findings if _is_remark(finding, report)]
    for finding in findings:
        if finding not in hidden:
            yield from _wrapped(_finding(subject, finding))
    for code, number in more.items():
        yield from _wrapped(f"{subject}: {visible(code)} {number} more of these; --verbose shows all")
    yield from _wrapped(_summary(subject, report))
    if hidden:
        yield from _wrapped(f"  not shown: {plural(len(hidden), 'note')}; --verbose shows all")
    for check in report.checked if verbose else ():
        yield from _wrapped(f"  checked: {visible(check)}")
    for skipped in report.skipped:
        yield from _wrapped(f"  skipped: {visible(skipped.check)}: {visible(skipped.reason)}")


def _is_remark(finding: Finding, report: Report) -> bool:
    """Tell whether a finding is a note that decides nothing."""
    return finding.rule.severity is Severity.NOTE and not finding.rule.severity.reaches(report.fails_at)


def _finding(subject: str, finding: Finding) -> str:
    """Return one finding as one unwrapped line."""
    where = finding.where
    severity = finding.rule.severity
    place = "/".join(filter(None, (subject, visible(where.path)))) + (f":{where.line}" if where.line is not None else "")
    grade = visible(finding.rule.code) + ("" if severity is Severity.ERROR else f" {severity.value}:")
    pointer = f" [{visible(where.pointer)}]" if where.pointer else ""
    return f"{place}: {_MARK[severity]}{grade}{_END} {visible(finding.message)}{pointer}"


def _summary(subject: str, report: Report) -> str:
    """Return the verdict on one subject as one unwrapped line."""
    checks = f"{plural(len(report.checked), 'check')} made" if report.checked else "nothing was checked"
    if report.skipped:
        checks += f", {len(report.skipped)} skipped"
    colour = _GREEN if report.ok else _RED
    return f"{subject}: {colour}{verdict(report)}{_END} ({counts(report.findings)}; {checks})"


def _wrapped(line: str) -> list[str]:
    """Return `line` as lines of at most 80 columns; a word that is longer stays whole, so that paths can be copied."""
    lines = textwrap.wrap(line, _WIDTH, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
    return [inert(line) for line in lines]


REPORTER: Final = Reporter(name="text", title="Plain text, one line per finding", show=show)
