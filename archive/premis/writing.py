"""Record -> PREMIS 3.0 XML: UTF-8, one property on each line, in the order that the schema asks for.

It writes what the Record says and checks nothing; the profile in `schemas/premis/` says what a record of ours must hold.
"""

from typing import Final

from lxml import etree

from archive.premis.record import Agent, Entity, Event, File, Format, Identifier, Record, Relation, RightsStatement
from archive.premis.terms import DIGESTS, NAMESPACE, OTHER_BASIS, VERSION, XSI_TYPE, Term, tag

_PRONOM: Final = "PRONOM"
_STATED: Final = "as the source states them"


def write(record: Record) -> bytes:
    """Return the record as an XML document."""
    root = etree.Element(
        tag("premis"),
        {"version": VERSION},
        nsmap={None: NAMESPACE, "xsi": "http://www.w3.org/2001/XMLSchema-instance"},
    )
    _put_entity(root, record.entity)
    for file in record.files:
        _put_file(root, file)
    for event in record.events:
        _put_event(root, event)
    for agent in record.agents:
        _put_agent(root, agent)
    if record.rights:
        rights = _add(root, "rights")
        for statement in record.rights:
            _put_statement(rights, statement)
    etree.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"


def _put_entity(parent: etree._Element, entity: Entity) -> None:
    """Append the intellectual entity (data dictionary, 1.2)."""
    node = _add(parent, "object", **{XSI_TYPE: "intellectualEntity"})
    _put_identifier(node, "object", entity.identifier)
    for rights in entity.rights:
        _put_identifier(node, "linkingRightsStatement", rights)


def _put_file(parent: etree._Element, file: File) -> None:
    """Append a file with its fixity, size and format (1.5)."""
    node = _add(parent, "object", **{XSI_TYPE: "file"})
    _put_identifier(node, "object", file.identifier)
    characteristics = _add(node, "objectCharacteristics")
    for algorithm, digest in file.digests.items():
        fixity = _add(characteristics, "fixity")
        _term(fixity, "messageDigestAlgorithm", DIGESTS[algorithm])
        _add(fixity, "messageDigest", digest)
    _add(characteristics, "size", str(file.size))
    _put_format(characteristics, file.format)
    if file.original_name:
        _add(node, "originalName", file.original_name)
    location = _add(_add(node, "storage"), "contentLocation")
    _add(location, "contentLocationType", "relative path")
    _add(location, "contentLocationValue", file.path)
    for relation in file.relations:
        _put_relation(node, relation)


def _put_format(parent: etree._Element, known: Format) -> None:
    """Append what the file is (1.5.4)."""
    node = _add(parent, "format")
    designation = _add(node, "formatDesignation")
    _add(designation, "formatName", known.name)
    if known.version:
        _add(designation, "formatVersion", known.version)
    if known.puid:
        registry = _add(node, "formatRegistry")
        _add(registry, "formatRegistryName", _PRONOM)
        _add(registry, "formatRegistryKey", known.puid)
    _add(node, "formatNote", f"media type {known.media_type}")


def _put_relation(parent: etree._Element, relation: Relation) -> None:
    """Append how an object stands to another one (1.13)."""
    node = _add(parent, "relationship")
    _term(node, "relationshipType", relation.type)
    _term(node, "relationshipSubType", relation.subtype)
    _put_identifier(node, "relatedObject", relation.to)
    if relation.event is not None:
        _put_identifier(node, "relatedEvent", relation.event)


def _put_event(parent: etree._Element, event: Event) -> None:
    """Append what happened (2)."""
    node = _add(parent, "event")
    _put_identifier(node, "event", event.identifier)
    _term(node, "eventType", event.type)
    _add(node, "eventDateTime", event.at)
    if event.detail:
        _add(_add(node, "eventDetailInformation"), "eventDetail", event.detail)
    outcome = _add(node, "eventOutcomeInformation")
    _term(outcome, "eventOutcome", event.outcome)
    for note in event.notes:
        _add(_add(outcome, "eventOutcomeDetail"), "eventOutcomeDetailNote", note)
    for link in event.agents:
        _term(_put_identifier(node, "linkingAgent", link.to), "linkingAgentRole", link.role)
    for link in event.objects:
        _term(_put_identifier(node, "linkingObject", link.to), "linkingObjectRole", link.role)


def _put_agent(parent: etree._Element, agent: Agent) -> None:
    """Append who did something (3)."""
    node = _add(parent, "agent")
    _put_identifier(node, "agent", agent.identifier)
    _add(node, "agentName", agent.name)
    if agent.type.label:
        _term(node, "agentType", agent.type)
    if agent.version:
        _add(node, "agentVersion", agent.version)


def _put_statement(parent: etree._Element, statement: RightsStatement) -> None:
    """Append one set of rights (4); a copyright would ask for a jurisdiction, which an article does not state."""
    node = _add(parent, "rightsStatement")
    _put_identifier(node, "rightsStatement", statement.identifier)
    _term(node, "rightsBasis", OTHER_BASIS)
    information = _add(node, "otherRightsInformation")
    for document in statement.documents:
        _put_identifier(information, "otherRightsDocumentation", Identifier.uri(document))
    _add(information, "otherRightsBasis", _STATED)
    for note in statement.notes:
        _add(information, "otherRightsNote", note)
    for identifier in statement.objects:
        _put_identifier(node, "linkingObject", identifier)
    for link in statement.agents:
        _term(_put_identifier(node, "linkingAgent", link.to), "linkingAgentRole", link.role)


def _put_identifier(parent: etree._Element, stem: str, identifier: Identifier) -> etree._Element:
    """Append an identifier, or a link to one: `object` makes `objectIdentifier` with its type and value."""
    node = _add(parent, f"{stem}Identifier")
    _add(node, f"{stem}IdentifierType", identifier.kind)
    _add(node, f"{stem}IdentifierValue", identifier.value)
    return node


def _term(parent: etree._Element, name: str, term: Term) -> None:
    """Append a word, with its vocabulary."""
    _add(parent, name, term.label, **term.attributes())


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """Append a PREMIS element."""
    element = etree.SubElement(parent, tag(name), attributes)
    if text:
        element.text = text
    return element
