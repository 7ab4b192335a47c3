"""What the file says of itself: the same facts as XMP packet and as document information dictionary.

ISO 19005-3, 6.6 wants the XMP packet, uncompressed, with the identification of PDF/A and, for any schema that XMP does not
define, an extension schema. Dates are those of the document and never the clock's. A fact that is not stated is not written.
"""

import datetime
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from archive.pdf.levels import Level
from archive.pdf.objects import shortened, string

_NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
# ISO 19005-3, 6.6.2.3.3: the schema of PDF/UA's identification is none of XMP's own, so the file describes it.
_EXTENSION: Final = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{_NAMESPACES['pdfuaid']}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description></rdf:li></rdf:Seq>"
    "</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentInfo:
    """The facts.

    Attributes:
        title: Never empty (ISO 14289-1, 7.1: the title is shown in the window).
        authors: Names.
        subject: One or two sentences; "" for none.
        keywords: Words.
        language: BCP 47 tag of the document.
        identifier: URI of the document.
        rights: A notice; "" for none.
        publisher: A name; "" for none.
        created: When the document was made.
        modified: When this version of it was made.
        producer: Name and version of the program.

    Raises:
        ValueError: There is no title or no language.
    """

    title: str
    language: str
    identifier: str
    created: datetime.datetime
    modified: datetime.datetime
    producer: str
    authors: tuple[str, ...] = ()
    subject: str = ""
    keywords: tuple[str, ...] = ()
    rights: str = ""
    publisher: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.language:
            raise ValueError("a tagged document has a title and a language")


def pdf_date(moment: datetime.datetime) -> str:
    """Return a PDF date in UTC, to the second (ISO 32000-1, 7.9.4)."""
    return moment.astimezone(datetime.UTC).strftime("D:%Y%m%d%H%M%S+00'00'")


def information(info: DocumentInfo) -> bytes:
    """Return the document information dictionary; each entry equals its XMP property (ISO 19005-3, 6.6.3)."""
    entries = {
        "Title": info.title,
        "Author": "; ".join(info.authors),
        "Subject": info.subject,
        "Keywords": ", ".join(info.keywords),
        "Creator": info.producer,
        "Producer": info.producer,
        "CreationDate": pdf_date(info.created),
        "ModDate": pdf_date(info.modified),
    }
    return f"<<{''.join(f'/{key}{string(value)}' for key, value in entries.items() if value)}>>".encode("ascii")


def xmp(info: DocumentInfo, level: Level) -> bytes:
    """Return the XMP packet, in UTF-8."""
    created, modified = (f"{moment.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}" for moment in (info.created, info.modified))
    properties = [
        *(f"<{key}>{value}</{key}>" for key, value in level.xmp.items()),
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternative(info.title)}</dc:title>",
        f"<dc:language><rdf:Bag>{_item(info.language)}</rdf:Bag></dc:language>",
        f"<dc:identifier>{escape(info.identifier)}</dc:identifier>",
        # One item, as Info's Author is one string and the two must be equal (ISO 19005-1, 6.7.3, still the practice)
        f"<dc:creator><rdf:Seq>{_item('; '.join(info.authors))}</rdf:Seq></dc:creator>" if info.authors else "",
        f"<dc:description>{_alternative(info.subject)}</dc:description>" if info.subject else "",
        f"<dc:subject><rdf:Bag>{''.join(map(_item, info.keywords))}</rdf:Bag></dc:subject>" if info.keywords else "",
        f"<dc:rights>{_alternative(info.rights)}</dc:rights>" if info.rights else "",
        f"<dc:publisher><rdf:Bag>{_item(info.publisher)}</rdf:Bag></dc:publisher>" if info.publisher else "",
        f"<pdf:Keywords>{escape(shortened(', '.join(info.keywords)))}</pdf:Keywords>" if info.keywords else "",
        f"<pdf:Producer>{escape(info.producer)}</pdf:Producer>",
        f"<xmp:CreatorTool>{escape(info.producer)}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{created}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{modified}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{modified}</xmp:MetadataDate>",
        _EXTENSION if level.info else "",
    ]
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    body = "\n".join(filter(None, properties))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""{declared}>\n{body}\n</rdf:Description>\n'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _item(text: str) -> str:
    """Return one member of an RDF container."""
    return f"<rdf:li>{escape(shortened(text))}</rdf:li>"


def _alternative(text: str) -> str:
    """Return a language alternative with its default only."""
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(shortened(text))}</rdf:li></rdf:Alt>'
