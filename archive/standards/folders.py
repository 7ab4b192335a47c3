"""Finds copies of the official schemas in folders, and lets through only files that have the digest they must have.

A folder may be laid out as the register says (`ninjs/ninjs-schema_3.2.json`), or be flat (`ninjs-schema_3.2.json`). Beside a file
whose digest the register does not know lies `<name>.sha256` when it was fetched by this program; it must then have that digest.

Which folders are looked into is stated by the caller for a stretch of work (`looking_in`), because those who judge touch no disk
and are told no paths. Without any, nothing is found.
"""

import contextlib
import hashlib
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from archive.errors import InstallationError
from archive.standards.register import File, Standard, standard

_FOLDERS: Final[ContextVar[tuple[Path, ...]]] = ContextVar("folders", default=())


class State(Enum):
    """What a copy of a file is worth."""

    GOOD = "good"  # it has the digest of the register
    TRUSTED = "trusted"  # the register knows no digest; it is as it was fetched, or was put there by somebody
    CHANGED = "changed"  # it has another digest than it must
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One file of a standard, as it lies in a folder; `sha256` is "" when it is missing."""

    file: File
    path: Path
    state: State
    sha256: str = ""


@contextlib.contextmanager
def looking_in(*folders: Path) -> Iterator[None]:
    """Look for official schemas in these folders, the first that has one, until the end of the `with`."""
    token = _FOLDERS.set(folders)
    try:
        yield
    finally:
        _FOLDERS.reset(token)


def copies(wanted: Standard, folder: Path) -> tuple[Copy, ...]:
    """Return the copies of a standard's files in one folder; all lie in the same layout, so that they find each other."""
    laid_out = tuple(_copy(file, folder / file.path) for file in wanted.files)
    if laid_out[0].state is not State.MISSING:
        return laid_out
    flat = tuple(_copy(file, folder / file.name) for file in wanted.files)
    return flat if flat[0].state is not State.MISSING else laid_out


def located(name: str) -> tuple[Path, ...]:
    """Return the paths of a standard's files, the schema first.

    Raises:
        InstallationError: No folder has them, or one was changed; the hint is the command that fetches them.
    """
    wanted = standard(name)
    problem = "it is not part of this program and was not fetched"
    for folder in _FOLDERS.get():
        found = copies(wanted, folder)
        if found[0].state is State.MISSING:
            continue
        bad = next((copy for copy in found if copy.state in (State.CHANGED, State.MISSING)), None)
        if bad is None:
            return tuple(copy.path for copy in found)
        is_so = "is missing beside it" if bad.state is State.MISSING else f"is not the official file (sha256 {bad.sha256})"
        problem = f"{bad.file.name} in {folder} {is_so}"
    raise InstallationError(
        f"the official schema {name} is not at hand: {problem}",
        hint=f"Fetch it with: archive schemas fetch {name}; or name a folder that has it with --schema-dir",
    )


def digest_note(path: Path) -> Path:
    """Return where the digest of a file is kept that is trusted on first use."""
    return path.with_name(f"{path.name}.sha256")


def _copy(file: File, path: Path) -> Copy:
    """Look at one file."""
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        note = digest_note(path)
        wanted = file.sha256 or (note.read_text(encoding="ascii", errors="replace").strip() if note.is_file() else "")
    except OSError:
        return Copy(file=file, path=path, state=State.MISSING)
    if not wanted:
        state = State.TRUSTED
    elif found != wanted:
        state = State.CHANGED
    else:
        state = State.GOOD if file.sha256 else State.TRUSTED
    return Copy(file=file, path=path, state=state, sha256=found)
