"""Judges NewsML-G2 documents: well-formed and safe, true to the profile that they claim, and to the rules of the guide.

A document that this program wrote says so by terms of ours and is held to the XSD and Schematron of its profile. Of a document
by another writer the rules of the guide are judged, and the schema is reported as skipped. A newsMessage is judged item by item.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from archive import schemas
from archive.findings import Finding, Place, Skipped
from archive.formats import Validator
from archive.markup import safexml
from archive.model.package import Document
from archive.newsml import carrier, rules
from archive.newsml.codes import catalog
from archive.newsml.demands import check_item
from archive.newsml.names import NAMESPACE, OUR_ALIAS, OUR_SCHEME, PROFILE, local, place, tag

_ITEMS: Final = frozenset(
    tag(name) for name in ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
)
_SVRL: Final = "{http://purl.oclc.org/dsdl/svrl}"


def applies(document: Document) -> bool:
    """Tell whether the root element is one of NewsML-G2, by the first bytes."""
    with document.content.open() as stream:
        return safexml.root_name(stream.read(4096))[0] == NAMESPACE


def check(document: Document) -> Iterator[Finding | Skipped]:
    """Yield what is wrong with the document and what was not checked."""
    if document.content.size > safexml.MAX_BYTES:
        yield rules.SAFE.at(Place(), problem=f"the XML has {document.content.size} bytes, more than {safexml.MAX_BYTES}")
        return
    try:
        root = safexml.parse(document.content.read())
    except safexml.UnsafeXmlError as error:
        yield rules.SAFE.at(_place_of(error), problem=f"{error.message}. {error.hint}".rstrip(". "))
        return
    except safexml.XmlError as error:
        yield rules.WELL_FORMED.at(_place_of(error), problem=error.message)
        return
    if root.tag in _ITEMS:
        yield from _check_profile(root)
        yield from check_item(root)
    elif root.tag == tag("newsMessage"):
        yield _no_schema()
        for item in root.iterfind(f"{tag('itemSet')}/*"):
            if item.tag in _ITEMS:
                yield from check_item(item)
    else:
        yield rules.KNOWN_ROOT.at(place(root), root=local(root))


def _place_of(error: safexml.XmlError) -> Place:
    """Return where the parser stopped."""
    return Place(line=error.line, column=error.column)


def _check_profile(item: etree._Element) -> Iterator[Finding | Skipped]:
    """Judge a document of ours by its profile."""
    codes = catalog(item)
    profile = carrier.profile_of(item, codes)
    if profile and profile != PROFILE:
        yield Skipped(check="NewsML-G2 schema", reason=f"the profile {profile!r} is not known to this version of the program")
    elif profile or _speaks_our_terms(item, codes):
        yield from _check_xsd(item)
        yield from _check_schematron(item)
    else:
        yield _no_schema()


def _speaks_our_terms(item: etree._Element, codes: dict[str, str]) -> bool:
    """Tell whether a document is ours although its claim to a profile is lost."""
    properties = item.iterfind(f"{tag('itemMeta')}/{tag('itemMetaExtProperty')}")
    return OUR_SCHEME in codes.values() or any(found.get("rel", "").startswith(f"{OUR_ALIAS}:") for found in properties)


def _no_schema() -> Skipped:
    """Say that the schema of another writer's document was not checked."""
    return Skipped(
        check="NewsML-G2 schema",
        reason="the document is not one of this program, and the official schemas of the IPTC are not part of it",
    )


def _check_xsd(item: etree._Element) -> Iterator[Finding]:
    """Yield each error that the XSD finds."""
    schema = schemas.xml_schema(f"{PROFILE}/newsitem.xsd")
    if not schema.validate(item):
        for entry in schema.error_log:
            problem = re.sub(r"\{[^{}]*\}", "", entry.message).rstrip(". ")
            yield rules.PROFILE_XSD.at(Place(line=entry.line or None), profile=PROFILE, problem=problem)


def _check_schematron(item: etree._Element) -> Iterator[Finding]:
    """Yield each assertion of the Schematron that fails."""
    schema = schemas.schematron(f"{PROFILE}/newsitem.sch")
    if not schema.validate(item):
        for failed in schema.validation_report.getroot().iter(f"{_SVRL}failed-assert"):
            problem = " ".join(failed.findtext(f"{_SVRL}text", "").split())
            found = item.xpath(failed.get("location"))
            yield rules.PROFILE_SCHEMATRON.at(place(found[0]), profile=PROFILE, rule=failed.get("id"), problem=problem)


VALIDATOR = Validator(
    name="newsml-g2",
    title="NewsML-G2: our profile, and the rules of the guide",
    reads=Document,
    applies=applies,
    check=check,
    rules=rules.ALL,
)
