"""Lays out a package as an E-ARK information package (CSIP 2.2) in a BagIt bag.

    bagit.txt  bag-info.txt  manifest-sha512.txt  tagmanifest-sha512.txt
    data/<id>-ip/METS.xml
    data/<id>-ip/metadata/descriptive/{dc.xml, <id>.newsml.xml}    data/<id>-ip/metadata/preservation/premis.xml
    data/<id>-ip/representations/<name>/{METS.xml, metadata/preservation/premis.xml, data/<part> ...}
    data/<id>-ip/schemas/...    data/<id>-ip/documentation/about.txt

Representations are `original` (what was received), one of each format, and `print` (the PDF). Each has its own METS and history,
so that one representation can be added, replaced or read without the rest. Digests come from the Seal: METS and PREMIS are
written when every other byte has been read once, and the bag's own files after them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Final

from archive import schemas
from archive.bagit import algorithms, declaration, tags
from archive.formats import Packager
from archive.mets import writing as mets
from archive.mets.names import PACKAGE_TYPE, PACKAGE_TYPES
from archive.mets.record import Group, Metadata, Mets, Stored
from archive.model.package import Package
from archive.model.tree import Blob, Seal, Tree
from archive.newsml import names as newsml
from archive.packing import bagfiles, dublincore, history
from archive.packing.bagfiles import ALGORITHM
from archive.packing.history import Held
from archive.packing.parts import Part, parts_of
from archive.packing.places import PAYLOAD, PRESERVATION, Places, eark, representation
from archive.premis import terms
from archive.premis import writing as premis
from archive.product import NAME, VERSION

_ABOUT: Final = "documentation/about.txt"
_DESCRIPTION: Final = "metadata/descriptive/dc.xml"
_NATIVE: Final = "metadata/descriptive/newsml-g2.xml"
_SCHEMAS: Final = {
    "newsml-g2": ("newsml-g2/1.0/newsitem.sch", "newsml-g2/1.0/newsitem.xsd", "newsml-g2/1.0/xhtml.xsd", "newsml-g2/1.0/xml.xsd"),
    "ninjs": ("ninjs/{version}/newsarchive-ninjs.schema.json",),
}
_HISTORY_SCHEMA: Final = "premis/1.0/premis.xsd"
_MEDIA_TYPES: Final = {"xml": "application/xml", "xsd": "application/xml", "sch": "application/xml", "json": "application/json"}
_UNREGISTERED: Final = {"application/nitf+xml": "application/xml", "application/warc": "application/octet-stream"}
"""Media types that IANA does not list -> what to say in a METS, which takes no others (CSIP68)."""


def _lay_out(package: Package) -> Tree:
    """Return the bag of `package`; METS, PREMIS, bag-info.txt and the manifests are made by the Seal."""
    places = eark(package.name)
    parts = parts_of(package)
    entries = {places.path(part.name, part.exporter): part.content for part in parts}
    entries |= {places.root + path: blob for path, blob in _own(package, parts).items()}
    entries["bagit.txt"] = Blob.of(declaration.write())
    sizes = {path: blob.size for path, blob in entries.items()}
    return Tree(entries=entries, seal=Seal(algorithms=(ALGORITHM,), write=partial(_seal, package, places, parts, sizes)))


def _own(package: Package, parts: Sequence[Part]) -> dict[str, Blob]:
    """Return what the package holds of itself, by path: descriptions, schemas, documentation."""
    wanted = [_HISTORY_SCHEMA]
    found = {_DESCRIPTION: Blob.of(dublincore.write(package.article)), _ABOUT: Blob.of(_about(package))}
    for part in parts:
        wanted += (name.format(version=part.format.version) for name in _SCHEMAS.get(part.exporter, ()))
        if part.exporter == "newsml-g2":
            found[_NATIVE] = part.content
    return found | {f"schemas/{name}": Blob.of(schemas.path(name).read_bytes()) for name in wanted}


def _about(package: Package) -> bytes:
    """Return a text for people who find the package without the program."""
    return (
        f"This folder is an E-ARK information package (CSIP 2.2), made by {NAME} {VERSION}. It holds one news article:\n\n"
        f"    {package.article.headline or package.article.id}\n\n"
        "METS.xml lists every file with its checksum. metadata/ describes the article (Dublin Core, NewsML-G2) and tells what\n"
        "happened to its files (PREMIS 3.0). representations/original holds the source as it was received, and the images.\n"
        "The other representations state the same article, each in the format that its name says; print is PDF/A. schemas/\n"
        "holds what the documents obey.\n"
    ).encode()


class _Ledger:
    """Size and digest of every file of a package, and the files that are made while it is sealed."""

    def __init__(self, sizes: Mapping[str, int], digests: Mapping[str, Mapping[str, str]]) -> None:
        self.sizes = dict(sizes)
        self.digests = {path: values[ALGORITHM] for path, values in digests.items()}
        self.made: dict[str, bytes] = {}

    def add(self, path: str, data: bytes) -> None:
        """Enter a file that was made."""
        self.made[path] = data
        self.sizes[path] = len(data)
        self.digests[path] = algorithms.hex_digest(ALGORITHM, data)

    def stored(self, base: str, path: str, media_type: str = "") -> Stored:
        """Return what a METS in the folder `base` says of a file."""
        known = media_type or _MEDIA_TYPES.get(path.rpartition(".")[2], "text/plain")
        return Stored(
            path=path.removeprefix(base),
            size=self.sizes[path],
            sha512=self.digests[path],
            media_type=_UNREGISTERED.get(known, known),
        )


def _seal(
    package: Package,
    places: Places,
    parts: Sequence[Part],
    sizes: Mapping[str, int],
    digests: Mapping[str, Mapping[str, str]],
) -> dict[str, bytes]:
    """Return all that states digests: of each representation, of the package, of the bag."""
    ledger = _Ledger(sizes, digests)
    inner = []
    for name, members in groupby(sorted(parts, key=_representation), key=_representation):
        folder = f"{places.root}representations/{name}/"
        held = _tell(ledger, package, places, tuple(members), folder)
        files = tuple(ledger.stored(folder, folder + one.path, one.part.format.media_type) for one in held)
        described = _mets(ledger, package, folder, name, groups=(Group(name="Data", files=files),))
        ledger.add(f"{folder}METS.xml", mets.write(described))
        inner.append((name, ledger.stored(places.root, f"{folder}METS.xml")))
    _tell(ledger, package, places, parts, places.root)
    groups = tuple(_group(ledger, places.root, name) for name in ("Documentation", "Schemas"))
    whole = _mets(ledger, package, places.root, f"{package.name}-ip", groups=groups, representations=tuple(inner))
    ledger.add(f"{places.root}METS.xml", mets.write(whole))
    payload = {path: size for path, size in ledger.sizes.items() if path.startswith(PAYLOAD)}
    ledger.add("bag-info.txt", bagfiles.info(package, payload, profile=""))
    return {**ledger.made, **bagfiles.manifests(ledger.digests)}


def _representation(part: Part) -> str:
    """Return the representation that a part belongs to."""
    return representation(part.name, part.exporter)


def _tell(ledger: _Ledger, package: Package, places: Places, parts: Sequence[Part], folder: str) -> list[Held]:
    """Enter the history of the parts, as seen from a folder; return where they lie."""
    paths = [(part, places.path(part.name, part.exporter)) for part in parts]
    held = [Held(part=part, path=path.removeprefix(folder), sha512=ledger.digests[path]) for part, path in paths]
    ledger.add(folder + PRESERVATION, premis.write(history.record(package, held)))
    return held


def _mets(
    ledger: _Ledger,
    package: Package,
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
        label=tags.one_line(package.article.headline) if representations else name,
        package_type=package.info.get(PACKAGE_TYPE, PACKAGE_TYPES[0]),
        created=history.instant(package),
        software=(NAME, VERSION),
        descriptive=tuple(_descriptions(ledger, folder)),
        preservation=(told,),
        groups=groups,
        representations=representations,
    )


def _descriptions(ledger: _Ledger, folder: str) -> Iterator[Metadata]:
    """Yield the descriptions that lie in a folder."""
    if folder + _DESCRIPTION in ledger.sizes:
        yield Metadata(file=ledger.stored(folder, folder + _DESCRIPTION), type="DC", version=dublincore.VERSION)
    if folder + _NATIVE in ledger.sizes:
        file = ledger.stored(folder, folder + _NATIVE, newsml.NEWS_ITEM_TYPE)
        yield Metadata(file=file, type="OTHER", other=newsml.STANDARD, version=newsml.VERSION)


def _group(ledger: _Ledger, root: str, name: str) -> Group:
    """Return the files in one of the package's folders, in their order."""
    head = f"{root}{name.lower()}/"
    return Group(name=name, files=tuple(ledger.stored(root, path) for path in sorted(ledger.sizes) if path.startswith(head)))


PACKAGER = Packager(
    name="csip",
    title="E-ARK information package (CSIP 2.2: METS, PREMIS) in a BagIt bag",
    lay_out=_lay_out,
    types=PACKAGE_TYPES,
)
