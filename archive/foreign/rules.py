"""What the readers of other writers' documents can say; the codes are shared by their importers and never reused.

Nothing here stands in the way of reading: what is not certain is not read, is kept in the provenance, and is said.
"""

from typing import Final

from archive.findings import Rule, Severity

_SPEC: Final = "newsarchive docs/importers"


def _rule(number: int, title: str, message: str, severity: Severity = Severity.WARNING) -> Rule:
    """Make a rule of this area."""
    return Rule(code=f"READ-{number:03}", severity=severity, title=title, message=message, spec=_SPEC)


DATE_CHANGED: Final = _rule(
    1,
    "Dates are written as ISO 8601 and XML Schema write them.",
    "{name} is written {value!r} and was read as {read}. Nothing needs to be done.",
    Severity.NOTE,
)
DATE_UNREAD: Final = _rule(
    2,
    "Every date is certain.",
    "{name} is {value!r}: {problem}. It is kept in the provenance as it is. State it with --set if you know.",
)
UNRESOLVED: Final = _rule(
    3,
    "Every code can be resolved by a catalog that the document names.",
    "No catalog known here defines the alias {alias!r} ({count} codes, first {code!r}); such codes are kept as they are.",
)
UNMAPPED: Final = _rule(
    4,
    "Everything that the document states has a field in the record.",
    "The record has no field for {path} (stated {count} times); it is kept in the provenance. Nothing needs to be done.",
    Severity.NOTE,
)
CONTENT_TYPE: Final = _rule(
    5,
    "The content is of the type that is stated.",
    "The content is said to be {stated!r} and is {found}; it was read as what it is.",
)
NO_TEXT: Final = _rule(
    6,
    "The document holds the text of an article.",
    "No text was found; only what the document says about it was read. Check that it is the whole document.",
)
LEFT_ASIDE: Final = _rule(
    7,
    "Every item of a message or package is a text, or is referred to only.",
    "{what} is not a text and makes no article of its own; it is in the original.",
    Severity.NOTE,
)
NAMESPACE: Final = _rule(
    8,
    "The elements are in the namespace of their standard.",
    "The elements are in no namespace; they were read as if they were in that of {standard}.",
    Severity.NOTE,
)
INVALID: Final = _rule(
    9,
    "Every value is one that its property can have.",
    "{name} is {value!r}: {problem}. It is kept in the provenance. State it with --set if you know.",
)
NO_IDENTIFIER: Final = _rule(
    10,
    "The document has an identifier.",
    "The document has no identifier; one was made of its bytes. State a better one with --set id=...",
)
DOCTYPE: Final = _rule(
    11,
    "NewsML-G2 has no document type declaration.",
    "The document names a DTD, which NewsML-G2 does not have. It was not looked at; nothing needs to be done.",
    Severity.NOTE,
)
ALL: Final = (
    DATE_CHANGED, DATE_UNREAD, UNRESOLVED, UNMAPPED, CONTENT_TYPE, NO_TEXT, LEFT_ASIDE, NAMESPACE, INVALID, NO_IDENTIFIER,
    DOCTYPE,
)  # fmt: skip
