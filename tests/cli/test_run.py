"""Outcomes become exit codes: errors of each class, interruption, closed pipes, bugs."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from archive.cli import _run
from archive.errors import ArchiveError, ConflictError, InstallationError, SourceError, StoreError, UnknownFormatError
from tests.support.command import AT, archive

STORY = Path(__file__).parents[2] / "samples" / "sources" / "text" / "harbour-library.txt"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ArchiveError("x"), 70),
        (UnknownFormatError("x"), 2),
        (SourceError("x"), 3),
        (ConflictError("x"), 4),
        (StoreError("x"), 5),
        (InstallationError("x"), 6),
        (KeyboardInterrupt(), 130),
        (_run.Terminated(), 143),
        (BrokenPipeError(), 141),
        (ZeroDivisionError("a bug"), 70),
        (click.UsageError("x"), 2),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else str(value),
)
def test_each_outcome_has_its_code(error: BaseException, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    @click.command()
    def command() -> None:
        raise error

    old = sys.argv
    sys.argv = ["archive"]
    try:
        assert _run._outcome(command) == code
    finally:
        sys.argv = old
    if code != 141:
        assert capsys.readouterr().err


def test_a_wrong_call_is_2() -> None:
    assert archive("bundle").returncode == 2
    assert archive("nonsense").returncode == 2
    assert archive("bundle", STORY, "-o", "x", "--at", "yesterday").returncode == 2


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m archive rules | head -n 1; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 141)
    assert done.stderr == ""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interruption_discards_what_was_begun(number: int, code: int, tmp_path: Path) -> None:
    paragraph = "The quick harbour ferry carries forty people over the water every hour of the day. " * 8
    big = tmp_path / "big.txt"
    big.write_text("A headline of some length\n\n" + "\n\n".join([paragraph] * 70_000), encoding="utf-8")
    out = tmp_path / "out"
    running = subprocess.Popen(
        [sys.executable, "-m", "archive", "bundle", big, "-o", out, "--at", AT, "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(1.5)
    running.send_signal(number)
    stdout, stderr = running.communicate(timeout=60)
    assert running.returncode == code, stderr
    assert "discarded" in stderr
    assert stdout == ""
    assert not out.exists() or not list(out.iterdir())
