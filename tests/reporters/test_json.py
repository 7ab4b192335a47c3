import json

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, ValidationError

from archive import schemas
from archive.findings import Finding, Place, Report, Rule, Severity, Skipped
from archive.product import VERSION
from archive.reporters.json import REPORTER
from tests.support.reports import ALL, PLAIN, any_reports, golden, text_of

RULE = Rule(code="TEST-001", severity=Severity.ERROR, title="It is.", message="{what} is wrong; mend it.", spec="RFC 0, 1")
SCHEMA = Draft202012Validator(schemas.json_document("report/1.0/report.schema.json"))


def finding(what: str = "It") -> Finding:
    return RULE.at(Place(path="data/a.json", line=3, column=7, pointer="/uri"), what=what)


def test_every_key_is_there() -> None:
    report = Report(subject="out/bag", findings=(finding(),), checked=("bagit",), skipped=(Skipped(check="pdf", reason="no"),))
    assert json.loads(text_of(REPORTER, [report], PLAIN)) == {
        "tool": "newsarchive",
        "version": VERSION,
        "ok": False,
        "reports": [
            {
                "subject": "out/bag",
                "ok": False,
                "findings": [
                    {
                        "code": "TEST-001",
                        "severity": "error",
                        "message": "It is wrong; mend it.",
                        "where": {"path": "data/a.json", "line": 3, "column": 7, "pointer": "/uri"},
                        "spec": "RFC 0, 1",
                    }
                ],
                "checked": ["bagit"],
                "skipped": [{"check": "pdf", "reason": "no"}],
            }
        ],
    }


def test_is_as_the_golden_report() -> None:
    assert text_of(REPORTER, ALL, PLAIN) == golden("json")


def test_no_report_is_not_ok() -> None:
    assert json.loads(text_of(REPORTER, [], PLAIN))["ok"] is False


def test_one_bad_report_makes_the_whole_not_ok() -> None:
    good = Report(subject="a", checked=("x",))
    assert json.loads(text_of(REPORTER, [good], PLAIN))["ok"] is True
    assert json.loads(text_of(REPORTER, [good, Report(subject="b")], PLAIN))["ok"] is False


def test_what_steers_a_terminal_is_escaped_and_the_value_kept() -> None:
    hostile = "\x1b]0;x\x07\u202e\x9b\x7f\ud800Ω"
    shown = text_of(REPORTER, [Report(subject=hostile, findings=(finding(hostile),))], PLAIN)
    assert not set(hostile[:-1]) & {"\x1b", "\x07", "\u202e", "\x9b", "\x7f", "\ud800"} & set(shown)
    assert "Ω" in shown
    assert json.loads(shown)["reports"][0]["subject"] == hostile


@given(any_reports)
def test_every_report_is_valid_under_the_published_schema(some: list[Report]) -> None:
    SCHEMA.validate(json.loads(text_of(REPORTER, some, PLAIN)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("tool",), "another"),
        (("reports", 0, "ok"), True),
        (("reports", 0, "findings", 0, "severity"), "fatal"),
        (("reports", 0, "findings", 0, "where", "line"), 0),
        (("reports", 0, "findings", 0, "extra"), 1),
    ],
)
def test_the_schema_refuses_what_this_program_never_says(path: tuple[str | int, ...], value: object) -> None:
    document = json.loads(text_of(REPORTER, [Report(subject="a", findings=(finding(),), checked=("x",))], PLAIN))
    target = document
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    with pytest.raises(ValidationError):
        SCHEMA.validate(document)
