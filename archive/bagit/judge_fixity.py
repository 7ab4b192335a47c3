"""Judges whether every file has the checksums that the manifests state: each byte is read once (RFC 8493, 3).

Files are read in the order in which they lie in their container. An algorithm that is not known here is said to be skipped;
so is nothing else, as every listed file that is there is hashed with every known algorithm that a manifest states for it.
"""

from collections.abc import Iterator

from archive.bagit import demands
from archive.bagit.bag import Bag
from archive.bagit.manifest import Manifest
from archive.errors import StoreError
from archive.files.digests import digest_all
from archive.findings import Finding, Place
from archive.model.tree import Blob


def check(bag: Bag) -> Iterator[Finding]:
    """Yield the files whose content is not what a manifest says, and those that cannot be read."""
    listings = [listing for listing in (*bag.payload, *bag.tag) if listing.name.digest]
    wanted = list(_wanted(bag, listings))
    if any(blob.order for _, blob, _ in wanted):
        wanted.sort(key=lambda item: item[1].order)
    broken: list[Finding] = []
    views = [(listing, listing.name.digest, bag.view(listing)) for listing in listings]
    for path, found in digest_all(wanted):
        if isinstance(found, StoreError):
            broken.append(demands.UNREADABLE.at(Place(path=path), reason=found.message))
            continue
        for listing, name, view in views:
            stated = view.get(path)
            if stated and stated.hex() != found[name]:
                broken.append(_changed(path, listing, stated, found[name]))
    yield from sorted(broken, key=lambda finding: finding.where.path.encode("utf-8", "surrogateescape"))


def _wanted(bag: Bag, listings: list[Manifest]) -> Iterator[tuple[str, Blob, tuple[str, ...]]]:
    """Yield path, content and digests of each file that a manifest lists."""
    views = [(listing.name.digest, bag.view(listing)) for listing in listings]
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for path, blob in bag.tree.entries.items():
        names = tuple([name for name, view in views if view.get(path)])
        if names:
            yield path, blob, known.setdefault(names, tuple(dict.fromkeys(names)))


def _changed(path: str, listing: Manifest, stated: bytes, found: str) -> Finding:
    """Return the finding for a wrong checksum."""
    return demands.CHECKSUM.at(
        Place(path=path), algorithm=listing.name.algorithm, manifest=listing.name.file, stated=stated.hex(), found=found
    )
