"""What a PDF claims to be: the part and level of PDF/A and PDF/UA that its XMP packet names, and whether there is such a thing.

A file is judged by what it claims. A stranger's PDF that claims nothing is an ordinary PDF: only what holds for every PDF is
demanded of it, and a warning says that it claims nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from archive.errors import SourceError
from archive.findings import Finding, Place, Rule, Severity
from archive.pdfread.facts import PDFAID, PDFUAID, xmp
from archive.pdfread.objects import decoded, entry
from archive.verapdf.verdicts import FLAVOURS

UNCLAIMED: Final = Rule(
    code="PDF-010",
    severity=Severity.WARNING,
    title="The file says which archival standard it follows.",
    message="The file claims no PDF/A, so only what holds for every PDF is judged. Keep a PDF/A of it too, if it has to last.",
    spec="ISO 19005-3, 6.6.4",
)
NO_SUCH: Final = Rule(
    code="PDF-011",
    severity=Severity.ERROR,
    title="The standard that the file claims exists.",
    message="The XMP packet claims {claim}, which does not exist. Correct the identification, or the file.",
    spec="ISO 19005-3, 6.6.4; ISO 14289-1, 5",
)
BROKEN_XMP: Final = Rule(
    code="PDF-012",
    severity=Severity.ERROR,
    title="The XMP packet can be read.",
    message="The XMP packet cannot be read: {reason}. Write it again.",
    spec="ISO 19005-3, 6.6.2.1; ISO 16684-1, 7",
)
RULES: Final = (UNCLAIMED, NO_SUCH, BROKEN_XMP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What is claimed; "" for nothing.

    Attributes:
        pdfa: Part and level: "3a", "4f".
        pdfua: "ua1" or "ua2".
    """

    pdfa: str = ""
    pdfua: str = ""

    @property
    def anything(self) -> bool:
        """True when any standard is claimed."""
        return bool(self.pdfa or self.pdfua)

    @property
    def tagged(self) -> bool:
        """True when a standard is claimed that demands tags."""
        return self.pdfa.endswith("a") or bool(self.pdfua)

    @property
    def flavours(self) -> tuple[str, ...]:
        """The claims as veraPDF calls them."""
        return tuple(filter(None, (self.pdfa, self.pdfua)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the XMP packet says: its properties by Clark name, and what it claims."""

    properties: Mapping[str, tuple[str, ...]]
    claims: Claims
    findings: tuple[Finding, ...]


def read_claims(pdf: Any) -> Stated:
    """Read the XMP packet of the catalogue; without one nothing is claimed."""
    packet = decoded(entry(pdf.Root, "/Metadata"))
    if packet is None:
        return Stated(properties={}, claims=Claims(), findings=(UNCLAIMED.at(Place()),))
    try:
        properties = xmp(packet)
    except SourceError as error:
        return Stated(properties={}, claims=Claims(), findings=(BROKEN_XMP.at(Place(), reason=error.message),))
    pdfa = (_first(properties, f"{PDFAID}part") + _first(properties, f"{PDFAID}conformance")).lower()
    pdfua = f"ua{part}" if (part := _first(properties, f"{PDFUAID}part")) else ""
    claims = Claims(pdfa=pdfa if pdfa in FLAVOURS else "", pdfua=pdfua if pdfua in FLAVOURS else "")
    return Stated(properties=properties, claims=claims, findings=tuple(_judge(pdfa, pdfua)))


def _judge(pdfa: str, pdfua: str) -> Iterator[Finding]:
    """Say when nothing is claimed, or something that does not exist."""
    if pdfa not in FLAVOURS:
        yield NO_SUCH.at(Place(), claim=f"PDF/A-{pdfa}"[:60]) if pdfa else UNCLAIMED.at(Place())
    if pdfua and pdfua not in FLAVOURS:
        yield NO_SUCH.at(Place(), claim=f"PDF/UA-{pdfua[2:]}"[:60])


def _first(properties: Mapping[str, tuple[str, ...]], key: str) -> str:
    """Return the first value of a property without blanks, "" when there is none."""
    return next(iter(properties.get(key, ())), "").strip()
