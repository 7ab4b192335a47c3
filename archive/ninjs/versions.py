"""Turns the shape of ninjs 3.2 into those of 2.3 and 1.7, and any of them back.

2.x says the same as 3.x in lower-case names, but for the relation of an association. 1.x is another shape (`series_one.py`).
What an older version cannot say is left out; the writer sees that by turning the document back (see `carrier.py`).

This module judges nothing: what it does not know stays as it is.
"""

import re
from typing import Any, Final

from archive.ninjs import series_one
from archive.ninjs.terms import Item

# Names of 3.x that are no plain lower case in 1.x and 2.x, and those whose humps must be found again.
_OTHER: Final = {"embargoedUntil": "embargoed"}
_HUMPED: Final = (
    "representationType", "firstCreated", "versionCreated", "contentCreated", "embargoedUntil", "pubStatus", "copyrightHolder",
    "copyrightNotice", "usageTerms", "edNote", "contentType", "charCount", "wordCount", "contactInfo", "postalCode", "symbolType",
    "geoJSON", "infoSources", "sizeInBytes", "aspectRatio", "videoCodec", "frameRate", "transportProtocol", "scanType", "altIds",
    "trustIndicators", "rightsInfo", "langId", "linkedRights", "encodedRights", "digitalSourceType",
)  # fmt: skip
_NEW_NAMES: Final = {_OTHER.get(name, name.lower()): name for name in _HUMPED}
_STATED: Final = re.compile(r"([0-9]+)\.[0-9]+")
_SECOND_SERIES: Final = ("headlines", "descriptions", "bodies", "infosources", "subjects", "genres", "people", "altids", "by")


def old_name(name: str) -> str:
    """Return the name of 1.x and 2.x for a name of 3.x."""
    return _OTHER.get(name, name.lower())


def stated_version(document: Item) -> str:
    """Return the version that the document states ("3.2"), "" when it states none."""
    block = document.get("standard", document.get("$standard"))
    version = block.get("version") if isinstance(block, dict) else None
    return version if isinstance(version, str) else ""


def series(document: Item) -> int:
    """Return 1, 2 or 3: the series of versions that the document states, or else has the names of."""
    stated = _STATED.fullmatch(stated_version(document))
    if stated and stated[1] in ("1", "2", "3"):
        return int(stated[1])
    if any(name in document for name in _HUMPED):
        return 3
    return 2 if any(isinstance(document.get(name), (list, str)) for name in _SECOND_SERIES) else 1


def to_version(document: Item, version: str) -> Item:
    """Return a document of the shape of 3.2 in the shape of `version`: "3.2", "2.3" or "1.7"."""
    if version.startswith("3"):
        return document
    lower: Item = _renamed(document, {name: old_name(name) for name in _HUMPED})
    for association in lower.get("associations", ()):
        association.pop("rel", None)
    return lower if version.startswith("2") else series_one.to_one(lower)


def to_newest(document: Item) -> Item:
    """Return a document of any series in the shape of 3.2."""
    number = series(document)
    if number == 3:
        return document
    plural = document if number == 2 else series_one.from_one(document)
    newest: Item = _renamed(plural, _NEW_NAMES)
    return newest


def _renamed(value: Any, names: dict[str, str]) -> Any:
    """Return a copy of `value` whose keys have their other names."""
    if isinstance(value, dict):
        return {names.get(key, key): _renamed(inner, names) for key, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner, names) for inner in value]
    return value
