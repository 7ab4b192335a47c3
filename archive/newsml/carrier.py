"""What NewsML-G2 has no slot for, in its extension points: the provenance, and a record of the fields that do not fit.

    <itemMetaExtProperty rel="archive:profile" value="newsml-g2/1.0"/>
    <itemMetaExtProperty rel="archive:source-sha256" value="..."/>                             and so on
    <itemMetaExtProperty rel="archive:origin" literal="headlines" value="heuristic"><note>first block</note></...>
    <itemMetaExtProperty rel="archive:record"><note>{"creditlines": [...]}</note></itemMetaExtProperty>

The tool is the standard's own `generator`. The record is JSON of `archive/model/record.py` and holds whole fields, only those
that the item's own properties cannot state to the character; for these fields it counts, and not the properties.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from lxml import etree

from archive.markup import safejson
from archive.model.dates import PartialDate
from archive.model.record import Plain
from archive.model.values import FieldOrigin, Origin, Provenance, SourceRecord, Unmapped
from archive.newsml.codes import Codes, normal, resolve
from archive.newsml.names import OUR_ALIAS, OUR_SCHEME, PROFILE, tag
from archive.newsml.writing import add

_PROPERTY: Final = "itemMetaExtProperty"
_SOURCE: Final = {
    "source-name": "name",
    "source-mediaType": "media_type",
    "source-sha256": "sha256",
    "source-size": "size",
    "source-encoding": "encoding",
}


def put_generator(meta: etree._Element, provenance: Provenance) -> None:
    """Append the program that made the record first."""
    if provenance.tool:
        add(meta, "generator", normal(provenance.tool), versioninfo=provenance.tool_version)


def put_profile(meta: etree._Element) -> None:
    """Append which profile of ours the document claims to keep."""
    _put(meta, "profile", value=PROFILE)


def put_provenance(meta: etree._Element, provenance: Provenance) -> None:
    """Append where the record comes from."""
    if provenance.source is not None:
        for term, field in _SOURCE.items():
            _put(meta, term, value=str(getattr(provenance.source, field)))
    if provenance.ingested is not None:
        _put(meta, "ingested", value=provenance.ingested.value)
    if provenance.importer:
        _put(meta, "importer", value=provenance.importer)
    for origin in provenance.origins:
        _put(meta, "origin", origin.basis, literal=normal(origin.field), value=origin.origin.value)
    for note in provenance.notes:
        _put(meta, "note", note)
    for unmapped in provenance.unmapped:
        _put(meta, "unmapped", unmapped.value, literal=normal(unmapped.path))


def put_record(meta: etree._Element, fields: Mapping[str, Plain]) -> None:
    """Append the fields that do not fit, if there are any."""
    if fields:
        _put(meta, "record", json.dumps(fields, ensure_ascii=False, sort_keys=True))


def profile_of(item: etree._Element, codes: Codes) -> str:
    """Return the profile that an item claims to keep, "" when it claims none of ours."""
    found = next((element for term, element in _properties(item, codes) if term == "profile"), None)
    return "" if found is None else found.get("value", "")


def provenance_of(item: etree._Element, codes: Codes) -> Provenance:
    """Read where the record comes from.

    Raises:
        ValueError: A value is none of the model's.
    """
    terms: dict[str, list[etree._Element]] = {}
    for term, element in _properties(item, codes):
        terms.setdefault(term, []).append(element)
    single = {term: elements[0].get("value", "") for term, elements in terms.items()}
    generator = item.find(f"{tag('itemMeta')}/{tag('generator')}")
    return Provenance(
        source=_source_of({field: single[term] for term, field in _SOURCE.items() if term in single}),
        ingested=PartialDate(single["ingested"]) if "ingested" in single else None,
        importer=single.get("importer", ""),
        tool="" if generator is None else generator.text or "",
        tool_version="" if generator is None else generator.get("versioninfo", ""),
        origins=tuple(
            FieldOrigin(field=element.get("literal", ""), origin=Origin(element.get("value")), basis=_note(element))
            for element in terms.get("origin", ())
        ),
        notes=tuple(_note(element) for element in terms.get("note", ())),
        unmapped=tuple(Unmapped(path=element.get("literal", ""), value=_note(element)) for element in terms.get("unmapped", ())),
    )


def record_of(item: etree._Element, codes: Codes) -> dict[str, Any]:
    """Return the fields that do not fit elsewhere, as plain data.

    Raises:
        ValueError: The record is no JSON object.
    """
    fields: dict[str, Any] = {}
    for term, element in _properties(item, codes):
        if term == "record":
            fields |= _record(_note(element), f"the record in line {element.sourceline}")
    return fields


def _record(text: str, where: str) -> dict[str, Any]:
    """Read one record.

    Raises:
        ValueError: It is no JSON object.
    """
    try:
        plain = safejson.parse_text(text)
    except safejson.JsonError as error:
        raise ValueError(f"{where} is no JSON object: {error}") from None
    if not isinstance(plain, dict):
        raise ValueError(f"{where} is no JSON object")  # noqa: TRY004  bad material, not a wrong argument
    return plain


def _put(meta: etree._Element, term: str, note: str = "", **attributes: str) -> None:
    """Append one extension property."""
    element = add(meta, _PROPERTY, rel=f"{OUR_ALIAS}:{term}", **attributes)
    if note:
        add(element, "note", note)


def _properties(item: etree._Element, codes: Codes) -> list[tuple[str, etree._Element]]:
    """Return our extension properties with their terms."""
    found = []
    for element in item.iterfind(f"{tag('itemMeta')}/{tag(_PROPERTY)}"):
        name = resolve(element.get("rel", ""), codes)
        if name.startswith(OUR_SCHEME):
            found.append((name.removeprefix(OUR_SCHEME), element))
    return found


def _note(element: etree._Element) -> str:
    """Return the text of an extension property."""
    return element.findtext(tag("note"), "")


def _source_of(facts: Mapping[str, str]) -> SourceRecord | None:
    """Read what is known of the bytes first read, None when nothing is.

    Raises:
        ValueError: A fact is missing, or the size is no number.
    """
    if not facts:
        return None
    if missing := sorted(set(_SOURCE.values()) - facts.keys()):
        raise ValueError(f"the provenance names a source but not its {missing[0]}")
    return SourceRecord(**{**facts, "size": int(facts["size"])})  # type: ignore[arg-type]  # the one that is no text is set
