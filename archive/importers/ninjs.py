"""Reads ninjs (IPTC News in JSON): what this program wrote in 3.2, 2.3 and 1.7 comes back as the same Article.

What the slots of the standard say is read first, then the carrier adds what they do not say; so an edited slot is believed.
A document without our carrier is read as far as its slots have fields in the record; what has none is kept in the provenance
and reported. Anything that cannot be an Article is a SourceError that says why.

Bodies are read in XHTML and plain text only.
"""

from typing import Any, Final

from archive.errors import SourceError
from archive.findings import Finding, Place, Rule, Severity
from archive.formats import Imported, Importer, Reading
from archive.markup import safejson
from archive.markup.mergepatch import apply
from archive.model.article import Article
from archive.model.record import Plain, decode
from archive.model.source import Source
from archive.ninjs import terms
from archive.ninjs.recognise import is_ninjs
from archive.ninjs.slots import entries, text
from archive.ninjs.terms import Item
from archive.ninjs.unread import unread
from archive.ninjs.versions import to_newest
from archive.ninjs.view import record_of
from archive.product import NAME, VERSION

UNREAD: Final = Rule(
    code="NINJS-102",
    severity=Severity.WARNING,
    title="Every slot of the document has a field in the record.",
    message="The record has no field for {path}; its value is kept in the provenance. Nothing needs to be done.",
    spec="newsarchive",
)


def sniff(source: Source) -> bool:
    """Tell whether the bytes are ninjs."""
    return is_ninjs(source.data)


def read(source: Source, reading: Reading) -> Imported:
    """Read a ninjs document.

    Raises:
        SourceError: It is not strict JSON, no ninjs, or says what no Article can hold.
    """
    document = safejson.parse(source.data, source.where)
    if not isinstance(document, dict):
        raise SourceError("a ninjs document is one JSON object", where=source.where)
    newest = to_newest(document)
    record = record_of(newest)
    left = list(unread(newest, record))
    carried = _carried(newest, source.where)
    plain = _stranger(record, source, reading) if carried is None else apply(record, carried)
    try:
        article: Article = decode(Article, _with_unread(plain, left))
    except ValueError as error:
        hint = "Mend the document, or give the original source instead"
        raise SourceError(f"this ninjs is no article: {error}", where=source.where, hint=hint) from None
    return Imported(article=article, findings=tuple(_findings(left)))


def _carried(document: Item, where: str) -> dict[str, Plain] | None:
    """Return what our carrier adds; None when there is no carrier.

    Raises:
        SourceError: The carrier holds something else.
    """
    for entry in entries(document, "altIds"):
        if entry.get("role") == terms.RECORD:
            value: Any = safejson.parse_text(text(entry, "value"), f"{where} (carrier {terms.RECORD})")
            if not isinstance(value, dict):
                raise SourceError(f"the carrier {terms.RECORD} holds no JSON object", where=where)
            return value
    return None


def _stranger(record: dict[str, Plain], source: Source, reading: Reading) -> dict[str, Plain]:
    """Return a record that says where it comes from, for a document that this program did not write."""
    origins: list[Plain] = [{"field": field, "origin": "explicit"} for field in record]
    size: Plain = len(source.data)
    about: Plain = {
        "name": source.name, "media_type": "application/json", "sha256": source.sha256(), "size": size, "encoding": "utf-8"
    }  # fmt: skip
    provenance: Plain = {
        "source": about,
        "ingested": reading.at.value,
        "importer": "ninjs",
        "tool": NAME,
        "tool_version": VERSION,
        "origins": origins,
    }
    return {"version_created": reading.at.value, **record, "provenance": provenance}


def _with_unread(record: dict[str, Plain], left: list[tuple[str, str]]) -> dict[str, Plain]:
    """Return the record with what was not read among its provenance."""
    if not left:
        return record
    provenance = record.get("provenance")
    provenance = provenance if isinstance(provenance, dict) else {}
    known = provenance.get("unmapped")
    added: list[Plain] = [{"path": path, "value": value} for path, value in left]
    return {**record, "provenance": {**provenance, "unmapped": [*(known if isinstance(known, list) else []), *added]}}


def _findings(left: list[tuple[str, str]]) -> list[Finding]:
    """Say what was not read."""
    return [UNREAD.at(Place(pointer=path), path=path) for path, _ in left]


IMPORTER: Final = Importer(
    name="ninjs",
    title="ninjs 1.x, 2.x and 3.x, IPTC News in JSON",
    media_types=("application/json",),
    sniff=sniff,
    read=read,
    rules=(UNREAD,),
)
