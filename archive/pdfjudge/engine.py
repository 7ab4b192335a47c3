"""Turns veraPDF's verdicts into findings: one rule per standard, one finding per test that fails.

The engine is asked in the flavours that the file claims. When it is not installed, or gives up, the check is skipped with the
reason; version and flavour are in every finding, because two engines may disagree.
"""

from collections.abc import Iterator
from typing import Final

from archive.errors import InstallationError
from archive.findings import Finding, Place, Rule, Severity, Skipped
from archive.pdfjudge.subject import Subject
from archive.verapdf import engine, machine
from archive.verapdf.verdicts import Verdict

_STANDARDS: Final = {
    "ISO 19005-1": "PDF-070",
    "ISO 19005-2": "PDF-071",
    "ISO 19005-3": "PDF-072",
    "ISO 19005-4": "PDF-073",
    "ISO 14289-1": "PDF-074",
    "ISO 14289-2": "PDF-075",
}
BY_STANDARD: Final = {
    standard: Rule(
        code=code,
        severity=Severity.ERROR,
        title=f"A file that claims {standard} passes veraPDF's tests of it.",
        message=standard
        + " clause {clause} test {test}: {description} Fails {count} times, first at {where} (veraPDF {engine}, {flavour}).",
        spec=standard,
    )
    for standard, code in _STANDARDS.items()
}
UNREADABLE: Final = Rule(
    code="PDF-076",
    severity=Severity.ERROR,
    title="veraPDF can read a file that claims a standard.",
    message="veraPDF {engine} cannot read the file: {reason}. Write the file again.",
    spec="ISO 19005-3, 6.1; ISO 32000-1, 7.5",
)
RULES: Final = (*BY_STANDARD.values(), UNREADABLE)


def check(subject: Subject) -> Iterator[Finding | Skipped]:
    """Ask veraPDF about what the file claims."""
    flavours = subject.claims.flavours
    if not flavours:
        yield Skipped(check="veraPDF", reason="the file claims neither PDF/A nor PDF/UA")
        return
    if reason := machine.missing():
        yield Skipped(check=f"veraPDF ({', '.join(flavours)})", reason=reason)
        return
    try:
        verdicts = engine.judge(subject.data, flavours)
    except InstallationError as error:
        yield Skipped(check=f"veraPDF ({', '.join(flavours)})", reason=str(error))
        return
    for verdict in verdicts:
        yield from findings(verdict)


def findings(verdict: Verdict) -> Iterator[Finding | Skipped]:
    """Turn a verdict into findings."""
    if verdict.abandoned:
        yield Skipped(check=f"veraPDF ({verdict.flavour.name})", reason=verdict.abandoned)
    if verdict.unreadable:
        yield UNREADABLE.at(Place(), engine=verdict.engine, reason=verdict.unreadable)
    for failure in verdict.failures:
        yield BY_STANDARD[verdict.flavour.standard].at(
            Place(),
            clause=failure.clause,
            test=failure.test,
            description=failure.description,
            count=failure.count,
            where=failure.where[:200],
            engine=verdict.engine,
            flavour=verdict.flavour.name,
        )
