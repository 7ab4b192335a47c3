"""NewsML-G2 properties -> values of the model: the way back of `writing.py`, and what an item says field by field.

`fields_of` reads all properties of an item that have a field in the record, except the contents and the provenance. It reads
what this program writes; whatever is no value of the model is a ValueError that names the line.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from lxml import etree

from archive.model.dates import PartialDate
from archive.model.iris import from_iri
from archive.model.values import AltId, Concept, Link, Party, Publication, PubStatus, Rendition, Rights, RightsExpression, Text
from archive.newsml.codes import Codes, uri_of, word_of
from archive.newsml.names import NOT_STATED, NOT_STATED_NAME, OUR_ALIAS, XML_LANG, local, tag

V = TypeVar("V")
_MARKUP: Final = "application/xml"


def fields_of(item: etree._Element, codes: Codes) -> dict[str, Any]:
    """Return the fields of the record that the item's own properties state; absent ones are left out.

    Raises:
        ValueError: A property is missing that every item has, or has a value that the model refuses.
    """
    meta = item.find(tag("itemMeta"))
    if meta is None:
        raise ValueError("the item has no itemMeta")
    content = item.find(tag("contentMeta"))
    fields: dict[str, Any] = {"id": item.get("guid", ""), "version": int(item.get("version", "1"))}
    fields |= _management_of(meta, codes)
    fields |= {
        "published": _all(item, "pubHistory/published", publication_of, codes),
        "rights": _all(item, "rightsInfo", rights_of, codes),
        "renditions": _all(item, "contentSet/remoteContent", rendition_of, codes),
    }
    return fields if content is None else fields | _content_of(content, codes)


def _management_of(meta: etree._Element, codes: Codes) -> dict[str, Any]:
    """Return the fields that `itemMeta` states."""
    embargoed = meta.find(tag("embargoed"))
    fields: dict[str, Any] = {
        "item_class": next(iter(_all(meta, "itemClass", uri_of, codes)), ""),
        "provider": next(iter(_all(meta, "provider", _provider_of, codes)), None),
        "version_created": _date(meta, "versionCreated"),
        "first_created": _date(meta, "firstCreated"),
        "embargoed": None if embargoed is None else PartialDate(embargoed.text) if embargoed.text else "",
        "expires": _date(meta, "expires"),
        "profile": meta.findtext(tag("profile"), ""),
        "title": meta.findtext(tag("title"), ""),
        "services": _all(meta, "service", concept_of, codes),
        "ed_notes": tuple(note.text or "" for note in meta.iterfind(tag("edNote"))),
        "signals": _all(meta, "signal", concept_of, codes),
        "links": _all(meta, "link", link_of, codes),
    }
    for status in meta.iterfind(tag("pubStatus")):
        fields["pub_status"] = PubStatus(word_of(status, "qcode", "stat", codes))
    return fields


def _content_of(meta: etree._Element, codes: Codes) -> dict[str, Any]:
    """Return the fields that `contentMeta` states."""
    urgency = meta.findtext(tag("urgency"))
    return {
        "urgency": None if urgency is None else int(urgency),
        "content_created": _date(meta, "contentCreated"),
        "content_modified": _date(meta, "contentModified"),
        "digital_source_type": next(iter(_all(meta, "digitalSourceType", concept_of, codes)), None),
        "located": _all(meta, "located", concept_of, codes),
        "info_sources": _all(meta, "infoSource", party_of, codes),
        "creators": _all(meta, "creator", party_of, codes),
        "contributors": _all(meta, "contributor", party_of, codes),
        "alt_ids": _all(meta, "altId", alt_id_of, codes),
        "languages": tuple(language.get("tag", "") for language in meta.iterfind(tag("language"))),
        "genres": _all(meta, "genre", concept_of, codes),
        "keywords": tuple(keyword.text or "" for keyword in meta.iterfind(tag("keyword"))),
        "subjects": _all(meta, "subject", concept_of, codes),
        "slugline": meta.findtext(tag("slugline"), ""),
        "headlines": _all(meta, "headline", text_of, codes),
        "datelines": _all(meta, "dateline", text_of, codes),
        "bylines": _all(meta, "by", text_of, codes),
        "creditlines": _all(meta, "creditline", text_of, codes),
        "descriptions": _all(meta, "description", text_of, codes),
    }


def text_of(element: etree._Element, codes: Codes) -> Text:
    """Read a text; the roles of descriptions have a scheme of the IPTC, the others one of ours."""
    alias = "drol" if local(element) == "description" else OUR_ALIAS
    return Text(value=element.text or "", role=word_of(element, "role", alias, codes), lang=element.get(XML_LANG, ""))


def party_of(element: etree._Element, codes: Codes) -> Party:
    """Read a person or organisation."""
    return Party(
        name=element.findtext(tag("name"), ""),
        uri=uri_of(element, codes),
        literal=element.get("literal", ""),
        role=word_of(element, "role", OUR_ALIAS, codes),
    )


def _provider_of(element: etree._Element, codes: Codes) -> Party | None:
    """Read the provider, None when the document says that the source states none."""
    party = party_of(element, codes)
    return None if party == Party(literal=NOT_STATED, name=NOT_STATED_NAME) else party


def concept_of(element: etree._Element, codes: Codes) -> Concept:
    """Read a concept."""
    return Concept(
        name=element.findtext(tag("name"), ""),
        uri=uri_of(element, codes),
        literal=element.get("literal", ""),
        type=word_of(element, "type", "cpnat", codes),
    )


def alt_id_of(element: etree._Element, codes: Codes) -> AltId:
    """Read a further identifier."""
    return AltId(value=element.text or "", type=word_of(element, "type", OUR_ALIAS, codes))


def publication_of(element: etree._Element, codes: Codes) -> Publication:
    """Read when and where the content was published."""
    where = party_of(element, codes)
    return Publication(date=PartialDate(element.findtext(tag("timestamp"), "")), where=None if where == Party() else where)


def link_of(element: etree._Element, codes: Codes) -> Link:
    """Read a relation to another item or resource."""
    return Link(
        rel=word_of(element, "rel", "irel", codes),
        href=from_iri(element.get("href", "")),
        residref=element.get("residref", ""),
        version=_number(element, "version"),
        title=element.get("title", ""),
        media_type=element.get("contenttype", ""),
        sha256=element.findtext(tag("hash"), ""),
    )


def rendition_of(element: etree._Element, codes: Codes) -> Rendition:
    """Read a file or resource that presents the content."""
    return Rendition(
        href=from_iri(element.get("href", "")),
        origin=from_iri(element.findtext(tag("altLoc"), "")),
        media_type=element.get("contenttype", ""),
        role=word_of(element, "rendition", "rnd", codes),
        title=element.get("title", ""),
        size=_number(element, "size"),
        sha256=element.findtext(tag("hash"), ""),
        pages=_number(element, "pagecount"),
        width=_number(element, "width"),
        height=_number(element, "height"),
    )


def rights_of(element: etree._Element, codes: Codes) -> Rights:
    """Read one set of rights."""
    mining = element.find(tag("dataMining"))
    return Rights(
        holder=next(iter(_all(element, "copyrightHolder", party_of, codes)), None),
        notices=_all(element, "copyrightNotice", text_of, codes),
        usage_terms=_all(element, "usageTerms", text_of, codes),
        links=_all(element, "link", link_of, codes),
        expressions=_all(element, "rightsExpressionData", _expression_of, codes),
        accountable=next(iter(_all(element, "accountable", party_of, codes)), None),
        data_mining="" if mining is None else uri_of(mining, codes),
        scope=word_of(element, "scope", "riscope", codes),
    )


def _expression_of(element: etree._Element, _codes: Codes) -> RightsExpression:
    """Read a machine-readable rights statement."""
    return RightsExpression(
        language=from_iri(element.get("langid", "")), value=element.text or "", markup=element.get("enctype") == _MARKUP
    )


def _all(parent: etree._Element, path: str, read: Callable[[etree._Element, Codes], V], codes: Codes) -> tuple[V, ...]:
    """Read every element at a path of local names.

    Raises:
        ValueError: One is no value of the model; the message names its line.
    """
    values = []
    for element in parent.iterfind("/".join(tag(name) for name in path.split("/"))):
        try:
            values.append(read(element, codes))
        except ValueError as error:
            raise ValueError(f"{local(element)} in line {element.sourceline}: {error}") from None
    return tuple(values)


def _date(parent: etree._Element, name: str) -> PartialDate | None:
    """Read a date, None when there is none.

    Raises:
        ValueError: It is no date that the model keeps.
    """
    return next(iter(_all(parent, name, lambda element, _codes: PartialDate(element.text or ""), _NO_CODES)), None)


def _number(element: etree._Element, name: str) -> int | None:
    """Read a whole number, None when there is none.

    Raises:
        ValueError: It is no whole number.
    """
    stated = element.get(name)
    return None if stated is None else int(stated)


_NO_CODES: Final[Mapping[str, str]] = {}
