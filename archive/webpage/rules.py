"""The rules of web pages and feed entries: what they should say and be, and what to do when they do not or are not."""

from typing import Final

from archive.findings import Rule, Severity

_HOUSE: Final = "docs/importers/html.md"


def _rule(code: str, severity: Severity, title: str, message: str) -> Rule:
    """Make a rule of ours."""
    return Rule(code=code, severity=severity, title=title, message=message, spec=_HOUSE)


ENCODING_DISPROVED: Final = _rule(
    "WEB-001", Severity.WARNING, "The page is in the encoding that it states.",
    "The page says that it is in {stated}, but its bytes are {encoding}, which was read. State the encoding if that is wrong.",
)  # fmt: skip
ENCODING_GUESSED: Final = _rule(
    "WEB-002", Severity.WARNING, "The character encoding is certain.",
    "The page states no encoding; it was guessed to be {encoding}. Look at accented letters, and state the encoding if wrong.",
)  # fmt: skip
NO_DATE: Final = _rule(
    "WEB-003", Severity.NOTE, "The page states when it was published.",
    "No date of publication is stated in machine-readable words, so none was recorded. State one if you know it.",
)  # fmt: skip
BROKEN_DATA: Final = _rule(
    "WEB-004", Severity.WARNING, "JSON-LD is JSON.",
    "A block of JSON-LD could not be read: {reason}. Its statements are missing; other statements of the page were used.",
)  # fmt: skip
CONFLICT: Final = _rule(
    "WEB-005", Severity.WARNING, "A page says one thing of one field.",
    "For {field}, {taken} says “{value}” and {other} says “{else_value}”; the first was taken. Check it, and state it if wrong.",
)  # fmt: skip
NO_ZONE: Final = _rule(
    "WEB-006", Severity.WARNING, "A time has a zone.",
    "{basis} says “{value}” without a zone; only the day was taken, the whole is kept in the provenance.",
)  # fmt: skip
NO_MEANING: Final = _rule(
    "WEB-007", Severity.WARNING, "A value can be what its field is for.",
    "{basis} says “{value}”, which cannot be read as {field}; it is kept in the provenance. State the field if you know it.",
)  # fmt: skip
PROGRAM: Final = _rule(
    "WEB-008", Severity.NOTE, "A link leads to an address.",
    "Links in the article that run a program or hold data instead of an address: {count}; their words are kept as text.",
)  # fmt: skip
NO_HEADLINE: Final = _rule(
    "WEB-009", Severity.WARNING, "The page has a headline.",
    "No headline was found in what is stated, nor in the only h1 or the title. State one.",
)  # fmt: skip
NO_BODY: Final = _rule(
    "WEB-010", Severity.WARNING, "The page holds the text of an article.",
    "No text of an article was found; a page may be a list, or show its text by a program. Check the original.",
)  # fmt: skip
NO_LANGUAGE: Final = _rule(
    "WEB-011", Severity.WARNING, "The language is known.",
    "The page states no language, and none could be detected: {reason}. State it; screen readers and hyphenation need it.",
)  # fmt: skip
CHARACTERS: Final = _rule(
    "WEB-012", Severity.WARNING, "The page has no control characters and no lost letters.",
    "Control characters dropped: {controls}; replacement characters (letters lost before): {lost}. Get a sound copy.",
)  # fmt: skip
UNPLACED: Final = _rule(
    "WEB-013", Severity.WARNING, "All text of the article stands in a block of the page.",
    "Lines of the article that no block of the page holds: {count}, the first “{line}”; they are kept in the provenance.",
)  # fmt: skip
RULES: Final = (
    ENCODING_DISPROVED, ENCODING_GUESSED, NO_DATE, BROKEN_DATA, CONFLICT, NO_ZONE, NO_MEANING, PROGRAM, NO_HEADLINE, NO_BODY,
    NO_LANGUAGE, CHARACTERS, UNPLACED,
)  # fmt: skip
