"""A bag as read: the Tree with its tag files understood, for the judges.

`declare` reads `bagit.txt`, `load` the other tag files with the encoding that it states. Both yield what is wrong with the form
of the files, and nothing is raised for bad material: a tag file that cannot be read is a finding, too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO, Final, TypeVar

from archive.bagit import declaration, demands, fetch, manifest, rules, tags
from archive.bagit.algorithms import ManifestName, parse_name
from archive.bagit.declaration import Declaration
from archive.bagit.fetch import Fetch
from archive.bagit.manifest import Manifest
from archive.bagit.tags import Tag
from archive.errors import ArchiveError
from archive.findings import Finding, Place
from archive.model.tree import Blob, Tree

DECLARATION: Final = "bagit.txt"
FETCH: Final = "fetch.txt"
PAYLOAD: Final = "data/"
_T = TypeVar("_T")
_MOST_DECLARATION: Final = 1 << 12
MOST_INFO: Final = 1 << 24
_LAST_PACKAGE_INFO: Final = (0, 95)  # the draft of 0.96 renamed package-info.txt to bag-info.txt


@dataclass(frozen=True, slots=True, kw_only=True)
class Bag:
    """A bag as read; lists and dicts fill while the findings of `load` are taken.

    Attributes:
        tree: All that is there.
        declared: What bagit.txt says.
        payload: The payload manifests.
        tag: The tag manifests.
        info: The metadata elements, in order.
        fetch: The files to be fetched.
        aliases: Manifest's file name -> path in the tree -> the path that is listed for it, where the two differ.
        sizes: Bytes of each payload file, in no order, once the checksums are judged.
    """

    tree: Tree
    declared: Declaration
    payload: list[Manifest] = field(default_factory=list)
    tag: list[Manifest] = field(default_factory=list)
    info: list[Tag] = field(default_factory=list)
    fetch: list[Fetch] = field(default_factory=list)
    aliases: dict[str, dict[str, str]] = field(default_factory=dict)
    sizes: list[int] = field(default_factory=list)

    @property
    def info_name(self) -> str:
        """The name of the file with the metadata elements."""
        return "package-info.txt" if self.declared.version <= _LAST_PACKAGE_INFO else "bag-info.txt"

    def view(self, listing: Manifest) -> Mapping[str, bytes]:
        """Return path in the tree -> checksum (b"" for one of wrong form) as a manifest states it, whatever its spelling."""
        aliases = self.aliases.get(listing.name.file)
        if not aliases:
            return listing.digests
        return listing.digests | {path: listing.digests[listed] for path, listed in aliases.items()}


def is_bag(tree: Tree) -> bool:
    """Tell whether a tree claims to be a bag."""
    return DECLARATION in tree.entries or any(_is_payload_manifest(path) for path in tree.entries if "/" not in path)


def _is_payload_manifest(path: str) -> bool:
    """Tell whether a name is that of a payload manifest."""
    name = parse_name(path)
    return name is not None and not name.is_tag


def declare(tree: Tree) -> tuple[Declaration, list[Finding]]:
    """Return what bagit.txt declares, and what is wrong with it."""
    blob = tree.entries.get(DECLARATION)
    if blob is None:
        return Declaration(), [demands.NO_DECLARATION.at(Place(path=DECLARATION))]
    if blob.size > _MOST_DECLARATION:
        return Declaration(), [rules.TOO_LARGE.at(Place(path=DECLARATION), most=_MOST_DECLARATION)]
    try:
        declared, findings = declaration.read(blob.read())
    except (OSError, ArchiveError) as error:
        return Declaration(), [demands.UNREADABLE.at(Place(path=DECLARATION), reason=str(error))]
    return declared, [finding.within(DECLARATION) for finding in findings]


def load(bag: Bag) -> Iterator[Finding]:
    """Read the tag files into `bag`; yield what is wrong with their form."""
    for path in bag.tree.entries:
        if "/" not in path and (name := parse_name(path)) is not None:
            yield from _load(path, bag.tree.entries[path], partial(_manifest, bag, name))
    info = bag.tree.entries.get(bag.info_name)
    if info is not None and info.size > MOST_INFO:
        yield rules.TOO_LARGE.at(Place(path=bag.info_name), most=MOST_INFO)
    elif info is not None:
        strict = bag.declared.strict
        yield from _load(bag.info_name, info, lambda s: _sift(tags.read(s, bag.declared.encoding, strict=strict), bag.info))
    if FETCH in bag.tree.entries:
        yield from _load(FETCH, bag.tree.entries[FETCH], lambda s: _sift(fetch.read(s, bag.declared.encoding), bag.fetch))


def _load(path: str, blob: Blob, read: Callable[[BinaryIO], Iterator[Finding]]) -> Iterator[Finding]:
    """Open one tag file and read it; a place inside it gets its path."""
    try:
        with blob.open() as stream:
            for finding in read(stream):
                yield finding.within(path)
    except (OSError, ArchiveError) as error:
        yield demands.UNREADABLE.at(Place(path=path), reason=str(error))


def _manifest(bag: Bag, name: ManifestName, stream: BinaryIO) -> Iterator[Finding]:
    """Read one manifest into the bag."""
    listing, findings = manifest.read(stream, name, bag.declared.encoding, strict=bag.declared.strict)
    (bag.tag if name.is_tag else bag.payload).append(listing)
    return findings


def _sift(items: Iterable[_T | Finding], target: list[_T]) -> Iterator[Finding]:
    """Put what was read into `target`; yield the findings."""
    for item in items:
        if isinstance(item, Finding):
            yield item
        else:
            target.append(item)
