"""NITF content -> the element names of HTML, so that what reads HTML reads it: one way for both, with all that is learned there.

    hl2 -> h2    bq -> blockquote    block, note, fn -> their blocks    dl -> ul    media of images -> figure    lang -> span
    em.bold -> strong    em.citation -> cite    em.code -> code
    frac -> 1/2    everything that names things (person, org, location, money, ...) -> its text

It makes new elements and leaves the old ones as they are. What is no image is returned as an address with its type.
"""

from typing import Final, NamedTuple

from lxml import etree

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_SAME: Final = frozenset(
    {"p", "table", "caption", "tr", "th", "td", "thead", "tbody", "tfoot", "ol", "ul", "li", "pre", "hr", "a", "br", "em", "q",
     "sub", "sup"}
)  # fmt: skip
_OTHER: Final = {
    "hl1": "h2", "hl2": "h2", "bq": "blockquote", "dl": "ul", "dt": "li", "dd": "li", "credit": "p", "lang": "span",
    "body.content": "div", "block": "div", "note": "div", "fn": "div", "byline": "p", "dateline": "p", "datasource": "p",
    "tagline": "p", "bibliography": "p", "abstract": "div", "nitf-table": "div",
}  # fmt: skip
_SILENT: Final = frozenset(
    {"media", "nitf-table-metadata", "table-reference", "col", "colgroup", "tobject", "key-list", "alt-code"}
)
_CLASSES: Final = {"bold": "strong", "citation": "cite", "code": "code"}
_KEPT: Final = ("href", "title", "colspan", "rowspan")


class Media(NamedTuple):
    """A picture, sound or film that the content refers to."""

    href: str
    media_type: str
    title: str
    width: str
    height: str


def to_html(content: etree._Element) -> tuple[etree._Element, list[Media]]:
    """Return `body.content` (or any block) as HTML elements, and the media that are no figure of it."""
    body = etree.Element("body")
    others: list[Media] = []
    _fill(body, content, others)
    return body, others


def _name(element: etree._Element) -> str:
    """Return the local name."""
    return str(element.tag).rpartition("}")[2]


def _fill(target: etree._Element, source: etree._Element, others: list[Media]) -> None:
    """Add what `source` holds to `target`."""
    _append(target, source.text)
    for child in source:
        name = _name(child)
        if name == "media":
            _put_media(target, child, others)
        elif name == "frac":
            parts = {_name(part): "".join(part.itertext()) for part in child}
            _append(target, f"{parts.get('numer', '')}{parts.get('frac-sep', '/') or '/'}{parts.get('denom', '')}")
        elif name not in _SILENT:
            _fill(_made(target, child, name), child, others)
        _append(target, child.tail)


def _made(target: etree._Element, child: etree._Element, name: str) -> etree._Element:
    """Return the element that takes the content of `child`; `target` itself when the name says nothing about text."""
    if name not in _SAME and name not in _OTHER:
        return target
    attributes = {key: child.get(key, "") for key in _KEPT if child.get(key)}
    if name == "bq" and child.get("quote-source"):
        attributes["cite"] = child.get("quote-source", "")
    if lang := child.get(_XML_LANG) or "":
        attributes["lang"] = lang
    classes = (child.get("class") or "").lower() if name == "em" else ""
    said = next((made for word, made in _CLASSES.items() if word in classes), _OTHER.get(name, name))
    return etree.SubElement(target, said, attributes)


def _append(target: etree._Element, text: str | None) -> None:
    """Add text behind all that `target` holds."""
    if text and len(target):
        target[-1].tail = (target[-1].tail or "") + text
    elif text:
        target.text = (target.text or "") + text


def _put_media(target: etree._Element, media: etree._Element, others: list[Media]) -> None:
    """Add an image as a figure with its caption and credit; further references to it, and other media, are kept apart."""
    references = [child for child in media if _name(child) == "media-reference"]
    caption = next((child for child in media if _name(child) == "media-caption"), None)
    title = " ".join("".join(caption.itertext()).split()) if caption is not None else ""
    is_image = (media.get("media-type") or "").lower() in {"image", "photo", "picture", "graphic"}
    shown = next((one for one in references if one.get("source")), None) if is_image else None
    for one in references:
        if one is not shown and one.get("source"):
            sizes = one.get("width") or "", one.get("height") or ""
            others.append(Media(one.get("source", ""), one.get("mime-type") or "", title, *sizes))
    if shown is None:
        return
    figure = etree.SubElement(target, "figure")
    alt = shown.get("alternate-text") or ""
    etree.SubElement(figure, "img", {"src": shown.get("source", ""), **({"alt": alt} if alt else {})})
    line = etree.SubElement(figure, "figcaption")
    if caption is not None:
        _fill(line, caption, others)
    producer = next((child for child in media if _name(child) == "media-producer"), None)
    credit = "".join(producer.itertext()) if producer is not None else shown.get("source-credit") or shown.get("copyright") or ""
    if credit.strip():
        etree.SubElement(line, "span", {"class": "credit"}).text = credit
