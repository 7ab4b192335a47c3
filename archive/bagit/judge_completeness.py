"""Judges whether all that is listed is there and all that is there is listed (RFC 8493, 3, 2.1.3, 2.2.1).

Names are compared as they are, and then in Unicode normalisation form C, because file systems change the form (6.1.1.3). A name
with percent signs that an old tool did not encode is found under its literal spelling. What was matched in such a way is
entered in `Bag.aliases`, and said.
"""

import unicodedata
from collections.abc import Iterable, Iterator

from archive.bagit import demands, rules
from archive.bagit.bag import PAYLOAD, Bag
from archive.bagit.manifest import Manifest
from archive.files.safepaths import parents
from archive.findings import Finding, Place
from archive.model.tree import OddityKind


def check(bag: Bag) -> Iterator[Finding]:
    """Yield what is missing, what is there and not listed, and which manifests disagree; fill the aliases."""
    paths = bag.tree.entries.keys()
    tag_files = {path for path in paths if not path.startswith(PAYLOAD)}
    doubtful = {oddity.path for oddity in bag.tree.oddities if oddity.kind is not OddityKind.OUTSIDE}
    fetched = {entry.path: entry.url for entry in bag.fetch}
    loose: dict[str, set[str]] = {}
    for listing in (*bag.payload, *bag.tag):
        listed, missing, extra = listing.digests.keys(), set[str](), set[str]()
        if listing.name.is_tag:
            missing, extra = listed - tag_files, tag_files - listed
        elif len(listed) != len(paths) - len(tag_files) or not listed <= paths:  # else all is there, which needs no new sets
            payload = paths - tag_files
            missing, extra = listed - payload, payload - listed
        if missing and extra:
            yield from _match(bag, listing, missing, extra)
        if missing:
            yield from _missing(bag, listing, missing, doubtful, fetched)
        loose[listing.name.file] = extra
    yield from _unlisted(bag, [loose[listing.name.file] for listing in bag.payload])
    yield from _tag_manifests(bag, loose)


def _match(bag: Bag, listing: Manifest, missing: set[str], extra: set[str]) -> Iterator[Finding]:
    """Find listed paths under another spelling; take what was found out of both sets."""
    aliases = bag.aliases.setdefault(listing.name.file, {})
    for path in sorted(missing & listing.literal.keys()):
        if (literal := listing.literal[path]) in extra:
            aliases[literal] = path
            rule = rules.PERCENT if bag.declared.strict else rules.OLD_PERCENT
            yield rule.at(Place(path=listing.name.file, line=listing.lines()[path]), text=literal)
    forms: dict[str, list[str]] = {}
    for path in extra - aliases.keys():
        forms.setdefault(unicodedata.normalize("NFC", path), []).append(path)
    for path in sorted(missing - set(aliases.values())):
        for found in sorted(forms.get(unicodedata.normalize("NFC", path), ())):
            aliases.setdefault(found, path)
            yield demands.NORMALISATION.at(Place(path=found), manifest=listing.name.file)
    missing.difference_update(aliases.values())
    extra.difference_update(aliases)


def _missing(
    bag: Bag, listing: Manifest, missing: Iterable[str], doubtful: set[str], fetched: dict[str, str]
) -> Iterator[Finding]:
    """Yield what is listed and not there; not what is there as something else than a file, which is said already."""
    numbers = listing.lines()
    forms = _forms(listing, bag)
    for path in sorted(missing, key=lambda path: numbers[path]):
        if path in doubtful or (doubtful and not doubtful.isdisjoint(parents(path))):
            continue
        place = Place(path=listing.name.file, line=numbers[path])
        if path in fetched:
            yield demands.TO_FETCH.at(place, file=path, url=fetched[path])
        elif unicodedata.normalize("NFC", path) in forms:
            yield demands.NORMALISATION.at(place, manifest=listing.name.file)
        else:
            yield demands.MISSING.at(place, file=path)


def _forms(listing: Manifest, bag: Bag) -> set[str]:
    """Return the normal forms of the listed files that are there and are not ASCII: one file may be listed in two forms."""
    return {unicodedata.normalize("NFC", path) for path in listing.digests if not path.isascii() and path in bag.tree.entries}


def _unlisted(bag: Bag, loose: list[set[str]]) -> Iterator[Finding]:
    """Yield the payload files that no manifest lists, and since 1.0 those that not every manifest lists."""
    if not loose:
        return
    nowhere = set.intersection(*loose)
    for path in sorted(nowhere, key=_order):
        yield demands.UNLISTED.at(Place(path=path))
    if bag.declared.strict:
        for listing, extra in zip(bag.payload, loose, strict=True):
            for path in sorted(extra - nowhere, key=_order):
                yield demands.UNLISTED_IN_ONE.at(Place(path=path), manifest=listing.name.file)


def _order(path: str) -> bytes:
    """Sort by bytes, odd names included."""
    return path.encode("utf-8", "surrogateescape")


def _tag_manifests(bag: Bag, loose: dict[str, set[str]]) -> Iterator[Finding]:
    """Yield which tag files the tag manifests leave out, and which algorithms they lack."""
    if bag.payload and not bag.tag:
        yield demands.NO_TAG_MANIFEST.at(Place())
    manifests = {listing.name.file for listing in bag.payload}
    tag_manifests = {listing.name.file for listing in bag.tag}
    for listing in bag.tag:
        left_out = loose[listing.name.file] - tag_manifests
        for path in sorted(left_out, key=_order):
            if path in manifests and bag.declared.strict:
                yield demands.TAG_LACKS_MANIFEST.at(Place(path=listing.name.file), file=path)
            else:
                yield demands.TAG_UNLISTED.at(Place(path=path), manifest=listing.name.file)
    have = {listing.name.algorithm for listing in bag.tag}
    for listing in bag.payload:
        if have and listing.name.algorithm not in have:
            wanted = f"tag{listing.name.normal}"
            yield demands.TAG_ALGORITHMS.at(Place(path=listing.name.file), there=listing.name.file, lacking=wanted)
