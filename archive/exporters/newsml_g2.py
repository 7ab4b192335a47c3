"""Article -> NewsML-G2 2.35 Power, one newsItem.

Every field of the record is written to the standard's own property where it has one. The writer then reads the properties back
and puts each field that does not come back to the character into one extension property (see `archive/newsml/carrier.py`), so
that the document alone is enough to rebuild the Article. The content is XHTML in `inlineXML`. The document carries the
catalog of the schemes that it uses and needs no network. Nothing is invented: an absent date stays absent.
"""

from typing import Final

from lxml import etree

from archive.errors import RenderError
from archive.formats import Exported, Exporter, Rendering
from archive.markup import safexml, xhtml_out
from archive.model.article import Article
from archive.model.body import Body
from archive.model.iris import to_iri
from archive.model.record import Plain, encode
from archive.newsml import carrier, writing
from archive.newsml.codes import SCHEMES, coded, identity, normal, used
from archive.newsml.names import CONFORMANCE, NAMESPACE, NEWS_ITEM_TYPE, STANDARD, VERSION, XML_LANG, tag
from archive.newsml.reading import fields_of

_MIXED: Final = frozenset(
    tag(name)
    for name in (
        "headline", "description", "by", "dateline", "title", "edNote", "note", "copyrightNotice", "usageTerms",
    )
)  # fmt: skip
_ALWAYS_READABLE: Final = 9_000_000
"""A document of fewer bytes cannot hold a text longer than an XML reader takes (10,000,000)."""


def write(article: Article, _wishes: Rendering) -> Exported:
    """Return the Article as a NewsML-G2 document.

    Raises:
        RenderError: The content nests too deep, or one text is too long, for XML readers.
    """
    item = etree.Element(
        tag("newsItem"),
        {
            "standard": STANDARD,
            "standardversion": VERSION,
            "conformance": CONFORMANCE,
            "guid": article.id,
            "version": str(article.version),
        },
        nsmap={None: NAMESPACE},
    )
    if article.languages:
        item.set(XML_LANG, article.languages[0])
    catalog = writing.add(item, "catalog")
    _put_publications_and_rights(item, article)
    meta = writing.add(item, "itemMeta")
    _put_management(meta, article)
    _put_content_meta(item, article)
    content = writing.add(item, "contentSet") if article.bodies or article.renditions else None
    if content is not None:
        for rendition in article.renditions:
            writing.put_rendition(content, rendition)
    carrier.put_record(meta, _what_does_not_fit(item, article))
    for alias in used(item):
        writing.add(catalog, "scheme", alias=alias, uri=SCHEMES[alias])
    if content is not None:
        for body in reversed(article.bodies):
            content.insert(0, _inline(body, article.headline))
    _lay_out(item, 0)
    return Exported(data=_bytes(item))


def _put_publications_and_rights(item: etree._Element, article: Article) -> None:
    """Append what stands before the item's own metadata."""
    if article.published:
        history = writing.add(item, "pubHistory")
        for publication in article.published:
            writing.put_publication(history, publication)
    for rights in article.rights:
        writing.put_rights(item, rights)


def _put_management(meta: etree._Element, article: Article) -> None:
    """Append the metadata of the item, in the order that the schema demands."""
    writing.add(meta, "itemClass", **(identity(article.item_class, "") or {"uri": to_iri("")}))
    writing.put_provider(meta, article.provider)
    writing.put_date(meta, "versionCreated", article.version_created)
    writing.put_date(meta, "firstCreated", article.first_created)
    if article.embargoed is not None:
        writing.add(meta, "embargoed", str(article.embargoed))
    writing.add(meta, "pubStatus", **coded("qcode", "stat", article.pub_status.value))
    carrier.put_generator(meta, article.provenance)
    if article.profile:
        writing.add(meta, "profile", normal(article.profile))
    for service in article.services:
        writing.put_service(meta, service)
    if article.title:
        writing.add(meta, "title", article.title)
    for note in article.ed_notes:
        writing.add(meta, "edNote", note)
    for signal in article.signals:
        writing.put_concept(meta, "signal", signal)
    writing.put_date(meta, "expires", article.expires, day=True)
    for link in article.links:
        writing.put_link(meta, link)
    carrier.put_profile(meta)
    carrier.put_provenance(meta, article.provenance)


def _put_content_meta(item: etree._Element, article: Article) -> None:
    """Append the metadata of the content, administrative first."""
    meta = writing.add(item, "contentMeta")
    if article.urgency is not None:
        writing.add(meta, "urgency", str(article.urgency))
    writing.put_date(meta, "contentCreated", article.content_created)
    writing.put_date(meta, "contentModified", article.content_modified)
    if article.digital_source_type is not None:
        writing.put_concept(meta, "digitalSourceType", article.digital_source_type)
    for place in article.located:
        writing.put_concept(meta, "located", place)
    for name, parties in (
        ("infoSource", article.info_sources), ("creator", article.creators), ("contributor", article.contributors)
    ):  # fmt: skip
        for party in parties:
            writing.put_party(meta, name, party, role=True)
    for alt_id in article.alt_ids:
        writing.put_alt_id(meta, alt_id)
    _put_description(meta, article)
    if not len(meta):
        item.remove(meta)


def _put_description(meta: etree._Element, article: Article) -> None:
    """Append what the content says of itself."""
    for language in article.languages:
        writing.add(meta, "language", tag=language)
    for genre in article.genres:
        writing.put_concept(meta, "genre", genre)
    for keyword in article.keywords:
        writing.add(meta, "keyword", normal(keyword))
    for subject in article.subjects:
        writing.put_concept(meta, "subject", subject)
    if article.slugline:
        writing.add(meta, "slugline", normal(article.slugline))
    for name, texts in (("headline", article.headlines), ("dateline", article.datelines), ("by", article.bylines)):
        for text in texts:
            writing.put_text(meta, name, text)
    for text in article.creditlines:
        writing.put_text(meta, "creditline", text, one_line=True)
    for text in article.descriptions:
        writing.put_text(meta, "description", text, "drol")


def _inline(body: Body, title: str) -> etree._Element:
    """Make the content: XHTML, with its counts."""
    holder = etree.Element(
        tag("inlineXML"),
        {"contenttype": xhtml_out.MEDIA_TYPE, "wordcount": str(body.word_count), "charcount": str(body.char_count)},
        nsmap={None: NAMESPACE},
    )
    holder.append(xhtml_out.element(body, title, indent=3))
    return holder


def _what_does_not_fit(item: etree._Element, article: Article) -> dict[str, Plain]:
    """Return the fields that the item's properties do not give back to the character."""
    stated = fields_of(item, SCHEMES) | {"provenance": carrier.provenance_of(item, SCHEMES)}
    whole = Article(**stated, bodies=article.bodies)
    record = encode(article)
    same = {name for name in Article.__dataclass_fields__ if getattr(whole, name) == getattr(article, name)}
    return {name: plain for name, plain in record.items() if name not in same} if isinstance(record, dict) else {}


def _lay_out(element: etree._Element, level: int) -> None:
    """Put each property on its own line, except in text and in what is laid out already."""
    if not len(element) or element.tag in _MIXED or element.tag == f"{{{xhtml_out.NAMESPACE}}}html":
        return
    element.text = "\n" + "  " * (level + 1)
    for child in element:
        _lay_out(child, level + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * level


def _bytes(item: etree._Element) -> bytes:
    """Serialise, and make sure that the result can be read again.

    Raises:
        RenderError: A text is longer than XML readers take.
    """
    data = b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(item, encoding="UTF-8", xml_declaration=False) + b"\n"
    if len(data) > _ALWAYS_READABLE:
        try:
            safexml.parse(data)
        except safexml.XmlError as error:
            raise RenderError(
                f"the article is too large for an XML document that can be read again ({error.message})",
                hint="Split its longest paragraph, or archive it in parts",
            ) from error
    return data


EXPORTER = Exporter(
    name="newsml-g2",
    title="NewsML-G2 2.35 (IPTC), conformance power, content as XHTML",
    media_type=NEWS_ITEM_TYPE,
    suffix=".newsml.xml",
    write=write,
)
