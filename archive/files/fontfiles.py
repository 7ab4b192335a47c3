"""Finds font files: those of the packages that this program depends on, and those in folders.

Nothing is shipped in the repository. The text face comes with the distribution `font-source-serif-pro`, faces for other scripts
with `pymupdf-fonts` (both SIL OFL). Fonts for Chinese, Japanese and Korean are large and are looked for in folders that the
caller names; `system_folders` are where operating systems keep them.

Opens no font: what is in a file is not its business.
"""

import importlib.resources
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from archive.errors import InstallationError
from archive.extras import load

_SUFFIXES: Final = frozenset((".ttf", ".otf", ".ttc", ".otc"))
_SYSTEM: Final = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFile:
    """A font file in a folder; `common` is true in the folders of the operating system."""

    path: Path
    common: bool

    def read(self) -> bytes:
        """Return its bytes.

        Raises:
            InstallationError: The file cannot be read.
        """
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise InstallationError("the font cannot be read", where=str(self.path), hint=str(error)) from error


@cache
def bundled(name: str) -> bytes:
    """Return a font of one of our dependencies: `SourceSerifPro-Regular`, `FiraGO_Regular`.

    Raises:
        InstallationError: The distribution that brings it is not installed, or has no such font.
    """
    try:
        if name.startswith("SourceSerifPro-"):
            return (importlib.resources.files("font_source_serif_pro") / "files" / f"{name}.ttf").read_bytes()
        data: bytes = load(f"pymupdf_fonts.{name}").fontbuffer
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise InstallationError("a font of this program is missing", where=name, hint="Install it again") from error
    return data


def system_folders() -> tuple[Path, ...]:
    """Return the folders in which operating systems keep fonts, those that exist."""
    return tuple(folder for name in _SYSTEM if (folder := Path(name)).is_dir())


@cache
def find(folders: tuple[Path, ...]) -> tuple[FontFile, ...]:
    """Return the font files in and below the folders: folder by folder as given, sorted by file name inside each.

    Raises:
        InstallationError: A folder does not exist.
    """
    for folder in folders:
        if not folder.is_dir():
            raise InstallationError("the folder of fonts does not exist", where=str(folder), hint="Name one that does")
    system = {Path(name) for name in _SYSTEM}
    return tuple(
        FontFile(path=path, common=folder in system) for folder in folders for path in sorted(_files(folder), key=_order)
    )


def _files(folder: Path) -> Iterable[Path]:
    """Yield the font files in and below a folder."""
    return (path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES and path.is_file())


def _order(path: Path) -> tuple[str, str]:
    """Return what files are sorted by: the name first, so that where a system keeps it does not matter."""
    return path.name.lower(), path.as_posix()
