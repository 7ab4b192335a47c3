"""Mets -> METS 1.12 XML by the E-ARK CSIP 2.2: UTF-8, one element on each line, identifiers made from what they name.

Every file has SIZE, CREATED, CHECKSUM and MIMETYPE (CSIP66 to CSIP71), every file group states the content information type
(CSIP63), and the structural map has the divisions Metadata, Documentation, Schemas and Representations (CSIP80 to CSIP112).
A representation is both in a group of its own, which a pointer in the structural map names, and in the group Representations.
The packages of an AIC are in a further division of that map, as judges demand that there be no other; their digests are URIs
(`ni:`, RFC 6920), since a pointer has no other place for one.

It knows no disk and computes no digest.
"""

import base64
import uuid
from typing import Final
from urllib.parse import quote

from lxml import etree

from archive.mets.names import CONTENT, CSIP, KIND, METS, PROFILES, XLINK, csip, tag, xlink
from archive.mets.record import Group, Metadata, Mets, Stored
from archive.product import URN

_ALGORITHM: Final = "SHA-512"
_REPRESENTATIONS: Final = "Representations"
_CHILDREN: Final = "child AIPs"
_URI: Final = ":/?#[]@!$&'()*+,;=%"  # what a URI may hold besides letters and digits
_INFORMATION: Final = {"CONTENTINFORMATIONTYPE": "OTHER", "OTHERCONTENTINFORMATIONTYPE": KIND}


def write(mets: Mets) -> bytes:
    """Return the METS as an XML document."""
    return _Writer(mets).write()


class _Writer:
    """Writes one METS; all identifiers are made inside it."""

    def __init__(self, mets: Mets) -> None:
        self._mets = mets
        alone = tuple(Group(name=f"{_REPRESENTATIONS}/{name}", files=(file,)) for name, file in mets.representations)
        together = tuple(file for _, file in mets.representations)
        self._groups = (*mets.groups, *alone, *((Group(name=_REPRESENTATIONS, files=together),) if together else ()))

    def write(self) -> bytes:
        """Return the whole document."""
        mets = self._mets
        root = etree.Element(
            tag("mets"),
            {
                "OBJID": mets.name,
                **({"LABEL": mets.label} if mets.label else {}),
                "TYPE": CONTENT,
                "PROFILE": PROFILES[mets.package_type],
                **{csip(name): value for name, value in _INFORMATION.items()},
            },
            nsmap={None: METS, "csip": CSIP, "xlink": XLINK},
        )
        self._put_header(root)
        for number, metadata in enumerate(mets.descriptive):
            section = self._add(root, "dmdSec", f"descriptive {number}", CREATED=mets.created, STATUS="CURRENT")
            self._put_metadata(section, metadata)
        if mets.preservation:
            section = self._add(root, "amdSec", "preservation")
            for number, metadata in enumerate(mets.preservation):
                history = self._add(section, "digiprovMD", f"history {number}", CREATED=mets.created, STATUS="CURRENT")
                self._put_metadata(history, metadata)
        files = self._add(root, "fileSec", "files")
        for group in self._groups:
            self._put_group(files, group)
        self._put_map(root)
        etree.indent(root)
        return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"

    def _put_header(self, root: etree._Element) -> None:
        """Append who made the package, when, and of which kind it is (CSIP7 to CSIP16)."""
        mets = self._mets
        header = etree.SubElement(root, tag("metsHdr"), CREATEDATE=mets.created, LASTMODDATE=mets.created)
        header.set(csip("OAISPACKAGETYPE"), mets.package_type.upper())
        agent = etree.SubElement(header, tag("agent"), ROLE="CREATOR", TYPE="OTHER", OTHERTYPE="SOFTWARE")
        etree.SubElement(agent, tag("name")).text = mets.software[0]
        note = etree.SubElement(agent, tag("note"))
        note.set(csip("NOTETYPE"), "SOFTWARE VERSION")
        note.text = mets.software[1]

    def _put_metadata(self, section: etree._Element, metadata: Metadata) -> None:
        """Append the reference to a file of metadata (CSIP20 to CSIP30, CSIP35 to CSIP46)."""
        reference = self._add(section, "mdRef", f"reference {metadata.file.path}")
        _link(reference, metadata.file.path)
        reference.set("MDTYPE", metadata.type)
        if metadata.other:
            reference.set("OTHERMDTYPE", metadata.other)
        reference.set("MDTYPEVERSION", metadata.version)
        self._describe(reference, metadata.file)

    def _put_group(self, files: etree._Element, group: Group) -> None:
        """Append a group of files (CSIP58 to CSIP79)."""
        node = self._add(files, "fileGrp", f"group {group.name}", USE=group.name)
        for name, value in _INFORMATION.items():
            node.set(csip(name), value)
        for file in group.files:
            entry = self._add(node, "file", f"file {group.name} {file.path}")
            self._describe(entry, file)
            _link(etree.SubElement(entry, tag("FLocat")), file.path)

    def _put_map(self, root: etree._Element) -> None:
        """Append the structural map (CSIP80 to CSIP112)."""
        mets = self._mets
        structure = self._add(root, "structMap", "structure", TYPE="PHYSICAL", LABEL="CSIP")
        top = self._add(structure, "div", "division", LABEL=mets.name)
        metadata = self._add(top, "div", "division Metadata", LABEL="Metadata")
        if mets.preservation:
            metadata.set("ADMID", " ".join(self._id(f"history {number}") for number in range(len(mets.preservation))))
        if mets.descriptive:
            metadata.set("DMDID", " ".join(self._id(f"descriptive {number}") for number in range(len(mets.descriptive))))
        for group in mets.groups:
            self._put_division(top, group.name)
        if mets.representations:
            together = self._put_division(top, _REPRESENTATIONS)
            for name, file in mets.representations:
                label = f"{_REPRESENTATIONS}/{name}"
                division = self._add(together, "div", f"division {label}", LABEL=label)
                pointer = etree.SubElement(division, tag("mptr"))
                _link(pointer, file.path)
                pointer.set(xlink("title"), self._id(f"group {label}"))
        if mets.children:
            self._put_children(top)

    def _put_children(self, top: etree._Element) -> None:
        """Append the division of the packages elsewhere."""
        together = self._add(top, "div", f"division {_CHILDREN}", LABEL=_CHILDREN)
        for child in self._mets.children:
            division = self._add(together, "div", f"child {child.identifier}", **({"LABEL": child.label} if child.label else {}))
            division.set("CONTENTIDS", f"{quote(child.identifier, _URI)} {digest_uri(child.sha512)}")
            pointer = etree.SubElement(division, tag("mptr"), LOCTYPE="URN" if child.identifier.startswith("urn:") else "URL")
            pointer.set(xlink("type"), "simple")
            pointer.set(xlink("href"), quote(child.identifier, _URI))

    def _put_division(self, top: etree._Element, name: str) -> etree._Element:
        """Append the division of a group."""
        division = self._add(top, "div", f"division {name}", LABEL=name)
        etree.SubElement(division, tag("fptr"), FILEID=self._id(f"group {name}"))
        return division

    def _describe(self, node: etree._Element, file: Stored) -> None:
        """Enter what can be checked of a file."""
        node.set("MIMETYPE", file.media_type)
        node.set("SIZE", str(file.size))
        node.set("CREATED", self._mets.created)
        node.set("CHECKSUM", file.sha512)
        node.set("CHECKSUMTYPE", _ALGORITHM)

    def _add(self, parent: etree._Element, name: str, words: str, **attributes: str) -> etree._Element:
        """Append an element with the identifier of what `words` name."""
        return etree.SubElement(parent, tag(name), attributes | {"ID": self._id(words)})

    def _id(self, words: str) -> str:
        """Return an identifier that is the same each time, and begins with ID as packages of the E-ARK AIP demand (AIP9)."""
        return f"ID-{uuid.uuid5(uuid.NAMESPACE_URL, f'{URN}mets:{self._mets.name}:{words}')}"


def digest_uri(sha512: str) -> str:
    """Return the URI of what has that digest, in hex (RFC 6920, 3)."""
    return f"ni:///sha-512;{base64.urlsafe_b64encode(bytes.fromhex(sha512)).decode().rstrip('=')}"


def _link(node: etree._Element, path: str) -> None:
    """Let an element name a file (CSIP24, CSIP76)."""
    node.set("LOCTYPE", "URL")
    node.set(xlink("type"), "simple")
    node.set(xlink("href"), quote(path))
