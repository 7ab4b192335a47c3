"""Judges the metadata sections of a METS (CSIP17 to CSIP57), against the files in the metadata folders."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from archive.csip import file_rules, references, vocabularies
from archive.csip.file_rules import SectionRules
from archive.csip.making import milder
from archive.csip.names import place, tag, xlink
from archive.csip.package import Mets, Package
from archive.findings import Finding, Rule

_DESCRIPTIVE: Final = "metadata/descriptive"
_PRESERVATION: Final = "metadata/preservation"


def check(package: Package, mets: Mets) -> Iterator[Finding]:
    """Yield what is wrong with all metadata sections."""
    for section in file_rules.SECTIONS:
        for element in _elements(mets, section):
            yield from _check_section(package, mets, element, section)
    yield from _check_descriptive(package, mets)
    yield from _check_preservation(package, mets)


def _elements(mets: Mets, section: SectionRules) -> list[etree._Element]:
    """Return the sections of one kind."""
    path = section.name if section.name == "dmdSec" else f"amdSec/{section.name}"
    return mets.root.findall("/".join(map(tag, path.split("/"))))


def _check_section(package: Package, mets: Mets, element: etree._Element, section: SectionRules) -> Iterator[Finding]:
    where = place(mets.path, element)
    if section.created is not None and not element.get("CREATED"):
        yield section.created.at(where, problem=f"{section.name} has no CREATED")
    status = element.get("STATUS")
    if status is None:
        yield milder(section.status).at(where, problem=f"{section.name} has no STATUS")
    elif status not in vocabularies.STATUSES:
        yield section.status.at(where, problem=f"STATUS is {status!r}")
    reference = element.find(tag("mdRef"))
    if reference is not None:
        yield from references.check(package, mets, reference, reference, section.references)
    elif section is not file_rules.DESCRIPTIVE:  # for which it depends on the files that are there
        yield milder(section.reference).at(where, problem=f"{section.name} has no mdRef")


def _check_descriptive(package: Package, mets: Mets) -> Iterator[Finding]:
    """CSIP17, CSIP21: files of the description demand sections, sections without reference are discouraged."""
    sections = _elements(mets, file_rules.DESCRIPTIVE)
    without = [section for section in sections if section.find(tag("mdRef")) is None]
    there = _files(package, mets, _DESCRIPTIVE)
    where = place(mets.path, mets.root)
    if not sections and there:
        yield file_rules.DESCRIBED.at(where, problem=f"There is {there[0]}, and no dmdSec")
    elif not sections and mets.top:
        yield milder(file_rules.DESCRIBED).at(where, problem="There is no dmdSec")
    for section in without:
        rule = file_rules.DESCRIPTIVE.reference
        rule = rule if there else milder(rule)
        yield rule.at(place(mets.path, section), problem="dmdSec has no mdRef")


def _check_preservation(package: Package, mets: Mets) -> Iterator[Finding]:
    """CSIP31, CSIP32: files of the history demand sections, and the other way round."""
    there = _files(package, mets, _PRESERVATION)
    sections = mets.root.findall(tag("amdSec"))
    events = _elements(mets, file_rules.DIGIPROV)
    where = place(mets.path, mets.root)
    for rule, found, name in ((file_rules.ADMINISTERED, sections, "amdSec"), (file_rules.PROVENANCE, events, "digiprovMD")):
        if there and not found:
            yield rule.at(where, problem=f"There is {there[0]}, and no {name}")
        elif not found and mets.top:
            yield milder(rule).at(where, problem=f"There is no {name}")
        elif found and not there and not _refers(package, mets, found):
            yield milder(rule).at(place(mets.path, found[0]), problem=f"There is {name}, and no file in {_PRESERVATION}")
    yield from _check_each(package, mets, there, events, file_rules.PROVENANCE)


def _refers(package: Package, mets: Mets, sections: list[etree._Element]) -> bool:
    """Tell whether a section refers to a file of the package: somewhere else than in the folder is good, too."""
    links = (link.get(xlink("href"), "") for section in sections for link in section.iter(tag("mdRef")))
    return any(references.resolve(package, mets, link) is not None for link in links)


def _check_each(package: Package, mets: Mets, there: list[str], events: list[etree._Element], rule: Rule) -> Iterator[Finding]:
    """CSIP32: each file of the history has a section."""
    if not events:
        return
    for path in there:
        if mets.base + path not in package.listed:
            yield rule.at(place(mets.path, events[0]), problem=f"{path} has no digiprovMD")


def _files(package: Package, mets: Mets, folder: str) -> list[str]:
    """Return the files in a folder beside a METS, by their paths from there."""
    home = mets.base.removeprefix(package.base)
    return [path.removeprefix(home) for path in package.below(home + folder)]
