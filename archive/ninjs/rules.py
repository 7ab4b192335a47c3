"""The rules that a ninjs document can break; their codes are never reused.

001-006 are the grammar of JSON, 007-009 what the document is, 010 is our own schema, 011-019 what the slots mean, 020-029 what
holds only for documents that this program wrote.
"""

from typing import Final

from archive.findings import Rule, Severity

_GUIDE: Final = "ninjs user guide"


def _rule(number: int, title: str, message: str, spec: str, severity: Severity = Severity.ERROR) -> Rule:
    """Return a rule of this area."""
    return Rule(code=f"NINJS-{number:03}", severity=severity, title=title, message=message, spec=spec)


ENCODING: Final = _rule(
    1,
    "The document is UTF-8 without a byte order mark.",
    "This is not UTF-8 as JSON wants it: {problem}. Save it as UTF-8 without a byte order mark.",
    "RFC 8259, 8.1",
)
SYNTAX: Final = _rule(2, "The document is JSON.", "JSON readers refuse this: {problem}. Correct the text here.", "RFC 8259, 2")
DUPLICATE: Final = _rule(
    3,
    "No object has the same key twice.",
    "Readers disagree on what this means: {problem}. Remove one of the two.",
    "RFC 7493, 2.3",
)
SURROGATE: Final = _rule(
    4,
    "Every string is whole Unicode characters.",
    "No text can hold this: {problem}. Write the whole character.",
    "RFC 7493, 2.1",
)
LIMIT: Final = _rule(
    5,
    "Size, numbers and nesting are within what readers can hold.",
    "Readers fail on this: {problem}. Split or flatten the document.",
    "RFC 8259, 9",
)
OBJECT: Final = _rule(
    6, "The document is one object.", "A ninjs document is one JSON object, and this is {found}.", "ninjs 3.2, root"
)
VERSION: Final = _rule(
    7,
    "The document names a version of ninjs that exists.",
    "The version of ninjs is {found}; the document is judged by its names as ninjs {series}.x. Name the version in `{slot}`.",
    "ninjs 3.2, standard",
    Severity.WARNING,
)
OFFICIAL: Final = _rule(
    8,
    "A document is valid under the official schema of its version.",
    "Not valid under the schema of ninjs {version}: {problem}. Correct it here.",
    "ninjs JSON Schemas of the IPTC",
)
SCHEMA: Final = _rule(
    10,
    "A document of this program is valid under its own schema.",
    "This program does not write such ninjs {version}: {problem}. The document was changed or damaged; make it again.",
    "schemas/ninjs",
)
FORMAT: Final = _rule(
    11,
    "Dates and URIs have their form.",
    "{value} is no {form}. Other programs may refuse it; correct or remove it.",
    "ninjs 3.2, format date-time and uri",
    Severity.WARNING,
)
IDENTIFIER: Final = _rule(
    12, "The document has an identifier.", "The slot `uri` is {found}. Give the item an identifier.", "ninjs 3.2, uri"
)
ZONE: Final = _rule(
    13,
    "Every time has a zone.",
    "{value} has no time zone, so nobody knows when it is. Add Z or an offset such as +02:00.",
    "RFC 3339, 5.6",
)
ORDER: Final = _rule(
    14,
    "Nothing was created after the version that holds it.",
    "{slot} {value} is later than {other} {limit}. Correct the wrong one of the two.",
    "NewsML-G2 guide, 20.9.1",
    Severity.WARNING,
)
STATUS: Final = _rule(
    15,
    "The publication status is usable, withheld or canceled.",
    "The publication status is {found}; write usable, withheld or canceled.",
    "ninjs 3.2, pubStatus",
)
EMBARGO: Final = _rule(
    16,
    "An embargo ends before the item expires.",
    "The embargo ends at {value}, when the item has expired at {limit}, so it can never be used. Correct one of the two.",
    f"{_GUIDE}, embargoedUntil and expires",
    Severity.WARNING,
)
LANGUAGE: Final = _rule(
    17,
    "The language is a language tag.",
    "{value} is no language tag of BCP 47. Write a tag such as en or pt-BR.",
    "BCP 47; ninjs 3.2, language",
    Severity.WARNING,
)
MARKUP: Final = _rule(
    18,
    "A body in XML is well-formed.",
    "This body says that it is {media_type} and is not well-formed: {problem}. Mend the markup.",
    "XML 1.0, 2.1; ninjs 3.2, bodies",
)
RIGHTS: Final = _rule(
    19,
    "The document says who holds the rights.",
    "Neither copyright holder, copyright notice nor usage terms are stated. State one if the source does.",
    f"{_GUIDE}, rights",
    Severity.NOTE,
)
COUNTS: Final = _rule(
    20,
    "The counts are those of the text.",
    "The body states {stated} {what}, and the text has {found}. The document was changed; make it again.",
    "ninjs 3.2, bodies",
)
SAME_TEXT: Final = _rule(
    21,
    "Markup and plain text of a body say the same.",
    "The plain text is not the text of the markup before it. One of them was changed; make the document again.",
    "newsarchive",
)
CARRIER: Final = _rule(
    22,
    "Slots and carrier together are an Article.",
    "No Article can be read back: {problem}. The document was changed; make it again.",
    "newsarchive",
)
DANGLING: Final = _rule(
    23,
    "The carrier speaks only of what is there.",
    "The carrier adds to {path}, and the slots have no such entry. What it says of that is lost; make the document again.",
    "newsarchive",
    Severity.WARNING,
)

RULES: Final = (
    *(ENCODING, SYNTAX, DUPLICATE, SURROGATE, LIMIT, OBJECT, VERSION, OFFICIAL, SCHEMA, FORMAT, IDENTIFIER, ZONE, ORDER, STATUS),
    *(EMBARGO, LANGUAGE, MARKUP, RIGHTS, COUNTS, SAME_TEXT, CARRIER, DANGLING),
)
