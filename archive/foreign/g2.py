"""One newsItem of another writer, NewsML-G2 2.9 to 2.35 -> a draft of an Article.

What `docs/importers/newsml-g2.md` says, property by property. The content is recognised by its root element; NITF inside is read
with what it says about the text, which counts where the item itself says nothing.
"""

import re
from typing import Final

from lxml import etree

from archive.findings import Place
from archive.foreign import content, nested, rules
from archive.foreign.draft import Draft
from archive.foreign.g2_values import Values
from archive.foreign.trace import Trace, place
from archive.markup.display import excerpt
from archive.model.body import Body
from archive.model.newscodes import SCHEMES
from archive.model.values import Link, PubStatus
from archive.newsml.codes import named_codes
from archive.newsml.names import XML_LANG

_ROOT_ATTRIBUTES: Final = ("standard", "standardversion", "conformance")
_INSTANTS: Final = (("versionCreated", "version_created"), ("firstCreated", "first_created"))
_TEXTS: Final = (("headline", "headlines"), ("dateline", "datelines"), ("by", "bylines"), ("creditline", "creditlines"))
_PARTIES: Final = (("infoSource", "info_sources"), ("creator", "creators"), ("contributor", "contributors"))
_CONCEPTS: Final = (("located", "located"), ("genre", "genres"), ("subject", "subjects"))


def read(item: etree._Element) -> Draft:
    """Read a newsItem.

    Raises:
        SourceError: Markup written out as text passes a limit.
    """
    draft, trace = Draft(), Trace(item)
    values = Values(item, named_codes(item), draft, trace)
    for name in _ROOT_ATTRIBUTES:
        trace.attribute(item, name)
    for one in (*trace.each(item, "catalog"), *trace.each(item, "catalogRef")):
        trace.take(one)
    draft.state("id", trace.attribute(item, "guid"), "newsItem/@guid")
    _read_version(item, draft, trace)
    for meta in trace.each(item, "itemMeta"):
        _read_management(meta, values)
    for meta in trace.each(item, "contentMeta"):
        _read_content_meta(meta, values)
    if "languages" not in draft.fields:
        tag = draft.language(trace.attribute(item, XML_LANG), place(item))
        draft.add("languages", *((tag,) if tag else ()), basis="newsItem/@xml:lang")
    trace.attribute(item, XML_LANG)
    draft.add("rights", *(values.rights(one) for one in trace.each(item, "rightsInfo")), basis="rightsInfo")
    published = (values.publication(one) for one in trace.each(item, "pubHistory/published"))
    draft.add("published", *filter(None, published), basis="pubHistory")
    for contents in trace.each(item, "contentSet"):
        _read_contents(contents, values)
    values.say_unresolved()
    draft.keep(trace.left())
    return draft


def _read_version(item: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read the version; guide 7.4.1.2: it counts from 1, and is 1 when not stated."""
    stated = trace.attribute(item, "version")
    number = content.number(stated)
    if number:
        draft.state("version", number, "newsItem/@version")
    elif stated:
        draft.invalid("the version", stated, "versions are whole numbers from 1", place(item))


def _read_management(meta: etree._Element, values: Values) -> None:
    """Read `itemMeta`."""
    draft, trace = values.draft, values.trace
    _read_nature_and_status(meta, values)
    draft.state("provider", next(iter(values.parties(meta, "provider")), None), "provider")
    for name, field in _INSTANTS:
        for one in trace.each(meta, name)[:1]:
            draft.state(field, draft.date(name, trace.text(one) and (one.text or ""), place(one), instant=True), name)
    _read_embargo(meta, values)
    for one in trace.each(meta, "expires")[:1]:
        draft.state("expires", draft.date("expires", trace.text(one) and (one.text or ""), place(one)), "expires")
    for name in ("title", "profile"):
        for one in trace.each(meta, name)[:1]:
            draft.state(name, trace.text(one), name)
    draft.add("services", *values.concepts(meta, "service"), basis="service")
    draft.add("signals", *values.concepts(meta, "signal"), basis="signal")
    notes = (trace.text(one) for one in trace.each(meta, "edNote"))
    draft.add("ed_notes", *filter(None, notes), basis="edNote")
    for one in trace.each(meta, "link"):
        link = values.link(one)
        if _is_possible(link, draft):
            draft.add("links", link, basis="itemMeta/link")
        else:
            problem = "a previous version has the same guid and a lower version (guide 26.2)"
            draft.invalid("link", f"{link.residref} version {link.version}", problem, place(one))


def _read_nature_and_status(meta: etree._Element, values: Values) -> None:
    """Read what kind of item it is, and whether it may be used."""
    draft, trace = values.draft, values.trace
    for one in trace.each(meta, "itemClass")[:1]:
        nature = values.uri(one)
        if nature.startswith(SCHEMES["ninat"]):
            draft.state("item_class", nature, "itemClass")
        elif nature:
            draft.invalid("itemClass", nature, "it is none of News Item Nature (guide 7.5.1.1)", place(one))
    for one in trace.each(meta, "pubStatus")[:1]:
        uri = values.uri(one)
        word = uri.removeprefix(SCHEMES["stat"]).rpartition(":")[2].lower()
        if word in {status.value for status in PubStatus}:
            draft.state("pub_status", PubStatus(word), "pubStatus")
        else:
            draft.invalid("pubStatus", uri, "it is none of usable, withheld, canceled", place(one))


def _is_possible(link: Link, draft: Draft) -> bool:
    """Tell whether a link leads anywhere, and one to a previous version to one that can be it."""
    if link.rel != "previousVersion":
        return True
    own: int = draft.fields.get("version", 1)
    return bool(link.residref) and (link.residref != draft.fields.get("id") or (link.version is not None and link.version < own))


def _read_embargo(meta: etree._Element, values: Values) -> None:
    """Read the embargo; guide 26.4: an empty one has no stated end. One whose end is not certain is kept without an end."""
    for one in values.trace.each(meta, "embargoed")[:1]:
        stated = values.trace.text(one)
        date = values.draft.date("embargoed", one.text or "", place(one), instant=True) if stated else None
        values.draft.fields["embargoed"] = date or ""
        if date is not None:
            values.draft.state("embargoed", date, "embargoed")


def _read_content_meta(meta: etree._Element, values: Values) -> None:
    """Read `contentMeta`."""
    draft, trace = values.draft, values.trace
    for one in trace.each(meta, "urgency")[:1]:
        stated = trace.text(one)
        if re.fullmatch("[1-9]", stated):
            draft.state("urgency", int(stated), "urgency")
        else:
            draft.invalid("urgency", stated, "it is no whole number from 1 to 9", place(one))
    for name, field in (("contentCreated", "content_created"), ("contentModified", "content_modified")):
        for one in trace.each(meta, name)[:1]:
            draft.state(field, draft.date(name, trace.text(one) and (one.text or ""), place(one)), name)
    source_types = values.concepts(meta, "digitalSourceType")
    draft.state("digital_source_type", next(iter(source_types), None), "digitalSourceType")
    for name, field in _PARTIES:
        draft.add(field, *values.parties(meta, name), basis=name)
    for name, field in _CONCEPTS:
        draft.add(field, *values.concepts(meta, name), basis=name)
    alt_ids = (values.alt_id(one) for one in trace.each(meta, "altId"))
    draft.add("alt_ids", *(alt_id for alt_id in alt_ids if alt_id.value), basis="altId")
    for one in trace.each(meta, "language"):
        tag = draft.language(trace.attribute(one, "tag"), place(one))
        draft.add("languages", *((tag,) if tag else ()), basis="language")
    keywords = (trace.text(one) for one in trace.each(meta, "keyword"))
    draft.add("keywords", *filter(None, keywords), basis="keyword")
    for one in trace.each(meta, "slugline")[:1]:
        draft.state("slugline", trace.text(one), "slugline")
    for name, field in _TEXTS:
        draft.add(field, *values.texts(meta, name), basis=name)
    draft.add("descriptions", *values.texts(meta, "description", "drol"), basis="description")


def _read_contents(contents: etree._Element, values: Values) -> None:
    """Read the content and its renditions; of the same content in several forms, XML comes before text."""
    trace, draft = values.trace, values.draft
    for one in trace.each(contents, "inlineXML"):
        lang = _content_attributes(one, values)
        for child in one:
            _read_inline(one, child, values, lang)
    for one in trace.each(contents, "inlineData"):
        lang = _content_attributes(one, values)
        stated = trace.attribute(one, "contenttype")
        if one.get("encoding"):
            continue
        trace.text(one)
        text = "".join(str(part) for part in one.itertext())
        _take_body(one, nested.of_text(text, draft, lang, stated, place(one).pointer), values)
    for one in contents.iterfind("{*}remoteContent"):
        rendition = values.rendition(one)
        if rendition is not None:
            trace.see(one)
            draft.add("renditions", rendition, basis="remoteContent")


def _content_attributes(element: etree._Element, values: Values) -> str:
    """Read what is stated about inline content and is of no consequence (its counts), and return its language."""
    for name in ("wordcount", "charcount", "linecount", "pagecount"):
        values.trace.attribute(element, name)
    return values.draft.language(values.trace.attribute(element, XML_LANG), place(element))


def _read_inline(inline: etree._Element, child: etree._Element, values: Values, lang: str) -> None:
    """Read content in XML; of NITF also what it says about the text."""
    trace, draft = values.trace, values.draft
    trace.take(child)
    found = nested.of_element(child, draft, lang, place(child).pointer)
    stated = trace.attribute(inline, "contenttype")
    if not content.fits(found.kind, stated):
        draft.find(rules.CONTENT_TYPE, place(inline), stated=stated, found=found.kind)
    _take_body(inline, found, values)


def _take_body(element: etree._Element, found: content.Content, values: Values) -> None:
    """Add a body, unless there is one in its language, which it says again; another text of that language is kept apart."""
    draft, trace = values.draft, values.trace
    stated = trace.attribute(element, "contenttype")
    if found.kind in (content.PLAIN, content.HTML) and not content.fits(found.kind, stated):
        draft.find(rules.CONTENT_TYPE, place(element), stated=stated, found=found.kind)
    if found.body is None:
        return
    bodies: tuple[Body, ...] = draft.fields.get("bodies", ())
    same = next((body for body in bodies if body.lang == found.body.lang), None)
    if same is None:
        draft.add("bodies", found.body, basis=f"contentSet, {found.kind}")
    elif same.text.split() != found.body.text.split():
        where = Place(line=element.sourceline, pointer=place(element).pointer)
        draft.keep_one(where.pointer, excerpt(found.body.text, 2000), where)
