"""Judges an inventory by itself: what it states about the object and its versions (OCFL 1.1, 3.3, 3.5.1, 3.5.3).

The three blocks of digests are judged by `judge_blocks.py`. What the inventory says of files is compared with them elsewhere.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from archive.findings import Finding
from archive.model.dates import PartialDate
from archive.ocfl import inventory_rules as rules
from archive.ocfl import judge_blocks, versionnames
from archive.ocfl.declaration import inventory_type
from archive.ocfl.record import Record, shown

_REQUIRED: Final = ("id", "type", "digestAlgorithm", "head")
_KEYS: Final = frozenset({*_REQUIRED, "contentDirectory", "manifest", "versions", "fixity"})
_VERSION_KEYS: Final = frozenset({"created", "state", "message", "user"})
_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")  # RFC 3986, 3: a scheme, and no sign that is forbidden


def check(record: Record) -> Iterator[Finding]:
    """Yield what is wrong with an inventory; fill its versions, manifest, states and fixity."""
    yield from _keys(record)
    yield from _content_directory(record)
    yield from judge_blocks.manifest(record)
    yield from _versions(record)
    yield from _head(record)
    if record.versions:
        yield from judge_blocks.usage(record)
    if "fixity" in record.value:
        yield from judge_blocks.fixity(record)


def _keys(record: Record) -> Iterator[Finding]:
    """Yield what is wrong with the keys, and with the values of those that state one thing."""
    value = record.value
    for key in value.keys() - _KEYS:
        yield rules.UNKNOWN_KEY.at(record.at(key), key=key)
    for key in _REQUIRED:
        if key not in value:
            yield rules.LACKS_KEY.at(record.at(), key=key)
    identifier = value.get("id", "urn:")
    if not isinstance(identifier, str) or not identifier:
        yield rules.ID.at(record.at("id"), found=shown(identifier), instead=" and should be a URI")
    elif "id" in value and not _URI.fullmatch(identifier):
        yield rules.ID_NO_URI.at(record.at("id"), found=identifier)
    expected = inventory_type(record.spec)
    if value.get("type", expected) != expected:
        yield rules.TYPE.at(record.at("type"), found=shown(value["type"]), expected=expected)
    if "digestAlgorithm" in value and not record.algorithm:
        yield rules.ALGORITHM.at(record.at("digestAlgorithm"), found=shown(value["digestAlgorithm"]))
    elif record.algorithm == "sha256":
        yield rules.SHA256.at(record.at("digestAlgorithm"))


def _content_directory(record: Record) -> Iterator[Finding]:
    """Yield why contentDirectory is no name of a folder."""
    stated = record.value.get("contentDirectory", record.content_directory)
    if stated == record.content_directory:
        return
    place, found = record.at("contentDirectory"), shown(stated)
    if stated in (".", ".."):
        yield rules.CONTENT_DOTS.at(place, found=found)
    elif record.spec == "1.0" or (isinstance(stated, str) and stated):
        yield rules.CONTENT_SLASH.at(place, found=found)
    else:
        yield rules.CONTENT_FOLDER.at(place, found=found)


def _versions(record: Record) -> Iterator[Finding]:
    """Yield what is wrong with the versions; fill their names in order, and their states."""
    if "versions" not in record.value:
        yield rules.NO_VERSIONS_BLOCK.at(record.at())
        return
    versions = record.value["versions"]
    if not isinstance(versions, dict):
        yield rules.VERSIONS_BLOCK.at(record.at("versions"), found=shown(versions))
        return
    if not versions:
        yield rules.NO_VERSIONS.at(record.at("versions"))
    numbered = [(number, name) for name in versions if (number := versionnames.number(name))]
    record.versions.extend(name for _, name in sorted(numbered))
    for name in versions.keys() - set(record.versions):
        rule = rules.VERSION_NAME if versionnames.number(name) is None else rules.VERSION_NUMBER
        yield rule.at(record.at("versions", name), name=name)
    if record.versions:
        yield from _sequence(record, [number for number, _ in sorted(numbered)])
        yield from _names(record)
    for name in record.versions:
        yield from _version(record, name, versions[name])


def _sequence(record: Record, numbers: list[int]) -> Iterator[Finding]:
    """Yield where the counting of versions has gaps."""
    last = record.versions[-1]
    if numbers[0] != 1:
        yield rules.NOT_FROM_ONE.at(record.at("versions", record.versions[0]), first=record.versions[0])
    for before, after in pairwise(numbers):
        if after > before + 1:
            yield rules.GAP.at(record.at("versions", f"v{after}"), number=before + 1, last=last)


def _names(record: Record) -> Iterator[Finding]:
    """Yield the names of versions that are not made as the first one is."""
    first, *others = record.versions
    width = versionnames.width(first)
    if width:
        yield rules.PADDED.at(record.at("versions", first), first=first)
    for name in others:
        place = record.at("versions", name)
        if width and versionnames.width(name) == 0:
            yield rules.UNPADDED.at(place, first=first, name=name)
            yield rules.OTHER_CONVENTION.at(place, first=first, name=name)
        elif versionnames.width(name) != width:
            yield rules.MIXED_NAMES.at(place, first=first, name=name)


def _head(record: Record) -> Iterator[Finding]:
    """Yield when the head is not the newest version."""
    if "head" in record.value and record.versions and record.value["head"] != record.versions[-1]:
        yield rules.HEAD.at(record.at("head"), found=shown(record.value["head"]), expected=record.versions[-1])


def _version(record: Record, name: str, version: Any) -> Iterator[Finding]:
    """Yield what is wrong with one version."""
    here = ("versions", name)
    if not isinstance(version, dict):
        yield rules.VERSION_BLOCK.at(record.at(*here), found=shown(version))
        return
    for key in version.keys() - _VERSION_KEYS:
        yield rules.UNKNOWN_KEY.at(record.at(*here, key), key=key)
    for key in ("created", "state"):
        if key not in version:
            yield rules.VERSION_LACKS.at(record.at(*here), key=key)
    if "created" in version and not _is_instant(version["created"]):
        yield rules.CREATED.at(record.at(*here, "created"), found=shown(version["created"]))
    if "state" in version:
        yield from judge_blocks.state(record, name, version["state"])
    for key in ("message", "user"):
        if key not in version:
            yield rules.NO_MESSAGE.at(record.at(*here), key=key)
    if not isinstance(version.get("message", ""), str):
        yield rules.MESSAGE.at(record.at(*here, "message"), found=shown(version["message"]))
    if "user" in version:
        yield from _user(record, (*here, "user"), version["user"])


def _user(record: Record, here: tuple[str, ...], user: Any) -> Iterator[Finding]:
    """Yield what is wrong with who made a version."""
    if not isinstance(user, dict):
        yield rules.USER.at(record.at(*here), problem=f"The user is {shown(user)}")
        return
    for key in user.keys() - {"name", "address"}:
        yield rules.UNKNOWN_KEY.at(record.at(*here, key), key=key)
    name, address = user.get("name"), user.get("address")
    if not isinstance(name, str) or not name:
        problem = f"The name of the user is {shown(name)}" if "name" in user else "The user has no name"
        yield rules.USER.at(record.at(*here), problem=problem)
    if "address" not in user:
        yield rules.NO_ADDRESS.at(record.at(*here), name=shown(name))
    elif not isinstance(address, str):
        yield rules.USER.at(record.at(*here, "address"), problem=f"The address of the user is {shown(address)}")
    elif not _URI.fullmatch(address):
        yield rules.ADDRESS_NO_URI.at(record.at(*here, "address"), found=address)


def _is_instant(value: object) -> bool:
    """Tell whether a value is a date and time of RFC 3339, 5.6; a leap second (5.7) is one, too, and T and Z may be small."""
    if not isinstance(value, str):
        return False
    text = re.sub(r"(:\d\d):60(?=[.Z+-])", r"\1:59", value.upper(), flags=re.ASCII)
    try:
        return PartialDate(re.sub(r"[+-](?:[01]\d|2[0-3]):[0-5]\d$", "Z", text, flags=re.ASCII)).has_time
    except ValueError:
        return False
