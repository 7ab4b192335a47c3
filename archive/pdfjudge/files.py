"""Rules on the files inside a PDF: they are associated, described, typed, and the bytes are those that were put in."""

import re
from collections.abc import Iterator
from typing import Final

from archive.findings import Finding, Place, Rule, Severity
from archive.pdfjudge.subject import Subject
from archive.pdfread.attachments import Attachment
from archive.pdfread.facts import moment

NOT_ASSOCIATED: Final = Rule(
    code="PDF-040",
    severity=Severity.ERROR,
    title="Every file inside a PDF/A-3 or PDF/A-4f is associated with the document or a part of it.",
    message="The file {name!r} inside is named in no AF array. Add it to the catalogue's.",
    spec="ISO 19005-3, 6.8; ISO 19005-4, 6.9",
)
NO_NAMES: Final = Rule(
    code="PDF-041",
    severity=Severity.ERROR,
    title="Every file inside has its name as F and as UF.",
    message="The file specification of {name!r} lacks F or UF. State both.",
    spec="ISO 19005-3, 6.8; ISO 14289-1, 7.11",
)
NO_RELATIONSHIP: Final = Rule(
    code="PDF-042",
    severity=Severity.ERROR,
    title="Every file inside a PDF/A-3 or PDF/A-4f says what it is to the document.",
    message="The file {name!r} inside has no AFRelationship that is a name. State it: Source, Alternative, Data, Supplement.",
    spec="ISO 19005-3, 6.8",
)
NO_TYPE: Final = Rule(
    code="PDF-043",
    severity=Severity.ERROR,
    title="Every file inside a PDF/A-3 or PDF/A-4f has its media type.",
    message="The Subtype of the file {name!r} inside is {found!r}, which is no media type. State it, such as text/xml.",
    spec="ISO 19005-3, 6.8",
)
NO_PARAMETERS: Final = Rule(
    code="PDF-044",
    severity=Severity.WARNING,
    title="Every file inside has its date, size and checksum.",
    message="The Params of the file {name!r} inside lack {missing}, so that nobody can tell whether it is as it was put in.",
    spec="ISO 19005-3, annex E; ISO 32000-1, table 46",
)
NO_DESCRIPTION: Final = Rule(
    code="PDF-045",
    severity=Severity.WARNING,
    title="Every file inside is described.",
    message="The file specification of {name!r} has no Desc. Say what the file is.",
    spec="ISO 14289-1, 7.11",
)
CHANGED: Final = Rule(
    code="PDF-046",
    severity=Severity.ERROR,
    title="Every file inside has the size and the checksum that are stated of it.",
    message="The file {name!r} inside is not as it was put in: size or MD5 differ from Params. Replace the PDF by a sound copy.",
    spec="ISO 32000-1, table 46",
)
BROKEN: Final = Rule(
    code="PDF-047",
    severity=Severity.ERROR,
    title="Every file inside can be taken out.",
    message="The file {name!r} inside is damaged and cannot be taken out. Replace the PDF by a sound copy.",
    spec="ISO 32000-1, 7.11.4",
)
RULES: Final = (NOT_ASSOCIATED, NO_NAMES, NO_RELATIONSHIP, NO_TYPE, NO_PARAMETERS, NO_DESCRIPTION, CHANGED, BROKEN)
_MEDIA_TYPE: Final = re.compile(r"[-\w.+!#$&^]+/[-\w.+!#$&^]+", re.ASCII)


def check(subject: Subject) -> Iterator[Finding]:
    """Judge the files inside: their descriptions where a standard demands them, their bytes always."""
    with_files = subject.claims.pdfa[:1] == "3" or subject.claims.pdfa == "4f"
    for file in subject.attachments:
        if with_files:
            yield from _described(file)
        data = file.data()
        if data is None:
            yield BROKEN.at(Place(), name=file.name)
        elif not file.sound(data):
            yield CHANGED.at(Place(), name=file.name)


def _described(file: Attachment) -> Iterator[Finding]:
    """Judge what is said of a file."""
    if not file.associated:
        yield NOT_ASSOCIATED.at(Place(), name=file.name)
    if not file.has_names:
        yield NO_NAMES.at(Place(), name=file.name)
    if not file.relationship:
        yield NO_RELATIONSHIP.at(Place(), name=file.name)
    if not _MEDIA_TYPE.fullmatch(file.media_type):
        yield NO_TYPE.at(Place(), name=file.name, found=file.media_type[:80])
    if not file.description:
        yield NO_DESCRIPTION.at(Place(), name=file.name)
    stated = {"ModDate": moment(file.modified) is not None, "Size": file.size is not None, "CheckSum": file.checksum is not None}
    if missing := [key for key, there in stated.items() if not there]:
        yield NO_PARAMETERS.at(Place(), name=file.name, missing=" and ".join(missing))
