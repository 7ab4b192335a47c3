"""Rules on what the file says of itself: title, language, and that XMP and Info agree."""

from collections.abc import Iterator
from typing import Final

from archive.findings import Finding, Place, Rule, Severity
from archive.pdfjudge.subject import Subject
from archive.pdfread.facts import DC, PDF, XMP, moment
from archive.pdfread.objects import entry, items, text

DISAGREE: Final = Rule(
    code="PDF-013",
    severity=Severity.WARNING,
    title="The document information dictionary and the XMP packet say the same.",
    message="{key} is {info!r} in Info and {xmp!r} in XMP. Correct the one that is wrong.",
    spec="ISO 19005-1, 6.7.3; ISO 32000-1, 14.3.3",
)
NO_TITLE: Final = Rule(
    code="PDF-014",
    severity=Severity.ERROR,
    title="An accessible file states its title in XMP.",
    message="The XMP packet has no dc:title. State the title of the document.",
    spec="ISO 14289-1, 7.1",
)
TITLE_HIDDEN: Final = Rule(
    code="PDF-015",
    severity=Severity.ERROR,
    title="An accessible file asks for its title to be shown.",
    message="ViewerPreferences has no DisplayDocTitle true, so that a reader shows the file name. Set it.",
    spec="ISO 14289-1, 7.1",
)
NO_LANGUAGE: Final = Rule(
    code="PDF-016",
    severity=Severity.ERROR,
    title="A tagged file states the language of its text.",
    message="Neither the catalogue nor the root of the structure has a Lang. State the language, such as en or pt-BR.",
    spec="ISO 19005-3, 6.7.4; ISO 14289-1, 7.2",
)
RULES: Final = (DISAGREE, NO_TITLE, TITLE_HIDDEN, NO_LANGUAGE)
# ISO 19005-1, table 1: entries of Info and the XMP properties that they equal
_TWINS: Final = {
    "Title": f"{DC}title",
    "Author": f"{DC}creator",
    "Subject": f"{DC}description",
    "Keywords": f"{PDF}Keywords",
    "Creator": f"{XMP}CreatorTool",
    "Producer": f"{PDF}Producer",
    "CreationDate": f"{XMP}CreateDate",
    "ModDate": f"{XMP}ModifyDate",
}


def check(subject: Subject) -> Iterator[Finding]:
    """Judge the metadata of a file that claims a standard."""
    if subject.claims.anything:
        yield from _agreement(subject)
    if subject.claims.pdfua:
        if not any(value.strip() for value in subject.stated.properties.get(f"{DC}title", ())):
            yield NO_TITLE.at(Place())
        if entry(subject.pdf.Root, "/ViewerPreferences", "/DisplayDocTitle") is not True:
            yield TITLE_HIDDEN.at(Place())
    if subject.claims.tagged:
        roots = items(entry(subject.pdf.Root, "/StructTreeRoot", "/K"))
        if not any(text(entry(holder, "/Lang")) for holder in (subject.pdf.Root, *roots)):
            yield NO_LANGUAGE.at(Place())


def _agreement(subject: Subject) -> Iterator[Finding]:
    """Compare what both state."""
    for key, twin in _TWINS.items():
        stated = subject.stated.properties.get(twin)
        if key not in subject.info or stated is None:
            continue
        info, xmp = subject.info[key], ("; " if key == "Author" else ", ").join(stated)
        if twin.endswith(("title", "description")):
            xmp = stated[0] if stated else ""
        same = info == xmp
        if key.endswith("Date"):
            same = moment(info) is not None and moment(info) == moment(xmp)
        if not same:
            yield DISAGREE.at(Place(), key=key, info=info[:80], xmp=xmp[:80])
