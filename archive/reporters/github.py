"""Shows reports as workflow commands of GitHub Actions: findings become annotations at the lines they speak of.

`::error file=F,line=N,col=N,title=CODE TITLE::message`, and likewise `::warning` and `::notice`. In a message `%`, CR and LF are
escaped, in a property `:` and `,` too (GitHub, Workflow commands). Paths are relative to the working folder, which in a
workflow is the repository. The other lines are plain text for the log, in which no command can hide.

GitHub shows ten annotations of a kind and step; the log shows all.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from archive.findings import Report, Severity
from archive.formats import Presentation, Reporter
from archive.markup.display import inert, visible
from archive.reporting.places import Located, located, relative
from archive.reporting.wording import Total, counts, plural, silence, verdict

_COMMAND: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def show(reports: Iterable[Report], wishes: Presentation) -> Iterator[str]:
    """Yield commands and log lines."""
    whole = Total()
    for report in reports:
        whole.add(report)
        yield "".join(f"{line}\n" for line in _report(report, wishes.root))
    yield f"{inert(str(whole))}\n"


def _report(report: Report, root: str) -> Iterator[str]:
    """Yield the lines on one subject."""
    for entry in located(report, root):
        yield _annotation(entry, fails=entry.finding.rule.severity.reaches(report.fails_at))
    if reason := silence(report):
        yield f"::error file={_property(relative(report.subject, root))},title=Nothing was checked::{_data(reason)}"
    checks = f"{plural(len(report.checked), 'check')} made" if report.checked else "nothing was checked"
    yield inert(f"{visible(report.subject)}: {verdict(report)} ({counts(report.findings)}; {checks})")
    for skipped in report.skipped:
        yield inert(f"  skipped: {visible(skipped.check)}: {visible(skipped.reason)}")


def _annotation(entry: Located, *, fails: bool) -> str:
    """Return one finding as a command; what fails the run is an error, whatever its severity."""
    rule, where = entry.finding.rule, entry.finding.where
    properties = [f"file={_property(entry.path)}"]
    if where.line is not None:
        properties.append(f"line={where.line}")
        if where.column is not None:
            properties.append(f"col={where.column}")
    properties.append(f"title={_property(f'{rule.code} {rule.title}')}")
    pointer = f" [{visible(where.pointer)}]" if where.pointer else ""
    command = "error" if fails else _COMMAND[rule.severity]
    return f"::{command} {','.join(properties)}::{_data(entry.message + pointer)}"


def _data(text: str) -> str:
    """Escape the message of a command."""
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    """Escape the value of a property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTER: Final = Reporter(name="github", title="Annotations of GitHub Actions", show=show)
