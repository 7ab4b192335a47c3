"""What can be wrong with a message, as rules with codes of ours."""

from typing import Final

from archive.findings import Rule, Severity

_HOUSE: Final = "docs/importers/email.md"


def _rule(code: str, severity: Severity, title: str, message: str, spec: str = _HOUSE) -> Rule:
    """Make a rule of ours."""
    return Rule(code=code, severity=severity, title=title, message=message, spec=spec)


NO_SUBJECT: Final = _rule(
    "MAIL-001", Severity.WARNING, "The message has a subject.",
    "The message has no Subject, so the article has no headline. State a headline.", "RFC 5322, 3.6.5",
)  # fmt: skip
NO_DATE: Final = _rule(
    "MAIL-002", Severity.WARNING, "The message says when it was completed.",
    "The Date of the message is {reason}; the article is undated. State when the content was created, if you know.",
    "RFC 5322, 3.6.1",
)  # fmt: skip
NO_FIELD: Final = _rule(
    "MAIL-003", Severity.NOTE, "Every header field has a field in the record.",
    "Header fields that the record has no field for: {count}, the first {name}; they are kept in the provenance. "
    "Nothing needs to be done.",
)  # fmt: skip
NO_BODY: Final = _rule(
    "MAIL-004", Severity.WARNING, "The message has text.",
    "The message has no part with text, so the article has no body. If an attachment is the story, archive that.",
)  # fmt: skip
DEFECT: Final = _rule(
    "MAIL-005", Severity.WARNING, "The message is well formed.",
    "The message is damaged or not written by the rules ({reason}); compare the article with the original.", "RFC 2045",
)  # fmt: skip
NO_LANGUAGE: Final = _rule(
    "MAIL-006", Severity.WARNING, "The language is known.",
    "The message names no language, and it could not be detected: {reason}. State it; screen readers need it.",
)  # fmt: skip
CHARACTERS: Final = _rule(
    "MAIL-007", Severity.WARNING, "The text is in the character encoding that it states.",
    "The characters of {part} are not certain: {reason}. Look at accented letters and quotes, and get a sound copy.",
)  # fmt: skip
ATTACHED: Final = _rule(
    "MAIL-008", Severity.NOTE, "The message has no attachments but pictures.",
    "Attachments that are no pictures: {count}, the first {name!r}. They stay in the original message and are not read. "
    "Archive a story among them by itself.",
)  # fmt: skip
RULES: Final = (NO_SUBJECT, NO_DATE, NO_FIELD, NO_BODY, DEFECT, NO_LANGUAGE, CHARACTERS, ATTACHED)
