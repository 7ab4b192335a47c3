"""What a judge says: a Rule that was broken, where, and the facts; a Report collects the Findings on one subject.

A Rule is a sentence of a specification with a code of ours that is never reused and never changes meaning. Its `message` is a
`str.format` template over the facts: what is wrong, and what to do. A Report also lists what was checked and what was
skipped, because silence is not success.

This module shows nothing (see `reporters/`) and raises nothing for bad material.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

MOST_OF_A_KIND: Final = 1000


class Severity(Enum):
    """How bad, the worst first: an error makes the subject not ok; a warning and a note do so only when the caller wishes."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def reaches(self, level: "Severity") -> bool:
        """Tell whether this is at least as bad as `level`."""
        ranks = list(Severity)
        return ranks.index(self) <= ranks.index(level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is.

    Attributes:
        path: File or path inside a package, "" for the subject itself.
        line: Line, counted from 1; None when unknown.
        column: Column, counted from 1; None when unknown.
        pointer: JSON pointer (RFC 6901) or XPath, "" when there is none.
    """

    path: str = ""
    line: int | None = None
    column: int | None = None
    pointer: str = ""

    def __str__(self) -> str:
        text = self.path
        for number in (self.line, self.column):
            if number is None:
                break
            text += f":{number}"
        return f"{text} {self.pointer}".strip()

    def within(self, path: str) -> "Place":
        """Return the same place, seen from the package that holds the file as `path`."""
        return Place(path=path, line=self.line, column=self.column, pointer=self.pointer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One demand that material can fail.

    Attributes:
        code: `AREA-nnn`, or the specification's own code.
        severity: What breaking it means.
        title: The demand, as a sentence: "Every payload file is listed in the manifest."
        message: `str.format` template over the facts of a finding: what is wrong and what to do.
        spec: Clause or URL of the source of the demand.
    """

    code: str
    severity: Severity
    title: str
    message: str
    spec: str

    def at(self, where: Place, /, **facts: str | int) -> "Finding":
        """Make the finding that this rule is broken at `where`."""
        return Finding(rule=self, where=where, facts=facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule broken at a place."""

    rule: Rule
    where: Place
    facts: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The sentence for a person."""
        return self.rule.message.format(**self.facts)

    def within(self, path: str) -> "Finding":
        """Return the same finding, seen from the package that holds the file as `path`."""
        return Finding(rule=self.rule, where=self.where.within(path), facts=self.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A check that was not made, and why."""

    check: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that was found, checked and skipped on one subject.

    Attributes:
        subject: What was judged, as the user named it.
        findings: What is wrong, in the order of the validators.
        checked: Checks that were made.
        skipped: Checks that were not made, and findings that a policy left out, with the reason.
        fails_at: The least severity that makes the subject not ok.
    """

    subject: str
    findings: tuple[Finding, ...] = ()
    checked: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    fails_at: Severity = Severity.ERROR

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The findings that make the subject not ok."""
        return tuple(finding for finding in self.findings if finding.rule.severity.reaches(self.fails_at))

    @property
    def ok(self) -> bool:
        """True when something was checked and no finding is as bad as `fails_at`."""
        return bool(self.checked) and not self.failing


def rationed(verdicts: Iterable[Finding | Skipped], more: Rule) -> Iterator[Finding | Skipped]:
    """Yield verdicts, at most a thousand findings of one code, and how many more there are.

    Args:
        verdicts: What a judge says.
        more: Tells how many findings of a code were left out, by the facts `count` and `code`.
    """
    counts: Counter[str] = Counter()
    for verdict in verdicts:
        if isinstance(verdict, Finding):
            counts[verdict.rule.code] += 1
            if counts[verdict.rule.code] > MOST_OF_A_KIND:
                continue
        yield verdict
    for code, count in counts.items():
        if count > MOST_OF_A_KIND:
            yield more.at(Place(), count=count - MOST_OF_A_KIND, code=code)
