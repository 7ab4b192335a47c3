"""The demands that a NITF document can fail, each with its source.

001-006 are about the document as XML and under the official schema, 010 and above about what a schema does not say. NITF is old
and lenient, so much of it is a warning.
"""

from typing import Final

from archive.findings import Rule, Severity


def _rule(number: int, title: str, message: str, spec: str, severity: Severity = Severity.ERROR) -> Rule:
    """Make a rule of this area."""
    return Rule(code=f"NITF-{number:03}", severity=severity, title=title, message=message, spec=spec)


WELL_FORMED: Final = _rule(1, "The document is well-formed XML.", "{problem}. Correct the markup at this place.", "XML 1.0, 2.1")
SAFE: Final = _rule(
    2,
    "The document needs nothing but itself: no entities of its own, an encoding that every reader knows, a sane size.",
    "{problem}. Write the document so that it stands alone.",
    "XML 1.0, 2.8 and 4.3.3",
)
BODY: Final = _rule(3, "The document has a body.", "There is no body element in nitf.", "NITF 3.6, nitf")
OFFICIAL_XSD: Final = _rule(
    4,
    "A document of NITF 3.6 is valid under the official XSD.",
    "Not valid under the XSD of NITF 3.6: {problem}. Correct it here.",
    "NITF 3.6 XSD",
)
OLDER: Final = _rule(
    5,
    "A document of an older NITF, or without namespace, would be valid as NITF 3.6.",
    "As NITF 3.6 it would not be valid: {problem}. It may be right in its own version, whose DTD is not at hand.",
    "NITF 3.6 XSD",
    Severity.WARNING,
)
NAMESPACE: Final = _rule(
    6,
    "The elements are in the namespace of NITF.",
    "The elements are in no namespace, as before NITF 3.4. Receivers of today may not recognise them.",
    "NITF 3.6, namespace",
    Severity.NOTE,
)
IDENTIFIER: Final = _rule(
    10,
    "The document has an identifier.",
    "Neither doc-id/@id-string nor nitf/@uno identifies the document; state one.",
    "NITF 3.6, doc-id",
    Severity.WARNING,
)
DATE: Final = _rule(
    11,
    "Dates are real and written as ISO 8601 writes them.",
    "{name} is {value!r}, which is no date of the form 20261122T093000+0100.",
    "NITF 3.6, date.issue",
)
ZONE: Final = _rule(
    12,
    "A date with a time has a zone.",
    "{name} is {value!r}: a time without a zone; add Z or the offset from UTC.",
    "NITF 3.6, date.issue",
    Severity.WARNING,
)
URGENCY: Final = _rule(13, "Urgency is 1 to 8.", "The urgency {value!r} is no whole number from 1 to 8.", "NITF 3.6, urgency")
STATUS: Final = _rule(
    14,
    "The status is usable, embargoed, withheld or canceled.",
    "The management-status {value!r} is none of usable, embargoed, withheld, canceled.",
    "NITF 3.6, docdata",
)
HEADLINE: Final = _rule(
    15,
    "The document has a headline.",
    "There is no hl1 with text; add the headline if the story has one.",
    "NITF 3.6, hedline",
    Severity.WARNING,
)
EMPTY: Final = _rule(16, "The body has a text.", "There is no text in body.content.", "NITF 3.6, body.content", Severity.WARNING)
SUBJECT: Final = _rule(
    17,
    "A subject code of the IPTC has eight digits.",
    "{value!r} is said to be a subject code of the IPTC, which has eight digits.",
    "IPTC Subject Codes",
    Severity.WARNING,
)
MEDIA: Final = _rule(
    18,
    "A medium says where it is.",
    "This {kind} has no media-reference with a source and no media-object, so nobody can find it.",
    "NITF 3.6, media",
    Severity.WARNING,
)
ORDER: Final = _rule(
    19,
    "A document is released before it expires.",
    "It is released at {release}, when it has expired at {expire}, so it can never be used. Correct one of the two.",
    "NITF 3.6, date.release and date.expire",
)
EMBARGO: Final = _rule(
    20,
    "An embargo has an end.",
    "The document is embargoed, and no date.release says until when; state it if it is known.",
    "NITF 3.6, docdata and date.release",
    Severity.WARNING,
)
ALL: Final = (
    WELL_FORMED, SAFE, BODY, OFFICIAL_XSD, OLDER, NAMESPACE, IDENTIFIER, DATE, ZONE, URGENCY, STATUS, HEADLINE, EMPTY, SUBJECT,
    MEDIA, ORDER, EMBARGO,
)  # fmt: skip
