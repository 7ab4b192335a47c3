"""Finds the cases of suites that environment variables name; the tests under tests/conformance run them."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_SYSTEMS = {"linux-only": "linux", "windows-only": "win32", "macos-only": "darwin", "darwin-only": "darwin"}
_VERDICTS = {"valid": "valid", "invalid": "invalid", "warning": "warning", "linux-only": "invalid", "windows-only": "invalid"}
_CONTAINERS = (".zip", ".tar", ".gz", ".tgz", ".xz", ".zst")


def suite(variable: str) -> Path | None:
    """Return the folder that a variable names, None when it is not set."""
    value = os.environ.get(variable, "")
    return Path(value).expanduser() if value else None


def params(variable: str, cases: list[tuple[Any, ...]]) -> list[Any]:
    """Return the cases, each named by its path; one skipped case when no suite is named; one without cases is an error."""
    if suite(variable) is None:
        return [pytest.param(*[None] * 3, marks=pytest.mark.skip(reason=f"{variable} is not set"), id="none")]
    if not cases:
        raise pytest.UsageError(f"{variable} leads to no cases: {suite(variable)} (layout: tests/conformance/README.md)")
    return [pytest.param(*case, id=_name(variable, case[0])) for case in cases]


def _name(variable: str, path: Path) -> str:
    """Return a case's path inside the suite."""
    root = suite(variable)
    return path.relative_to(root).as_posix() if root is not None else path.name


def entries(folder: Path) -> Iterator[Path]:
    """Yield what is in a folder and counts on this system, in order; nothing when there is no such folder."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        others = {mark for mark, system in _SYSTEMS.items() if not sys.platform.startswith(system)}
        if not path.name.startswith(".") and not others.intersection(path.parts):
            yield path


def bag_cases(variable: str) -> list[tuple[Path, str, None]]:
    """Return (bag, verdict) of a suite in the layout version/verdict/case, with folders between them or not.

    Cases right in the folder of a system, in the place of a verdict, are bad on that system: they lead out of the bag there.
    """
    root = suite(variable)
    cases: list[tuple[Path, str, None]] = []
    for folder in sorted(root.rglob("*")) if root is not None else ():
        inside = folder.relative_to(root).parts  # type: ignore[arg-type]  # it is a folder here
        verdict = next((_VERDICTS[name] for name in inside if name in _VERDICTS), "")
        if folder.is_dir() and folder.name in _VERDICTS and "data" not in inside:
            cases += ((bag, verdict, None) for case in entries(folder) if _is_case(case) for bag in _bags(case))
    return cases


def _is_case(path: Path) -> bool:
    """Tell whether something in a folder of cases is one: neither a note on them nor a folder that sorts them."""
    return path.name not in {*_VERDICTS, *_SYSTEMS} and (path.is_dir() or path.suffix in _CONTAINERS)


def _bags(case: Path) -> Iterator[Path]:
    """Yield the bags of a case: itself, or those in it when it is a folder that only sorts them."""
    looks = case.is_file() or any((case / name).exists() for name in ("bagit.txt", "data")) or any(case.glob("*manifest-*.txt"))
    inner = [] if looks else [path for path in entries(case) if path.is_dir() and _is_group(path)]
    if inner:
        for path in inner:
            yield from _bags(path)
    else:
        yield case


def _is_group(path: Path) -> bool:
    """Tell whether a folder holds a bag, or folders that do."""
    return (path / "bagit.txt").exists() or any((below / "bagit.txt").exists() for below in entries(path))


def profile_cases(variable: str) -> list[tuple[Path, str, Path]]:
    """Return (bag, verdict, profile) of both layouts."""
    root = suite(variable)
    cases: list[tuple[Path, str, Path]] = []
    for verdict in ("valid", "invalid") if root is not None else ():
        for folder in sorted(root.rglob(verdict)):  # type: ignore[union-attr]  # it is a folder here
            for case in entries(folder):
                own, shared = case / "profile.json", folder.parent / "profile.json"
                if own.is_file():
                    cases += ((bag, verdict, own) for bag in entries(case) if bag.name.partition(".")[0] == "bag")
                elif shared.is_file():
                    cases.append((case, verdict, shared))
    return cases


def any_cases(variable: str) -> list[tuple[Path, None, None]]:
    """Return whatever lies in the folder."""
    root = suite(variable)
    return [(path, None, None) for path in entries(root)] if root is not None else []
