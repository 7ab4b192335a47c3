"""What the command says is safe for a terminal, and a document on standard output is its own bytes."""

import subprocess
import sys
from pathlib import Path

import pytest

from archive.cli import _talk
from archive.errors import UsageError


def test_escapes_and_bidi_controls_are_made_visible(capsys: pytest.CaptureFixture[str]) -> None:
    _talk.show("a\x1b[31mred\u202e")
    _talk.say("b\x07")
    captured = capsys.readouterr()
    assert captured.out == "a\\u001b[31mred\\u202e\n"
    assert captured.err == "b\\u0007\n"


def test_a_document_is_poured_as_it_is(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    _talk.pour(b"\xff\x00\r\n", binary=True)
    sys.stdout.flush()
    assert capfdbinary.readouterr().out == b"\xff\x00\r\n"


def test_a_pdf_is_not_poured_onto_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(UsageError, match="terminal"):
        _talk.pour(b"%PDF-", binary=True)


@pytest.mark.parametrize("words", [["formats"], ["validate", "none.json"], ["convert", "story.txt", "--to", "pdf"]])
def test_a_full_disk_behind_standard_output_is_no_bug(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("A headline\n\nAnd one sentence below it.", encoding="utf-8")
    (tmp_path / "none.json").write_text("[]", encoding="utf-8")
    command = [sys.executable, "-m", "archive", *words]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 5
    assert done.stderr.endswith("archive: standard output: cannot be written (No space left on device). Make room on that disk\n")
