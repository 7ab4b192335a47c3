"""A report goes where it is wanted, and a broken one is said to be broken."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.cli._reports import put_report
from archive.errors import ConflictError


def test_a_file_is_written_once(tmp_path: Path) -> None:
    place = tmp_path / "report.txt"
    put_report(["one\n", "two\n"], str(place))
    put_report(["one\ntwo\n"], str(place))
    assert place.read_text() == "one\ntwo\n"
    with pytest.raises(ConflictError):
        put_report(["three\n"], str(place))


def test_what_breaks_off_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def pieces() -> Iterator[str]:
        yield "one\n"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put_report(pieces(), str(tmp_path / "report.txt"))
    assert capsys.readouterr().err == "the report is not complete\n"
    assert list(tmp_path.iterdir()) == []
