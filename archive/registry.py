"""Finds plugs: the folders of this program first, entry points of other distributions second.

Names come from file names, so listing loads nothing; a plug's module is loaded when the plug is asked for. This is the only
module that imports by name. Entry points use the groups `newsarchive.importers`, `newsarchive.exporters`, ... and may add
names but never replace ours.
"""

import importlib
import pkgutil
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from archive import extras
from archive.errors import UnknownFormatError
from archive.files.announced import announces
from archive.formats import Exporter, Importer, Packager, Reporter, Store, Validator
from archive.product import NAME

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_CONSTANT: Final = {
    "importers": "IMPORTER",
    "exporters": "EXPORTER",
    "packagers": "PACKAGER",
    "stores": "STORE",
    "validators": "VALIDATOR",
    "reporters": "REPORTER",
}


@cache
def names(folder: str) -> tuple[str, ...]:
    """Return the sorted names of the plugs in `folder` ("importers", ...), as written on the command line."""
    return tuple(sorted({*_ours(folder), *_others(folder)}))


def importer(name: str) -> Importer:
    """Return the importer of that name.

    Raises:
        UnknownFormatError: There is none; the message lists those that are.
    """
    plug: Importer = _load("importers", name)
    return plug


def exporter(name: str) -> Exporter:
    """Return the exporter of that name.

    Raises:
        UnknownFormatError: There is none; the message lists those that are.
    """
    plug: Exporter = _load("exporters", name)
    return plug


def packager(name: str) -> Packager:
    """Return the packager of that name.

    Raises:
        UnknownFormatError: There is none; the message lists those that are.
    """
    plug: Packager = _load("packagers", name)
    return plug


def store(name: str) -> Store:
    """Return the store of that name.

    Raises:
        UnknownFormatError: There is none; the message lists those that are.
    """
    plug: Store = _load("stores", name)
    return plug


def validator(name: str) -> Validator[Any]:
    """Return the validator of that name.

    Raises:
        UnknownFormatError: There is none; the message lists those that are.
    """
    plug: Validator[Any] = _load("validators", name)
    return plug


def gate(name: str) -> Validator[Any] | None:
    """Return the validator that a document of that format must pass before it is let out; None when the format has none."""
    plug = validator(name) if name in names("validators") else None
    return plug if plug is not None and plug.gates else None


def modules(*folders: str) -> list[str]:
    """Return the modules of this program's own plugs of these kinds, for who wants them loaded before they are asked for."""
    return [module for folder in folders for module in _ours(folder).values()]


def reporter(name: str) -> Reporter:
    """Return the reporter of that name.

    Raises:
        UnknownFormatError: There is none; the message lists those that are.
    """
    plug: Reporter = _load("reporters", name)
    return plug


@cache
def _ours(folder: str) -> dict[str, str]:
    """Map command-line names to module names, from the files of the folder."""
    place = Path(__file__).parent / folder
    found = (module.name for module in pkgutil.iter_modules([str(place)]) if not module.name.startswith("_"))
    return {name.replace("_", "-"): f"archive.{folder}.{name}" for name in found}


@cache
def _others(folder: str) -> "dict[str, EntryPoint]":
    """Map names to the entry points of other distributions."""
    if not _some_announced():
        return {}
    return {point.name: point for point in extras.load("importlib.metadata").entry_points(group=f"{NAME}.{folder}")}


@cache
def _some_announced() -> bool:
    """Tell whether any distribution has plugs for us, which is quicker than to ask which."""
    return announces(sys.path, f"{NAME}.")


@cache
def _load(folder: str, name: str) -> Any:
    """Load one plug; which shape it has is the folder's promise."""
    if name in _ours(folder):
        return getattr(importlib.import_module(_ours(folder)[name]), _CONSTANT[folder])
    if name in _others(folder):
        return _others(folder)[name].load()
    kind = folder.removesuffix("s")
    raise UnknownFormatError(f"there is no {kind} named {name!r}", hint=f"Known: {', '.join(names(folder))}")
