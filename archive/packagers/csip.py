"""Lays out a package as an E-ARK information package (CSIP 2.2) in a BagIt bag, and a collection as an AIC.

    data/<id>-ip/metadata/descriptive/{dc.xml, newsml-g2.xml}    data/<id>-ip/schemas/...    data/<id>-ip/documentation/about.txt

Representations are `original` (what was received), one of each format, and `print` (the PDF). An AIC has one, `collection`: a
NewsML-G2 packageItem and an index; its METS points at the package of each article by identifier and digest, and no path leads
there, because packages move. All else that lies in the bag is said in `archive/packing/informationpackage.py`.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from archive import schemas
from archive.bagit import tags
from archive.formats import Packager
from archive.mets.names import AIC, PACKAGE_TYPE, PACKAGE_TYPES
from archive.mets.record import Child
from archive.model.collection import Collection, Gathering
from archive.model.package import Package
from archive.model.tree import Blob, Tree
from archive.packing import bagfiles, dublincore, history, informationpackage, listing
from archive.packing.informationpackage import ABOUT, DESCRIPTION, NATIVE, Contents
from archive.packing.parts import Part, parts_of
from archive.product import NAME, VERSION

_SCHEMAS: Final = {
    "newsml-g2": ("newsml-g2/1.0/newsitem.sch", "newsml-g2/1.0/newsitem.xsd", "newsml-g2/1.0/xhtml.xsd", "newsml-g2/1.0/xml.xsd"),
    "ninjs": ("ninjs/{version}/newsarchive-ninjs.schema.json",),
}
_HISTORY_SCHEMA: Final = "premis/1.0/premis.xsd"


def _lay_out(package: Package) -> Tree:
    """Return the bag of `package`."""
    parts = parts_of(package)
    return informationpackage.lay_out(
        Contents(
            name=package.name,
            label=tags.one_line(package.article.headline),
            package_type=package.info.get(PACKAGE_TYPE, PACKAGE_TYPES[0]),
            created=history.instant(package),
            parts=parts,
            own=_own(package, parts),
            tell=partial(history.record, package),
            info=partial(bagfiles.info, package, profile=""),
            algorithms=package.algorithms,
        )
    )


def _own(package: Package, parts: Sequence[Part]) -> dict[str, Blob]:
    """Return what the package holds of itself, by path: descriptions, schemas, documentation."""
    wanted = [_HISTORY_SCHEMA]
    found = {DESCRIPTION: Blob.of(dublincore.write(package.article)), ABOUT: Blob.of(_about(package))}
    for part in parts:
        wanted += (name.format(version=part.format.version) for name in _SCHEMAS.get(part.exporter, ()))
        if part.exporter == "newsml-g2":
            found[NATIVE] = part.content
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


def _gather(collection: Collection, _bundles: Mapping[str, Blob]) -> Tree:
    """Return the bag of the AIC, which holds no bundle."""
    own = {
        DESCRIPTION: Blob.of(dublincore.write_collection(collection)),
        ABOUT: Blob.of(_about_collection(collection)),
        f"schemas/{_HISTORY_SCHEMA}": Blob.of(schemas.path(_HISTORY_SCHEMA).read_bytes()),
    }
    return informationpackage.lay_out(
        Contents(
            name=collection.name,
            label=collection.title,
            package_type=AIC,
            created=collection.at,
            parts=listing.parts(collection),
            own=own,
            tell=partial(listing.history, collection),
            info=partial(bagfiles.collection_info, collection),
            algorithms=collection.algorithms,
            children=tuple(
                Child(identifier=member.id, label=tags.one_line(member.headline), sha512=member.sha512)
                for member in collection.members
            ),
        )
    )


def _about_collection(collection: Collection) -> bytes:
    """Return a text for people who find the AIC without the program."""
    seals = " or ".join(dict.fromkeys(member.seal for member in collection.members))
    return (
        f"This folder is an E-ARK archival information collection (AIC), made by {NAME} {VERSION}:\n\n"
        f"    {collection.title}\n\n"
        f"It holds no article itself. It lists {len(collection.members)}, each in a package of its own, which lay beside this\n"
        "one when they were made. METS.xml points at each by the identifier of the article and by a digest, the SHA-512 of the\n"
        f"file {seals} in the package. representations/collection lists them as a NewsML-G2 packageItem, and with\n"
        "their names as JSON Lines and CSV.\n"
    ).encode()


PACKAGER = Packager(
    name="csip",
    title="E-ARK information package (CSIP 2.2: METS, PREMIS) in a BagIt bag",
    lay_out=_lay_out,
    types=PACKAGE_TYPES,
    gathering=Gathering(inside=False, lay_out=_gather),
)
