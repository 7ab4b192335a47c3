"""A date keeps its words, is as exact as they are, and is a real one."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.model.dates import PartialDate, from_timestamp


@pytest.mark.parametrize("value", ["2024", "2024-10", "2024-10-22", "2024-02-29", "0001"])
def test_days_and_less(value: str) -> None:
    date = PartialDate(value)
    assert str(date) == date.day == value
    assert not date.has_time
    with pytest.raises(ValueError, match="has no time"):
        date.instant()


@pytest.mark.parametrize(
    ("value", "utc"),
    [
        ("2024-10-22T09:30:00Z", "2024-10-22T09:30:00+00:00"),
        ("2024-10-22T09:30:00+02:00", "2024-10-22T07:30:00+00:00"),
        ("2024-10-22T00:30:00.5+14:00", "2024-10-21T10:30:00.500000+00:00"),
        ("2024-12-31T23:59:59.123456789-05:30", "2025-01-01T05:29:59.123456+00:00"),
    ],
)
def test_instants(value: str, utc: str) -> None:
    date = PartialDate(value)
    assert date.has_time
    assert date.value == value
    assert date.day == value[:10]
    assert date.instant().isoformat() == utc


@pytest.mark.parametrize(
    "value",
    [
        "",
        "24",
        "2024-13",
        "2024-00",
        "2024-02-30",
        "2023-02-29",
        "0000",
        "2024-10-22T09:30",
        "2024-10-22T09:30:00",
        "2024-10-22 09:30:00Z",
        "2024-10-22T24:00:00Z",
        "2024-10-22T09:60:00Z",
        "2024-10-22T09:30:00+0200",
        "2024-10-22T09:30:00+15:00",
        "2024-10-22T09:30:00+14:30",
        "2024-10-22T09:30:00z",
        "2024-10T09:30:00Z",
        "0001-01-01T00:00:00+02:00",
        "٢٠٢٤",
        "2024\n",
        "22 October 2024",
    ],
)
def test_no_dates(value: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        PartialDate(value)


def test_the_message_says_what_a_date_is() -> None:
    with pytest.raises(ValueError, match=r"'22/10/24' is not YYYY, .*with a zone"):
        PartialDate("22/10/24")


def test_equal_words_are_equal_dates_and_equal_instants_are_not() -> None:
    assert PartialDate("2024") == PartialDate("2024")
    assert PartialDate("2024-10-22T09:00:00Z") != PartialDate("2024-10-22T09:00:00+00:00")


@given(st.datetimes(), st.integers(min_value=-14 * 60, max_value=14 * 60))
@settings(max_examples=100, deadline=None)
def test_what_python_writes_is_read(clock: datetime.datetime, minutes: int) -> None:
    moment = clock.replace(microsecond=0, tzinfo=datetime.timezone(datetime.timedelta(minutes=minutes)))
    try:
        moment.astimezone(datetime.UTC)
    except OverflowError:  # before year 1 or after year 9999 in UTC
        with pytest.raises(ValueError, match="is no date"):
            PartialDate(moment.isoformat())
    else:
        assert PartialDate(moment.isoformat()).instant() == moment


@pytest.mark.parametrize(
    ("seconds", "value"), [(0, "1970-01-01T00:00:00Z"), (1732269000, "2024-11-22T09:50:00Z"), (-1, "1969-12-31T23:59:59Z")]
)
def test_seconds_of_the_epoch(seconds: int, value: str) -> None:
    assert from_timestamp(seconds) == PartialDate(value)
