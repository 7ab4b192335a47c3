"""Judges what a bag is made of: required elements, names, links and other things that are no files (RFC 8493, 2, 5.1, 6.1)."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from archive.bagit import demands
from archive.bagit.algorithms import REGISTERED, WEAK
from archive.bagit.bag import PAYLOAD, Bag
from archive.files.safepaths import all_portable, clashes, unportable
from archive.findings import Finding, Place, Rule
from archive.model.tree import Oddity, OddityKind

_ODDITIES: Final[dict[OddityKind, Rule]] = {
    OddityKind.SYMLINK: demands.SYMLINK,
    OddityKind.SPECIAL: demands.SPECIAL,
    OddityKind.UNSAFE_PATH: demands.UNSAFE_NAME,
    OddityKind.DUPLICATE: demands.DUPLICATE,
    OddityKind.ENCRYPTED: demands.ENCRYPTED,
    OddityKind.OUTSIDE: demands.OUTSIDE,
    OddityKind.DAMAGED: demands.DAMAGED,
    OddityKind.UNREADABLE: demands.UNREADABLE,
}
_SYSTEM: Final = (
    (re.compile(r"(?:.*/)?(?:\.DS_Store|\._[^/]*|Icon\r|\.Spotlight-V100/.*|\.Trashes/.*|\.fseventsd/.*)"), "macOS"),
    (re.compile(r"(?:.*/)?(?:Thumbs\.db|ehthumbs\.db|desktop\.ini|\$RECYCLE\.BIN/.*)", re.IGNORECASE), "Windows"),
    (re.compile(r"(?:.*/)?(?:\.directory|\.nfs[0-9a-f]{8,})"), "Linux"),
)
_SYSTEM_PARTS: Final = (
    ".ds_store", "._", "icon\r", ".spotlight", ".trashes", ".fsevents",
    "thumbs.db", "desktop.ini", "$recycle", ".directory", ".nfs",
)  # fmt: skip


def check(bag: Bag) -> Iterator[Finding]:
    """Yield what is wrong with the elements of the bag and with their names."""
    for oddity in bag.tree.oddities:
        yield _odd(oddity)
    yield from _elements(bag)
    yield from _names(bag)
    for folder in bag.tree.folders:
        if folder != PAYLOAD.rstrip("/"):
            yield demands.EMPTY_FOLDER.at(Place(path=folder))


def _may_hold_system_files(paths: Iterable[str]) -> bool:
    """Tell quickly whether some path may be that of a file that a system makes by itself."""
    text = "\n".join(paths).lower()
    return any(part in text for part in _SYSTEM_PARTS)


def _odd(oddity: Oddity) -> Finding:
    """Return the finding for something that is no ordinary file."""
    place = Place(path=oddity.path)
    rule = _ODDITIES[oddity.kind]
    if rule is demands.UNREADABLE:
        return rule.at(place, reason=oddity.detail or "the system refuses")
    if rule is demands.SYMLINK:
        return rule.at(place, detail=f" to {oddity.detail!r}" if oddity.detail else "")
    return rule.at(place, detail=f": {oddity.detail}" if oddity.detail else "")


def _elements(bag: Bag) -> Iterator[Finding]:
    """Yield which required elements are missing, and what is wrong with the manifests as such."""
    tree = bag.tree
    aside = (*tree.folders, *(oddity.path for oddity in tree.oddities))
    if "data" not in aside and not any(path.startswith(PAYLOAD) for path in (*aside, *tree.entries)):
        yield demands.NO_PAYLOAD_FOLDER.at(Place(path="data"))
    if not bag.payload:
        yield demands.NO_MANIFEST.at(Place())
    elif not any(listing.name.digest for listing in bag.payload):
        yield demands.UNVERIFIABLE.at(Place(path=bag.payload[0].name.file))
    names = [listing.name for listing in (*bag.payload, *bag.tag)]
    for name in names:
        if name.file != name.normal:
            yield demands.MANIFEST_NAME.at(Place(path=name.file), normal=name.normal)
        if name.algorithm not in REGISTERED and name.algorithm not in WEAK:
            yield demands.UNREGISTERED.at(Place(path=name.file), algorithm=name.algorithm)
    known = {listing.name.algorithm for listing in bag.payload}
    if known and known <= WEAK:
        yield demands.WEAK.at(Place(path=bag.payload[0].name.file), found=" and ".join(sorted(known)))


def _names(bag: Bag) -> Iterator[Finding]:
    """Yield which names some system cannot keep, takes for others, or makes by itself."""
    paths = bag.tree.entries.keys()
    if not all_portable(paths) or _may_hold_system_files(paths):
        for path in paths:
            if reason := unportable(path):
                yield demands.UNPORTABLE.at(Place(path=path), reason=reason)
            for pattern, system in _SYSTEM:
                if pattern.fullmatch(path):
                    yield demands.SYSTEM_FILE.at(Place(path=path), system=system)
    for first, second in clashes(paths):
        yield demands.CLASH.at(Place(path=second), other=first)
