"""What is demanded of the PREMIS record of a package: its form, and that it tells the truth about the files."""

from typing import Final

from archive.findings import Rule, Severity

_STANDARD: Final = "PREMIS 3.0, https://www.loc.gov/standards/premis/v3/"
_PROFILE: Final = "newsarchive, schemas/premis/1.0"


def _rule(number: int, title: str, message: str, spec: str = _PROFILE) -> Rule:
    """Return the rule PREMIS-`number`; a record that is wrong proves nothing, so each is an error."""
    return Rule(code=f"PREMIS-{number:03}", severity=Severity.ERROR, title=title, message=message, spec=spec)


WELL_FORMED: Final = _rule(
    1, "The record of a package's history is PREMIS 3.0 in well-formed XML.",
    "It cannot be read: {problem}. Restore it from a copy, or repair the bundle.", _STANDARD,
)  # fmt: skip
SCHEMA: Final = _rule(
    2, "A record of ours keeps our profile of PREMIS 3.0.",
    "It does not keep the profile: {problem}. It was changed after the bundle was made.",
)  # fmt: skip
MISSING: Final = _rule(
    3, "Every file that the record describes is in the package.",
    "It describes {file}, which is not in the package. Restore the file, or the record.",
)  # fmt: skip
SIZE: Final = _rule(
    4, "The size that the record states is that of the file.",
    "It says that {file} has {stated} bytes, but it has {found}. One of the two was changed.",
)  # fmt: skip
DIGEST: Final = _rule(
    5, "The digest that the record states is that of the file.",
    "Its {algorithm} of {file} is not the one that the manifest states. One of the two was changed.",
)  # fmt: skip
UNDESCRIBED: Final = _rule(
    6, "The record describes every part of the package.",
    "It says nothing of {file}. The file was added, or its description was taken away.",
)  # fmt: skip
RULES: Final = (WELL_FORMED, SCHEMA, MISSING, SIZE, DIGEST, UNDESCRIBED)
