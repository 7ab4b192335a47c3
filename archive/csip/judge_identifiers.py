"""Judges the identifiers of a METS: who must have one has one, none is used twice, and every reference by identifier leads on."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from archive.csip import file_rules, map_rules, rules
from archive.csip.names import place, tag
from archive.csip.package import Mets
from archive.findings import Finding, Rule

_MAP: Final = f"{tag('structMap')}[@LABEL='CSIP']"
_DIV: Final = tag("div")
_DEMANDED: Final[tuple[tuple[str, Rule], ...]] = (
    *((f".//{tag(section.name)}", section.identifier) for section in file_rules.SECTIONS),
    (tag("fileSec"), file_rules.FILE_SECTION_ID),
    (f"{tag('fileSec')}//{tag('fileGrp')}", file_rules.GROUP_ID),
    (f"{tag('fileSec')}//{tag('file')}", file_rules.FILE_ID),
    (_MAP, map_rules.MAP_ID),
    (f"{_MAP}/{_DIV}", map_rules.MAIN_ID),
    (f"{_MAP}/{_DIV}/{_DIV}[@LABEL='Metadata']", map_rules.METADATA_ID),
    *((f"{_MAP}/{_DIV}/{_DIV}[@LABEL='{one.label}']", one.identifier) for one in map_rules.DIVISIONS),
)
_REFERENCES: Final = ("ADMID", "DMDID", "FILEID")


def check(mets: Mets) -> Iterator[Finding]:
    """Yield elements without identifier, identifiers that are used twice, and references to none."""
    for path, rule in _DEMANDED:
        for element in mets.root.iterfind(path):
            if not element.get("ID"):
                name = etree.QName(element).localname
                yield rule.at(place(mets.path, element), problem=f"{name} has no ID")
    for div in mets.root.iterfind(f"{_MAP}//{_DIV}"):
        if div.get("LABEL", "").startswith("Representations/") and not div.get("ID"):
            yield map_rules.EACH_ID.at(place(mets.path, div), problem=f"div {div.get('LABEL')!r} has no ID")
    yield from _check_use(mets)


def _check_use(mets: Mets) -> Iterator[Finding]:
    counts = Counter(element.get("ID") for element in mets.root.iter() if element.get("ID"))
    seen: set[str] = set()
    for element in mets.root.iter():
        identifier = element.get("ID")
        if identifier and counts[identifier] > 1:
            if identifier in seen:
                yield rules.DUPLICATE.at(place(mets.path, element), problem=f"The ID {identifier!r} is used before")
            seen.add(identifier)
        for name in _REFERENCES:
            for reference in element.get(name, "").split():
                if reference not in counts:
                    yield rules.DANGLING.at(
                        place(mets.path, element), problem=f"{name} names {reference!r}, and nothing has this ID"
                    )
