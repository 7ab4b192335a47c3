"""What a package and its parts are -> an E-ARK information package (CSIP 2.2) in a BagIt bag; of an article or of a collection.

    bagit.txt  bag-info.txt  manifest-sha512.txt  tagmanifest-sha512.txt
    data/<id>-ip/METS.xml    data/<id>-ip/metadata/preservation/premis.xml    data/<id>-ip/<what the package has of its own>
    data/<id>-ip/representations/<name>/{METS.xml, metadata/preservation/premis.xml, data/<part> ...}

Each representation has its own METS and history, so that one representation can be added, replaced or read without the rest.
Digests come from the Seal: METS and PREMIS are written when every other byte has been read once, and the bag's own files after
them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final

from archive.bagit import declaration
from archive.mets import writing as mets
from archive.mets.record import Child, Group, Metadata, Mets, Stored
from archive.model.package import USUAL
from archive.model.tree import Blob, Seal, Tree
from archive.newsml import names as newsml
from archive.packing import bagfiles, dublincore
from archive.packing.bagfiles import ALGORITHM
from archive.packing.history import Held
from archive.packing.parts import Part
from archive.packing.places import PAYLOAD, PRESERVATION, Places, eark, representation
from archive.premis import terms
from archive.premis import writing as premis
from archive.premis.record import Record
from archive.product import NAME, VERSION

DESCRIPTION: Final = "metadata/descriptive/dc.xml"
NATIVE: Final = "metadata/descriptive/newsml-g2.xml"
ABOUT: Final = "documentation/about.txt"
_MEDIA_TYPES: Final = {"xml": "application/xml", "xsd": "application/xml", "sch": "application/xml", "json": "application/json"}
_UNREGISTERED: Final = {"application/nitf+xml": "application/xml", "application/warc": "application/octet-stream"}
"""Media types that IANA does not list -> what to say in a METS, which takes no others (CSIP68)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What an information package is made of.

    Attributes:
        name: Name of the package.
        label: Title for people.
        package_type: Its type.
        created: Its one instant.
        parts: What its representations hold.
        own: Path below its folder -> what it holds of itself: descriptions, schemas, documentation.
        tell: Makes the history of some of the parts.
        info: Makes bag-info.txt for a payload of path -> size in bytes.
        children: Packages elsewhere that it points at.
        algorithms: What the manifests of the bag state.
    """

    name: str
    label: str
    package_type: str
    created: str
    parts: Sequence[Part]
    own: Mapping[str, Blob]
    tell: Callable[[Sequence[Held]], Record]
    info: Callable[[Mapping[str, int]], bytes]
    children: tuple[Child, ...] = ()
    algorithms: tuple[str, ...] = USUAL


def lay_out(contents: Contents) -> Tree:
    """Return the bag of a package; METS, PREMIS, bag-info.txt and the manifests are made by the Seal."""
    places = eark(contents.name)
    entries = {places.path(part.name, part.exporter): part.content for part in contents.parts}
    entries |= {places.root + path: blob for path, blob in contents.own.items()}
    entries["bagit.txt"] = Blob.of(declaration.write())
    sizes = {path: blob.size for path, blob in entries.items()}
    seal = Seal(algorithms=bagfiles.needed(contents.algorithms), write=partial(_seal, contents, places, sizes))
    return Tree(entries=entries, seal=seal)


class _Ledger:
    """Size and digests of every file of a package, and the files that are made while it is sealed."""

    def __init__(self, sizes: Mapping[str, int], digests: Mapping[str, Mapping[str, str]], algorithms: Sequence[str]) -> None:
        self.sizes = dict(sizes)
        self.digests = dict(digests)
        self.made: dict[str, bytes] = {}
        self._algorithms = algorithms

    def add(self, path: str, data: bytes) -> None:
        """Enter a file that was made."""
        self.made[path] = data
        self.sizes[path] = len(data)
        self.digests[path] = bagfiles.digests_of(data, self._algorithms)

    def stored(self, base: str, path: str, media_type: str = "") -> Stored:
        """Return what a METS in the folder `base` says of a file."""
        known = media_type or _MEDIA_TYPES.get(path.rpartition(".")[2], "text/plain")
        return Stored(
            path=path.removeprefix(base),
            size=self.sizes[path],
            sha512=self.digests[path][ALGORITHM],
            media_type=_UNREGISTERED.get(known, known),
        )


def _seal(
    contents: Contents,
    places: Places,
    sizes: Mapping[str, int],
    digests: Mapping[str, Mapping[str, str]],
) -> dict[str, bytes]:
    """Return all that states digests: of each representation, of the package, of the bag."""
    ledger = _Ledger(sizes, digests, bagfiles.needed(contents.algorithms))
    inner = []
    for name, members in groupby(sorted(contents.parts, key=_representation), key=_representation):
        folder = f"{places.root}representations/{name}/"
        held = _tell(ledger, contents, places, tuple(members), folder)
        files = tuple(ledger.stored(folder, folder + one.path, one.part.format.media_type) for one in held)
        described = _mets(ledger, contents, folder, name, groups=(Group(name="Data", files=files),))
        ledger.add(f"{folder}METS.xml", mets.write(described))
        inner.append((name, ledger.stored(places.root, f"{folder}METS.xml")))
    _tell(ledger, contents, places, contents.parts, places.root)
    groups = tuple(_group(ledger, places.root, name) for name in ("Documentation", "Schemas"))
    whole = _mets(ledger, contents, places.root, f"{contents.name}-ip", groups=groups, representations=tuple(inner))
    ledger.add(f"{places.root}METS.xml", mets.write(whole))
    payload = {path: size for path, size in ledger.sizes.items() if path.startswith(PAYLOAD)}
    ledger.add("bag-info.txt", contents.info(payload))
    return {**ledger.made, **bagfiles.manifests(ledger.digests, contents.algorithms)}


def _representation(part: Part) -> str:
    """Return the representation that a part belongs to."""
    return representation(part.name, part.exporter)


def _tell(ledger: _Ledger, contents: Contents, places: Places, parts: Sequence[Part], folder: str) -> list[Held]:
    """Enter the history of the parts, as seen from a folder; return where they lie."""
    paths = [(part, places.path(part.name, part.exporter)) for part in parts]
    held = [Held(part=part, path=path.removeprefix(folder), sha512=ledger.digests[path][ALGORITHM]) for part, path in paths]
    ledger.add(folder + PRESERVATION, premis.write(contents.tell(held)))
    return held


def _mets(
    ledger: _Ledger,
    contents: Contents,
    folder: str,
    name: str,
    *,
    groups: tuple[Group, ...],
    representations: tuple[tuple[str, Stored], ...] = (),
) -> Mets:
    """Return what the METS in a folder says, with the metadata that lie there."""
    told = Metadata(file=ledger.stored(folder, folder + PRESERVATION), type="PREMIS", version=terms.VERSION)
    return Mets(
        name=name,
        label=contents.label if representations else name,
        package_type=contents.package_type,
        created=contents.created,
        software=(NAME, VERSION),
        descriptive=tuple(_descriptions(ledger, folder)),
        preservation=(told,),
        groups=groups,
        representations=representations,
        children=contents.children if representations else (),
    )


def _descriptions(ledger: _Ledger, folder: str) -> Iterator[Metadata]:
    """Yield the descriptions that lie in a folder."""
    if folder + DESCRIPTION in ledger.sizes:
        yield Metadata(file=ledger.stored(folder, folder + DESCRIPTION), type="DC", version=dublincore.VERSION)
    if folder + NATIVE in ledger.sizes:
        file = ledger.stored(folder, folder + NATIVE, newsml.NEWS_ITEM_TYPE)
        yield Metadata(file=file, type="OTHER", other=newsml.STANDARD, version=newsml.VERSION)


def _group(ledger: _Ledger, root: str, name: str) -> Group:
    """Return the files in one of the package's folders, in their order."""
    head = f"{root}{name.lower()}/"
    return Group(name=name, files=tuple(ledger.stored(root, path) for path in sorted(ledger.sizes) if path.startswith(head)))
