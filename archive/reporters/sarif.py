"""Shows reports as SARIF 2.1.0, for code scanning pages and editors; valid under the schema of OASIS.

A finding is a result, at a URI relative to SRCROOT, the working folder; only what lies outside that folder has an absolute
one. Each rule that is named carries its sentence, its source as help, and a help URI. What was skipped, and that nothing was
checked, are notifications of the tool (3.58). There are no times: the same material gives the same report.

In messages square brackets, backslashes and braces are escaped (3.11.5, 3.11.6): text from the material is never a link.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from archive.findings import Report, Rule, Severity
from archive.formats import Presentation, Reporter
from archive.markup.display import inert, visible, visible_lines
from archive.product import NAME, URN, VERSION
from archive.reporting.places import Located, fingerprints, located, relative, uri
from archive.reporting.wording import silence

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "SRCROOT"
_LEVEL: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_MARKUP: Final = str.maketrans({"[": "\\[", "]": "\\]", "\\": "\\\\", "{": "{{", "}": "}}"})
_URL: Final = re.compile(r"https?://[!#$&-;=?-Z_a-z~]+")
_RFC: Final = re.compile(r"RFC (\d+)(?:,? (?:section )?(\d+(?:\.\d+)*))?")


def show(reports: Iterable[Report], wishes: Presentation) -> Iterator[str]:
    """Yield the SARIF log."""
    reports = list(reports)
    found = [entry for report in reports for entry in located(report, wishes.root)]
    rules = {entry.finding.rule.code: entry.finding.rule for entry in found}
    order = {code: number for number, code in enumerate(sorted(rules))}
    driver = {"name": NAME, "version": VERSION, "semanticVersion": VERSION, "rules": [_rule(rules[code]) for code in order]}
    run = {
        "tool": {"driver": driver},
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which the command was called."}}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": all(not silence(report) for report in reports),
                "toolExecutionNotifications": [note for report in reports for note in _notifications(report, wishes.root)],
            }
        ],
        "artifacts": _artifacts(reports, wishes.root),
        "results": [
            _result(entry, order[entry.finding.rule.code], mark) for entry, mark in zip(found, fingerprints(found), strict=True)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield inert(visible_lines(json.dumps(log, ensure_ascii=False, indent=2))) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    """Return the description of one rule (3.49)."""
    return {
        "id": rule.code,
        "shortDescription": {"text": _message(rule.title)},
        "help": {"text": _message(f"{rule.title} Source: {rule.spec.rstrip('.')}. Explained by: archive rules {rule.code}")},
        "helpUri": _help_uri(rule),
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
    }


def _help_uri(rule: Rule) -> str:
    """Return where the source of the rule can be read; a name for the rule when its source is no page of the web."""
    if found := _URL.search(rule.spec):
        return found[0].rstrip(".,;:")
    if found := _RFC.search(rule.spec):
        page = f"https://www.rfc-editor.org/rfc/rfc{found[1]}"
        return f"{page}#section-{found[2]}" if found[2] else page
    return f"{URN}rule:{uri(rule.code)[0]}"


def _result(entry: Located, rule_index: int, mark: str) -> dict[str, object]:
    """Return one finding (3.27)."""
    finding, where = entry.finding, entry.finding.where
    physical: dict[str, object] = {"artifactLocation": _artifact(entry.path)}
    if where.line is not None:
        physical["region"] = {"startLine": where.line} | ({} if where.column is None else {"startColumn": where.column})
    location: dict[str, object] = {"physicalLocation": physical}
    if where.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": visible(where.pointer)}]
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": rule_index,
        "level": _LEVEL[finding.rule.severity],
        "message": {"text": _message(entry.message)},
        "locations": [location],
        "partialFingerprints": {f"{NAME}/v1": mark},
    }


def _notifications(report: Report, root: str) -> Iterator[dict[str, object]]:
    """Yield what was not checked on one subject (3.58)."""
    where = [{"physicalLocation": {"artifactLocation": _artifact(relative(report.subject, root))}}]
    if reason := silence(report):
        yield {"level": "error", "message": {"text": _message(reason)}, "locations": where}
    for skipped in report.skipped:
        text = _message(f"Skipped: {skipped.check}: {skipped.reason}")
        yield {"level": "note", "message": {"text": text}, "locations": where}


def _artifacts(reports: Sequence[Report], root: str) -> list[dict[str, object]]:
    """Return the subjects, each once (3.14.15: the elements are unique)."""
    artifacts: dict[tuple[object, ...], dict[str, object]] = {}
    for report in reports:
        path = relative(report.subject, root)
        artifacts[path, report.ok, report.checked] = {
            "location": _artifact(path),
            "roles": ["analysisTarget"],
            "properties": {"ok": report.ok, "checked": list(report.checked)},
        }
    return list(artifacts.values())


def _artifact(path: str) -> dict[str, object]:
    """Return the location of a file (3.4)."""
    address, is_relative = uri(path)
    return {"uri": address, "uriBaseId": _ROOT} if is_relative else {"uri": address}


def _message(text: str) -> str:
    """Escape what a message would read as a link or a placeholder (3.11.5, 3.11.6)."""
    return visible(text).translate(_MARKUP)


REPORTER: Final = Reporter(name="sarif", title="SARIF 2.1.0, for code scanning pages and editors", show=show)
