"""Loose dates: forms that are certain are read, nothing is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.markup.loosedates import read_date


@pytest.mark.parametrize(
    ("text", "value", "zoneless", "changed"),
    [
        ("2026", "2026", False, False),
        ("2026-03", "2026-03", False, False),
        ("2026-03-04T05:06:07+01:00", "2026-03-04T05:06:07+01:00", False, False),
        (" 2026-03-04 ", "2026-03-04", False, True),
        ("2026-03-04 05:06:07 +0100", "2026-03-04T05:06:07+01:00", False, True),
        ("2026-03-04T05:06Z", "2026-03-04T05:06:00Z", False, True),
        ("2026-03-04t05:06:07,5z", "2026-03-04T05:06:07.5Z", False, True),
        ("2026-03-04 05:06 UTC", "2026-03-04T05:06:00Z", False, True),
        ("2026-03-04T05:06:07-03", "2026-03-04T05:06:07-03:00", False, True),
        ("2026-03-04T05:06:07", "2026-03-04", True, True),
    ],
)
def test_certain_forms_are_read(text: str, value: str, zoneless: object, changed: object) -> None:
    found = read_date(text)
    assert str(found.date) == value
    assert (found.zoneless, found.changed) == (zoneless, changed)


@pytest.mark.parametrize(
    "text",
    ["", "03/04/2026", "4 March 2026", "2026-13-01", "2026-02-30 10:00Z", "26-03-04", "2026-03-04 25:00Z", "20260304", "٢٠٢٦"],
)
def test_uncertain_forms_are_not_read(text: str) -> None:
    assert read_date(text).date is None


@given(st.text(alphabet="0123456789-:TtZz+ .,", max_size=30))
def test_any_text_has_an_answer(text: str) -> None:
    assert read_date(text).date is None or read_date(text).date
