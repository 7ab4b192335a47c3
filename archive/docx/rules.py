"""What can be wrong with a word-processor file, as rules with codes of ours."""

from typing import Final

from archive.findings import Rule, Severity

_HOUSE: Final = "docs/importers/docx.md"


def _rule(code: str, severity: Severity, title: str, message: str) -> Rule:
    """Make a rule of ours."""
    return Rule(code=code, severity=severity, title=title, message=message, spec=_HOUSE)


NO_HEADLINE: Final = _rule(
    "DOCX-001", Severity.WARNING, "The story has a headline.",
    "The document begins neither with the style Title nor with its only Heading 1. State a headline.",
)  # fmt: skip
NO_BODY: Final = _rule(
    "DOCX-002", Severity.WARNING, "The story has a body.",
    "The document has no text. If its pages are pictures, archive them as such, with their text beside.",
)  # fmt: skip
NO_LANGUAGE: Final = _rule(
    "DOCX-003", Severity.WARNING, "The language is known.",
    "The language could not be detected: {reason}. State it; screen readers and hyphenation need it.",
)  # fmt: skip
TRACKED: Final = _rule(
    "DOCX-004", Severity.WARNING, "The document has no tracked deletions.",
    "Tracked deletions left out: {count}; the article is the text as if all changes were accepted. Accept or reject them first.",
)  # fmt: skip
OUTSIDE: Final = _rule(
    "DOCX-005", Severity.NOTE, "All text stands in the main text.",
    "Notes, comments, headers and footers are kept in the provenance: {count}, the first is {name}. Nothing needs to be done.",
)  # fmt: skip
LOST: Final = _rule(
    "DOCX-006", Severity.WARNING, "Everything in the text can be carried.",
    "Left out of the article: {what}. It is in the original. Look whether the story needs it.",
)  # fmt: skip
UNSEEN: Final = _rule(
    "DOCX-007", Severity.NOTE, "The text shows every picture inside the document.",
    "Pictures inside the document that its text does not show: {count}, the first {name!r}. They stay in the original.",
)  # fmt: skip
DAMAGED_PICTURE: Final = _rule(
    "DOCX-008", Severity.WARNING, "The pictures inside the document are sound.",
    "The picture {name!r} is missing or damaged inside the document. Get a sound copy.",
)  # fmt: skip
RULES: Final = (NO_HEADLINE, NO_BODY, NO_LANGUAGE, TRACKED, OUTSIDE, LOST, UNSEEN, DAMAGED_PICTURE)
