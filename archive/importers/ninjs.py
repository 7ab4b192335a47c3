"""Reads ninjs (IPTC News in JSON): what this program wrote in 3.2, 2.3 and 1.7 comes back as the same Article.

What the slots of the standard say is read first, then the carrier adds what they do not say; so an edited slot is believed.
A document without our carrier, of any version from 1.0 on, is read as far as its slots have fields in the record, leniently (see
`archive/foreign`); what has none is kept in the provenance and reported. Anything that cannot be an Article is a SourceError
that says why.
"""

from codecs import BOM_UTF8
from typing import Any, Final

from archive.errors import SourceError
from archive.findings import Finding, Place, Rule, Severity
from archive.foreign import ninjs as foreign
from archive.foreign import rules
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

UNREAD: Final = Rule(
    code="NINJS-102",
    severity=Severity.WARNING,
    title="Every slot of the document has a field in the record.",
    message="The record has no field for {path}; its value is kept in the provenance. Nothing needs to be done.",
    spec="newsarchive",
)

_STRANGERS: Final = (
    rules.DATE_CHANGED, rules.DATE_UNREAD, rules.UNMAPPED, rules.CONTENT_TYPE, rules.NO_TEXT, rules.INVALID, rules.NO_IDENTIFIER,
)  # fmt: skip


def sniff(source: Source) -> bool:
    """Tell whether the bytes are ninjs."""
    return is_ninjs(source.data)


def read(source: Source, reading: Reading) -> Imported:
    """Read a ninjs document.

    Raises:
        SourceError: It is not strict JSON, no ninjs, or says what no Article can hold.
    """
    document = safejson.parse(source.data.removeprefix(BOM_UTF8), source.where)  # RFC 8259, 8.1: readers may ignore it
    if not isinstance(document, dict):
        raise SourceError("a ninjs document is one JSON object", where=source.where)
    newest = to_newest(document)
    carried = _carried(newest, source.where)
    if carried is None:
        draft = foreign.read(newest)
        return draft.finished(source, reading, importer=IMPORTER.name, media_type="application/json", encoding="utf-8")
    record = record_of(newest)
    left = list(unread(newest, record))
    try:
        article: Article = decode(Article, _with_unread(apply(record, carried), left))
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
    title="ninjs 1.0 to 3.2, IPTC News in JSON",
    media_types=("application/json",),
    sniff=sniff,
    read=read,
    names_files=True,
    rules=(UNREAD, *_STRANGERS),
)
