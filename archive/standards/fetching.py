"""Fetches official schemas into a folder, when the user asks for it: each file proven by its digest before it is kept.

A file that is there and good is not fetched again. One that was changed is replaced. A file of which the register knows no digest
is trusted on first use, if it is a JSON object at all: its digest is written beside it, and later fetches must agree until the
user removes both. The digest is written before the file, so that an interrupted fetch leaves no file whose digest is not kept.
"""

import hashlib
from pathlib import Path

from archive.errors import InstallationError, SourceError
from archive.files.downloads import download
from archive.files.keeping import keep_file
from archive.files.publishing import storing
from archive.markup import safejson
from archive.standards.folders import Copy, State, copies, digest_note
from archive.standards.register import File, Standard


def fetch(wanted: Standard, folder: Path, mirror: str = "") -> tuple[Copy, ...]:
    """Make sure that `folder` has a standard's files, and return what lies there then.

    Args:
        wanted: The standard.
        folder: Where the files are kept, laid out as the register says.
        mirror: URL of a folder that has them in the same layout, "" for their publishers.

    Raises:
        InstallationError: A file cannot be fetched, or is not the official one.
        StoreError: The folder cannot be written.
    """
    for file in wanted.files:
        (found,) = copies(Standard(name="", title="", files=(file,)), folder)
        path = folder / file.path
        if found.path != path or found.state in (State.CHANGED, State.MISSING):
            _fetch(file, path, f"{mirror.rstrip('/')}/{file.path}" if mirror else file.url)
    return copies(wanted, folder)


def _fetch(file: File, path: Path, url: str) -> None:
    """Fetch one file, and keep it if it is the right one.

    Raises:
        InstallationError: It cannot be fetched, or is not the official one.
        StoreError: The folder cannot be written.
    """
    data = download(url)
    digest = hashlib.sha256(data).hexdigest()
    note = digest_note(path)
    wanted = file.sha256 or (note.read_text(encoding="ascii", errors="replace").strip() if note.is_file() else "")
    if wanted and digest != wanted:
        raise InstallationError(
            f"is not the file that this program knows (sha256 {digest} instead of {wanted})",
            where=url,
            hint="Do not use it, and tell its publisher" if file.sha256 else f"To trust the new one, remove {note}",
        )
    if not wanted:
        _demand_schema(data, url)
        keep_file(note, [f"{digest}\n".encode()])
    with storing(path):
        path.unlink(missing_ok=True)
    keep_file(path, [data])


def _demand_schema(data: bytes, url: str) -> None:
    """Refuse what no digest can refuse and is no schema: the page of a proxy, say.

    Raises:
        InstallationError: It is no JSON object.
    """
    try:
        value = safejson.parse(data, url)
    except SourceError:
        value = None
    if not isinstance(value, dict):
        raise InstallationError("is no JSON schema", where=url, hint="Look at what answers there; nothing was kept")
