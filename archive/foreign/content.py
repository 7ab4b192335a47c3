"""The content of an article, recognised by its root element and never by what a type attribute claims.

XHTML of any namespace, NITF with and without one, anything else as the text that it holds; markup that was escaped into text;
plain text. All ways lead through the repair of web pages, so that scripts, forms and trackers go and are
counted, whoever sent them.
"""

import copy
from itertools import pairwise
from typing import Final, NamedTuple

from lxml import etree

from archive.foreign.draft import Draft
from archive.markup import lines, nitf_in, plaintext, safehtml, xhtml_in
from archive.markup.cleaning import clean
from archive.model.body import Body
from archive.model.values import Rendition
from archive.webpage.repair import repair

XHTML: Final = "XHTML"
NITF: Final = "NITF"
PLAIN: Final = "plain text"
HTML: Final = "HTML"
OTHER: Final = "markup of another kind"
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_HTML_ROOTS: Final = frozenset({"html", "body", "div", "p", "section", "article", "main", "table", "ul", "ol", "span"})
_NITF_ROOTS: Final = frozenset({"nitf", "body.content", "body.head", "block"})
_FITS: Final = {
    XHTML: ("xhtml", "html", "xml"), NITF: ("nitf", "xml"), PLAIN: ("plain",), HTML: ("html",), OTHER: ("xml",),
}  # fmt: skip


class Content(NamedTuple):
    """Content that was read: None as its body when it holds no text."""

    kind: str
    body: Body | None


def kind_of(root: etree._Element) -> str:
    """Return what the root element says that the content is."""
    namespace, _, name = str(root.tag).rpartition("}")
    if name in _NITF_ROOTS or "NITF" in namespace:
        return NITF
    return XHTML if name in _HTML_ROOTS or namespace.endswith("/xhtml") else OTHER


def fits(kind: str, media_type: str) -> bool:
    """Tell whether a stated media type can mean content of that kind; an absent one always can."""
    stated = media_type.lower()
    if kind == HTML and "xhtml" in stated:
        return False
    return not stated or any(word in stated for word in _FITS[kind])


def of_element(root: etree._Element, draft: Draft, lang: str = "") -> Content:
    """Read content that is XML; what NITF says about it beside the text is not read here."""
    kind = kind_of(root)
    lang = root.get(_XML_LANG) or root.get("lang") or lang
    if kind == NITF:
        blocks = root.findall("{*}body/{*}body.content") or root.findall("{*}body.content") or [root]
        return of_nitf(blocks, draft, lang)
    tree = _without_namespaces(root)
    tree = next(tree.iter("body"), tree) if tree.tag == "html" else tree
    return Content(kind, _body(tree, draft, lang))


def of_nitf(blocks: list[etree._Element], draft: Draft, lang: str = "") -> Content:
    """Read the text of NITF: one or several `body.content`."""
    holder = etree.Element("body.content")
    for block in blocks:
        made = etree.SubElement(holder, "block")
        made.text = block.text
        made.extend(copy.deepcopy(list(block)))
        _drop_repeated(made, draft)
    tree, media = nitf_in.to_html(holder)
    draft.add("renditions", *map(_rendition, media), basis="media of the content")
    return Content(NITF, _body(tree, draft, lang))


def _drop_repeated(block: etree._Element, draft: Draft) -> None:
    """Drop a part of NITF that the next part begins with: some archives give the first paragraphs apart and in the full text."""
    for part, after in pairwise(block.findall("{*}block")):
        words = _words(part)
        if words and _words(after)[: len(words)] == words:
            block.remove(part)
            draft.notes.append("a part of the text was dropped, because the next part begins with the same words")


def _words(element: etree._Element) -> list[str]:
    """Return the words in an element."""
    return " ".join(str(part) for part in element.itertext()).split()


def of_text(text: str, draft: Draft, lang: str = "", media_type: str = "") -> Content:
    """Read content that is text: plain, or markup written out as text.

    Raises:
        SourceError: The markup passes a limit.
    """
    if "<" in text and ("html" in media_type.lower() or safehtml.looks_like_html(text[:1000])):
        page = safehtml.parse(text)
        return Content(HTML, _body(next(page.iter("body"), page), draft, lang))
    cleaned = clean(text)
    draft.notes += cleaned.notes
    if not cleaned.text.strip():
        return Content(PLAIN, None)
    blocks = plaintext.body(lines.split(cleaned.text).blocks).blocks
    return Content(PLAIN, Body(blocks=blocks, lang=lang) if blocks else None)


def _body(tree: etree._Element, draft: Draft, lang: str) -> Body | None:
    """Make a body of elements named as in HTML."""
    holder = etree.Element("body")
    if tree.tag in {"body", "div", "section", "article", "main"}:
        holder = tree
    else:
        holder.append(tree)
    repaired = repair(holder)
    draft.notes += repaired.notes()
    blocks = xhtml_in.body_of(repaired.body).blocks
    return Body(blocks=blocks, lang=lang) if blocks else None


def _without_namespaces(root: etree._Element) -> etree._Element:
    """Return a copy in no namespace, with the language where HTML has it."""
    made = copy.deepcopy(root)
    made.tail = None
    for element in made.iter():
        element.tag = str(element.tag).rpartition("}")[2]
        if stated := element.attrib.pop(_XML_LANG, ""):
            element.set("lang", str(stated))
    return made


def _rendition(media: nitf_in.Media) -> Rendition:
    """Return media as a rendition."""
    return Rendition(
        href=media.href, media_type=media.media_type, title=media.title, width=number(media.width), height=number(media.height)
    )


def number(text: str) -> int | None:
    """Return a whole number of sane length, None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
