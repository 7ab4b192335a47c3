"""Runs the command: in this process, which is quick, or in one of its own, as a user would."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from unittest.mock import patch

from archive.cli import _run
from archive.cli import archive as group

AT = "2026-11-22T09:30:00Z"
_TERMINAL = {"COLUMNS": "80", "NO_COLOR": "1"}


def archive(
    *words: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `archive WORDS...` in this process; the caller looks at returncode, stdout and stderr."""
    outs = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2)]
    with (
        patch.object(sys, "argv", ["archive", *map(str, words)]),
        patch.dict(os.environ, {**_TERMINAL, **(env or {})}),
        contextlib.redirect_stdout(outs[0]),
        contextlib.redirect_stderr(outs[1]),
        _folder(cwd),
    ):
        code = _run._outcome(group)
    texts = []
    for out in outs:
        out.flush()
        texts.append(out.buffer.getvalue().decode())  # type: ignore[attr-defined]  # it is a BytesIO
    return subprocess.CompletedProcess(list(map(str, words)), code, *texts)


def archive_process(
    *words: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None, umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """Run `archive WORDS...` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "archive", *map(str, words)],
        cwd=cwd,
        env={**os.environ, **_TERMINAL, **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        umask=umask,
        check=False,
    )


@contextlib.contextmanager
def _folder(cwd: Path | None) -> Iterator[None]:
    """Work in another folder for a while."""
    if cwd is None:
        yield
        return
    with contextlib.chdir(cwd):
        yield


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder`: relative path -> bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
