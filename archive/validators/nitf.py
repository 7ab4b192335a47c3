"""Judges NITF documents of every version: well-formed and safe, the official XSD where it is at hand, and what no schema says.

A document in the namespace of NITF that claims 3.6, or no version, is held to the XSD. One without namespace, or of an older
version, is judged as if it were NITF 3.6, and what the XSD says of it is a warning: few old documents are valid under it.
"""

import copy
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from archive.errors import InstallationError
from archive.findings import Finding, Place, Rule, Skipped
from archive.formats import Validator
from archive.markup import safexml
from archive.model.package import Document
from archive.nitf import rules
from archive.nitf.demands import check_document, place
from archive.nitf.names import CHANGE_DATE, CHANGE_TIME, NAMESPACE, VERSION, tag
from archive.standards import compiled
from archive.standards.register import NITF

_FIXED: Final = {"version": VERSION, "change.date": CHANGE_DATE, "change.time": CHANGE_TIME}


def applies(document: Document) -> bool:
    """Tell whether the root element is `nitf`, by the first bytes."""
    with document.content.open() as stream:
        namespace, name = safexml.root_name(stream.read(4096))
    return name == "nitf" and namespace in ("", NAMESPACE)


def check(document: Document) -> Iterator[Finding | Skipped]:
    """Yield what is wrong with the document and what was not checked."""
    if document.content.size > safexml.MAX_BYTES:
        yield rules.SAFE.at(Place(), problem=f"the XML has {document.content.size} bytes, more than {safexml.MAX_BYTES}")
        return
    try:
        root = safexml.parse(document.content.read(), named_dtd=True)
    except safexml.UnsafeXmlError as error:
        yield rules.SAFE.at(Place(line=error.line, column=error.column), problem=f"{error.message}. {error.hint}".rstrip(". "))
        return
    except safexml.XmlError as error:
        yield rules.WELL_FORMED.at(Place(line=error.line, column=error.column), problem=error.message)
        return
    if etree.QName(root).namespace is None:
        yield rules.NAMESPACE.at(place(root))
    yield from check_document(root)
    yield from _check_schema(root)


def _check_schema(root: etree._Element) -> Iterator[Finding | Skipped]:
    """Judge by the official XSD; a missing body is said already."""
    try:
        schema = compiled.xml_schema(NITF)
    except InstallationError as error:
        yield Skipped(check="NITF schema", reason=f"{error.message}. {error.hint}")
        return
    rule, subject = _as_newest(root)
    if not schema.validate(subject) and root.find("{*}body") is not None:
        for entry in schema.error_log:
            yield rule.at(Place(line=entry.line or None), problem=re.sub(r"\{[^{}]*\}", "", entry.message).rstrip(". "))


def _as_newest(root: etree._Element) -> tuple[Rule, etree._Element]:
    """Return the rule that a fault breaks, and the document as NITF 3.6: in its namespace, without claims of other versions."""
    stated = {name: value for name in _FIXED if (value := root.get(name)) is not None}
    if etree.QName(root).namespace and stated.get("version", VERSION) == VERSION:
        return rules.OFFICIAL_XSD, root
    newest = copy.deepcopy(root)
    for name in stated:
        del newest.attrib[name]
    for element in newest.iter():
        if etree.QName(element).namespace is None:
            element.tag = tag(str(element.tag))
    return rules.OLDER, newest


VALIDATOR: Final = Validator(
    name="nitf",
    title="NITF 2.5 to 3.6: the official XSD, and what no schema says",
    reads=Document,
    applies=applies,
    check=check,
    rules=rules.ALL,
)
