"""What a PDF says of itself: the XMP packet and the document information dictionary, as plain values.

XMP is read for simple properties, arrays and language alternatives, which is all that archival PDFs are made of; structures are
passed over. Names are in Clark notation. Nothing is compared here.
"""

import datetime
import re
from collections.abc import Mapping
from typing import Any, Final

from lxml import etree

from archive.markup import safexml
from archive.pdfread.objects import entry, keys, text

DC: Final = "{http://purl.org/dc/elements/1.1/}"
PDF: Final = "{http://ns.adobe.com/pdf/1.3/}"
PDFAID: Final = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUAID: Final = "{http://www.aiim.org/pdfua/ns/id/}"
XMP: Final = "{http://ns.adobe.com/xap/1.0/}"
_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_PADDING: Final = b"\0 \t\r\n"
_PDF_DATE: Final = re.compile(
    r"(?:D:)?(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d))?)?)?)?)?(?:([Z+-])(?:(\d\d)'?(?:(\d\d)'?)?)?)?"
)


def xmp(packet: bytes, where: str = "") -> dict[str, tuple[str, ...]]:
    """Return the properties of an XMP packet, Clark name -> values.

    Args:
        packet: The packet, with or without its wrapper and padding.
        where: What to call it in errors.

    Raises:
        SourceError: It is no well-formed XML.
    """
    root = safexml.parse(packet.strip(_PADDING), where)
    found: dict[str, tuple[str, ...]] = {}
    for description in root.iter(f"{_RDF}Description"):
        parent = description.getparent()
        if parent is not None and parent.tag != f"{_RDF}RDF":
            continue
        for key, value in description.attrib.items():
            if not str(key).startswith((_RDF, "{http://www.w3.org/XML/")):
                found.setdefault(str(key), (str(value),))
        for node in description.iterchildren(etree.Element):
            found.setdefault(str(node.tag), _values(node))
    return found


def _values(node: etree._Element) -> tuple[str, ...]:
    """Return the values of a property; of a language alternative the default comes first."""
    entries = [item for kind in ("Alt", "Seq", "Bag") for item in node.iterfind(f"{_RDF}{kind}/{_RDF}li")]
    if not entries:
        return () if len(node) else (node.text or "",)
    entries.sort(key=lambda item: item.get(_LANG, "x-default") != "x-default")
    return tuple(item.text or "" for item in entries)


def information(pdf: Any) -> Mapping[str, str]:
    """Return the text entries of the document information dictionary; keys without their slash."""
    info = entry(pdf.trailer, "/Info")
    found = {key[1:]: text(entry(info, key)) for key in keys(info)}
    return {key: value for key, value in found.items() if value is not None}


def moment(value: str) -> datetime.datetime | None:
    """Return the instant of a PDF date (ISO 32000-1, 7.9.4) or an ISO 8601 date, in UTC; None when it is none.

    A date without a zone counts as UTC, and missing parts as their least value, which suffices to compare two dates.
    """
    found = _PDF_DATE.fullmatch(value.strip())
    try:
        if found is None:
            parsed = datetime.datetime.fromisoformat(value.strip())
            return (parsed if parsed.tzinfo else parsed.replace(tzinfo=datetime.UTC)).astimezone(datetime.UTC)
        year, month, day, hour, minute, second = (
            int(part or low) for part, low in zip(found.groups(), (0, 1, 1, 0, 0, 0), strict=False)
        )
        shift = datetime.timedelta(hours=int(found[8] or 0), minutes=int(found[9] or 0)) * (-1 if found[7] == "-" else 1)
        return datetime.datetime(year, month, day, hour, minute, second, tzinfo=datetime.timezone(shift)).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None
