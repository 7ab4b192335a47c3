"""The official schemas, compiled, for those who judge strangers' documents.

Where no copy is at hand an InstallationError says so and names the command that fetches it; a judge reports that as skipped.
Nothing is fetched here: an XSD finds what it imports beside itself, a JSON schema gets what it refers to handed over.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from archive.errors import InstallationError
from archive.markup import xmlschemas
from archive.standards.folders import located


def xml_schema(name: str) -> etree.XMLSchema:
    """Return the compiled XSD of the standard `name`.

    Raises:
        InstallationError: It is not at hand, or cannot be compiled.
    """
    path, *others = located(name)
    try:
        return xmlschemas.xml_schema(path, tuple(others))
    except etree.LxmlError as error:
        raise InstallationError(f"the schema cannot be compiled ({error})", where=str(path), hint="Fetch it again") from error


@cache
def json_documents(paths: tuple[Path, ...]) -> tuple[Any, ...]:
    """Return the parsed JSON schemas at `paths`, as `located` gives them; each parsed once per process.

    Raises:
        InstallationError: One cannot be read, or is no JSON.
    """
    try:
        return tuple(json.loads(path.read_bytes()) for path in paths)
    except (OSError, ValueError) as error:
        raise InstallationError(f"the schema cannot be read ({error})", where=str(paths[0]), hint="Fetch it again") from error
