"""Lines end at LF, CR and CRLF and nowhere else, wherever the pieces of the file end."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.bagit import lines
from archive.findings import Finding


def read(data: bytes, encoding: str = "utf-8") -> tuple[list[tuple[int, str]], list[tuple[str, int | None]]]:
    found = list(lines.read(io.BytesIO(data), encoding))
    plain = [item for item in found if not isinstance(item, Finding)]
    return plain, [(item.rule.code, item.where.line) for item in found if isinstance(item, Finding)]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"", []),
        (b"a\n", ["a"]),
        (b"a\rb\r\nc\n\nd\r\r", ["a", "b", "c", "", "d", ""]),
        ("a\u0085b\u2028c\x0bd\x0ce\x1cf\n".encode(), ["a\u0085b\u2028c\x0bd\x0ce\x1cf"]),
        (b"\r\n\r\n", ["", ""]),
    ],
)
def test_lines_are_split_and_numbered(data: bytes, texts: list[str]) -> None:
    assert read(data) == (list(enumerate(texts, 1)), [])


@pytest.mark.parametrize("block", [1, 2, 3, 7])
def test_pieces_do_not_show(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_BLOCK", block)
    assert read("é\r\nb\rc\n\r\n名\n".encode())[0] == [(1, "é"), (2, "b"), (3, "c"), (4, ""), (5, "名")]
    assert read("é\r\nb\r".encode("utf-16"), "utf-16")[0] == [(1, "é"), (2, "b")]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(st.text(st.characters(exclude_characters="\r\n\ufeff", exclude_categories=["Cs"]))),
    st.sampled_from(["\n", "\r", "\r\n"]),
)
def test_what_is_joined_is_split_again(texts: list[str], ending: str) -> None:
    data = "".join(text + ending for text in texts).encode()
    assert read(data)[0] == list(enumerate(texts, 1))


def test_an_open_last_line_is_read_and_said() -> None:
    assert read(b"a\nb") == ([(1, "a"), (2, "b")], [("BAG-004", 2)])


def test_bytes_of_another_encoding_are_said_with_their_line_and_read_on() -> None:
    assert read(b"a\nb\xffc\n\xfed\n") == ([(1, "a"), (2, "b\udcffc"), (3, "\udcfed")], [("BAG-003", 2)])
    assert read(b"a\n\xff\n", "ascii") == ([(1, "a"), (2, "\ufffd")], [("BAG-003", 2)])


def test_a_cut_character_at_the_end_is_said() -> None:
    assert read(b"a\n\xc3")[1] == [("BAG-003", 2), ("BAG-004", 2)]


@pytest.mark.parametrize(("encoding", "said"), [("utf-8", True), ("utf-16-le", True), ("utf-16", False), ("utf-32", False)])
def test_a_mark_is_said_unless_the_encoding_needs_it(encoding: str, said: bool) -> None:  # noqa: FBT001
    data = "a\n".encode(encoding) if not said else "\ufeffa\n".encode(encoding)
    assert read(data, encoding) == ([(1, "a")], [("BAG-013", 1)] if said else [])


def test_a_line_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_LONGEST", 10)
    monkeypatch.setattr(lines, "_BLOCK", 4)
    assert read(b"a\n" + b"x" * 100) == ([(1, "a")], [("BAG-014", 2)])
