"""The demands that a NewsML-G2 document can fail, each with its clause.

Clauses are those of the NewsML-G2 guide ("guide") for version 2.35. Codes below G2-010 are about the document as XML and under
a schema, the others about what a schema cannot say. What nobody can judge from one document is not here: that a guid is unique
for good, that Power properties need conformance="power" once properties of both kinds are known only to the official schema.
"""

from typing import Final

from archive.findings import Rule, Severity


def _rule(code: str, title: str, message: str, spec: str, severity: Severity = Severity.ERROR) -> Rule:
    """Make a rule."""
    return Rule(code=code, severity=severity, title=title, message=message, spec=spec)


WELL_FORMED: Final = _rule(
    "G2-001", "The document is well-formed XML.", "{problem}. Correct the markup at this place.", "XML 1.0, 2.1"
)
SAFE: Final = _rule(
    "G2-002",
    "The document needs nothing but itself: no document type declaration, an encoding that every reader knows, a sane size.",
    "{problem}. It is not read any further, because that would not be safe.",
    "XML 1.0, 2.8 and 4.3.3",
)
PROFILE_XSD: Final = _rule(
    "G2-003",
    "A document of this program is valid under the XSD of the profile that it claims.",
    "Not valid under the profile {profile}: {problem}. The document was changed after it was written; write it again.",
    "newsarchive schemas/newsml-g2",
)
PROFILE_SCHEMATRON: Final = _rule(
    "G2-004",
    "A document of this program keeps the Schematron rules of the profile that it claims.",
    "Not valid under the profile {profile}, rule {rule}: {problem}",
    "newsarchive schemas/newsml-g2",
)
REQUIRED: Final = _rule(
    "G2-005",
    "An item has an itemMeta with itemClass, provider and versionCreated.",
    "{missing} is missing; every item must have it.",
    "guide 7.5",
)
KNOWN_ROOT: Final = _rule(
    "G2-006",
    "The document is an item or a message of NewsML-G2.",
    "The root element {root} is no item and no newsMessage of NewsML-G2.",
    "guide 5",
)
DATE_BLANKS: Final = _rule(
    "G2-007",
    "No blanks stand around a date.",
    "{name} has blanks around its value; XML Schema allows that, but widely used validators refuse it. Remove them.",
    "XML Schema 2, 4.3.6",
    Severity.WARNING,
)
OFFICIAL_XSD: Final = _rule(
    "G2-008",
    "A document is valid under the official XSD of the IPTC.",
    "Not valid under the XSD of NewsML-G2 2.35: {problem}. Correct it here.",
    "NewsML-G2 2.35 All-Power",
)
GUID: Final = _rule(
    "G2-010", "An item has a globally unique identifier.", "The guid is missing or blank; give the item a URI.", "guide 7.4.1.1"
)
ITEM_VERSION: Final = _rule(
    "G2-011", "Versions count from 1.", "The version {value!r} is no whole number from 1 on.", "guide 7.4.1.2"
)
STANDARD: Final = _rule(
    "G2-012",
    "The item names its standard, NewsML-G2, and a version 2.x of it.",
    "standard={standard!r} standardversion={version!r} names no version of NewsML-G2; write NewsML-G2 and, for example, 2.35.",
    "guide 7.4.1.3",
)
CONFORMANCE: Final = _rule(
    "G2-013",
    "The conformance is core or power.",
    "The conformance {value!r} is neither core nor power.",
    "guide 7.4.1.5",
)
ITEM_CLASS: Final = _rule(
    "G2-014",
    "The itemClass of a news or package item is a News Item Nature.",
    "The itemClass {value!r} is not of the scheme http://cv.iptc.org/newscodes/ninature/.",
    "guide 7.5.1.1",
)
PUB_STATUS: Final = _rule(
    "G2-015",
    "The pubStatus is usable, withheld or canceled.",
    "The pubStatus {value!r} is none of usable, withheld, canceled of http://cv.iptc.org/newscodes/pubstatusg2/.",
    "guide 7.5.1.4",
)
PROVIDER: Final = _rule(
    "G2-016",
    "The provider is identified or at least named.",
    "The provider has no qcode, no uri, no literal and no name; say who provides the item.",
    "guide 7.5.1.2 and 14.12.2",
)
LITERAL: Final = _rule(
    "G2-017",
    "A literal excludes a QCode and a URI.",
    "{name} has the literal {literal!r} beside a qcode or uri; keep one of them.",
    "guide 14.12.1",
)
IDENTIFIED: Final = _rule(
    "G2-018",
    "A property that takes its value from a vocabulary has a QCode or a URI.",
    "{name} has neither qcode nor uri.",
    "guide 14.11",
)
ALIAS: Final = _rule(
    "G2-019",
    "Every QCode's alias is defined by a catalog that the document names.",
    "No catalog of the document defines the alias of {qcode!r}; add its scheme to a catalog.",
    "guide 14.3 and 14.8",
)
QCODE: Final = _rule("G2-020", "A QCode is an alias, a colon and a code.", "{name}={value!r} is no QCode.", "guide 14.3")
ZONE: Final = _rule(
    "G2-021",
    "A date with a time has a time zone.",
    "{name} is {value!r}: a time without a zone; add Z or the offset from UTC.",
    "guide 20.9.1",
)
DATE: Final = _rule(
    "G2-022", "Dates are real and written as XML Schema writes them.", "{name} is {value!r}, which is no date.", "guide 20.9.1"
)
DATE_ORDER: Final = _rule(
    "G2-023",
    "Nothing is created or modified after the version that says so.",
    "{name} {value} is later than versionCreated {version}; one of them is wrong.",
    "guide 20.9.1.1",
)
MODIFIED_ALONE: Final = _rule(
    "G2-024",
    "contentModified comes with contentCreated.",
    "There is a contentModified, but no contentCreated; add it if it is known.",
    "guide 20.9.1.1",
    Severity.WARNING,
)
MODIFIED_EARLY: Final = _rule(
    "G2-025",
    "Content is modified after it is created.",
    "contentModified {value} is not later than contentCreated {created}; one of them is wrong.",
    "guide 20.9.1.1",
)
UNDATED: Final = _rule(
    "G2-026",
    "An item without contentCreated says why.",
    "There is no contentCreated, so receivers take versionCreated for it; state the date, or in an edNote that it is unknown.",
    "guide 20.9.1.2",
    Severity.WARNING,
)
INLINE_XML: Final = _rule(
    "G2-027",
    "inlineXML holds one XML element that is whole by itself.",
    "inlineXML holds {found} instead of one element; plain text belongs in inlineData.",
    "guide 8.4",
)
REMOTE: Final = _rule(
    "G2-028",
    "remoteContent says where the content is.",
    "remoteContent has neither href nor residref.",
    "guide 9",
)
GROUP_ROOT: Final = _rule(
    "G2-029",
    "The root of a groupSet is one of its groups.",
    "groupSet names {root!r} as its root, but no group has that id.",
    "guide 11.7",
)
GROUP_ROLE: Final = _rule("G2-030", "Every group has a role.", "The group {id!r} has neither role nor roleuri.", "guide 11.7")
URGENCY: Final = _rule(
    "G2-031",
    "Urgency is 1 to 9.",
    "The urgency {value!r} is no whole number from 1 to 9.",
    "guide 21.2",
)
PREVIOUS: Final = _rule(
    "G2-032",
    "A link to the previous version names an item and a lower version.",
    "The link to the previous version names {residref!r} version {version!r}, and this is {guid!r} version {own}.",
    "guide 26.2",
)
DIGEST: Final = _rule(
    "G2-033",
    "A SHA-256 has 64 hexadecimal digits.",
    "The hash {value!r} is said to be a SHA-256, which has 64 hexadecimal digits.",
    "FIPS 180-4; NewsML-G2 2.35 hash",
)
SENT: Final = _rule(
    "G2-034",
    "A message says when it was sent, with a time zone.",
    "The header of the message {problem}; state it as 2026-11-22T09:30:00Z.",
    "guide 12.2",
)
TWICE: Final = _rule(
    "G2-035",
    "A message carries each version of an item once.",
    "The item {guid!r} version {version} is already in this message; receivers cannot know which of the two counts.",
    "guide 12.3",
    Severity.WARNING,
)
GROUP_REFERENCE: Final = _rule(
    "G2-036",
    "A reference to a group names a group of the same groupSet.",
    "groupRef names {idref!r}, but no group has that id.",
    "guide 11.7",
)
TARGET: Final = _rule(
    "G2-037",
    "A link and an itemRef say what they point to.",
    "{name} has neither href nor residref, so it points to nothing.",
    "guide 11.7 and 26.2",
    Severity.WARNING,
)
NO_ITEM: Final = _rule(
    "G2-038",
    "A message carries at least one item.",
    "The message carries no item of NewsML-G2.",
    "guide 12.3",
)

ALL: Final = (
    WELL_FORMED, SAFE, PROFILE_XSD, PROFILE_SCHEMATRON, REQUIRED, KNOWN_ROOT, DATE_BLANKS,
    OFFICIAL_XSD, GUID, ITEM_VERSION, STANDARD, CONFORMANCE,
    ITEM_CLASS, PUB_STATUS, PROVIDER, LITERAL, IDENTIFIED, ALIAS, QCODE, ZONE, DATE, DATE_ORDER, MODIFIED_ALONE,
    MODIFIED_EARLY, UNDATED, INLINE_XML, REMOTE, GROUP_ROOT, GROUP_ROLE, URGENCY, PREVIOUS, DIGEST, SENT, TWICE,
    GROUP_REFERENCE, TARGET, NO_ITEM,
)  # fmt: skip
"""All rules, in the order of their codes."""
