"""Values of the model -> NewsML-G2 properties, each appended to its parent.

What a property has no slot for is left out here; the writer reads back what it wrote and carries the rest
(see `carrier.py`). Text is kept to the character, except in the properties that must stand on one line (`codes.normal`).
"""

import re
from typing import Final

from lxml import etree

from archive.model.dates import PartialDate
from archive.model.iris import to_iri
from archive.model.values import AltId, Concept, Link, Party, Publication, Rendition, Rights, RightsExpression, Text
from archive.newsml.codes import coded, identity, normal
from archive.newsml.names import NOT_STATED, NOT_STATED_NAME, OUR_ALIAS, SHA256, XML_LANG, tag

_DIGEST: Final = re.compile("[0-9a-f]{64}")
_DATA_TYPES: Final = {True: "application/xml", False: "text/plain"}


def add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """Append a NewsML-G2 element."""
    element = etree.SubElement(parent, tag(name), attributes)
    if text:
        element.text = text
    return element


def put_date(parent: etree._Element, name: str, date: PartialDate | None, *, day: bool = False) -> None:
    """Append a date, if there is one; with `day`, only if it names at least a day."""
    if date is not None and (not day or len(date.day) == 10):
        add(parent, name, date.value)


def put_text(parent: etree._Element, name: str, text: Text, alias: str = OUR_ALIAS, *, one_line: bool = False) -> None:
    """Append a text with its role and language; with `one_line`, a text that can have no role and no line ends."""
    attributes = {} if one_line else coded("role", alias, text.role)
    if text.lang:
        attributes[XML_LANG] = text.lang
    add(parent, name, normal(text.value) if one_line else text.value, **attributes)


def put_party(parent: etree._Element, name: str, party: Party, *, role: bool = False) -> None:
    """Append a person or organisation."""
    attributes = identity(party.uri, party.literal) | (coded("role", OUR_ALIAS, party.role) if role else {})
    _put_name(add(parent, name, **attributes), party.name)


def put_provider(parent: etree._Element, provider: Party | None) -> None:
    """Append the provider, or that the source states none."""
    put_party(parent, "provider", provider or Party(literal=NOT_STATED, name=NOT_STATED_NAME))


def put_concept(parent: etree._Element, name: str, concept: Concept) -> None:
    """Append a concept."""
    attributes = identity(concept.uri, concept.literal) | coded("type", "cpnat", concept.type)
    _put_name(add(parent, name, **attributes), concept.name)


def put_service(parent: etree._Element, service: Concept) -> None:
    """Append a service, which has a QCode or URI and no type."""
    if service.uri:
        _put_name(add(parent, "service", **identity(service.uri, "")), service.name)


def put_alt_id(parent: etree._Element, alt_id: AltId) -> None:
    """Append a further identifier."""
    add(parent, "altId", alt_id.value, **coded("type", OUR_ALIAS, alt_id.type))


def put_publication(parent: etree._Element, publication: Publication) -> None:
    """Append when and where the content was published."""
    where = publication.where or Party()
    element = add(parent, "published", **identity(where.uri, where.literal))
    add(element, "timestamp", publication.date.value)
    _put_name(element, where.name)


def put_link(parent: etree._Element, link: Link) -> None:
    """Append a relation to another item or resource."""
    stated = {
        "href": to_iri(link.href) if link.href else "",
        "residref": link.residref,
        "version": str(link.version) if link.version and link.version > 0 else "",
        "contenttype": link.media_type,
        "title": link.title,
    }
    element = add(parent, "link", **coded("rel", "irel", link.rel), **{name: value for name, value in stated.items() if value})
    _put_digest(element, link.sha256)


def put_rendition(parent: etree._Element, rendition: Rendition) -> None:
    """Append a file or resource that presents the content."""
    numbers = {
        "size": rendition.size,
        "pagecount": rendition.pages,
        "width": rendition.width,
        "height": rendition.height,
    }
    stated = {"contenttype": rendition.media_type, "title": rendition.title}
    element = add(
        parent,
        "remoteContent",
        href=to_iri(rendition.href),
        **coded("rendition", "rnd", rendition.role),
        **{name: value for name, value in stated.items() if value},
        **{name: str(number) for name, number in numbers.items() if number is not None and number >= 0},
    )
    if rendition.origin:
        add(element, "altLoc", to_iri(rendition.origin))
    _put_digest(element, rendition.sha256)


def put_rights(parent: etree._Element, rights: Rights) -> None:
    """Append one set of rights."""
    element = add(parent, "rightsInfo", **coded("scope", "riscope", rights.scope))
    if rights.accountable is not None:
        put_party(element, "accountable", rights.accountable)
    if rights.holder is not None:
        put_party(element, "copyrightHolder", rights.holder)
    for notice in rights.notices:
        put_text(element, "copyrightNotice", notice)
    for terms in rights.usage_terms:
        put_text(element, "usageTerms", terms)
    for link in rights.links:
        put_link(element, link)
    for expression in rights.expressions:
        _put_expression(element, expression)
    if rights.data_mining:
        add(element, "dataMining", uri=to_iri(rights.data_mining))


def _put_expression(parent: etree._Element, expression: RightsExpression) -> None:
    """Append a machine-readable rights statement as data.

    `rightsExpressionXML` is not used: its content must be valid under a schema that the standard does not bring, so a document
    with it fails the official XSD alone; and data is kept to the byte.
    """
    media_type = _DATA_TYPES[expression.markup]
    add(parent, "rightsExpressionData", expression.value, langid=to_iri(expression.language), enctype=media_type)


def _put_name(parent: etree._Element, name: str) -> None:
    """Append a name, if there is one."""
    if name:
        add(parent, "name", normal(name))


def _put_digest(parent: etree._Element, sha256: str) -> None:
    """Append a digest, if it is one."""
    if _DIGEST.fullmatch(sha256):
        add(parent, "hash", sha256, hashtypeuri=SHA256)
