"""A small E-ARK package written by hand, all recommendations heeded, and edits that break it.

An Edit is given the root element of the package's METS, and the files. Edits of files happen before METS is written, so that METS
describes what they leave; `late` ones after it.
"""

import copy
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from lxml import etree

from archive.findings import Finding, Skipped
from archive.model.tree import Blob, Tree
from archive.validators.csip import VALIDATOR

NAME = "harbour-ip"
NAMES = {
    "m": "http://www.loc.gov/METS/",
    "csip": "https://DILCIS.eu/XML/METS/CSIPExtensionMETS",
    "sip": "https://DILCIS.eu/XML/METS/SIPExtensionMETS",
    "xlink": "http://www.w3.org/1999/xlink",
}
Files = dict[str, bytes]
Edit = Callable[[etree._Element], object]
FileEdit = Callable[[Files], object]
_T = TypeVar("_T")

CONTENT: Files = {
    "metadata/descriptive/dc.xml": b"<dc><title>The harbour</title></dc>\n",
    "metadata/preservation/premis.xml": b"<premis/>\n",
    "metadata/preservation/rights.xml": b"<rights/>\n",
    "representations/original/data/story.txt": b"The harbour opened at noon.\n",
    "representations/original/metadata/preservation/premis.xml": b"<premis/>\n",
    "schemas/dc.xsd": b"<schema/>\n",
    "documentation/readme.txt": b"One story.\n",
}
_CREATED = "2026-11-22T12:00:00Z"
_OTHER = 'csip:CONTENTINFORMATIONTYPE="OTHER" csip:OTHERCONTENTINFORMATIONTYPE="news-article"'
_OPEN = " ".join(f'xmlns{":" + prefix if prefix != "m" else ""}="{uri}"' for prefix, uri in NAMES.items())
_REPRESENTATION = "representations/original/METS.xml"


@dataclass(frozen=True)
class Recipe:
    """How to make a package: the edits of its files, its METS documents, and what is done to it when it is complete.

    Attributes:
        files: Done to the files before METS is written.
        root, inner: Done to the METS of the package, and to that of the representation.
        late: Done to all files at the end.
        kind: The type of the package.
    """

    files: tuple[FileEdit, ...] = ()
    root: tuple[Edit, ...] = ()
    inner: tuple[Edit, ...] = ()
    late: tuple[FileEdit, ...] = ()
    kind: str = "AIP"


def package(recipe: Recipe = Recipe()) -> Files:
    """Return the files of a package made by a recipe."""
    files = dict(CONTENT)
    _apply(recipe.files, files)
    home = _REPRESENTATION.removesuffix("METS.xml")
    inside = {path.removeprefix(home): data for path, data in files.items() if path.startswith(home)}
    groups = {"Data": [path for path in inside if path.startswith("data/")]}
    if inside:
        root = _mets("original", inside, groups, recipe.kind)
        _apply(recipe.inner, root)
        files[_REPRESENTATION] = _text(root)
    groups = {
        "Documentation": [path for path in files if path.startswith("documentation/")],
        "Schemas": [path for path in files if path.startswith("schemas/")],
        "Representations/original": [path for path in files if path == _REPRESENTATION],
    }
    root = _mets(NAME, files, groups, recipe.kind)
    _apply(recipe.root, root)
    files["METS.xml"] = _text(root)
    _apply(recipe.late, files)
    return dict(sorted(files.items()))


def edited(*edits: Edit) -> Recipe:
    """Return the recipe that edits the METS of the package."""
    return Recipe(root=edits)


def inner(*edits: Edit) -> Recipe:
    """Return the recipe that edits the METS of the representation."""
    return Recipe(inner=edits)


def late(*edits: FileEdit) -> Recipe:
    """Return the recipe that changes files when all are described."""
    return Recipe(late=edits)


def early(*edits: FileEdit) -> Recipe:
    """Return the recipe that changes files before they are described."""
    return Recipe(files=edits)


def of_kind(kind: str, *edits: Edit) -> Recipe:
    """Return the recipe of a package of that type, which states all that such a package may."""
    return replace(edited(_profiled(kind), *(submitted() if kind == "SIP" else ()), *edits), kind=kind)


def find(root: etree._Element, path: str) -> list[etree._Element]:
    """Return the elements at an XPath with our prefixes."""
    found = root.xpath(path, namespaces=NAMES)
    assert found, f"{path} names nothing"
    return list(found)


def full(name: str) -> str:
    """Return the full name of an attribute or element with a prefix."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMES[prefix]}}}{local}" if prefix else name


def put(path: str, **values: str) -> Edit:
    """Return what sets attributes of the first element at a path; `__` in a name is a colon."""
    return lambda root: find(root, path)[0].attrib.update(
        {full(name.replace("__", ":")): value for name, value in values.items()}
    )


def drop(path: str, *names: str) -> Edit:
    """Return what drops attributes of all elements at a path, or the elements if none is named."""

    def edit(root: etree._Element) -> None:
        for element in find(root, path):
            for name in names:
                element.attrib.pop(full(name), None)
            parent = element.getparent()
            if not names and parent is not None:
                parent.remove(element)

    return edit


def double(path: str) -> Edit:
    """Return what puts a copy of the first element at a path after it; its identifiers get another ending."""

    def edit(root: etree._Element) -> None:
        element = find(root, path)[0]
        again = copy.deepcopy(element)
        for one in again.iter():
            if one.get("ID"):
                one.set("ID", f"{one.get('ID')}-2")
        element.addnext(again)

    return edit


def say(path: str, text: str) -> Edit:
    """Return what sets the text of an element."""
    return lambda root: setattr(find(root, path)[0], "text", text)


def add(path: str, name: str, text: str = "", **values: str) -> Edit:
    """Return what appends a METS element with attributes."""

    def edit(root: etree._Element) -> None:
        child = etree.SubElement(find(root, path)[0], full(f"m:{name}"))
        child.text = text
        for key, value in values.items():
            child.set(full(key.replace("__", ":")), value)

    return edit


def without(*beginnings: str) -> FileEdit:
    """Return what takes away files by the beginnings of their paths."""

    def edit(files: Files) -> None:
        for path in [path for path in files if path.startswith(beginnings)]:
            del files[path]

    return edit


def write(path: str, data: bytes) -> FileEdit:
    """Return what writes a file."""
    return lambda files: files.update({path: data})


def flip(path: str) -> FileEdit:
    """Return what turns one bit of a file."""
    return lambda files: files.update({path: bytes([files[path][0] ^ 1]) + files[path][1:]})


def swap(one: str, other: str) -> FileEdit:
    """Return what exchanges the content of two files."""
    return lambda files: files.update({one: files[other], other: files[one]})


def tree(files: Files, base: str = "") -> Tree:
    """Return files as a Tree."""
    return Tree(entries={base + path: Blob.of(data) for path, data in files.items()})


def verdicts(subject: Tree) -> list[Finding]:
    """Return what the validator finds."""
    return [item for item in VALIDATOR.check(subject) if not isinstance(item, Skipped)]


def codes(subject: Tree) -> set[str]:
    """Return the codes of what the validator finds, notes left out."""
    return {item.rule.code for item in verdicts(subject) if item.rule.severity.value != "note"}


def submitted() -> Iterable[Edit]:
    """Return what makes a submission say all that it may."""
    kinds = ("SUBMISSIONAGREEMENT", "PREVIOUSSUBMISSIONAGREEMENT", "REFERENCECODE", "PREVIOUSREFERENCECODE")
    agents = (("CREATOR", "ORGANIZATION"), ("CREATOR", "INDIVIDUAL"), ("PRESERVATION", "ORGANIZATION"))
    yield put(".", LABEL="The harbour")
    yield put("m:metsHdr", RECORDSTATUS="NEW")
    for role, kind in agents:
        yield add("m:metsHdr", "agent", ROLE=role, TYPE=kind)
        yield add("m:metsHdr/m:agent[last()]", "name", text="Harbour Gazette")
        yield add("m:metsHdr/m:agent[last()]", "note", text="HG-1", csip__NOTETYPE="IDENTIFICATIONCODE")
    for kind in kinds:
        yield add("m:metsHdr", "altRecordID", text="A-1", TYPE=kind)
    yield put(
        "m:fileSec//m:file", sip__FILEFORMATNAME="Text", sip__FILEFORMATVERSION="1", sip__FILEFORMATREGISTRY="PRONOM",
        sip__FILEFORMATKEY="x-fmt/111",
    )  # fmt: skip


def _profiled(kind: str) -> Edit:
    return put(".", PROFILE=f"https://eark{kind.lower()}.dilcis.eu/profile/E-ARK-{kind}.xml")


def _apply(edits: Iterable[Callable[[_T], object]], subject: _T) -> None:
    for edit in edits:
        edit(subject)


def _text(root: etree._Element) -> bytes:
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _facts(files: Files, path: str) -> str:
    data = files[path]
    kind = "text/plain" if path.endswith(".txt") else "application/xml"
    return (
        f'MIMETYPE="{kind}" SIZE="{len(data)}" CREATED="{_CREATED}" CHECKSUM="{hashlib.sha256(data).hexdigest()}" '
        'CHECKSUMTYPE="SHA-256"'
    )


def _section(files: Files, name: str, path: str, kind: str, identifier: str) -> str:
    if path not in files:
        return ""
    return (
        f'<{name} ID="{identifier}" CREATED="{_CREATED}" STATUS="CURRENT"><mdRef LOCTYPE="URL" xlink:type="simple" '
        f'xlink:href="{path}" MDTYPE="{kind}" {_facts(files, path)}/></{name}>'
    )


def _mets(name: str, files: Files, groups: dict[str, list[str]], kind: str) -> etree._Element:
    """Return a METS that describes the files."""
    description = _section(files, "dmdSec", "metadata/descriptive/dc.xml", "DC", "ID-dmd")
    history = _section(files, "digiprovMD", "metadata/preservation/premis.xml", "PREMIS", "ID-prov")
    rights = _section(files, "rightsMD", "metadata/preservation/rights.xml", "OTHER", "ID-rights")
    files_, divisions = "", ""
    for use, paths in groups.items():
        short = use.replace("/", "-")
        if not paths:
            continue
        files_ += f'<fileGrp ID="ID-group-{short}" USE="{use}" {_OTHER}>'
        for number, path in enumerate(paths):
            location = f'<FLocat LOCTYPE="URL" xlink:type="simple" xlink:href="{path}"/>'
            files_ += f'<file ID="ID-{short}-{number}" {_facts(files, path)}>{location}</file>'
        files_ += "</fileGrp>"
        pointer = f'<fptr FILEID="ID-group-{short}"/>'
        if "/" in use:
            each = (
                f'<div ID="ID-div-{short}" LABEL="{use}"><mptr LOCTYPE="URL" xlink:type="simple" xlink:href="{paths[0]}" '
                f'xlink:title="ID-group-{short}"/></div>'
            )
            divisions += f'<div ID="ID-div-Representations" LABEL="Representations">{pointer}</div>{each}'
        else:
            divisions += f'<div ID="ID-div-{short}" LABEL="{use}">{pointer}</div>'
    listed = " ".join(identifier for text, identifier in ((rights, "ID-rights"), (history, "ID-prov")) if text)
    metadata = (f' ADMID="{listed}"' if listed else "") + (' DMDID="ID-dmd"' if description else "")
    administration = f"<amdSec>{rights}{history}</amdSec>" if rights + history else ""
    return etree.fromstring(
        f'<mets {_OPEN} OBJID="{name}" TYPE="Textual works – Digital" {_OTHER} '
        'PROFILE="https://earkcsip.dilcis.eu/profile/E-ARK-CSIP-v2-2-0.xml">'
        f'<metsHdr CREATEDATE="{_CREATED}" LASTMODDATE="{_CREATED}" csip:OAISPACKAGETYPE="{kind}">'
        '<agent ROLE="CREATOR" TYPE="OTHER" OTHERTYPE="SOFTWARE"><name>by hand</name>'
        '<note csip:NOTETYPE="SOFTWARE VERSION">1</note></agent></metsHdr>'
        f"{description}{administration}"
        f'<fileSec ID="ID-files">{files_}</fileSec>'
        f'<structMap ID="ID-map" TYPE="PHYSICAL" LABEL="CSIP"><div ID="ID-main" LABEL="{name}">'
        f'<div ID="ID-div-Metadata" LABEL="Metadata"{metadata}/>{divisions}</div></structMap></mets>'
    )
