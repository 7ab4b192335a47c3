"""Judges one package: folders, each METS with what it refers to, files that no METS lists, and checksums."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from archive.csip import (
    judge_files,
    judge_fixity,
    judge_folders,
    judge_header,
    judge_identifiers,
    judge_kinds,
    judge_map,
    judge_sections,
    rules,
)  # fmt: skip
from archive.csip.names import FILE, REPRESENTATIONS, tag
from archive.csip.package import Mets, Package, bases
from archive.errors import SourceError, StoreError
from archive.findings import Finding, Place, Skipped
from archive.markup import safexml
from archive.model.tree import Tree


def check(tree: Tree, schema: etree.XMLSchema | None = None) -> Iterator[Finding | Skipped]:
    """Yield what is wrong with each package in a Tree; `schema` is the official one of METS, None when it is not at hand."""
    manifests = judge_fixity.stated(tree)
    for base in bases(tree) or [""]:  # who asks for a judgement of what does not look like a package gets one
        yield from _check_package(Package(tree=tree, base=base), manifests, schema)


def _check_package(
    package: Package, manifests: Mapping[str, Mapping[str, str]], schema: etree.XMLSchema | None
) -> Iterator[Finding | Skipped]:
    yield from judge_folders.check(package)
    unread = FILE not in package.entries
    for path in (FILE, *(f"{REPRESENTATIONS}{name}/{FILE}" for name in package.representations)):
        if path in package.entries:
            mets, faults = _read(package, path)
            yield from faults
            if mets is None:
                unread = True
            else:
                yield from _check_mets(package, mets, schema)
    yield from judge_folders.check_oddities(package)
    if unread:
        yield Skipped(check="files that no METS lists", reason="a METS is missing or cannot be read")
    else:
        yield from judge_folders.check_listed(package)
    yield from judge_fixity.check(package, manifests)
    for kind in sorted(package.unverified):
        yield Skipped(check=f"{kind} checksums", reason="the algorithm is not computed here")


def _read(package: Package, path: str) -> tuple[Mets | None, list[Finding]]:
    """Return a METS, None when it cannot be read, and what is wrong with it."""
    where = package.base + path
    try:
        root = safexml.parse(package.entries[path].read(), where)
    except SourceError as error:
        line = error.line if isinstance(error, safexml.XmlError) else None
        return None, [rules.WELL_FORMED.at(Place(path=where, line=line), problem=f"The METS cannot be read: {error.message}")]
    except (OSError, StoreError) as error:
        return None, [rules.UNREADABLE.at(Place(path=where), problem=f"The file cannot be read: {error}")]
    if root.tag != tag("mets"):
        return None, [rules.METS_ROOT.at(Place(path=where, line=1), problem=f"The root element is {root.tag!r}")]
    base = where.removesuffix(FILE)
    name = package.name if path == FILE else base.rstrip("/").rpartition("/")[2]
    return Mets(path=where, base=base, name=name, root=root, top=path == FILE), []


def _check_mets(package: Package, mets: Mets, schema: etree.XMLSchema | None) -> Iterator[Finding]:
    """Judge one METS; what it refers to is known to the package afterwards."""
    yield from _check_schema(mets, schema)
    yield from judge_header.check(mets)
    yield from judge_kinds.check(mets)
    yield from judge_sections.check(package, mets)
    yield from judge_files.check(package, mets)
    yield from judge_map.check(package, mets)
    yield from judge_identifiers.check(mets)


def _check_schema(mets: Mets, schema: etree.XMLSchema | None) -> Iterator[Finding]:
    """Judge by the official XSD of METS, where there is one."""
    if schema is not None and not schema.validate(mets.root):
        for entry in schema.error_log:
            problem = re.sub(r"\{[^{}]*\}", "", entry.message).strip().rstrip(".")
            yield rules.SCHEMA.at(Place(path=mets.path, line=entry.line or None), problem=problem)
