"""How a demand of the specification becomes a Rule: its code, its level as severity, and what to do.

A MUST is an error and a SHOULD a warning; a MAY is no demand, and has a rule only where it says how the thing is done if it is
done. The specification has demands that are a MUST under a condition and advice otherwise: then the rule has the level of the
first, and the advice is a `milder` form of it.
"""

from dataclasses import replace
from typing import Final

from archive.findings import Rule, Severity

SPEC: Final = "E-ARK CSIP 2.2.0"


def must(code: str, title: str, remedy: str, *, spec: str = SPEC) -> Rule:
    """Return a rule whose findings give the fact `problem`, a sentence without its stop."""
    return _make(code, title, remedy, Severity.ERROR, spec)


def should(code: str, title: str, remedy: str, *, spec: str = SPEC) -> Rule:
    """Return the like for a recommendation."""
    return _make(code, title, remedy, Severity.WARNING, spec)


def milder(rule: Rule, severity: Severity = Severity.WARNING) -> Rule:
    """Return the rule as advice, where its condition does not hold."""
    return replace(rule, severity=severity)


def _make(code: str, title: str, remedy: str, severity: Severity, spec: str) -> Rule:
    message = "{problem}. " + remedy
    return Rule(code=code, severity=severity, title=title, message=message, spec=f"{spec}, {code}")
