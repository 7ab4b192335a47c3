"""Judges that live in environments of their own (`make judges`); a test is skipped, with the reason, where one is absent."""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EARK = ROOT / ".venv" / "judges" / "eark" / "bin" / "python"


@dataclass(frozen=True)
class Verdict:
    """What a judge says of one package: how well-formed it is, and (severity, rule, message) of errors and warnings."""

    structure: str
    found: list[tuple[str, str, str]]

    @property
    def rules(self) -> list[str]:
        """The rules that were found broken, errors and warnings alike."""
        return [rule for _, rule, _ in self.found]


def eark(folders: Iterable[Path]) -> dict[Path, Verdict]:
    """Return what eark-validator says of each package folder, in one process."""
    if not EARK.exists():
        pytest.skip("eark-validator is not installed; run: make judges")
    command = [str(EARK), str(ROOT / "tests" / "judges" / "eark.py"), *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said = map(json.loads, done.stdout.splitlines())
    return {Path(one["folder"]): Verdict(one["structure"], [tuple(item) for item in one["found"]]) for one in said}
