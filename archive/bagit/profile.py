"""A BagIt profile as a value: what a community demands of its bags beyond RFC 8493 (BagIt Profiles 1.1 to 1.4).

A profile is JSON that somebody hands over; it is never fetched by the URL that is its name. Keys of all four versions are read
whatever version the profile states, because none changed its meaning. What is of the wrong type cannot be judged by and is an
error; what the specification demands of a profile and this one lacks, or says against itself, is kept as `lacks` and `clashes`.

By which profiles bags are judged is stated by the caller for a stretch of work (`judging_by`).
"""

import contextlib
import re
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, replace
from fnmatch import translate
from typing import Any, Final

from archive.bagit.algorithms import normalise
from archive.errors import SourceError
from archive.markup import safejson

OWN: Final = "urn:x-newsarchive:bagit-profile:1.0"
IDENTIFIER: Final = "BagIt-Profile-Identifier"
_INFO: Final = "BagIt-Profile-Info"
_INFO_REQUIRED: Final = ("Source-Organization", "External-Description", "Version")
_SERIALIZATION: Final = ("forbidden", "required", "optional")
_LISTS: Final = {
    "Manifests-Required": "manifests_required",
    "Manifests-Allowed": "manifests_allowed",
    "Tag-Manifests-Required": "tag_manifests_required",
    "Tag-Manifests-Allowed": "tag_manifests_allowed",
    "Tag-Files-Required": "tag_files_required",
    "Tag-Files-Allowed": "tag_files_allowed",
    "Payload-Files-Required": "payload_required",
    "Payload-Files-Allowed": "payload_allowed",
    "Accept-Serialization": "containers",
    "Accept-BagIt-Version": "versions",
}
_FLAGS: Final = {"Allow-Fetch.txt": "allow_fetch", "Fetch.txt-Required": "require_fetch", "Data-Empty": "data_empty"}
_LABEL_FLAGS: Final = ("required", "recommended", "repeatable")
_LABEL_KEYS: Final = frozenset({*_LABEL_FLAGS, "values", "description"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What is demanded of one label of bag-info.txt; no `values` means that any is accepted."""

    name: str
    required: bool = False
    recommended: bool = False
    repeatable: bool = True
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a profile demands; None for a list that is not there, which allows everything.

    Attributes:
        identifier: Its name, a URI.
        labels: What it demands of bag-info.txt.
        lacks: Keys that the specification demands and the profile does not have.
        clashes: What it says against itself, each as a sentence.
        unread: Keys that are in no version of the specification.
    """

    identifier: str
    labels: tuple[Label, ...] = ()
    manifests_required: tuple[str, ...] = ()
    manifests_allowed: tuple[str, ...] | None = None
    tag_manifests_required: tuple[str, ...] = ()
    tag_manifests_allowed: tuple[str, ...] | None = None
    tag_files_required: tuple[str, ...] = ()
    tag_files_allowed: tuple[str, ...] | None = None
    payload_required: tuple[str, ...] = ()
    payload_allowed: tuple[str, ...] | None = None
    containers: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    serialization: str = "optional"
    allow_fetch: bool = True
    require_fetch: bool = False
    data_empty: bool = False
    lacks: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


_ASKED: Final[ContextVar[tuple[Profile, ...]]] = ContextVar("profiles", default=())


@contextlib.contextmanager
def judging_by(*profiles: Profile) -> Iterator[None]:
    """State by which profiles bags are judged, besides those of ours that they name."""
    token = _ASKED.set(profiles)
    try:
        yield
    finally:
        _ASKED.reset(token)


def asked() -> tuple[Profile, ...]:
    """Return the profiles by which bags are to be judged."""
    return _ASKED.get()


def read(data: bytes, where: str) -> Profile:
    """Return the profile that is in the bytes of a JSON file.

    Raises:
        SourceError: It is no JSON, or no profile.
    """
    return parse(safejson.parse(data, where), where)


def parse(document: object, where: str) -> Profile:
    """Return the profile that a parsed JSON document is.

    Raises:
        SourceError: Something in it is of the wrong type, or it has no name.
    """
    stated = _table(document, "the document", where)
    info = _table(stated.get(_INFO, {}), _INFO, where)
    identifier = info.get(IDENTIFIER)
    if not isinstance(identifier, str) or not identifier:
        raise SourceError(f"has no {_INFO} with a {IDENTIFIER}, so it is no BagIt profile", where=where)
    values: dict[str, Any] = {field: _words(stated[key], key, where) for key, field in _LISTS.items() if key in stated}
    values |= {field: tuple(map(normalise, words)) for field, words in values.items() if "manifests" in field}
    values |= {field: _flag(stated[key], key, where) for key, field in _FLAGS.items() if key in stated}
    if (serialization := stated.get("Serialization", "optional")) not in _SERIALIZATION:
        raise SourceError(f"Serialization is none of {', '.join(_SERIALIZATION)}", where=where)
    labels = _table(stated.get("Bag-Info", {}), "Bag-Info", where)
    profile = Profile(
        identifier=identifier,
        labels=tuple(_label(name, demand, where) for name, demand in labels.items() if name != IDENTIFIER),
        serialization=serialization,
        lacks=tuple(_lacks(stated, info, serialization)),
        unread=tuple(_unread(stated, labels)),
        **values,
    )
    return replace(profile, clashes=tuple(_clashes(profile)))


def matches(pattern: str, path: str) -> bool:
    """Tell whether a path is one that a pattern allows; `*` stands for any characters, slashes too, as the default "*" needs."""
    return re.match(translate(pattern), path) is not None


def _label(name: str, demand: object, where: str) -> Label:
    """Return what is demanded of one label.

    Raises:
        SourceError: Something in it is of the wrong type.
    """
    stated = _table(demand, f"Bag-Info {name}", where)
    flags = {key: _flag(stated[key], f"Bag-Info {name} {key}", where) for key in _LABEL_FLAGS if key in stated}
    return Label(name=name, values=_words(stated.get("values", []), f"Bag-Info {name} values", where), **flags)


def _lacks(stated: Mapping[str, Any], info: Mapping[str, Any], serialization: str) -> Iterator[str]:
    """Yield the keys that the specification demands and that are not there."""
    yield from (f"{_INFO} {key}" for key in _INFO_REQUIRED if not info.get(key))
    if not stated.get("Accept-BagIt-Version"):
        yield "Accept-BagIt-Version"
    if serialization == "required" and not stated.get("Accept-Serialization"):
        yield "Accept-Serialization"


def _unread(stated: Mapping[str, Any], labels: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keys that are in no version of the specification."""
    known = {_INFO, "Bag-Info", "Serialization", *_LISTS, *_FLAGS}
    yield from (key for key in stated if key not in known)
    for name, demand in labels.items():
        yield from (f"Bag-Info {name} {key}" for key in demand if key not in _LABEL_KEYS)


def _clashes(profile: Profile) -> Iterator[str]:
    """Yield what no bag can fulfil at the same time."""
    for what, required, allowed in (
        ("manifests", profile.manifests_required, profile.manifests_allowed),
        ("tag manifests", profile.tag_manifests_required, profile.tag_manifests_allowed),
    ):
        if allowed is not None and (left := set(required) - set(allowed)):
            yield f"requires {what} that it does not allow: {', '.join(sorted(left))}"
    for what, required, allowed in (
        ("tag files", profile.tag_files_required, profile.tag_files_allowed),
        ("payload files", profile.payload_required, profile.payload_allowed),
    ):
        if allowed is not None:
            left = {path for path in required if not path.endswith("/") and not any(matches(one, path) for one in allowed)}
            if left:
                yield f"requires {what} that it does not allow: {', '.join(sorted(left))}"
    if profile.require_fetch and not profile.allow_fetch:
        yield "requires fetch.txt and does not allow it"


def _table(value: object, name: str, where: str) -> Mapping[str, Any]:
    """Return a JSON object.

    Raises:
        SourceError: It is something else.
    """
    if not isinstance(value, dict):
        raise SourceError(f"{name} is no JSON object, so it is no BagIt profile", where=where)
    return value


def _words(value: object, name: str, where: str) -> tuple[str, ...]:
    """Return a list of strings; a single string stands for a list of one, as some profiles write it.

    Raises:
        SourceError: It is something else.
    """
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise SourceError(f"{name} is no list of strings", where=where, hint="Correct the profile")
    return tuple(value)


def _flag(value: object, name: str, where: str) -> bool:
    """Return true or false.

    Raises:
        SourceError: It is something else.
    """
    if not isinstance(value, bool):
        raise SourceError(f"{name} is neither true nor false", where=where, hint="Correct the profile")
    return value
