"""bag-info.txt keeps its order, is written in one line per value, and older bags have their freedom with blanks."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.bagit import tags
from archive.bagit.tags import Tag
from archive.findings import Finding


def read(data: bytes, *, strict: bool = True) -> tuple[list[tuple[str, str, int]], list[tuple[str, int | None]]]:
    found = list(tags.read(io.BytesIO(data), "utf-8", strict=strict))
    elements = [(item.label, item.value, item.line) for item in found if isinstance(item, Tag)]
    return elements, [(item.rule.code, item.where.line) for item in found if isinstance(item, Finding)]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))))
def test_what_is_written_is_read_back_as_one_line(values: list[str]) -> None:
    data = tags.write([Tag(label="Contact-Name", value=value) for value in values])
    found, faults = read(data)
    kept = [one for value in values if (one := tags.one_line(value))]
    assert [value for _, value, _ in found] == kept
    assert {code for code, _ in faults} <= {"BAG-052"}
    assert data.count(b"\n") == len(kept)


def test_white_space_becomes_one_blank() -> None:
    assert tags.one_line(" a\r\n\tb\u2028c\u00a0 d\x0b") == "a b c d"
    assert tags.write([Tag(label="A", value=" \n "), Tag(label="B", value="x")]) == b"B: x\n"


def test_order_repetition_and_continuation_are_kept() -> None:
    data = b"B: 1\nA: 2\n  and three\n\tand four\nB: 5\n"
    assert read(data) == ([("B", "1", 1), ("A", "2\nand three\nand four", 2), ("B", "5", 5)], [])


@pytest.mark.parametrize(
    ("line", "strict", "old"),
    [
        (b"A: x", [], []),
        (b"A:\tx", [], []),
        (b"A B: x: y", [], []),
        (b"A : x", ["BAG-047"], []),
        (b"A:x", ["BAG-048"], []),
        (b"A:  x", ["BAG-049"], []),
        (b"A: ", ["BAG-050"], ["BAG-050"]),
        (b"A:", ["BAG-048", "BAG-050"], ["BAG-050"]),
        (b"", ["BAG-051"], ["BAG-051"]),
        (b"A x", ["BAG-046"], ["BAG-046"]),
        (b": x", ["BAG-046"], ["BAG-046"]),
    ],
)
def test_the_form_of_lines(line: bytes, strict: list[str], old: list[str]) -> None:
    assert [code for code, _ in read(line + b"\n")[1]] == strict
    assert [code for code, _ in read(line + b"\n", strict=False)[1]] == old


def test_a_continuation_of_nothing_is_wrong() -> None:
    assert read(b"  x\nA: y\n") == ([("A", "y", 2)], [("BAG-046", 1)])


def test_labels_are_compared_without_case() -> None:
    assert Tag(label="Payload-OXUM", value="").key == "payload-oxum"


def test_values_are_the_first_of_each_label() -> None:
    assert tags.values(io.BytesIO(b"A: 1\nno element\nB: 2\nA: 3\n")) == {"A": "1", "B": "2"}
