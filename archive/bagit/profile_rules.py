"""What BagIt Profiles 1.1 to 1.4 demand of a bag that is judged by a profile, and of the profile itself."""

from typing import Final

from archive.findings import Rule, Severity

_URL: Final = "https://bagit-profiles.github.io/bagit-profiles-specification/"
_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _make(number: int, severity: Severity, clause: str, title: str, message: str) -> Rule:
    """Return the rule PROF-`number` of a clause of the specification, which has keys instead of section numbers."""
    spec = f"BagIt Profiles 1.4.0, {clause}; {_URL}"
    return Rule(code=f"PROF-{number:03}", severity=severity, title=title, message=f"{message} (Profile {{profile}}.)", spec=spec)


NOT_NAMED: Final = _make(
    1, _ERROR, "Bag-Info", "A bag names the profile that it follows.",
    "There is no BagIt-Profile-Identifier. Add one with the identifier of the profile.",
)  # fmt: skip
OTHER_NAME: Final = _make(
    2, _ERROR, "Bag-Info", "A bag names the profile by which it is judged.",
    "BagIt-Profile-Identifier is {found!r}, which is another profile. Judge the bag by that one, or correct the name.",
)  # fmt: skip
LABEL_MISSING: Final = _make(
    3, _ERROR, "Bag-Info: required", "A label that the profile requires is there and has a value.",
    "{label} is required and is not there, or has no value. Add it.",
)  # fmt: skip
LABEL_ADVISED: Final = _make(
    4, _WARNING, "Bag-Info: recommended", "A label that the profile recommends is there and has a value.",
    "{label} is recommended and is not there, or has no value. Add it if it is known.",
)  # fmt: skip
VALUE: Final = _make(
    5, _ERROR, "Bag-Info: values", "A label has one of the values that the profile accepts.",
    "{label} is {found!r}; accepted are {known}. Correct it.",
)  # fmt: skip
REPEATED: Final = _make(
    6, _ERROR, "Bag-Info: repeatable", "A label that the profile does not let repeat is there once.",
    "{label} is there a second time. Keep one.",
)  # fmt: skip
MANIFEST_MISSING: Final = _make(
    7, _ERROR, "Manifests-Required", "The payload manifests that the profile requires are there.",
    "There is no {file}, which is required. Make it.",
)  # fmt: skip
MANIFEST_FORBIDDEN: Final = _make(
    8, _ERROR, "Manifests-Allowed", "Only payload manifests that the profile allows are there.",
    "Payload manifests are allowed with {known} only. Remove this one, and keep one that is allowed.",
)  # fmt: skip
TAG_MANIFEST_MISSING: Final = _make(
    9, _ERROR, "Tag-Manifests-Required", "The tag manifests that the profile requires are there.",
    "There is no {file}, which is required. Make it.",
)  # fmt: skip
TAG_MANIFEST_FORBIDDEN: Final = _make(
    10, _ERROR, "Tag-Manifests-Allowed", "Only tag manifests that the profile allows are there.",
    "Tag manifests are allowed with {known} only. Remove this one, and keep one that is allowed.",
)  # fmt: skip
FETCH_FORBIDDEN: Final = _make(
    11, _ERROR, "Allow-Fetch.txt", "There is a fetch.txt only if the profile allows it.",
    "fetch.txt is not allowed. Fetch the files, and make the bag again without it.",
)  # fmt: skip
FETCH_MISSING: Final = _make(
    12, _ERROR, "Fetch.txt-Required", "There is a fetch.txt if the profile requires it.",
    "There is no fetch.txt, which is required. Add it.",
)  # fmt: skip
NOT_EMPTY: Final = _make(
    13, _ERROR, "Data-Empty", "The payload is empty, or one file of no bytes, if the profile says so.",
    "The payload must be empty and has {count} files with {size} bytes. Put them elsewhere, and list them in fetch.txt.",
)  # fmt: skip
CONTAINER_DEMANDED: Final = _make(
    14, _ERROR, "Serialization", "The bag is in one file if the profile requires it, and a folder if it forbids that.",
    "Serialization is {demand} and this is a {found}. Pack the bag accordingly.",
)  # fmt: skip
CONTAINER: Final = _make(
    15, _ERROR, "Accept-Serialization", "The bag is packed in a way that the profile accepts.",
    "The bag is packed as {found}; accepted are {known}. Pack it accordingly.",
)  # fmt: skip
VERSION: Final = _make(
    16, _ERROR, "Accept-BagIt-Version", "The bag is of a version of BagIt that the profile accepts.",
    "The bag is of version {found}; accepted are {known}. Make it again in one of them.",
)  # fmt: skip
TAG_FILE_MISSING: Final = _make(
    17, _ERROR, "Tag-Files-Required", "The tag files that the profile requires are there.",
    "{file!r} is required and is not there. Add it.",
)  # fmt: skip
TAG_FILE_FORBIDDEN: Final = _make(
    18, _ERROR, "Tag-Files-Allowed", "Only tag files that the profile allows are there.",
    "The tag file is not among those that are allowed: {known}. Remove it.",
)  # fmt: skip
PAYLOAD_MISSING: Final = _make(
    19, _ERROR, "Payload-Files-Required", "The payload files that the profile requires are there.",
    "{file!r} is required and is not there. Add it.",
)  # fmt: skip
PAYLOAD_FORBIDDEN: Final = _make(
    20, _ERROR, "Payload-Files-Allowed", "Only payload files that the profile allows are there.",
    "The file is not among those that are allowed: {known}. Remove it.",
)  # fmt: skip
LACKS: Final = _make(
    21, _WARNING, "BagIt-Profile-Info", "A profile states all that the specification demands.",
    "The profile has no {key}; nothing was demanded in its place. Correct the profile.",
)  # fmt: skip
CLASH: Final = _make(
    22, _ERROR, "Tag-Files-Allowed", "A profile can be fulfilled.",
    "The profile {clash}, which no bag can fulfil. Correct the profile.",
)  # fmt: skip

RULES: Final = tuple(value for value in tuple(globals().values()) if isinstance(value, Rule))
