"""Judges the file section of a METS (CSIP58 to CSIP79, CSIP113, CSIP114)."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from archive.csip import file_rules, judge_header, references, vocabularies
from archive.csip.names import csip, place, tag
from archive.csip.package import Mets, Package
from archive.findings import Finding

_WANTED: Final = (
    ("Documentation", file_rules.DOCUMENTATION), ("Schemas", file_rules.SCHEMAS),
    ("Representations", file_rules.REPRESENTATIONS),
)  # fmt: skip
_ADMINISTRATIVE: Final = ("techMD", "rightsMD", "sourceMD", "digiprovMD")


def groups(mets: Mets, use: str = "") -> list[etree._Element]:
    """Return the file groups, those inside groups included, whose USE begins so."""
    found = mets.root.iterfind(f"{tag('fileSec')}//{tag('fileGrp')}")
    return [group for group in found if group.get("USE", "").startswith(use)]


def check(package: Package, mets: Mets) -> Iterator[Finding]:
    """Yield what is wrong with the file section."""
    sections = mets.root.findall(tag("fileSec"))
    if len(sections) != 1:
        yield file_rules.FILE_SECTION.at(place(mets.path, mets.root), problem=f"There are {len(sections)} fileSec")
    if sections and mets.top:
        for use, rule in _WANTED:
            if not groups(mets, use):
                yield rule.at(place(mets.path, sections[0]), problem=f"There is no fileGrp {use}")
    administrative = {section.get("ID") for section in mets.root.iter(*map(tag, _ADMINISTRATIVE))}
    for group in groups(mets):
        yield from _check_group(package, mets, group, administrative)
        for file in group.iterfind(tag("file")):
            yield from _check_file(package, mets, file)


def _check_group(package: Package, mets: Mets, group: etree._Element, administrative: set[str | None]) -> Iterator[Finding]:
    where = place(mets.path, group)
    yield from judge_header.check_information(mets, group, file_rules.GROUP_INFORMATION, file_rules.GROUP_OTHER)
    use = group.get("USE")
    mixed = mets.root.get(csip("CONTENTINFORMATIONTYPE")) == "MIXED"
    if (use or "").startswith("Representations") and not group.get(csip("CONTENTINFORMATIONTYPE")) and not mixed:
        yield file_rules.GROUP_INFORMATION.at(where, problem="csip:CONTENTINFORMATIONTYPE is missing")
    if not use:
        yield file_rules.GROUP_USE.at(where, problem="USE is missing")
    elif mets.top:
        yield from _check_use(package, mets, group, use)
    if not any(True for _ in group.iterfind(f".//{tag('file')}")):
        yield file_rules.GROUP_FILES.at(where, problem="The group is empty")
    for identifier in group.get("ADMID", "").split():
        if identifier not in administrative:
            yield file_rules.GROUP_METADATA.at(where, problem=f"ADMID names {identifier!r}, which is no administrative metadata")


def _check_use(package: Package, mets: Mets, group: etree._Element, use: str) -> Iterator[Finding]:
    """CSIP64: USE begins with a word of the vocabulary, and is the path of a folder in all but case."""
    head = use.partition("/")[0]
    if head not in vocabularies.GROUPS:
        yield file_rules.GROUP_USE.at(place(mets.path, group), problem=f"USE is {use!r}")
    elif use.rstrip("/").lower() not in {folder.lower() for folder in package.folders}:
        yield file_rules.GROUP_USE.at(place(mets.path, group), problem=f"USE is {use!r}, and there is no such folder")


def _check_file(package: Package, mets: Mets, file: etree._Element) -> Iterator[Finding]:
    locations = file.findall(tag("FLocat"))
    if len(locations) != 1:
        yield file_rules.LOCATION.at(place(mets.path, file), problem=f"There are {len(locations)} FLocat")
    yield from references.check(package, mets, file, locations[0] if locations else None, file_rules.FILE)
