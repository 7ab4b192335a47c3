"""What CSIP demands of metadata sections and files: where they are, how large, and with which checksum.

Three kinds of metadata and the files of the groups are told of by the same attributes, each with codes of its own.
"""

from dataclasses import dataclass, fields
from typing import Final

from archive.csip.making import must, should
from archive.findings import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRules:
    """The demands on what names a file.

    Attributes:
        locator, link: LOCTYPE is URL, xlink:type is simple.
        href: The file is named, and is there.
        kind: MDTYPE is a word of METS; None where there is no such attribute.
        media_type, size, created, checksum, algorithm: What is said of the file is there, and true.
    """

    locator: Rule
    link: Rule
    href: Rule
    kind: Rule | None
    media_type: Rule
    size: Rule
    created: Rule
    checksum: Rule
    algorithm: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRules:
    """The demands on one kind of metadata section.

    Attributes:
        name: The element.
        identifier, status, reference: It has an ID, a STATUS of the vocabulary, and an mdRef.
        created: It has a date; None where none is demanded.
        references: The demands on its mdRef.
    """

    name: str
    identifier: Rule
    status: Rule
    reference: Rule
    created: Rule | None
    references: ReferenceRules


def _references(codes: list[int], what: str) -> ReferenceRules:
    """Return the demands, `codes` being their numbers in the order of the fields."""
    numbers = iter(codes)
    with_kind = len(codes) == len(fields(ReferenceRules))

    def rule(title: str, remedy: str) -> Rule:
        return must(f"CSIP{next(numbers)}", f"{what} {title}.", remedy)

    return ReferenceRules(
        locator=rule("is located by URL", "Give it LOCTYPE URL."),
        link=rule("is a simple link", "Give it xlink:type simple."),
        href=rule("names a file of the package", "State the path of the file in xlink:href, or restore the file."),
        kind=rule("says which kind of metadata it is", "State a word of METS in MDTYPE.") if with_kind else None,
        media_type=rule("states a media type of IANA", "State it in MIMETYPE."),
        size=rule("states the true size in bytes", "Restore the file from another copy, or correct SIZE."),
        created=rule("states when the file was made", "State date and time in CREATED."),
        checksum=rule("states the true checksum", "Restore the file from another copy, or correct CHECKSUM."),
        algorithm=rule("says how the checksum was computed", "State SHA-256, SHA-512 or another word of METS in CHECKSUMTYPE."),
    )


def _section(name: str, what: str, codes: tuple[int, int, int], first: int, created: Rule | None = None) -> SectionRules:
    """Return the demands on a kind of section; those on its mdRef are numbered from `first`."""
    identifier, status, reference = codes
    return SectionRules(
        name=name,
        identifier=must(f"CSIP{identifier}", f"A section of {what} has an identifier.", "Give it an ID that is used once."),
        status=must(
            f"CSIP{status}", f"A section of {what} says whether it is current.", "State CURRENT or SUPERSEDED in STATUS."
        ),
        reference=must(f"CSIP{reference}", f"A section of {what} refers to a file.", "Add mdRef."),
        created=created,
        references=_references(list(range(first, first + 9)), f"A reference to {what}"),
    )


DESCRIBED: Final = must(
    "CSIP17", "Descriptive metadata are described in METS.", "Add a dmdSec for each file in metadata/descriptive."
)
ADMINISTERED: Final = must(
    "CSIP31", "Administrative metadata are described in METS.", "Add an amdSec with what is in metadata/preservation."
)
PROVENANCE: Final = must(
    "CSIP32", "Each record of preservation is described in METS.", "Add a digiprovMD for each file in metadata/preservation."
)
_DATED: Final = must("CSIP19", "A section of descriptive metadata has a date.", "State date and time in CREATED.")
DESCRIPTIVE: Final = _section("dmdSec", "descriptive metadata", (18, 20, 21), 22, _DATED)
DIGIPROV: Final = _section("digiprovMD", "provenance metadata", (33, 34, 35), 36)
RIGHTS: Final = _section("rightsMD", "rights metadata", (46, 47, 48), 49)
SECTIONS: Final = (DESCRIPTIVE, DIGIPROV, RIGHTS)

FILE_SECTION: Final = should("CSIP58", "METS has one file section.", "Put all file groups into one fileSec.")
FILE_SECTION_ID: Final = must("CSIP59", "The file section has an identifier.", "Give it an ID that is used once.")
DOCUMENTATION: Final = must("CSIP60", "There is a file group Documentation.", "List the documentation in a fileGrp of that USE.")
SCHEMAS: Final = must("CSIP113", "There is a file group Schemas.", "List the schemas in a fileGrp of that USE.")
REPRESENTATIONS: Final = must(
    "CSIP114", "There is a file group for each representation.", "List METS or content of each in a fileGrp Representations/name."
)
GROUP_METADATA: Final = should("CSIP61", "A file group refers to administrative metadata only.", "Correct its ADMID.")
GROUP_INFORMATION: Final = must(
    "CSIP62", "A file group of content states its content information type.",
    "State csip:CONTENTINFORMATIONTYPE with a word of the vocabulary.",
)  # fmt: skip
GROUP_OTHER: Final = must(
    "CSIP63", "A content information type of a file group beyond the vocabulary is stated with the type OTHER.",
    "Correct csip:CONTENTINFORMATIONTYPE or csip:OTHERCONTENTINFORMATIONTYPE.",
)  # fmt: skip
GROUP_USE: Final = must(
    "CSIP64",
    "A file group says by USE which folder it lists.",
    "State one of the four words of the vocabulary, and the path.",
)
GROUP_ID: Final = must("CSIP65", "A file group has an identifier.", "Give it an ID that is used once.")
GROUP_FILES: Final = must("CSIP66", "A file group holds files.", "Add the files, or take the group away.")
FILE_ID: Final = must("CSIP67", "A file has an identifier.", "Give it an ID that is used once.")
LOCATION: Final = must("CSIP76", "A file has one location.", "Give it one FLocat.")
FILE: Final = _references([77, 78, 79, 68, 69, 70, 71, 72], "A file")

RULES: Final = (
    DESCRIBED, ADMINISTERED, PROVENANCE, _DATED, FILE_SECTION, FILE_SECTION_ID, DOCUMENTATION, SCHEMAS, REPRESENTATIONS,
    GROUP_METADATA, GROUP_INFORMATION, GROUP_OTHER, GROUP_USE, GROUP_ID, GROUP_FILES, FILE_ID, LOCATION,
    *(rule for section in SECTIONS for rule in (section.identifier, section.status, section.reference)),
    *(
        rule
        for kind in (*(section.references for section in SECTIONS), FILE)
        for rule in (getattr(kind, field.name) for field in fields(kind))
        if rule is not None
    ),
)  # fmt: skip
