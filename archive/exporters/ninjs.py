"""Writes an Article as ninjs 3.2, 2.3 or 1.7 (IPTC News in JSON).

Slots of the standard first; then carriers that other tools can use (the dateline as a description with the role `dateline`,
the provider as an information source, ...); then one carrier for all that remains, provenance included: the difference between
what the slots say and the record (see `archive/markup/mergepatch.py`). So the Article read back is the same Article. A slot that
takes a URI gets nothing else; the body is XHTML, with its plain text and counts beside it.

It writes no slot twice and nothing that the record does not state, but for `representationType` (full) and `standard`.
"""

import json
from collections.abc import Iterable
from typing import Final

from archive.errors import UsageError
from archive.findings import Finding, Place, Rule, Severity
from archive.formats import Exported, Exporter, Rendering
from archive.markup import xhtml_out
from archive.markup.mergepatch import difference
from archive.model import newscodes
from archive.model.article import Article
from archive.model.body import Body
from archive.model.dates import PartialDate
from archive.model.record import encode
from archive.model.values import Concept, Link, Party, Rendition, Rights, Text
from archive.ninjs import terms
from archive.ninjs.slots import filled
from archive.ninjs.terms import Item, is_safe_size, is_uri
from archive.ninjs.versions import to_newest, to_version
from archive.ninjs.view import record_of

OPEN_EMBARGO: Final = Rule(
    code="NINJS-101",
    severity=Severity.WARNING,
    title="An embargo has a stated end.",
    message="ninjs has no slot for an embargo without a stated end, so other programs will not see it. "
    "Set pub_status to withheld, or state the end of the embargo.",
    spec="ninjs 3.2, embargoedUntil",
)


def write(article: Article, wishes: Rendering) -> Exported:
    """Write `article` in the version of ninjs that is wished.

    Raises:
        UsageError: There is no such version.
        RenderError: The body nests too deep.
    """
    version = wishes.ninjs_version
    if version not in terms.VERSIONS:
        raise UsageError(f"there is no ninjs {version} to write", hint=f"Known versions: {', '.join(terms.VERSIONS)}")
    document = _document(article, version)
    seen = record_of(to_newest(to_version(document, version)))
    record = encode(article)
    unsaid = difference(seen, record) if isinstance(record, dict) else {}
    document["altIds"][-1]["value"] = json.dumps(unsaid, ensure_ascii=False, separators=(",", ":"))
    data = json.dumps(to_version(document, version), ensure_ascii=False, indent=2).encode() + b"\n"
    return Exported(data=data, findings=tuple(_findings(article)))


def _findings(article: Article) -> Iterable[Finding]:
    """Yield what other readers of the document will not see and should."""
    if article.embargoed == "":
        yield OPEN_EMBARGO.at(Place())


def _document(article: Article, version: str) -> Item:
    """Return the slots in the shape of 3.2, in the order of the standard; the last of `altIds` is the empty carrier."""
    keywords = [{"name": word, "rel": terms.KEYWORD} for word in article.keywords if word]
    places = _concepts(article, "places") + [{**entry, "rel": terms.LOCATED} for entry in _identified(article.located)]
    document: Item = {
        "uri": terms.to_uri(article.id),
        "type": _nature(article.item_class),
        "representationType": "full",
        "profile": article.profile,
        "version": str(article.version),
        "firstCreated": _instant(article.first_created),
        "versionCreated": article.version_created.value,
        "contentCreated": _instant(article.content_created),
        "embargoedUntil": _instant(article.embargoed),
        "pubStatus": article.pub_status.value,
        "urgency": article.urgency,
        **_rights(article.rights),
        "edNote": "\n".join(filter(None, article.ed_notes)),
        "language": article.languages[0] if article.languages else "",
        "descriptions": _descriptions(article),
        "bodies": [entry for n, body in enumerate(article.bodies) for entry in _body(body, terms.MAIN if n == 0 else "")],
        "headlines": _texts(article.headlines),
        "people": _concepts(article, "people"),
        "organisations": _concepts(article, "organisations"),
        "places": places,
        "subjects": _concepts(article, "subjects") + keywords,
        "events": _concepts(article, "events"),
        "objects": _concepts(article, "objects"),
        "infoSources": _parties(article),
        "title": article.title,
        "by": "; ".join(byline.value for byline in article.bylines if byline.value),
        "slugline": article.slugline,
        "located": article.located[0].name if article.located else "",
        "renditions": [entry for n, file in enumerate(article.renditions, 1) if (entry := _rendition(n, file))],
        "associations": [entry for n, link in enumerate(article.links, 1) if (entry := _association(n, link))],
        "altIds": [*_alt_ids(article), {"role": terms.RECORD, "value": ""}],
        "standard": terms.standard(version),
        "genres": _identified(article.genres),
        "expires": _instant(article.expires),
        "rightsInfo": _rights_info(article.rights),
        "digitalSourceType": next(iter(_identified(filter(None, (article.digital_source_type,)))), None),
    }
    return filled(document)


def _instant(moment: PartialDate | str | None) -> str:
    """Return a full date-time, "" for less."""
    return moment.value if isinstance(moment, PartialDate) and moment.has_time else ""


def _nature(item_class: str) -> str:
    """Return the word of ninjs for the nature of an item, "" when there is none."""
    word = newscodes.word("ninat", item_class)
    return word if word in terms.TYPES and word != item_class else ""


def _texts(texts: Iterable[Text], role: str = "") -> list[Item]:
    """Return texts with their roles, or all with one role."""
    return [filled({"role": role or text.role, "value": text.value}) for text in texts if text.value]


def _descriptions(article: Article) -> list[Item]:
    """Return the descriptions, and as carriers the dateline and credit line."""
    carriers = _texts(article.datelines, terms.DATELINE) + _texts(article.creditlines, terms.CREDITLINE)
    return _texts(article.descriptions) + carriers


def _body(body: Body, role: str) -> list[Item]:
    """Return a body as XHTML, and as plain text when it has any; both state the counts of the plain text.

    Raises:
        RenderError: The body nests too deep.
    """
    text = body.text
    counts = {"charCount": len(text), "wordCount": len(text.split())}
    head = {"role": role} if role else {}
    markup = xhtml_out.write(body).decode().removesuffix("\n")
    entries: list[Item] = [{**head, "contentType": terms.XHTML, **counts, "value": markup}]
    return [*entries, {**head, "contentType": terms.PLAIN, **counts, "value": text}] if text else entries


def _entry(value: Concept | Party) -> Item:
    """Return name, URI and literal of a concept or party."""
    return filled({"name": value.name, "uri": value.uri if is_uri(value.uri) else "", "literal": value.literal})


def _identified(concepts: Iterable[Concept]) -> list[Item]:
    """Return the concepts that have anything a slot can say."""
    return list(filter(None, map(_entry, concepts)))


def _concepts(article: Article, slot: str) -> list[Item]:
    """Return the subjects whose type has this array; a type without an array goes to `subjects`."""
    places = {kind: name for name, kinds in terms.CONCEPTS.items() for kind in kinds}
    return _identified(c for c in article.subjects if places.get(newscodes.word("cpnat", c.type), "subjects") == slot)


def _parties(article: Article) -> list[Item]:
    """Return the information sources, and as carriers provider, creators and contributors."""
    roled = [(terms.PROVIDER, party) for party in (article.provider,) if party is not None]
    roled += [(terms.CREATOR, party) for party in article.creators]
    roled += [(terms.CONTRIBUTOR, party) for party in article.contributors]
    roled += [(party.role, party) for party in article.info_sources]
    return [filled({"name": entry.pop("name", ""), "role": role, **entry}) for role, party in roled if (entry := _entry(party))]


def _rights(rights: tuple[Rights, ...]) -> Item:
    """Return the first set of rights, as far as the slots go."""
    first = rights[0] if rights else Rights()
    return {
        "copyrightHolder": first.holder.name if first.holder else "",
        "copyrightNotice": "\n".join(notice.value for notice in first.notices if notice.value),
        "usageTerms": "\n".join(line.value for line in first.usage_terms if line.value),
    }


def _rights_info(rights: tuple[Rights, ...]) -> Item:
    """Return the link, else the machine-readable statement, of the first set of rights."""
    first = rights[0] if rights else Rights()
    for link in first.links:
        if is_uri(link.href):
            return {"linkedRights": link.href}
    for expression in first.expressions:
        if expression.value:
            language = expression.language if is_uri(expression.language) else ""
            return filled({"langId": language, "encodedRights": expression.value})
    return {}


def _rendition(number: int, file: Rendition) -> Item:
    """Return a rendition; where it has no role, the name is its number.

    A file of the package has no URI that leads to it: its path is the name, and the URI names its content by the digest. What
    has neither URI nor digest makes an empty one.
    """
    href = file.href if is_uri(file.href) else terms.digest_uri(file.sha256)
    if not href:
        return {}
    unnamed = f"rendition{number}" if file.href in ("", href) else file.href
    sizes = {"width": file.width, "height": file.height, "sizeInBytes": file.size}
    named = {"name": file.role or unnamed, "href": href, "contentType": file.media_type, "title": file.title}
    return filled({**named, **{name: size for name, size in sizes.items() if is_safe_size(size)}})


def _association(number: int, link: Link) -> Item:
    """Return a link as an association, empty when nothing in it is a URI."""
    href = link.href if is_uri(link.href) else ""
    uri = link.residref if is_uri(link.residref) else href
    if not uri:
        return {}
    version = str(link.version) if link.version is not None and link.version > 0 else ""
    file = filled({"name": terms.MAIN, "href": href, "contentType": link.media_type}) if href else {}
    named = {"name": f"link{number}", "rel": link.rel, "uri": uri, "version": version, "title": link.title}
    return filled({**named, "renditions": [file] if file else []})


def _alt_ids(article: Article) -> list[Item]:
    """Return the further identifiers; none may pose as the carrier."""
    others = (alt for alt in article.alt_ids if alt.value and alt.type != terms.RECORD)
    return [filled({"role": alt.type, "value": alt.value}) for alt in others]


EXPORTER: Final = Exporter(
    name="ninjs",
    title="ninjs 3.2, 2.3 or 1.7, IPTC News in JSON",
    media_type="application/json",
    suffix=".ninjs.json",
    write=write,
    rules=(OPEN_EMBARGO,),
)
