"""Judges the structural map of a METS (CSIP80 to CSIP112, CSIP116, CSIP118, CSIP119) against its sections and file groups."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from archive.csip import map_rules, references
from archive.csip.judge_files import groups
from archive.csip.making import milder
from archive.csip.map_rules import DivisionRules
from archive.csip.names import FILE, REPRESENTATIONS, place, tag, xlink
from archive.csip.package import Mets, Package
from archive.findings import Finding, Rule

_LABEL: Final = "CSIP"
_REPRESENTATIONS: Final = "Representations"
_ELSEWHERE: Final = ("child AIPs", "parent AIP")  # E-ARK AIP 2.2: how packages refer to each other


def check(package: Package, mets: Mets) -> Iterator[Finding]:
    """Yield what is wrong with the map."""
    maps = mets.root.findall(tag("structMap"))
    ours = [one for one in maps if one.get("LABEL") == _LABEL]
    where = place(mets.path, maps[0] if maps else mets.root)
    if len(ours) != 1:
        yield map_rules.MAP.at(where, problem=f"There are {len(ours)} structMap {_LABEL}")
    if maps and not ours:
        yield map_rules.MAP_LABEL.at(where, problem=f"LABEL is {maps[0].get('LABEL')!r}")
    for one in ours:
        yield from _check_map(package, mets, one)


def _check_map(package: Package, mets: Mets, one: etree._Element) -> Iterator[Finding]:
    where = place(mets.path, one)
    if one.get("TYPE") != "PHYSICAL":
        yield map_rules.MAP_TYPE.at(where, problem=f"TYPE is {one.get('TYPE')!r}")
    mains = one.findall(tag("div"))
    if len(mains) != 1:
        yield map_rules.MAIN.at(where, problem=f"There are {len(mains)} div")
    for main in mains:
        if main.get("LABEL") != mets.root.get("OBJID"):
            problem = f"LABEL is {main.get('LABEL')!r}, and OBJID {mets.root.get('OBJID')!r}"
            yield map_rules.MAIN_LABEL.at(place(mets.path, main), problem=problem)
        yield from _check_metadata(mets, main)
        if mets.top:
            for division in map_rules.DIVISIONS:
                yield from _check_division(mets, main, division)
            yield from _check_representations(package, mets, main)


def _check_metadata(mets: Mets, main: etree._Element) -> Iterator[Finding]:
    """CSIP88 to CSIP92."""
    found = [div for div in main.iterfind(tag("div")) if div.get("LABEL") == "Metadata"]
    if len(found) != 1:
        problem = f"There are {len(found)} div Metadata"
        yield map_rules.METADATA.at(place(mets.path, main), problem=problem)
        yield map_rules.METADATA_NAME.at(place(mets.path, main), problem=problem)
    if not found:
        return
    administrative = mets.root.findall(f"{tag('amdSec')}/*")
    descriptive = mets.root.findall(tag("dmdSec"))
    yield from _check_listed(mets, found[0], "ADMID", administrative, map_rules.METADATA_ADMIN)
    yield from _check_listed(mets, found[0], "DMDID", descriptive, map_rules.METADATA_DESCRIPTIVE)


def _check_listed(mets: Mets, div: etree._Element, name: str, sections: list[etree._Element], rule: Rule) -> Iterator[Finding]:
    """Yield current sections that are not listed, by their own ID or that of what holds them, and what is no section."""
    listed = set(div.get(name, "").split())
    known: set[str | None] = set()
    for section in sections:
        holder = section.getparent()
        ids = {section.get("ID"), holder.get("ID") if holder is not None and holder is not mets.root else None}
        known |= ids
        if section.get("STATUS") != "SUPERSEDED" and not ids & listed:
            yield rule.at(place(mets.path, div), problem=f"{name} does not list {section.get('ID')!r}")
    for identifier in sorted(listed - known):
        yield rule.at(place(mets.path, div), problem=f"{name} lists {identifier!r}, which is no such section")


def _check_division(mets: Mets, main: etree._Element, division: DivisionRules) -> Iterator[Finding]:
    """CSIP93 to CSIP104, CSIP116, CSIP118, CSIP119: a division for each kind of file group, which points at its groups."""
    there = groups(mets, division.label)
    same = [div for div in main.iterfind(tag("div")) if (div.get("LABEL") or "").lower() == division.label.lower()]
    found = [div for div in same if div.get("LABEL") == division.label]
    for div in same:
        if div not in found:
            yield division.name.at(place(mets.path, div), problem=f"LABEL is {div.get('LABEL')!r}")
    inside = [div for div in main.iter(tag("div")) if (div.get("LABEL") or "").startswith(f"{division.label}/")]
    if len(found) > 1 or (there and not found and not inside):
        yield division.present.at(place(mets.path, main), problem=f"There are {len(found)} div {division.label}")
    targets = {group.get("ID") for group in there}
    pointed = {name for fptr in main.iter(tag("fptr")) for name in fptr.get("FILEID", "").split()}
    pointed |= {mptr.get(xlink("title"), "") for mptr in main.iter(tag("mptr"))}
    for group in there:
        if (found or not inside) and group.get("ID") not in pointed:
            problem = f"Nothing points at the fileGrp {group.get('USE')!r}"
            yield division.pointers.at(place(mets.path, main), problem=problem)
            yield division.target.at(place(mets.path, main), problem=problem)
    for fptr in (fptr for div in found for fptr in div.iterfind(tag("fptr"))):
        yield from _check_target(mets, fptr, targets, division)


def _check_target(mets: Mets, fptr: etree._Element, targets: set[str | None], division: DivisionRules) -> Iterator[Finding]:
    """Yield what is wrong with a pointer: it points at a group of its kind, or a file in one."""
    name = fptr.get("FILEID")
    if not name:
        yield division.target.at(place(mets.path, fptr), problem="FILEID is missing")
    elif name not in targets:
        files = {file.get("ID") for group in groups(mets, division.label) for file in group.iter(tag("file"))}
        if name not in files:
            yield division.target.at(place(mets.path, fptr), problem=f"FILEID is {name!r}, which is no fileGrp {division.label}")


def _check_representations(package: Package, mets: Mets, main: etree._Element) -> Iterator[Finding]:
    """CSIP105 to CSIP112: each representation that has a METS has a division that points at it."""
    divisions = _pointing(main)
    pointers = [mptr for div in divisions for mptr in _pointers(div)]
    pointed = {references.resolve(package, mets, mptr.get(xlink("href"), "")) for mptr in pointers}
    named = {(div.get("LABEL") or "").lower(): div for div in main.iter(tag("div"))}
    for name in package.representations:
        path = f"{REPRESENTATIONS}{name}/{FILE}"
        if path not in package.entries or package.base + path in pointed:
            continue
        problem = f"No division points at {path}"
        own = named.get(f"{REPRESENTATIONS}{name}".lower())
        if own is None:
            yield map_rules.EACH.at(place(mets.path, main), problem=problem)
            yield milder(map_rules.EACH_LABEL).at(place(mets.path, main), problem=problem)
        elif own not in divisions:
            yield map_rules.EACH.at(place(mets.path, own), problem=problem)
            yield map_rules.EACH_POINTER.at(place(mets.path, own), problem=problem)
    for div in divisions:
        yield from _check_each(package, mets, div)
    there = {folder.lower() for folder in package.folders}
    for label, div in named.items():
        if label.startswith(REPRESENTATIONS) and label.removesuffix(f"/{FILE.lower()}") not in there:
            problem = f"LABEL is {div.get('LABEL')!r}, and there is no such folder"
            yield map_rules.EACH_LABEL.at(place(mets.path, div), problem=problem)
            yield map_rules.EACH.at(place(mets.path, div), problem=problem)


def _pointing(main: etree._Element) -> list[etree._Element]:
    """Return the divisions that point at a METS of this package, wherever they are; others point at parents and children."""
    others = {div for parent in main.iter(tag("div")) if parent.get("LABEL") in _ELSEWHERE for div in parent.iter(tag("div"))}
    return [div for div in main.iter(tag("div")) if div not in others and div.find(tag("mptr")) is not None]


def _pointers(div: etree._Element) -> list[etree._Element]:
    return div.findall(tag("mptr"))


def _check_each(package: Package, mets: Mets, div: etree._Element) -> Iterator[Finding]:
    """Judge one division of a representation."""
    where = place(mets.path, div)
    label, pointers = div.get("LABEL") or "", _pointers(div)
    if label != _REPRESENTATIONS:
        if not label.startswith(f"{_REPRESENTATIONS}/"):
            yield map_rules.EACH_LABEL.at(where, problem=f"LABEL is {label!r}")
        if len(pointers) > 1:
            yield map_rules.EACH_POINTER.at(where, problem=f"There are {len(pointers)} mptr")
    targets = {group.get("ID") for group in groups(mets, _REPRESENTATIONS)}
    for mptr in pointers:
        yield from _check_pointer(package, mets, mptr, targets, label)


def _check_pointer(package: Package, mets: Mets, mptr: etree._Element, targets: set[str | None], label: str) -> Iterator[Finding]:
    where = place(mets.path, mptr)
    for of_locator, problem in references.check_link(mptr):
        yield (map_rules.EACH_LOCATOR if of_locator else map_rules.EACH_LINK).at(where, problem=problem)
    title = mptr.get(xlink("title"))
    if title not in targets:
        yield map_rules.EACH_GROUP.at(where, problem=f"xlink:title is {title!r}, which is no fileGrp {_REPRESENTATIONS}")
    href = mptr.get(xlink("href"), "")
    path = references.resolve(package, mets, href) if href else None
    if path is None:
        yield map_rules.EACH_HREF.at(where, problem=f"xlink:href is {href!r}, which is not in the package")
    else:
        package.listed.add(path)
        home = path.removeprefix(package.base).rpartition("/")[0].lower()
        if label.startswith(f"{_REPRESENTATIONS}/") and label.lower().removesuffix(f"/{FILE.lower()}") != home:
            yield map_rules.EACH_HREF.at(where, problem=f"xlink:href is {href!r}, and the division is called {label!r}")
