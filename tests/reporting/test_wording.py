"""Counts, verdicts and order, as all reports for people say them."""

from dataclasses import replace

import pytest

from archive.findings import Place, Report, Severity
from archive.reporting.wording import Total, by_place, counts, place, plural, shown, silence, verdict
from tests.support.reports import ALL, BAD, GOOD, HINT, UNREAD


@pytest.mark.parametrize(("number", "text"), [(0, "0 errors"), (1, "1 error"), (2, "2 errors")])
def test_plural(number: int, text: str) -> None:
    assert plural(number, "error") == text


def test_counts_name_only_what_there_is_the_worst_first() -> None:
    assert counts(BAD.findings) == "2 errors, 1 warning, 1 note"
    assert counts(()) == "no findings"


def test_total_and_verdict() -> None:
    whole = Total()
    assert str(whole) == "0 subjects: 0 ok, 0 not ok; no findings"
    for report in ALL:
        whole.add(report)
    assert str(whole) == "3 subjects: 1 ok, 2 not ok; 2 errors, 1 warning, 1 note"
    assert [verdict(report) for report in ALL] == ["not ok", "ok", "not ok"]


def test_silence_is_explained_only_where_no_finding_does() -> None:
    assert silence(UNREAD) == "Nothing was checked: cannot be read"
    assert silence(Report(subject="a")) == "Nothing was checked"
    assert silence(GOOD) == ""
    assert silence(BAD) == ""
    noted = Report(subject="a", findings=(HINT.at(Place(), value="x"),))
    assert silence(noted) == "Nothing was checked"
    assert silence(replace(noted, fails_at=Severity.NOTE)) == ""


def test_a_place_is_visible_and_as_exact_as_known() -> None:
    assert place(HINT.at(Place(path="a\x1b", line=3, column=4), value="")) == "a\\u001b:3:4"
    assert place(HINT.at(Place(path="a", column=4), value="")) == "a"
    assert place(HINT.at(Place(), value="")) == ""


def test_only_floods_are_shortened() -> None:
    report = replace(BAD, findings=BAD.findings * 60)
    findings, more = shown(report, verbose=False)
    assert more == {"TEST-001": 20}
    assert len(findings) == 220
    assert shown(report, verbose=True) == (by_place(report), {})
