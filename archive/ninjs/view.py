"""What the slots of a ninjs document say, as plain data of the record (see `archive/model/record.py`).

It reads the shape of 3.2 and takes only what the standard's slots and the carriers with our roles say; the writer uses it to
learn what its slots leave unsaid, the reader to read. A slot of another type than the standard's says nothing. What is written
today must be read in the same way for ever: with the carrier of a document, a change here would change the record.

It does not read the carrier itself (see `carrier.py`) and makes no Article.
"""

import re
from typing import Final

from archive.errors import SourceError
from archive.markup import xhtml_in
from archive.model.dates import PartialDate
from archive.model.iris import from_iri
from archive.model.record import Plain, encode
from archive.ninjs import terms
from archive.ninjs.slots import entries, filled, text
from archive.ninjs.terms import Item

_TYPES: Final = {name: words[0] for name, words in terms.CONCEPTS.items()}
_DATES: Final = {
    "firstCreated": "first_created", "versionCreated": "version_created", "contentCreated": "content_created",
    "embargoedUntil": "embargoed", "expires": "expires",
}  # fmt: skip


def record_of(document: Item) -> dict[str, Plain]:
    """Return the fields of the record that the slots of a document (in the shape of 3.2) state; empty ones are left out."""
    fields: dict[str, Plain] = {
        "id": from_iri(text(document, "uri")),
        "version": _version(text(document, "version")),
        "item_class": _unless(_nature(text(document, "type")), f"{terms.NATURE}text"),
        "pub_status": _unless(_one_of(text(document, "pubStatus"), ("usable", "withheld", "canceled")), "usable"),
        "languages": _listed(text(document, "language")),
        "bylines": _values(text(document, "by")),
        "ed_notes": _listed(text(document, "edNote")),
        "rights": _rights(document),
        "located": _located(document),
        "genres": [_identified(entry) for entry in entries(document, "genres")],
        "urgency": _urgency(document.get("urgency")),
        "alt_ids": _alt_ids(document),
        "links": [_link(entry) for entry in entries(document, "associations")],
        "bodies": _bodies(document),
        "renditions": [_rendition(n, entry) for n, entry in enumerate(entries(document, "renditions"), 1)],
    }
    for slot, field in (("title", "title"), ("slugline", "slugline"), ("profile", "profile")):
        fields[field] = text(document, slot)
    for slot, field in _DATES.items():
        fields[field] = _date(text(document, slot))
    if isinstance(source_type := document.get("digitalSourceType"), dict):
        fields["digital_source_type"] = _identified(source_type)
    return filled(fields | _texts(document) | _parties(document) | _concepts(document))


def _texts(document: Item) -> dict[str, Plain]:
    """Return headlines, and the descriptions by their roles."""
    found: dict[str, list[Plain]] = {"headlines": [], "descriptions": [], "datelines": [], "creditlines": []}
    carriers = {terms.DATELINE: "datelines", terms.CREDITLINE: "creditlines"}
    for slot in ("headlines", "descriptions"):
        for entry in entries(document, slot):
            value, role = text(entry, "value"), text(entry, "role")
            if value and slot == "descriptions" and role in carriers:
                found[carriers[role]].append({"value": value})
            elif value:
                found[slot].append(filled({"value": value, "role": role}))
    return dict(found)


def _parties(document: Item) -> dict[str, Plain]:
    """Return the parties among the information sources by their roles."""
    found: dict[str, list[Plain]] = {"creators": [], "contributors": [], "info_sources": []}
    fields: dict[str, Plain] = {}
    carriers = {terms.CREATOR: "creators", terms.CONTRIBUTOR: "contributors"}
    for entry in entries(document, "infoSources"):
        role = text(entry, "role")
        if role in carriers:
            found[carriers[role]].append(_identified(entry))
        elif role == terms.PROVIDER and "provider" not in fields:
            fields["provider"] = _identified(entry)
        else:
            found["info_sources"].append(filled({**_identified(entry), "role": role}))
    return {**fields, **found}


def _concepts(document: Item) -> dict[str, Plain]:
    """Return the concepts of all arrays as subjects of their type, and the subjects that carry keywords."""
    subjects: list[Plain] = []
    keywords: list[Plain] = []
    for slot, kind in _TYPES.items():
        for entry in entries(document, slot):
            relation = text(entry, "rel")
            if slot == "subjects" and relation == terms.KEYWORD:
                keywords.append(text(entry, "name"))
            elif relation != terms.LOCATED:
                subjects.append(filled({**_identified(entry), "type": kind}))
    return {"subjects": subjects, "keywords": keywords}


def _located(document: Item) -> list[Plain]:
    """Return the places that carry where the content was made, else the name that the slot has."""
    places = [entry for entry in entries(document, "places") if text(entry, "rel") == terms.LOCATED]
    if places:
        return [_identified(entry) for entry in places]
    return [{"name": name}] if (name := text(document, "located")) else []


def _rights(document: Item) -> list[Plain]:
    """Return the one set of rights that the slots can say."""
    info = document.get("rightsInfo")
    info = info if isinstance(info, dict) else {}
    href, code = text(info, "linkedRights"), text(info, "encodedRights")
    fields: dict[str, Plain] = {
        "holder": filled({"name": text(document, "copyrightHolder")}),
        "notices": _values(text(document, "copyrightNotice")),
        "usage_terms": _values(text(document, "usageTerms")),
        "links": [{"href": href}] if href else [],
        "expressions": [_expression(text(info, "langId"), code)] if code else [],
    }
    return [rights] if (rights := filled(fields)) else []


def _expression(language: str, value: str) -> Plain:
    """Return a machine-readable rights statement; what begins like XML is taken for it."""
    fields: dict[str, Plain] = {"language": language, "value": value}
    return {**fields, "markup": True} if value.lstrip().startswith("<") else fields


def _alt_ids(document: Item) -> list[Plain]:
    """Return the further identifiers, without the carrier."""
    others = [entry for entry in entries(document, "altIds") if entry.get("role") != terms.RECORD]
    return [filled({"value": text(entry, "value"), "type": text(entry, "role")}) for entry in others if text(entry, "value")]


def _link(association: Item) -> dict[str, Plain]:
    """Return an association as a link: its file is the `href`, its identifier the `residref`."""
    files = entries(association, "renditions")
    href = text(files[0], "href") if files else ""
    uri = text(association, "uri")
    version = text(association, "version")
    return filled(
        {
            "rel": text(association, "rel"),
            "href": href,
            "residref": "" if uri == href else uri,
            "version": int(version) if re.fullmatch(terms.VERSION_NUMBER, version) else None,
            "title": text(association, "title"),
            "media_type": text(files[0], "contentType") if files else "",
        }
    )


def _bodies(document: Item) -> list[Plain]:
    """Return the bodies in XHTML; plain text beside them says the same again, alone it is the content."""
    bodies = [(entry.get("contentType"), text(entry, "value")) for entry in entries(document, "bodies")]
    marked: list[Plain] = [body for kind, value in bodies if kind == terms.XHTML and (body := _marked(value)) is not None]
    plain: list[Plain] = [_plain(value) for kind, value in bodies if kind == terms.PLAIN and value]
    return marked or plain


def _marked(value: str) -> Plain:
    """Return a body in XHTML, None when it is not well-formed."""
    try:
        return encode(xhtml_in.read(value.encode()))
    except SourceError:
        return None


def _plain(value: str) -> Plain:
    """Return a body of the paragraphs between blank lines."""
    paragraphs = filter(None, re.split(r"\n{2,}", value.strip("\n")))
    return {"blocks": [{"kind": "paragraph", "content": [paragraph]} for paragraph in paragraphs]}


def _rendition(number: int, entry: Item) -> dict[str, Plain]:
    """Return a rendition; a name that only numbers it is no role, and that of a file named by its digest is its path."""
    name, href = text(entry, "name"), text(entry, "href")
    digest = terms.digest_in(href)
    fields: dict[str, Plain] = {"href": name if digest else href}
    return fields | filled(
        {
            "sha256": digest,
            "media_type": text(entry, "contentType"),
            "role": "" if digest or name == f"rendition{number}" else name,
            "title": text(entry, "title"),
            "size": _number(entry.get("sizeInBytes")),
            "width": _number(entry.get("width")),
            "height": _number(entry.get("height")),
        }
    )


def _identified(entry: Item) -> dict[str, Plain]:
    """Return name, URI and literal of a concept or party."""
    return filled({name: text(entry, name) for name in ("name", "uri", "literal")})


def _number(value: object) -> int | None:
    """Return a whole number, None for anything else."""
    return value if type(value) is int else None


def _urgency(value: object) -> int | None:
    """Return an urgency from 1 to 9, None for anything else."""
    number = _number(value)
    return number if number is not None and 1 <= number <= 9 else None


def _version(stated: str) -> int | None:
    """Return a version above the first, None for anything else."""
    return int(stated) if re.fullmatch(terms.VERSION_NUMBER, stated) and stated != "1" else None


def _nature(word: str) -> str:
    """Return the URI of a nature of items."""
    return terms.NATURE + word if word in terms.TYPES else ""


def _one_of(stated: str, known: tuple[str, ...]) -> str:
    """Return `stated` when it is known, else ""."""
    return stated if stated in known else ""


def _unless(stated: str, default: str) -> str:
    """Return `stated` when it is not the default, else ""."""
    return "" if stated == default else stated


def _date(stated: str) -> str:
    """Return `stated` when it is a date that the record can hold, else ""."""
    try:
        return PartialDate(stated).value
    except ValueError:
        return ""


def _values(stated: str) -> list[Plain]:
    """Return a list of one Text, empty when there is none."""
    return [{"value": stated}] if stated else []


def _listed(stated: str) -> list[Plain]:
    """Return a list of one string, empty when there is none."""
    return [stated] if stated else []
