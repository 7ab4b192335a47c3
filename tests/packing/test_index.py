"""Both forms of the index hold the same rows, no cell is a formula, and a row that is none is not taken for one."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.packing import index
from tests.support.gatherings import member

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_rows_come_back_from_both(headlines: list[str]) -> None:
    members = [member(f"a-{n}", headline=text, basis="") for n, text in enumerate(headlines)]
    lines = index.json_lines(members).splitlines(keepends=False)
    assert [index.member_of(json.loads(line)) for line in index.json_lines(members).decode().split("\n")[:-1]] == members
    assert lines
    rows = list(csv.DictReader(io.StringIO(index.table(members).decode(), newline="")))
    assert [row["headline"].removeprefix("'") for row in rows] == [text.removeprefix("'") for text in headlines]
    assert [row["id"] for row in rows] == [one.id for one in members]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "'x"])
def test_no_cell_is_a_formula(text: str) -> None:
    (row,) = list(csv.DictReader(io.StringIO(index.table([member(headline=text)]).decode(), newline="")))
    assert row["headline"] == f"'{text}"


@pytest.mark.parametrize(
    "row",
    [
        None,
        {},
        {**index.row(member()), "more": ""},
        {**index.row(member()), "version": "1"},
        {**index.row(member()), "headline": None},
        {**index.row(member()), "version_created": "yesterday"},
    ],
)
def test_what_is_no_row_is_no_member(row: Any) -> None:
    assert index.member_of(row) is None
