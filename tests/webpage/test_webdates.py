"""Dates of pages and feeds: exactly what is stated, never a zone or a century by guess."""

import pytest

from archive.webpage.webdates import stated_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-10-22T09:30:00+01:00", "2024-10-22T09:30:00+01:00"),
        ("2024-10-22T09:30:00+0100", "2024-10-22T09:30:00+01:00"),
        ("20241022T093000Z", "2024-10-22T09:30:00Z"),
        ("20241022", "2024-10-22"),
        ("2024/10/22", "2024-10-22"),
        ("2024", "2024"),
        ("Tue, 22 Oct 2024 09:30:00 GMT", "2024-10-22T09:30:00Z"),
        ("Tue, 22 Oct 2024 09:30 -0500", "2024-10-22T09:30:00-05:00"),
        ("2 Oct 2024 09:30:00 EST (Eastern)", "2024-10-02T09:30:00-05:00"),
        ("22 Oct 2024", "2024-10-22"),
    ],
)
def test_what_is_stated_is_read(text: str, date: str) -> None:
    found = stated_date(text)
    assert found.date is not None
    assert found.date.value == date
    assert not found.zoneless


@pytest.mark.parametrize("text", ["2024-10-22T09:30:00", "Tue, 22 Oct 2024 09:30:00", "Tue, 22 Oct 2024 09:30:00 QQQ"])
def test_a_time_without_a_zone_is_a_day(text: str) -> None:
    found = stated_date(text)
    assert found.date is not None
    assert found.date.value == "2024-10-22"
    assert found.zoneless


@pytest.mark.parametrize(
    "text", ["", "22 Oct 24", "03/04/2024", "2024-02-30", "yesterday", "22 okt 2024", "1729589400", "2024-13-01", "x" * 5000]
)
def test_what_is_not_certain_is_not_read(text: str) -> None:
    assert stated_date(text).date is None
