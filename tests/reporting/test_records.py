"""A report as plain data has every key, whatever is unknown."""

from archive.findings import Place, Report
from archive.reporting.records import report_record
from tests.support.reports import BAD, HINT


def test_what_is_unknown_is_none_or_empty() -> None:
    record = report_record(Report(subject="a", findings=(HINT.at(Place(), value="x"),)))
    assert record["findings"] == [
        {
            "code": "TEST-003",
            "severity": "note",
            "message": "x is long.",
            "where": {"path": "", "line": None, "column": None, "pointer": ""},
            "spec": "the house",
        }
    ]
    assert (record["ok"], record["checked"], record["skipped"]) == (False, [], [])


def test_the_order_is_that_of_the_validators() -> None:
    findings = report_record(BAD)["findings"]
    assert isinstance(findings, list)
    assert [finding["code"] for finding in findings] == [finding.rule.code for finding in BAD.findings]
