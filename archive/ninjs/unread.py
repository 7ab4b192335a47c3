"""What a ninjs document says and the record has no field for, slot by slot, so that it is kept and not lost silently.

It reads the shape of 3.2, like `view.py`, whose tables of slots these must match: a test holds them together.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from archive.model.record import Plain
from archive.ninjs import terms
from archive.ninjs.terms import Item

_IDENTIFIED: Final = frozenset({"name", "uri", "literal"})
# Per slot: the keys of its entries that are read; no keys where the slot is no list of objects.
_READ: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(terms.CONCEPTS, _IDENTIFIED | {"rel"}),
    "genres": _IDENTIFIED,
    "infoSources": _IDENTIFIED | {"role"},
    "headlines": frozenset({"role", "value"}),
    "descriptions": frozenset({"role", "value"}),
    "bodies": frozenset({"role", "contentType", "charCount", "wordCount", "value"}),
    "altIds": frozenset({"role", "value"}),
    "associations": frozenset({"name", "rel", "uri", "version", "title", "renditions"}),
    "renditions": frozenset({"name", "href", "contentType", "title", "width", "height", "sizeInBytes"}),
    **dict.fromkeys(("standard", "representationType", "located", "rightsInfo", "digitalSourceType"), frozenset()),
}
# Slots of one value, and the field of the record that it goes to.
_SINGLE: Final = {
    "uri": "id", "type": "item_class", "profile": "profile", "version": "version", "firstCreated": "first_created",
    "versionCreated": "version_created", "contentCreated": "content_created", "embargoedUntil": "embargoed",
    "pubStatus": "pub_status", "urgency": "urgency", "copyrightHolder": "rights", "copyrightNotice": "rights",
    "usageTerms": "rights", "edNote": "ed_notes", "language": "languages", "title": "title", "by": "bylines",
    "slugline": "slugline", "expires": "expires",
}  # fmt: skip
_DEFAULTS: Final = {"version": "1", "pubStatus": "usable", "type": "text"}


def unread(document: Item, record: Mapping[str, Plain]) -> Iterator[tuple[str, str]]:
    """Yield the path and the JSON value of each slot that `record`, read from the document, says nothing of."""
    for slot, value in document.items():
        if slot in _SINGLE:
            if _SINGLE[slot] not in record and value != _DEFAULTS.get(slot):
                yield f"/{slot}", _json(value)
        elif slot not in _READ:
            yield f"/{slot}", _json(value)
        elif _READ[slot]:
            for n, entry in enumerate(value if isinstance(value, list) else [value]):
                if left := _left(slot, entry):
                    yield f"/{slot}/{n}", _json(left)


def _left(slot: str, entry: Any) -> Any:
    """Return what of an entry is not read: all of it, some keys, or nothing."""
    if not isinstance(entry, dict) or (slot == "bodies" and entry.get("contentType") not in (terms.XHTML, terms.PLAIN)):
        return entry
    return {key: value for key, value in entry.items() if key not in _READ[slot]}


def _json(value: Any) -> str:
    """Return a value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
