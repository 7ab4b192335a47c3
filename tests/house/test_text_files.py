"""What is committed names no machine and no registry, and every link inside the documentation leads somewhere."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BELONGS_TO_NO_COMMIT = re.compile(r"/w[o]rk/|/r[o]ot/|pypi\.org/simp[l]e|files\.pythonhost[e]d")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def committed() -> list[Path]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.splitlines()]


def test_no_machine_and_no_registry_is_named() -> None:
    kinds = {".py", ".md", ".toml", ".yml", ".yaml", ".sh", ".txt", ".cfg", ".json", ".xsd", ".sch", ""}
    for path in committed():
        if path.suffix in kinds and path.is_file() and "samples" not in path.parts:
            found = BELONGS_TO_NO_COMMIT.search(path.read_text(encoding="utf-8", errors="replace"))
            assert not found, f"{path.relative_to(ROOT)} names {found and found[0]}"


def test_links_lead_somewhere() -> None:
    for path in committed():
        if path.suffix != ".md" or not path.is_file():
            continue
        for target in LINK.findall(path.read_text(encoding="utf-8")):
            if "://" not in target and not target.startswith("mailto:"):
                assert (path.parent / target).exists(), f"{path.relative_to(ROOT)} links to {target}, which is not there"
