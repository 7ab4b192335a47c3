"""Which official schemas this program can use, from where, and the digest that each file must have.

A Standard is a few files that belong together, the first of which is the schema itself. A file is known by its SHA-256. Where the
published file could not be obtained byte for byte when this list was made, there is no digest: the file first fetched is trusted,
its digest is kept beside it, and the user is shown both.

This module reads nothing and fetches nothing.
"""

from dataclasses import dataclass
from typing import Final

from archive.errors import UsageError

_IPTC: Final = "https://www.iptc.org/std"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of a standard.

    Attributes:
        path: Where it lies below a folder of schemas.
        url: Where its publisher keeps it.
        sha256: Digest in lower-case hex, "" when the one first fetched is trusted.
    """

    path: str
    url: str
    sha256: str = ""

    @property
    def name(self) -> str:
        """The file name without folders."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A schema and the files that it needs beside itself.

    Attributes:
        name: What `archive schemas fetch` calls it.
        title: One line for people.
        files: The schema first.
    """

    name: str
    title: str
    files: tuple[File, ...]


def _xml_xsd(folder: str) -> File:
    """Return the schema of the `xml:` attributes, which lies beside each schema that imports it."""
    return File(
        path=f"{folder}/xml.xsd",
        url="https://www.w3.org/2001/xml.xsd",
        sha256="61960fb3131e38022caad5360e2f33a3382578ab3c80cd58bd74320ede61b20c",
    )


_GEOJSON: Final = File(
    path="geojson/GeoJSON.json",
    url="https://geojson.org/schema/GeoJSON.json",
    sha256="e52886cce1429941ab3725a055a61d6bf8b6f5429837ff7dbca32f809e3500c2",
)


def _ninjs(version: str, sha256: str = "") -> Standard:
    """Return the schema of a version of ninjs; from 2.x on it needs the one of GeoJSON."""
    file = File(path=f"ninjs/ninjs-schema_{version}.json", url=f"{_IPTC}/ninjs/ninjs-schema_{version}.json", sha256=sha256)
    others = () if version.startswith("1") else (_GEOJSON,)
    return Standard(name=f"ninjs-{version}", title=f"ninjs {version}, JSON Schema of the IPTC", files=(file, *others))


NEWSML_G2: Final = "newsml-g2-2.35"
NITF: Final = "nitf-3.6"
METS: Final = "mets-1.12.1"
STANDARDS: Final = (
    Standard(
        name=NEWSML_G2,
        title="NewsML-G2 2.35, XML Schema of the IPTC (All-Power)",
        files=(
            File(
                path="newsml-g2/2.35/NewsML-G2_2.35-spec-All-Power.xsd",
                url=f"{_IPTC}/NewsML-G2/2.35/specification/NewsML-G2_2.35-spec-All-Power.xsd",
                sha256="06ef1c5076a32f2568ac8955994029890afac0268f795e3c26642ded52cf0181",
            ),
            _xml_xsd("newsml-g2/2.35"),
        ),
    ),
    Standard(
        name=NITF,
        title="NITF 3.6, XML Schema of the IPTC",
        files=(
            File(
                path="nitf/3.6/nitf-3-6.xsd",
                url=f"{_IPTC}/NITF/3.6/specification/nitf-3-6.xsd",
                sha256="78f4931e19ae7c1b8dc55156675991b90d85b147fe7e683a2f11928071470cf4",
            ),
            File(
                path="nitf/3.6/nitf-3-6-ruby-include.xsd",
                url=f"{_IPTC}/NITF/3.6/specification/nitf-3-6-ruby-include.xsd",
                sha256="cd24abf32fbf76d8ea139a96222884f7a51f12fd2d06c7c806d7343beed0b30b",
            ),
            _xml_xsd("nitf/3.6"),
        ),
    ),
    Standard(
        name=METS,
        title="METS 1.12.1, XML Schema of the Library of Congress",
        files=(
            File(
                path="mets/1.12.1/mets.xsd",
                url="https://www.loc.gov/standards/mets/version1121/mets.xsd",
                sha256="8f289c776e490e4763dab0e4b958c74993e5f271718cf244f24d00bb5af62a1f",
            ),
            File(
                path="xlink/xlink.xsd",
                url="https://www.loc.gov/standards/xlink/xlink.xsd",
                sha256="f1f5bb6003165cdd8f6c1fcc32f8fd1f965e1681010f3b9806d9460bcffa8a3c",
            ),
        ),
    ),
    _ninjs("1.6", "ae8deb3991f10368593ace8696888a3fd47189893dd327ab89eb344e6b966f49"),
    _ninjs("1.7"),
    _ninjs("2.2", "88c84fa87382c5a7a314fd44ab1041921c7cbac47ab9550bc4964b1fa30897e2"),
    _ninjs("2.3"),
    _ninjs("3.1", "404f578a299bf34e76e98f2de26ad9989882ebd7abf3a4d3cf3aa689b70a8744"),
    _ninjs("3.2"),
)
_BY_NAME: Final = {standard.name: standard for standard in STANDARDS}


def standard(name: str) -> Standard:
    """Return the standard of that name.

    Raises:
        UsageError: There is none; the hint lists those that are.
    """
    if name not in _BY_NAME:
        raise UsageError(f"there is no schema {name!r} to fetch", hint=f"Known: {', '.join(_BY_NAME)}")
    return _BY_NAME[name]
