"""Dates of other writers: certain ones are read, the others say why not; partial dates have a first and a last instant."""

import pytest

from archive.foreign.dates import earliest, latest, stated
from archive.model.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "read", "changed"),
    [
        ("2026-04-13T10:00:00+01:00", "2026-04-13T10:00:00+01:00", False),
        ("20260413T100000+0100", "2026-04-13T10:00:00+01:00", True),
        ("20260413T100000Z", "2026-04-13T10:00:00Z", True),
        ("20260413", "2026-04-13", True),
        ("2026-04-13Z", "2026-04-13", True),
        ("20260413+0100", "2026-04-13", True),
        ("2026-04+01:00", "2026-04", True),
        (" 2026-04 ", "2026-04", True),
        ("2026-04-13 10:00+0100", "2026-04-13T10:00:00+01:00", True),
    ],
)
def test_what_is_certain_is_read(text: str, read: str, *, changed: bool) -> None:
    found = stated(text)
    assert (str(found.date), found.problem, found.changed) == (read, "", changed)


@pytest.mark.parametrize("text", ["", "yesterday", "03/04/2026", "20261340", "2026-02-30", "24:00", "2026-04-13T10:00:00 EST"])
def test_what_is_not_is_left(text: str) -> None:
    found = stated(text)
    assert found.date is None
    assert found.problem


def test_a_time_without_zone_is_a_day_or_nothing() -> None:
    assert str(stated("2026-04-13T10:00:00").date) == "2026-04-13"
    assert "no zone" in stated("20260413T100000").problem
    assert stated("2026-04-13T10:00:00", instant=True).date is None
    assert stated("2026-04-13", instant=True).date is None


def test_the_basic_form_changes_nothing_where_the_standard_wants_it() -> None:
    assert not stated("20260413T100000+0100", basic=True).changed
    assert stated("2026-04-13 10:00:00Z", basic=True).changed


def test_the_ends_of_partial_dates() -> None:
    assert earliest(PartialDate("2026")) < earliest(PartialDate("2026-01-02")) < latest(PartialDate("2026-01-02"))
    assert latest(PartialDate("2026-01-02")) < latest(PartialDate("2026-02")) < latest(PartialDate("2026"))
    instant = PartialDate("2026-01-02T03:04:05Z")
    assert earliest(instant) == latest(instant)
    assert earliest(PartialDate("0001")) < latest(PartialDate("9999"))
