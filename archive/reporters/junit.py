"""Shows reports as JUnit XML, for the test pages of CI systems; valid under the common XSD of Ant's reports.

A subject is a test suite. Each rule that fails it is one failed test that lists every place, so that a dashboard knows the
test again tomorrow; each check that was not made is a skipped test; a subject that is ok is one passed test. A subject on which
nothing was checked is an error: silence is not success. Warnings and notes that do not fail it stand in `system-out`.

The XSD demands a time stamp, a host and durations. They are fixed (the epoch, localhost, 0): the same material gives the same
report, on every machine. Text is made visible before it is written, so that every character may stand in XML 1.0.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from archive.findings import Finding, Report
from archive.formats import Presentation, Reporter
from archive.markup.display import visible
from archive.product import NAME, VERSION
from archive.reporting.wording import by_place, place, silence

_EPOCH: Final = "1970-01-01T00:00:00"


def show(reports: Iterable[Report], _wishes: Presentation) -> Iterator[str]:
    """Yield the XML document."""
    root = etree.Element("testsuites")
    for number, report in enumerate(reports):
        _suite(root, number, report)
    etree.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode") + "\n"


def _suite(root: etree._Element, number: int, report: Report) -> None:
    """Add the test suite of one subject."""
    name = _token(report.subject)
    suite = etree.SubElement(root, "testsuite", name=name, package=NAME, id=str(number), timestamp=_EPOCH, hostname="localhost")
    properties = etree.SubElement(suite, "properties")
    facts = [("tool", NAME), ("version", VERSION), *(("checked", check) for check in report.checked)]
    for key, value in facts:
        etree.SubElement(properties, "property", name=key, value=visible(value))
    for case in _cases(report):
        case.set("classname", name)
        case.set("time", "0")
        suite.append(case)
    for attribute, tag in (("tests", None), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(len(suite.findall(f"testcase/{tag}" if tag else "testcase"))))
    suite.set("time", "0")
    lines = [_line(finding) for finding in by_place(report) if not finding.rule.severity.reaches(report.fails_at)]
    etree.SubElement(suite, "system-out").text = "\n".join(lines)
    etree.SubElement(suite, "system-err")


def _cases(report: Report) -> Iterator[etree._Element]:
    """Yield the tests of one subject."""
    broken: dict[str, list[Finding]] = {}
    for finding in by_place(report):
        if finding.rule.severity.reaches(report.fails_at):
            broken.setdefault(finding.rule.code, []).append(finding)
    for code, findings in sorted(broken.items()):
        rule = findings[0].rule
        case = etree.Element("testcase", name=_token(f"{code} {rule.title}"))
        message = f"{_line(findings[0])}" + (f" (and {len(findings) - 1} more)" if len(findings) > 1 else "")
        failure = etree.SubElement(case, "failure", message=message, type=visible(code))
        failure.text = "\n".join((*map(_line, findings), f"Source: {visible(rule.spec)}"))
        yield case
    if reason := silence(report):
        case = etree.Element("testcase", name="verdict")
        etree.SubElement(case, "error", message=reason, type="unchecked")
        yield case
    elif report.ok:
        yield etree.Element("testcase", name="verdict")
    for skipped in report.skipped:
        case = etree.Element("testcase", name=_token(f"skipped {skipped.check}"))
        etree.SubElement(case, "skipped", message=visible(skipped.reason))
        yield case


def _line(finding: Finding) -> str:
    """Return place, code and message of one finding as one line."""
    where = " ".join(filter(None, (place(finding), visible(finding.where.pointer))))
    head = f"{where}: " if where else ""
    return f"{head}{visible(finding.rule.code)} {finding.rule.severity.value}: {visible(finding.message)}"


def _token(text: str) -> str:
    """Return `text` as an `xs:token` that is not empty."""
    return " ".join(visible(text).split()) or "unnamed"


REPORTER: Final = Reporter(name="junit", title="JUnit XML, for the test pages of CI systems", show=show)
