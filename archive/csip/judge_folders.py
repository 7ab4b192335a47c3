"""Judges the folders of a package (CSIPSTR1 to CSIPSTR16), and that nothing is in them that no METS lists."""

from collections.abc import Iterator
from typing import Final

from archive.csip import rules
from archive.csip.names import FILE, REPRESENTATIONS
from archive.csip.package import Package
from archive.findings import Finding, Place, Rule

_METADATA: Final = "metadata"


def check(package: Package) -> Iterator[Finding]:
    """Yield folders that are missing."""
    where = Place(path=package.base.rstrip("/"))
    if FILE not in package.entries:
        yield rules.ROOT_METS.at(where, problem="There is no METS.xml")
    yield from _check_metadata(package, where)
    yield from _check_representations(package, where)
    for folder, rule in (("schemas", rules.SCHEMAS), ("documentation", rules.DOCUMENTATION)):
        homes = ("", *(f"{REPRESENTATIONS}{name}/" for name in package.representations))
        if not any(f"{home}{folder}" in package.folders for home in homes):
            yield rule.at(where, problem=f"There is no folder {folder}")


def check_oddities(package: Package) -> Iterator[Finding]:
    """Yield what is no ordinary file; it is never opened."""
    for oddity in package.tree.oddities:
        if oddity.path.startswith(package.base):
            yield rules.ODDITY.at(Place(path=oddity.path), problem=f"This is no ordinary file: {oddity.kind.value}")


def check_listed(package: Package) -> Iterator[Finding]:
    """Yield files that no METS lists."""
    for path in package.entries:
        if package.base + path not in package.listed and path != FILE:
            yield rules.UNLISTED.at(Place(path=package.base + path), problem="No METS lists the file")


def _check_metadata(package: Package, where: Place) -> Iterator[Finding]:
    """CSIPSTR5 to CSIPSTR7."""
    if _METADATA not in package.folders:
        yield rules.METADATA.at(where, problem="There is no folder metadata")
        return
    for folder, rule in (("preservation", rules.PRESERVATION), ("descriptive", rules.DESCRIPTIVE)):
        if f"{_METADATA}/{folder}" not in package.folders:
            yield rule.at(where, problem=f"There is no folder metadata/{folder}")


def _check_representations(package: Package, where: Place) -> Iterator[Finding]:
    """CSIPSTR9 to CSIPSTR13."""
    if REPRESENTATIONS.rstrip("/") not in package.folders:
        yield rules.REPRESENTATIONS.at(where, problem="There is no folder representations")
        return
    loose = [path for path in package.below("representations") if path.count("/") == 1]
    if loose or not package.representations:
        problem = f"{loose[0]} lies beside the representations" if loose else "The folder representations is empty"
        yield rules.REPRESENTATION.at(where, problem=problem)
    wanted: tuple[tuple[str, Rule], ...] = (
        ("data", rules.DATA), (FILE, rules.REPRESENTATION_METS), (_METADATA, rules.REPRESENTATION_METADATA),
    )  # fmt: skip
    for name in package.representations:
        home = f"{REPRESENTATIONS}{name}"
        for part, rule in wanted:
            if f"{home}/{part}" not in package.folders and f"{home}/{part}" not in package.entries:
                yield rule.at(Place(path=package.base + home), problem=f"The representation {name!r} has no {part}")
