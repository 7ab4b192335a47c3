"""Findings say where and what; a report is only ok when something was checked."""

import pytest

from archive.findings import MOST_OF_A_KIND, Finding, Place, Report, Rule, Severity, Skipped, rationed

ERROR = Rule(
    code="TEST-001", severity=Severity.ERROR, title="It is even.", message="{number} is odd; add {count}.", spec="Test 1"
)
WARNING = Rule(code="TEST-002", severity=Severity.WARNING, title="It is short.", message="Too long.", spec="Test 2")
NOTE = Rule(code="TEST-003", severity=Severity.NOTE, title="It is nice.", message="Plain.", spec="Test 3")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(), ""),
        (Place(path="a.xml"), "a.xml"),
        (Place(path="a.xml", line=3), "a.xml:3"),
        (Place(path="a.xml", line=3, column=7), "a.xml:3:7"),
        (Place(path="a.xml", column=7), "a.xml"),
        (Place(path="a.json", pointer="/uri"), "a.json /uri"),
        (Place(pointer="/uri"), "/uri"),
    ],
)
def test_places_read_as_compilers_write_them(place: Place, text: str) -> None:
    assert str(place) == text


def test_a_finding_fills_its_message_with_facts() -> None:
    assert ERROR.at(Place(), number=7, count=1).message == "7 is odd; add 1."


def test_facts_are_not_read_as_templates() -> None:
    """Text of strangers may hold braces; only the rule's own message is a template."""
    rule = Rule(code="TEST-009", severity=Severity.NOTE, title="T.", message="found {text}", spec="s")
    assert rule.at(Place(), text="{number} {0} {").message == "found {number} {0} {"


def test_a_missing_fact_is_a_bug_that_shows() -> None:
    with pytest.raises(KeyError, match="count"):
        _ = ERROR.at(Place(), number=7).message


def test_a_place_inside_a_package_keeps_line_and_pointer() -> None:
    finding = ERROR.at(Place(line=3, column=1, pointer="/uri"), number=7, count=1).within("data/a.json")
    assert finding.where == Place(path="data/a.json", line=3, column=1, pointer="/uri")
    assert finding.message == "7 is odd; add 1."


@pytest.mark.parametrize(
    ("severity", "level", "reaches"),
    [
        (Severity.ERROR, Severity.ERROR, True),
        (Severity.ERROR, Severity.NOTE, True),
        (Severity.WARNING, Severity.ERROR, False),
        (Severity.WARNING, Severity.WARNING, True),
        (Severity.NOTE, Severity.WARNING, False),
    ],
)
def test_severities_have_an_order(severity: Severity, level: Severity, reaches: bool) -> None:  # noqa: FBT001
    assert severity.reaches(level) is reaches


class TestReport:
    FINDINGS = (NOTE.at(Place()), WARNING.at(Place()))

    def test_silence_is_not_success(self) -> None:
        assert not Report(subject="x").ok
        assert not Report(subject="x", skipped=(Skipped(check="PDF/A", reason="veraPDF is not installed"),)).ok
        assert Report(subject="x", checked=("bag",)).ok

    def test_warnings_and_notes_fail_only_on_demand(self) -> None:
        assert Report(subject="x", checked=("bag",), findings=self.FINDINGS).ok
        strict = Report(subject="x", checked=("bag",), findings=self.FINDINGS, fails_at=Severity.WARNING)
        assert not strict.ok
        assert strict.failing == (self.FINDINGS[1],)

    def test_one_error_is_enough(self) -> None:
        broken: Finding = ERROR.at(Place(), number=1, count=1)
        report = Report(subject="x", checked=("bag",), findings=(*self.FINDINGS, broken))
        assert not report.ok
        assert report.failing == (broken,)


def test_findings_of_one_rule_are_rationed_and_nothing_else() -> None:
    more = Rule(code="TEST-004", severity=Severity.NOTE, title="All.", message="{count} more of {code}.", spec="Test 4")
    many = [WARNING.at(Place(path=str(n))) for n in range(MOST_OF_A_KIND + 200)]
    others = [Skipped(check="x", reason="y"), NOTE.at(Place())]
    found = list(rationed([*many, *others], more))
    assert found[: MOST_OF_A_KIND + 2] == [*many[:MOST_OF_A_KIND], *others]
    assert isinstance(found[-1], Finding)
    assert (len(found), found[-1].message) == (MOST_OF_A_KIND + 3, "200 more of TEST-002.")
