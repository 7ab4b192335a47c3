"""What the caller makes of findings: which rules count, how much, and from which severity on a subject is not ok.

A selector is a rule's code (`BAG-001`) or its area (`BAG`), in any case. Where two selectors speak of a rule the code beats the
area; of two alike, ignoring beats selecting. Nothing vanishes: what is left out is counted among the skipped of the report, with
the rule and the reason. A subject on which nothing was checked stays not ok, whatever is ignored.

This module reads no options and no files (see `cli/_config.py`), and judges nothing.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from archive import extras
from archive.errors import UsageError
from archive.findings import Finding, Report, Severity, Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the caller makes of findings.

    Attributes:
        select: Selectors of the rules that count; empty when all do.
        ignore: Selectors of the rules that do not.
        severities: Selector -> severity that replaces the rule's own.
        fail_on: The least severity that makes a subject not ok.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity = Severity.ERROR

    @property
    def selectors(self) -> tuple[str, ...]:
        """Every selector that the policy names."""
        return (*self.select, *self.ignore, *self.severities)


def apply(policy: Policy, report: Report) -> Report:
    """Return the report as the policy sees it."""
    findings: list[Finding] = []
    left_out: Counter[tuple[str, str]] = Counter()
    for finding in report.findings:
        if reason := _left_out(policy, finding.rule.code):
            left_out[finding.rule.code, reason] += 1
        else:
            findings.append(_weighed(policy, finding))
    skipped = [
        Skipped(check=code, reason=f"{reason}, {number} finding{'s' if number > 1 else ''} left out")
        for (code, reason), number in sorted(left_out.items())
    ]
    return replace(report, findings=tuple(findings), skipped=(*report.skipped, *skipped), fails_at=policy.fail_on)


def demand_known(selectors: Iterable[str], codes: Collection[str]) -> None:
    """Refuse selectors that fit none of the rules called `codes`.

    Raises:
        UsageError: Names the selector, and what may have been meant.
    """
    known = {code.upper() for code in codes} | {_area(code) for code in codes}
    for selector in selectors:
        if selector.upper() not in known:
            near = extras.load("difflib").get_close_matches(selector.upper(), sorted(known), n=3)
            meant = f"Did you mean {' or '.join(near)}? " if near else ""
            raise UsageError(f"there is no rule or area {selector!r}", hint=f"{meant}See: archive rules")


def _left_out(policy: Policy, code: str) -> str:
    """Return why a rule does not count, "" when it does."""
    ignored, selected = _weight(policy.ignore, code), _weight(policy.select, code)
    if ignored and ignored >= selected:
        return "ignored"
    return "not selected" if policy.select and not selected else ""


def _weighed(policy: Policy, finding: Finding) -> Finding:
    """Return the finding with the severity that the policy gives its rule."""
    fitting = [selector for selector in policy.severities if _weight((selector,), finding.rule.code)]
    if not fitting:
        return finding
    closest = max(fitting, key=len)  # a code is longer than its area
    return replace(finding, rule=replace(finding.rule, severity=policy.severities[closest]))


def _weight(selectors: Iterable[str], code: str) -> int:
    """Return 2 when a selector is the code, 1 when one is its area, 0 when none fits."""
    names = {selector.upper() for selector in selectors}
    if code.upper() in names:
        return 2
    return 1 if _area(code) in names else 0


def _area(code: str) -> str:
    """Return the area of a rule: `BAG` of `BAG-001`."""
    return code.upper().rpartition("-")[0] or code.upper()
