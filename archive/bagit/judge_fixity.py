"""Judges whether every file has the checksums that the manifests state: each byte is read once (RFC 8493, 3).

Files are read in the order in which they lie in their container. An algorithm that is not known here is said to be skipped;
so is nothing else, as every listed file that is there is hashed with every known algorithm that a manifest states for it.
"""

from collections.abc import Iterator, Mapping

from archive.bagit import demands
from archive.bagit.algorithms import ManifestName
from archive.bagit.bag import PAYLOAD, Bag
from archive.errors import StoreError
from archive.files.digests import digest_all
from archive.findings import Finding, Place
from archive.model.tree import Blob

_Views = list[tuple[ManifestName, Mapping[str, bytes]]]


def check(bag: Bag) -> Iterator[Finding]:
    """Yield the files whose content is not what a manifest says, and those that cannot be read."""
    views = [(listing.name, bag.view(listing)) for listing in (*bag.payload, *bag.tag) if listing.name.digest]
    stated, wanted = _wanted(bag, views)
    if any(blob.order for _, blob, _ in wanted):
        wanted.sort(key=lambda item: item[1].order)
    broken: list[Finding] = []
    for path, found in digest_all(wanted, bag.tree.look):
        if isinstance(found, StoreError):
            broken.append(demands.UNREADABLE.at(Place(path=path), reason=found.message))
        elif found != stated[path]:
            names = [name for name, view in views if view.get(path)]
            sums = zip(names, stated[path], found, strict=True)
            broken += [_changed(path, name, said, truth) for name, said, truth in sums if said != truth]
    yield from sorted(broken, key=lambda finding: finding.where.path.encode("utf-8", "surrogateescape"))


def _wanted(bag: Bag, views: _Views) -> tuple[dict[str, list[bytes]], list[tuple[str, Blob, tuple[str, ...]]]]:
    """Return the checksums that are stated for each file that is there; and path, content and digests, in the same order."""
    stated: dict[str, list[bytes]] = {}
    wanted: list[tuple[str, Blob, tuple[str, ...]]] = []
    for in_payload in (True, False):  # a file has its checksums in the one kind of manifest or in the other
        some = [(name.digest, view) for name, view in views if name.is_tag is not in_payload]
        digests, states = tuple(name for name, _ in some), [view.get for _, view in some]
        for path, blob in bag.tree.entries.items():
            if path.startswith(PAYLOAD) is not in_payload:
                continue
            sums = [state(path, b"") for state in states]
            if all(sums) and sums:
                stated[path] = sums
                wanted.append((path, blob, digests))
            elif any(sums):
                stated[path] = list(filter(None, sums))
                wanted.append((path, blob, tuple(name for name, value in zip(digests, sums, strict=True) if value)))
    return stated, wanted


def _changed(path: str, name: ManifestName, stated: bytes, found: bytes) -> Finding:
    """Return the finding for a wrong checksum."""
    return demands.CHECKSUM.at(
        Place(path=path), algorithm=name.algorithm, manifest=name.file, stated=stated.hex(), found=found.hex()
    )
