"""Places for programs: relative where possible, never outside the subject, and with marks that last."""

from dataclasses import replace
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.findings import Place, Report
from archive.reporting.places import fingerprints, located, relative, uri
from tests.support.reports import BAD, HINT


def one(path: str, subject: str = "bag") -> tuple[str, str]:
    report = Report(subject=subject, findings=(HINT.at(Place(path=path), value="It"),), checked=("x",))
    (entry,) = located(report, "")
    return entry.path, entry.message


def test_a_file_of_the_package_is_below_the_subject() -> None:
    assert one("data/a.xml") == ("bag/data/a.xml", "It is long.")
    assert one("") == ("bag", "It is long.")


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "a/../../x", "~root/x", "C:\\x", "\\\\host\\x", "a\0b", "a//b"])
def test_a_path_that_leaves_the_package_is_only_told(path: str) -> None:
    where, message = one(path)
    assert where == "bag"
    assert message.endswith(": It is long.")


def test_relative_to_the_root_only_below_it() -> None:
    assert relative("/repo/a/b", "/repo") == "a/b"
    assert relative("/repository/a", "/repo") == "/repository/a"
    assert relative("./a/b", "/repo") == "a/b"
    assert relative("/repo/a", "") == "/repo/a"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/b c.xml", ("a/b%20c.xml", True)),
        ("a:b", ("a%3Ab", True)),
        ("été", ("%C3%A9t%C3%A9", True)),
        ("a%20b?#", ("a%2520b%3F%23", True)),
        ("\udcff", ("%FF", True)),
        ("/a b", ("file:///a%20b", False)),
    ],
)
def test_uris(path: str, expected: tuple[str, bool]) -> None:
    assert uri(path) == expected


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda path: not path.startswith("/")))
def test_a_relative_uri_never_becomes_absolute_and_keeps_the_path(path: str) -> None:
    address, is_relative = uri(path)
    assert is_relative
    assert not urlsplit(address).scheme
    assert not urlsplit(address).netloc
    assert unquote_to_bytes(address).decode() == path


def test_marks_last_when_lines_move_and_are_unique() -> None:
    found = list(located(BAD, ""))
    moved = [replace(entry, finding=replace(entry.finding, where=replace(entry.finding.where, line=99))) for entry in found]
    assert fingerprints(found) == fingerprints(moved)
    assert len(set(fingerprints(found + found))) == 2 * len(found)
