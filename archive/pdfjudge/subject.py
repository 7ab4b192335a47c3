"""Opens a PDF for judgement and reads, once, all that the rules look at; says what cannot be read.

A file that cannot be opened at all, or is locked, is judged by nothing else. What qpdf had to repair is an error in a file that
claims a standard, which is strict about its syntax, and a warning in an ordinary one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from archive.errors import SourceError
from archive.findings import Finding, Place, Rule, Severity, Skipped
from archive.pdfjudge.claims import Claims, Stated, read_claims
from archive.pdfread.attachments import Attachment, attachments
from archive.pdfread.content import Contents, read_contents
from archive.pdfread.facts import information
from archive.pdfread.objects import entry
from archive.pdfread.opening import LockedPdfError, open_pdf, plain, qpdf
from archive.pdfread.structure import Structure, read_structure

UNREADABLE: Final = Rule(
    code="PDF-001",
    severity=Severity.ERROR,
    title="The file can be read as a PDF.",
    message="The file {reason}. Replace it by a sound copy.",
    spec="ISO 32000-1, 7.5",
)
LOCKED: Final = Rule(
    code="PDF-002",
    severity=Severity.ERROR,
    title="The file can be read without a password.",
    message="The file is locked by a password, so that nothing in it can be judged. Archive a copy without one.",
    spec="ISO 19005-3, 6.1.3",
)
ENCRYPTED: Final = Rule(
    code="PDF-003",
    severity=Severity.ERROR,
    title="A file that claims PDF/A is not encrypted.",
    message="The file claims PDF/A and is encrypted. Write it again without encryption.",
    spec="ISO 19005-3, 6.1.3",
)
RESTRICTED: Final = Rule(
    code="PDF-004",
    severity=Severity.WARNING,
    title="The file is not encrypted.",
    message="The file is encrypted, though it opens without a password. Keep a copy without encryption.",
    spec="ISO 19005-3, 6.1.3",
)
REPAIRED: Final = Rule(
    code="PDF-005",
    severity=Severity.ERROR,
    title="A file that claims PDF/A needs no repair to be read.",
    message="The file is damaged and was read only after repair: {detail} ({count} such messages). Replace it by a sound copy.",
    spec="ISO 19005-3, 6.1; ISO 32000-1, 7",
)
SLOPPY: Final = Rule(
    code="PDF-006",
    severity=Severity.WARNING,
    title="The file needs no repair to be read.",
    message="The file breaks the syntax of PDF and could be read only after repair: {detail} ({count} such messages).",
    spec="ISO 32000-1, 7",
)
BROKEN_CONTENT: Final = Rule(
    code="PDF-007",
    severity=Severity.ERROR,
    title="The content of every page can be read to its end.",
    message="The content of page {pages} cannot be read to its end. Replace the file by a sound copy.",
    spec="ISO 32000-1, 7.8",
)
RULES: Final = (UNREADABLE, LOCKED, ENCRYPTED, RESTRICTED, REPAIRED, SLOPPY, BROKEN_CONTENT)
_SHOWN_PAGES: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A PDF, read.

    Attributes:
        data: The whole file.
        pdf: The open PDF.
        stated: The XMP packet, and what it claims.
        info: The document information dictionary.
        contents: What the pages say.
        structure: The structure tree, None when there is none.
        attachments: The files inside.
    """

    data: bytes
    pdf: Any
    stated: Stated
    info: Mapping[str, str]
    contents: Contents
    structure: Structure | None
    attachments: tuple[Attachment, ...]

    @property
    def claims(self) -> Claims:
        """What the file claims to be."""
        return self.stated.claims


def read_subject(data: bytes) -> Subject | Finding:
    """Read the PDF, or say why it cannot be read."""
    try:
        pdf = open_pdf(data)
        return Subject(
            data=data,
            pdf=pdf,
            stated=read_claims(pdf),
            info=information(pdf),
            contents=read_contents(pdf),
            structure=read_structure(pdf),
            attachments=tuple(attachments(pdf)),
        )
    except LockedPdfError:
        return LOCKED.at(Place())
    except SourceError as error:
        return UNREADABLE.at(Place(), reason=error.message)


def check(subject: Subject) -> Iterator[Finding | Skipped]:
    """Judge encryption, syntax and whether the content can be read."""
    if entry(subject.pdf.trailer, "/Encrypt") is not None:
        yield (ENCRYPTED if subject.claims.pdfa else RESTRICTED).at(Place())
    problems = _problems(subject.pdf)
    if problems:
        yield (REPAIRED if subject.claims.anything else SLOPPY).at(Place(), detail=problems[0], count=len(problems))
    if subject.contents.damaged:
        yield BROKEN_CONTENT.at(Place(), pages=listed(subject.contents.damaged))
    if subject.contents.unread:
        pages = listed(subject.contents.unread)
        yield Skipped(check="text and tags", reason=f"the content of page {pages} is larger than this program reads")


def listed(pages: list[int]) -> str:
    """Return page numbers for a message."""
    more = len(pages) - _SHOWN_PAGES
    return ", ".join(map(str, pages[:_SHOWN_PAGES])) + (f" and {more} more" if more > 0 else "")


def _problems(pdf: Any) -> list[str]:
    """Return what qpdf complains of when it reads every object and stream of the file."""
    try:
        return [plain(problem) for problem in pdf.check_pdf_syntax()]
    except (qpdf().PikepdfError, RuntimeError, ValueError) as error:
        return [plain(error)]
