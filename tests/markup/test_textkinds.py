"""Kinds of text: at most one reader claims a file, and a look is quick."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.markup.textkinds import EMAIL, MARKDOWN, TEXT, text_kind

MAIL = b"From: Ilse <ilse@example.org>\r\nDate: Sat, 14 Mar 2026 09:30:00 +0100\r\nSubject: Ferry\r\n\r\nText\r\n"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"A headline\n\nText.\n", TEXT),
        ("a.txt", b"", TEXT),
        ("a.txt", b"\xef\xbb\xbf", TEXT),
        ("a.md", b"text", MARKDOWN),
        ("a.txt", b"---\ntitle: a\n---\n", MARKDOWN),
        ("a.txt", b"---\n\n# note\ntitle: a\n...\n", MARKDOWN),
        ("a.txt", b"---\ntitle: a\nand no end\n", TEXT),
        ("a.txt", b"---\nno key here\n---\n", TEXT),
        ("a.txt", b"- - -\ntitle: a\n---\n", TEXT),
        ("a.eml", MAIL, EMAIL),
        ("a.txt", MAIL, EMAIL),
        ("a.md", MAIL, EMAIL),
        ("a", b"From ilse Sat Mar 14 2026\n" + MAIL, EMAIL),
        ("a", b"Received: from a\n\tby b\nSubject: x\n\ny", EMAIL),
        ("a", MAIL[:40] + b"x" * 5000, EMAIL),
        ("a.txt", b"From: the harbour\nTo: the town\n\nA road story.\n", TEXT),
        ("a.txt", b"Date: Monday\nPlace: Port Ellery\n\nText.\n", TEXT),
        ("a.txt", b"From: x\nDate: y\nno field here\n\nText", TEXT),
        ("a", b"<?xml version='1.0'?><a/>", ""),
        ("a.md", b" <!doctype html>", ""),
        ("a", b'{"a": 1}', ""),
        ("a", b"WARC/1.0\r\n", ""),
        ("a", b"%PDF-1.4\n", ""),
        ("a", b"PK\x03\x04", ""),
        ("a.md", b"\x00" * 100, ""),
    ],
)
def test_kinds(name: str, data: bytes, kind: str) -> None:
    assert text_kind(name, data) == kind


@pytest.mark.parametrize("unit", [b"a: b\n", b"---\n", b"\n", b" ", b":", b"From: a\n b\n", b"a", b"#\n", b"\xff", b"\r"])
def test_a_look_is_quick(unit: bytes) -> None:
    for head in (b"", b"---\n", b"From: x\n"):
        data = head + unit * (1_000_000 // len(unit))
        before = time.process_time()
        text_kind("a.md", data)
        assert time.process_time() - before < 1  # a bound on runaway patterns


@given(st.binary(max_size=300), st.sampled_from(["", "a.md", "a.txt", "a.eml"]))
def test_any_bytes_have_an_answer(data: bytes, name: str) -> None:
    assert text_kind(name, data) in {TEXT, MARKDOWN, EMAIL, ""}
