"""Runs the real command in a process of its own, as a user would."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

AT = "2026-11-22T09:30:00Z"


def archive(
    *words: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None, umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """Run `archive WORDS...`; the caller looks at returncode, stdout and stderr."""
    return subprocess.run(
        [sys.executable, "-m", "archive", *map(str, words)],
        cwd=cwd,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        umask=umask,
        check=False,
    )


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder`: relative path -> bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
