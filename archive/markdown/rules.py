"""What can be wrong with a Markdown story, as rules with codes of ours."""

from typing import Final

from archive.findings import Rule, Severity

_HOUSE: Final = "docs/importers/markdown.md"


def _rule(code: str, severity: Severity, title: str, message: str) -> Rule:
    """Make a rule of ours."""
    return Rule(code=code, severity=severity, title=title, message=message, spec=_HOUSE)


NO_DATE: Final = _rule(
    "MD-001", Severity.WARNING, "Dates in the front matter can be read.",
    "{key} states {value!r}, which is no date of the form YYYY-MM-DD or an instant; it is kept in the provenance. Write it so.",
)  # fmt: skip
NO_ZONE: Final = _rule(
    "MD-002", Severity.WARNING, "A time in the front matter has a zone.",
    "{key} states the time {value!r} without a zone, so only its day is used. Add the zone, as +01:00.",
)  # fmt: skip
NO_FIELD: Final = _rule(
    "MD-003", Severity.NOTE, "Every key of the front matter has a field in the record.",
    "The record has no field for {key}; its value is kept in the provenance. Nothing needs to be done.",
)  # fmt: skip
NO_HEADLINE: Final = _rule(
    "MD-004", Severity.WARNING, "The story has a headline.",
    "The front matter has no title and the text does not begin with a level 1 heading. State a headline.",
)  # fmt: skip
RAW_HTML: Final = _rule(
    "MD-005", Severity.NOTE, "The text has no raw HTML.",
    "Raw HTML stands in {count} places, the first in this line; it is kept as text, tags and all. Write it as Markdown.",
)  # fmt: skip
NO_BODY: Final = _rule(
    "MD-006", Severity.WARNING, "The story has a body.",
    "There is no text after the front matter and the headline. Check that the file was copied completely.",
)  # fmt: skip
NO_LANGUAGE: Final = _rule(
    "MD-007", Severity.WARNING, "The language is known.",
    "The front matter names no language, and it could not be detected: {reason}. State it; screen readers need it.",
)  # fmt: skip
CHARACTERS: Final = _rule(
    "MD-008", Severity.WARNING, "The file is sound UTF-8 text.",
    "The characters are not certain: {reason}. Look at accented letters and quotes, and get a sound copy.",
)  # fmt: skip
MISFIT: Final = _rule(
    "MD-009", Severity.WARNING, "Values in the front matter fit their fields.",
    "{key} states {value!r}, which its field cannot hold; it is kept in the provenance. Write {wanted}.",
)  # fmt: skip

RULES: Final = (NO_DATE, NO_ZONE, NO_FIELD, NO_HEADLINE, RAW_HTML, NO_BODY, NO_LANGUAGE, CHARACTERS, MISFIT)
