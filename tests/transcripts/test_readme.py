"""The README tells the truth: each command in its ```console blocks is run, and its output is what stands there.

Lines that begin with `$ ` are commands; what follows is standard output. `...` stands for any text. The blocks run in one folder,
in order, with the sample stories in it and the instant of the README.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps() -> list[tuple[str, str]]:
    """Return (command, expected output) for every command of the README."""
    found: list[tuple[str, str]] = []
    for block in BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        for line in block.splitlines(keepends=True):
            if line.startswith("$ "):
                found.append((line[2:].strip(), ""))
            else:
                found[-1] = (found[-1][0], found[-1][1] + line)
    return found


def test_transcripts_are_true(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("the transcripts use a POSIX shell")
    for story in (ROOT / "samples" / "sources" / "text").glob("*.txt"):
        shutil.copy(story, tmp_path)
    shim = tmp_path / ".bin"
    shim.mkdir()
    (shim / "archive").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m archive "$@"\n', encoding="utf-8")
    (shim / "archive").chmod(0o755)
    assert len(steps()) >= 4
    for command, expected in steps():
        done = subprocess.run(
            command,
            shell=True,
            cwd=tmp_path,
            env={**os.environ, "PATH": f"{shim}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "COLUMNS": "80"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        pattern = re.escape(expected).replace(re.escape("..."), ".*?")
        assert re.fullmatch(pattern, done.stdout, re.DOTALL), f"$ {command}\n{done.stdout}{done.stderr}"
