"""The conformance levels that a file can claim, as one table; whatever differs between them is a column here.

`3a+ua1` is ISO 19005-3 level A with ISO 14289-1, on PDF 1.7. `4f+ua2` is ISO 19005-4 with files (4f) and ISO 14289-2, on
PDF 2.0: no document information dictionary, structure types of the PDF 2.0 namespace, outlines that lead to elements.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
PDF2_NAMESPACE: Final = "http://iso.org/pdf2/ssn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What a conformance level asks of the writer.

    Attributes:
        name: As on the command line.
        version: PDF version of the header.
        xmp: XMP properties of the identification schemas, prefixed name -> value.
        embeds: Whether the catalogue names embedded files even if there are none (ISO 19005-4, 6.9).
        info: Whether the trailer names the document information dictionary (ISO 19005-4, 6.1.3 forbids it).
        private: Whether ActualText and Alt may hold characters of private use (forbidden by ISO 19005-4, 6.2.10.8, and
            ISO 14289-2, 8.4.3).
        namespace: Namespace of the structure types, "" for those of PDF 1.7 (ISO 14289-2, 8.2.4).
        types: Structure types that have another name at this level.
    """

    name: str
    version: tuple[int, int]
    xmp: Mapping[str, str]
    embeds: bool
    info: bool
    private: bool
    namespace: str
    types: Mapping[str, str]

    def spoken(self, text: str) -> str:
        """Return a replacement or alternative text as the level allows it to be written."""
        return text if self.private else PRIVATE.sub("\ufffd", text)


LEVELS: Final[Mapping[str, Level]] = MappingProxyType(
    {
        level.name: level
        for level in (
            Level(
                name="3a+ua1",
                version=(1, 7),
                xmp=MappingProxyType({"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}),
                embeds=False,
                info=True,
                private=True,
                namespace="",
                # PDF 1.7 has no types for emphasis and titles (ISO 32000-1, 14.8.4.4)
                types=MappingProxyType({"Em": "Span", "Strong": "Span"}),
            ),
            Level(
                name="4f+ua2",
                version=(2, 0),
                xmp=MappingProxyType(
                    {
                        "pdfaid:part": "4",
                        "pdfaid:rev": "2020",
                        "pdfaid:conformance": "F",
                        "pdfuaid:part": "2",
                        "pdfuaid:rev": "2024",
                    }
                ),
                embeds=True,
                info=False,
                private=False,
                namespace=PDF2_NAMESPACE,
                # Deprecated or gone in PDF 2.0 (ISO 32000-2, annex M)
                types=MappingProxyType({"Art": "Part", "Quote": "Span", "BlockQuote": "Part", "Code": "Span"}),
            ),
        )
    }
)
DEFAULT_LEVEL: Final = "3a+ua1"
