"""Judges NewsML-G2 documents: well-formed and safe, true to the profile that they claim, and to the rules of the guide.

A document that this program wrote says so by terms of ours and is held to the XSD and Schematron of its profile. A document by
another writer is held to the official XSD where that is at hand (see `archive/standards`), and always to the rules of the guide.
The XSD is that of 2.35, which takes what earlier versions allow. A newsMessage is judged as a whole and item by item.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from archive import schemas
from archive.errors import InstallationError
from archive.findings import Finding, Place, Skipped
from archive.formats import Validator
from archive.markup import safexml, xmlschemas
from archive.model.package import Document
from archive.newsml import carrier, rules
from archive.newsml.codes import catalog
from archive.newsml.demands import check_item
from archive.newsml.messages import check_message
from archive.newsml.names import ITEMS, NAMESPACE, OUR_ALIAS, OUR_SCHEME, PROFILE, local, place, tag
from archive.standards import compiled
from archive.standards.register import NEWSML_G2

_DATES: Final = tuple(
    map(
        tag,
        ("sent", "versionCreated", "firstCreated", "embargoed", "expires", "contentCreated", "contentModified", "timestamp",
         "start", "end", "born", "died", "founded", "dissolved"),
    )
)  # fmt: skip
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
    if root.tag in ITEMS:
        yield from _check_profile(root)
        yield from check_item(root)
    elif root.tag == tag("newsMessage"):
        yield from _check_official(root)
        yield from check_message(root)
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
        yield from _check_official(item)


def _speaks_our_terms(item: etree._Element, codes: dict[str, str]) -> bool:
    """Tell whether a document is ours although its claim to a profile is lost."""
    properties = item.iterfind(f"{tag('itemMeta')}/{tag('itemMetaExtProperty')}")
    return OUR_SCHEME in codes.values() or any(found.get("rel", "").startswith(f"{OUR_ALIAS}:") for found in properties)


def _check_official(root: etree._Element) -> Iterator[Finding | Skipped]:
    """Judge another writer's document by the official XSD; blanks around dates are taken away first, which libxml2 refuses."""
    for element in root.iter(*_DATES):
        text = element.text or ""
        if text.strip() and text != text.strip():
            yield rules.DATE_BLANKS.at(place(element), name=local(element))
            element.text = text.strip()
    try:
        schema = compiled.xml_schema(NEWSML_G2)
    except InstallationError as error:
        yield Skipped(check="NewsML-G2 schema", reason=f"{error.message}. {error.hint}")
        return
    if not schema.validate(root):
        for entry in schema.error_log:
            yield rules.OFFICIAL_XSD.at(Place(line=entry.line or None), problem=_problem(entry.message))


def _problem(message: str) -> str:
    """Return the words of the schema processor without namespaces and final stop."""
    return re.sub(r"\{[^{}]*\}", "", message).rstrip(". ")


def _check_xsd(item: etree._Element) -> Iterator[Finding]:
    """Yield each error that the XSD finds."""
    schema = xmlschemas.xml_schema(schemas.path(f"{PROFILE}/newsitem.xsd"))
    if not schema.validate(item):
        for entry in schema.error_log:
            yield rules.PROFILE_XSD.at(Place(line=entry.line or None), profile=PROFILE, problem=_problem(entry.message))


def _check_schematron(item: etree._Element) -> Iterator[Finding]:
    """Yield each assertion of the Schematron that fails."""
    schema = xmlschemas.schematron(schemas.path(f"{PROFILE}/newsitem.sch"))
    if not schema.validate(item):
        for failed in schema.validation_report.getroot().iter(f"{_SVRL}failed-assert"):
            problem = " ".join(failed.findtext(f"{_SVRL}text", "").split())
            found = item.xpath(failed.get("location"))
            yield rules.PROFILE_SCHEMATRON.at(place(found[0]), profile=PROFILE, rule=failed.get("id"), problem=problem)


VALIDATOR = Validator(
    name="newsml-g2",
    title="NewsML-G2: our profile, the official XSD, and the rules of the guide",
    reads=Document,
    applies=applies,
    check=check,
    rules=rules.ALL,
)
