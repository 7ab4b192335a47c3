"""Finds the files of the top-level `schemas/` folder, in a wheel or a checkout.

A wheel carries the folder as `archive/_schemas`; a checkout has it beside the package. Paths are real ones, because an XSD
imports its neighbours from disk (see `markup/xmlschemas.py`). No schema is ever fetched: a reference that leaves the folder is
an error.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from archive.errors import InstallationError


@cache
def folder() -> Path:
    """Return the folder that holds our schemas.

    Raises:
        InstallationError: It is neither in the installed package nor beside it.
    """
    package = Path(__file__).parent
    for place in (package / "_schemas", package.parent / "schemas"):
        if place.is_dir():
            return place
    raise InstallationError("the schemas of this program are missing", where=str(package), hint="Install it again")


@cache
def path(name: str) -> Path:
    """Return the path of one schema file: `newsml-g2/1.0/profile.xsd`.

    Raises:
        InstallationError: There is no such file.
    """
    found = folder() / name
    if not found.is_file():
        raise InstallationError("a schema of this program is missing", where=str(found), hint="Install it again")
    return found


@cache
def json_document(name: str) -> Any:
    """Return the parsed JSON schema file.

    Raises:
        InstallationError: There is no such file.
    """
    return json.loads(path(name).read_bytes())
