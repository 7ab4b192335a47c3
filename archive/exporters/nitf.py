"""Article -> NITF 3.6, valid under the official XSD: for receivers that know nothing newer.

NITF has one text, one set of rights and few fields, so this is not an archival representation: it carries what NITF has a place
for. The writer reads it back and names the fields that do not come back whole. Nothing is invented.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from archive.errors import RenderError
from archive.findings import Finding, Place, Rule, Severity
from archive.foreign import nitf as reader
from archive.foreign.draft import Draft
from archive.foreign.trace import Trace
from archive.formats import Exported, Exporter, Rendering
from archive.markup import safexml
from archive.model.article import SUMMARY, Article
from archive.model.dates import PartialDate
from archive.model.values import Concept, Rights
from archive.nitf.blocks import XML_LANG, add, put_blocks
from archive.nitf.names import CHANGE_DATE, CHANGE_TIME, MEDIA_TYPE, NAMESPACE, VERSION, tag

LEFT_OUT: Final = Rule(
    code="NITF-101",
    severity=Severity.NOTE,
    title="NITF has a place for every field of the article.",
    message="NITF cannot carry these fields, or not whole: {fields}. They are in the NewsML-G2 and ninjs documents.",
    spec="NITF 3.6",
)
_ELEMENTS: Final = {
    "person": "person", "organisation": "org", "geoArea": "location", "poi": "location", "event": "event",
    "object": "object.title",
}  # fmt: skip
_CODE: Final = re.compile(rf"{re.escape(reader.SUBJECT_CODES)}(\d{{8}})", re.ASCII)
_OF_THE_RECORD: Final = frozenset({"version_created", "provenance", "item_class"})


def write(article: Article, _wishes: Rendering) -> Exported:
    """Return the Article as a NITF document.

    Raises:
        RenderError: The text nests too deep, or is too long, for XML readers.
    """
    fixed = {"version": VERSION, "change.date": CHANGE_DATE, "change.time": CHANGE_TIME}
    root = etree.Element(tag("nitf"), fixed, nsmap={None: NAMESPACE})
    if article.languages:
        root.set("baselang", article.languages[0])
    _put_head(root, article)
    _put_body(root, article)
    data = b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"
    try:
        back = safexml.parse(data)
    except safexml.XmlError as error:
        raise RenderError(
            f"the article makes no NITF that can be read again ({error.message})", hint="Flatten its lists and quotations"
        ) from error
    return Exported(data=data, findings=tuple(_findings(article, back)))


def _findings(article: Article, root: etree._Element) -> Iterator[Finding]:
    """Yield which fields do not come back whole."""
    draft = Draft(basic_dates=True)
    reader.read(root, draft, Trace(root))
    blank = Article(id=article.id, version_created=article.version_created)
    lost = []
    for name in Article.__dataclass_fields__:
        default: Any = getattr(blank, name)
        if name not in _OF_THE_RECORD and draft.fields.get(name, default) != getattr(article, name):
            lost.append(name.replace("_", "-"))
    if lost:
        yield LEFT_OUT.at(Place(), fields=", ".join(lost))


def _norm(date: PartialDate | str | None) -> str:
    """Return a date in the form of NITF, "" for one that names no day."""
    if not isinstance(date, PartialDate) or len(date.day) != 10:
        return ""
    return date.day.replace("-", "") + date.value[10:].replace(":", "")


def _put_head(root: etree._Element, article: Article) -> None:
    """Append what is said about the document."""
    head = add(root, "head")
    if article.title:
        add(head, "title", article.title)
    coded = [(found[1], concept) for concept in article.subjects if (found := _CODE.fullmatch(concept.uri))]
    named = [genre.name for genre in article.genres if genre.name]
    if coded or named:
        tobject = add(head, "tobject")
        for name in named:
            add(tobject, "tobject.property", **{"tobject.property.type": name})
        for number, concept in coded:
            stated = {"tobject.subject.ipr": "IPTC", "tobject.subject.refnum": number, "tobject.subject.type": concept.name}
            add(tobject, "tobject.subject", **stated)
    _put_docdata(head, article)
    for publication in article.published:
        if norm := _norm(publication.date):
            add(head, "pubdata", name=publication.where.name if publication.where else "", **{"date.publication": norm})
    if norm := _norm(article.content_modified):
        add(head, "revision-history", norm=norm)


def _put_docdata(head: etree._Element, article: Article) -> None:
    """Append the metadata of the document."""
    status = article.pub_status.value if article.embargoed is None else "embargoed"
    docdata = add(head, "docdata", **{"management-status": status})
    if any(signal.uri == reader.CORRECTION for signal in article.signals):
        add(docdata, "correction")
    add(docdata, "doc-id", **{"id-string": article.id})
    if article.urgency is not None and article.urgency < 9:
        add(docdata, "urgency", **{"ed-urg": str(article.urgency)})
    for name, date in (
        ("date.issue", article.content_created), ("date.release", article.embargoed), ("date.expire", article.expires)
    ):  # fmt: skip
        if norm := _norm(date):
            add(docdata, name, norm=norm)
    for note in article.ed_notes:
        add(docdata, "ed-msg", info=note)
    if article.slugline or article.version > 1:
        add(docdata, "du-key", key=article.slugline, version=str(article.version))
    if article.keywords:
        keys = add(docdata, "key-list")
        for keyword in article.keywords:
            add(keys, "keyword", key=keyword)
    things = [concept for concept in article.subjects if not _CODE.fullmatch(concept.uri) and concept.name]
    if things:
        content = add(docdata, "identified-content")
        for concept in things:
            _put_thing(content, concept)


def _put_thing(parent: etree._Element, concept: Concept) -> None:
    """Append a named thing."""
    name = _ELEMENTS.get(concept.type, "classifier")
    identifier = concept.uri or concept.literal
    add(parent, name, concept.name, **({"location-code" if name == "location" else "value": identifier} if identifier else {}))


def _put_body(root: etree._Element, article: Article) -> None:
    """Append the text with what stands above and below it."""
    body = add(root, "body")
    first = article.bodies[0] if article.bodies else None
    if first is not None and first.lang:
        body.set(XML_LANG, first.lang)
    _put_body_head(body, article)
    content = add(body, "body.content")
    if first is not None:
        put_blocks(content, first.blocks)
    if article.creditlines:
        add(add(body, "body.end"), "tagline", article.creditlines[0].value)


def _put_body_head(body: etree._Element, article: Article) -> None:
    """Append the lines above the text, in the order of the schema."""
    head = add(body, "body.head")
    if article.headlines:
        hedline = add(head, "hedline")
        for number, text in enumerate(article.headlines):
            line = add(hedline, "hl2" if number else "hl1", text.value)
            if text.lang:
                line.set(XML_LANG, text.lang)
    _put_rights(head, article.rights)
    for byline in article.bylines:
        add(head, "byline", byline.value)
    if article.provider is not None and article.provider.name:
        add(head, "distributor", article.provider.name)
    for dateline in article.datelines:
        add(head, "dateline", dateline.value)
    for text in article.descriptions:
        if text.role == SUMMARY:
            abstract = add(head, "abstract")
            for paragraph in text.value.split("\n\n"):
                add(abstract, "p", paragraph)


def _put_rights(head: etree._Element, rights: tuple[Rights, ...]) -> None:
    """Append every copyright notice, and holder and terms of the first set of rights."""
    for notice in (notice for one in rights for notice in one.notices):
        note = add(head, "note", noteclass="cpyrt")
        add(add(note, "body.content"), "p", notice.value)
    if rights:
        holder = rights[0].holder.name if rights[0].holder else ""
        element = add(head, "rights")
        if holder:
            add(element, "rights.owner", holder)
        for terms in rights[0].usage_terms:
            add(element, "rights.limitations", terms.value)
        if not len(element):
            head.remove(element)


EXPORTER: Final = Exporter(
    name="nitf",
    title="NITF 3.6 (IPTC), what it has a place for",
    media_type=MEDIA_TYPE,
    suffix=".nitf.xml",
    write=write,
    rules=(LEFT_OUT,),
)
