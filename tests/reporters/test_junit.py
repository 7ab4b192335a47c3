"""JUnit: valid under the common XSD for any report, a test per broken rule, and nothing passes in silence."""

from dataclasses import replace

from hypothesis import given, settings
from lxml import etree

from archive.findings import Place, Report, Severity
from archive.reporters.junit import REPORTER
from tests.support.reports import ALL, BAD, GOOD, MISSING, PLAIN, STEERING, UNREAD, any_reports, golden, hostile_report, text_of
from tests.support.standards import official_xsd


def suites(*reports: Report) -> list[etree._Element]:
    return list(etree.fromstring(text_of(REPORTER, reports, PLAIN).encode()))


def test_is_as_the_golden_report() -> None:
    assert text_of(REPORTER, ALL, PLAIN) == golden("junit")


def test_the_golden_report_is_valid_under_the_common_xsd() -> None:
    official_xsd("junit", "JUnit.xsd").assertValid(etree.fromstring(golden("junit").encode()))


@given(any_reports)
@settings(deadline=None, max_examples=60)
def test_any_report_is_valid_under_the_common_xsd(reports: list[Report]) -> None:
    schema = official_xsd("junit", "JUnit.xsd")
    schema.assertValid(etree.fromstring(text_of(REPORTER, [*reports, hostile_report()], PLAIN).encode()))


def test_no_reports_are_valid_too() -> None:
    official_xsd("junit", "JUnit.xsd").assertValid(etree.fromstring(text_of(REPORTER, [], PLAIN).encode()))


def test_a_broken_rule_is_one_failure_that_names_every_place() -> None:
    (suite,) = suites(BAD)
    (failure,) = suite.iter("failure")
    assert failure.get("type") == "TEST-001"
    assert failure.text is not None
    assert failure.text.count("manifest-sha512.txt:") == 2
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors"), suite.get("skipped")) == ("2", "1", "0", "1")


def test_warnings_are_told_and_fail_only_on_wish() -> None:
    (suite,) = suites(BAD)
    assert "TEST-002 warning" in (suite.findtext("system-out") or "")
    (strict,) = suites(replace(BAD, fails_at=Severity.WARNING))
    assert strict.get("failures") == "2"
    assert "TEST-002" not in (strict.findtext("system-out") or "")


def test_what_is_ok_passes_and_what_was_not_read_is_an_error() -> None:
    good, unread = suites(GOOD, UNREAD)
    assert [len(case) for case in good.iter("testcase")] == [0]
    assert unread.get("errors") == "1"
    assert "cannot be read" in str(next(unread.iter("error")).get("message"))


def test_hostile_text_neither_ends_the_element_nor_steers() -> None:
    shown = text_of(REPORTER, [hostile_report()], PLAIN)
    assert not STEERING & set(shown)
    assert "<script" not in shown
    (failure,) = etree.fromstring(shown.encode()).iter("failure")
    assert "]]><script>alert(1)</script>&lt;" in (failure.text or "")


def test_a_subject_of_blanks_still_has_a_name() -> None:
    report = Report(subject=" ", findings=(MISSING.at(Place(), path=" "),), checked=("x",))
    assert suites(report)[0].get("name") == "unnamed"
