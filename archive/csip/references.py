"""Judges how a METS names a file: the attributes, whether the file is there, and what is said of its size and digest.

A path counts from the folder of the METS, percent-encoded or not, with or without `file:` before it. It leads to a file inside
the package or nowhere; nothing is fetched. Digests are gathered here and compared by `judge_fixity.py`, each file being read
once.
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from lxml import etree

from archive.csip import vocabularies
from archive.csip.file_rules import ReferenceRules
from archive.csip.names import place, xlink
from archive.csip.package import Mets, Package, Statement
from archive.findings import Finding

_MEDIA_TYPE_LENGTH: Final = 256
_HEX: Final = re.compile("[0-9a-fA-F]+")


def resolve(package: Package, mets: Mets, href: str) -> str | None:
    """Return the path in the Tree of the file that a reference leads to, None when there is none in the package."""
    for name in (href, unquote(href)):
        parts: list[str] = []
        for part in (mets.base + re.sub(r"\A(?:file:)?(?:///|\./)?", "", name)).split("/"):
            if part == ".." and parts:
                parts.pop()
            elif part not in {".", ""}:
                parts.append(part)
        path = "/".join(parts)
        if path.startswith(package.base) and path in package.tree.entries:
            return path
    return None


def check(
    package: Package, mets: Mets, holder: etree._Element, locator: etree._Element | None, rules: ReferenceRules
) -> Iterator[Finding]:
    """Yield what is wrong with a reference.

    Args:
        package: The package, which is told of the file and of what is said of it.
        mets: The document.
        holder: The element that describes the file.
        locator: The element that names it, often the same; None when there is none.
        rules: The demands.
    """
    path = None
    if locator is not None:
        href = locator.get(xlink("href"), "")
        path = resolve(package, mets, href) if href else None
        yield from _check_locator(mets, locator, path, rules)
    if path is not None:
        package.listed.add(path)
    yield from _check_words(mets, holder, rules)
    yield from _check_bytes(package, mets, holder, path, rules)


def check_link(locator: etree._Element) -> Iterator[tuple[bool, str]]:
    """Yield what is wrong with the form of a link, and whether it is the locator type."""
    if locator.get("LOCTYPE") != "URL":
        yield True, f"LOCTYPE is {_shown(locator.get('LOCTYPE'))}"
    if locator.get(xlink("type")) != "simple":
        yield False, f"xlink:type is {_shown(locator.get(xlink('type')))}"


def _check_locator(mets: Mets, locator: etree._Element, path: str | None, rules: ReferenceRules) -> Iterator[Finding]:
    where = place(mets.path, locator)
    for of_locator, problem in check_link(locator):
        yield (rules.locator if of_locator else rules.link).at(where, problem=problem)
    href = locator.get(xlink("href"))
    if not href:
        yield rules.href.at(where, problem="There is no xlink:href")
    elif path is None:
        yield rules.href.at(where, problem=f"xlink:href names {href!r}, which is not in the package")


def _check_words(mets: Mets, holder: etree._Element, rules: ReferenceRules) -> Iterator[Finding]:
    where = place(mets.path, holder)
    if rules.kind is not None and (kind := holder.get("MDTYPE")) not in vocabularies.METADATA_TYPES:
        yield rules.kind.at(where, problem=f"MDTYPE is {_shown(kind)}")
    media_type = holder.get("MIMETYPE")
    if not media_type or len(media_type) > _MEDIA_TYPE_LENGTH or not vocabularies.is_media_type(media_type):
        yield rules.media_type.at(where, problem=f"MIMETYPE is {_shown(media_type)}")
    if not holder.get("CREATED"):
        yield rules.created.at(where, problem="CREATED is missing")


def _check_bytes(
    package: Package, mets: Mets, holder: etree._Element, path: str | None, rules: ReferenceRules
) -> Iterator[Finding]:
    """Yield what is wrong with size and checksum, as far as the file need not be read."""
    where = place(mets.path, holder)
    size = holder.get("SIZE")
    if path is not None and size != str(package.tree.entries[path].size):
        yield rules.size.at(where, problem=f"SIZE is {_shown(size)}, and {path} has {package.tree.entries[path].size} bytes")
    elif not size or not size.isdecimal():
        yield rules.size.at(where, problem=f"SIZE is {_shown(size)}")
    kind, checksum = holder.get("CHECKSUMTYPE"), holder.get("CHECKSUM")
    if kind not in vocabularies.ALGORITHMS:
        yield rules.algorithm.at(where, problem=f"CHECKSUMTYPE is {_shown(kind)}")
    if not checksum or not _HEX.fullmatch(checksum):
        yield rules.checksum.at(where, problem=f"CHECKSUM is {_shown(checksum)}")
    elif path is not None and kind in vocabularies.ALGORITHMS:
        algorithm = vocabularies.ALGORITHMS[kind]
        if not algorithm:
            package.unverified.add(kind)
            return
        statement = Statement(mets=mets, element=holder, algorithm=algorithm, digest=checksum.lower(), rules=rules)
        package.statements.setdefault(path, []).append(statement)


def _shown(value: str | None) -> str:
    """Return a value as a message names it."""
    if value is None:
        return "missing"
    return repr(value if len(value) <= _MEDIA_TYPE_LENGTH else f"{value[:40]}...")
