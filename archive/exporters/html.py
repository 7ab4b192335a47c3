"""Article -> a page of HTML that stands alone: to read, to print, and enough to make the Article again.

The page shows headline, standfirst, byline, dateline, bodies and rights; JSON-LD (a NewsArticle of schema.org) states what has a
property there, and one further identifier in it carries the difference to the record, so that the Article read back is the
same. The page is HTML and well-formed XML at once. It holds no script but this data; its content security policy lets nothing
load but pictures in it and beside it, and addresses that run programs wait in attributes that browsers do not follow.

Pictures that are at hand are in the page, as bytes, when every browser draws their kind: JPEG, PNG, GIF and WebP. Their addresses
wait beside them. A picture that is not at hand keeps its address and its text alternative.
"""

import base64
import copy
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree

from archive.findings import Finding, Place, Rule, Severity
from archive.formats import Exported, Exporter, Rendering
from archive.markup import xhtml_out
from archive.markup.display import excerpt
from archive.markup.mergepatch import difference
from archive.markup.pictures import read_kind
from archive.markup.xhtml_out import NAMESPACE
from archive.model.article import Article
from archive.model.iris import from_iri
from archive.model.package import Document
from archive.model.record import encode
from archive.model.tree import Blob
from archive.product import NAME, VERSION
from archive.webpage.newsarticle import node_of, with_carrier
from archive.webpage.ownpage import BODY, DATA, DOCTYPE, HELD_BACK, SOURCE, seen
from archive.webpage.repair import safe_address

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_LEVEL: Final = 4  # elements around a block of the body
_VOID: Final = frozenset({"br", "hr", "img", "meta"})
MAX_PICTURE: Final = 7 * 1024 * 1024
"""Bytes of one picture in a page: as base64 it is within what readers of XML take for one attribute, 10 MB."""
MAX_PICTURES: Final = 20 * 1024 * 1024
"""Bytes of all pictures in a page."""
_KINDS: Final = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
NOT_INSIDE: Final = Rule(
    code="HTMLOUT-001",
    severity=Severity.WARNING,
    title="Every picture that came with the article is in its page.",
    message="The picture {href} is not in the page, as {reason}; its address is. Keep the file there, beside the page.",
    spec="newsarchive, docs/design.md, law 5",
)
_STYLE: Final = """
html { font: 1.125rem/1.55 Georgia, 'Source Serif 4', 'Noto Serif', serif; color: #1a1a1a; background: #fff; }
body { max-width: 38em; margin: 2.5em auto; padding: 0 1.2em; }
h1 { font-size: 2em; line-height: 1.2; margin: 0 0 .5em; text-wrap: balance; }
h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 .4em; break-after: avoid; }
.standfirst { font-size: 1.15em; color: #444; }
.byline, .dateline, footer, .caption, .credit, caption { font: .85em/1.45 system-ui, sans-serif; color: #555; }
.credit { font-size: .75em; margin-top: 0; }
p { orphans: 2; widows: 2; }
blockquote { margin: 1.2em 0; padding-inline-start: 1em; border-inline-start: .2em solid #999; }
img { max-width: 100%; height: auto; }
.figure, table, pre { break-inside: avoid; margin: 1.4em 0; }
table { border-collapse: collapse; }
th, td { border: 1px solid #bbb; padding: .25em .6em; text-align: start; vertical-align: top; }
pre { overflow-x: auto; font-size: .85em; white-space: pre-wrap; }
footer { margin-top: 2.5em; padding-top: .8em; border-top: 1px solid #bbb; overflow-wrap: anywhere; }
@media print { html { font-size: 11pt; } body { max-width: none; margin: 0; padding: 0; } a { color: inherit; } }
"""


def write(article: Article, wishes: Rendering) -> Exported:
    """Write `article` as a page.

    Raises:
        RenderError: Its blocks nest too deep.
    """
    record: Any = encode(article)
    node = node_of(record, article.bodies[0].word_count if article.bodies else 0)
    html = etree.Element(f"{{{NAMESPACE}}}html", nsmap={None: NAMESPACE})
    _set_lang(html, article.languages[0] if article.languages else "")
    head, body = _sub(html, "head"), _sub(html, "body")
    _fill_body(body, article)
    _hold_back(body)
    findings = tuple(_embed(body, wishes.media))
    inside = any(image.get("src", "").startswith(DATA) for image in body.iter(f"{{{NAMESPACE}}}img"))
    script = _fill_head(head, article, "'self' data:" if inside else "'self'")
    script.text = _inert(with_carrier(node, _compact(difference(seen(node, copy.deepcopy(html)), record))))
    for element in html.iter(f"{{{NAMESPACE}}}*"):
        if not len(element) and element.text is None and etree.QName(element).localname not in _VOID:
            element.text = ""  # written with an end tag, which HTML needs
    for part in (html, head, body):
        _lay_out(part)
    return Exported(data=DOCTYPE + etree.tostring(html, encoding="UTF-8", xml_declaration=False) + b"\n", findings=findings)


def _fill_head(head: etree._Element, article: Article, pictures: str) -> etree._Element:
    """Fill the head, with where pictures may come from, and return the element for the JSON-LD."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src {pictures}; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    _sub(head, "meta", charset="utf-8")
    _sub(head, "meta", **{"http-equiv": "Content-Security-Policy", "content": policy})
    _sub(head, "meta", name="generator", content=f"{NAME} {VERSION}")
    _sub(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _sub(head, "title").text = article.headline or article.title or article.id
    _sub(head, "style").text = _STYLE
    return _sub(head, "script", type="application/ld+json")


def _fill_body(body: etree._Element, article: Article) -> None:
    """Show the article.

    Raises:
        RenderError: Its blocks nest too deep.
    """
    shown = _sub(body, "article")
    header = _sub(shown, "header")
    for name, kind, lines in _lines(article):
        for text in lines:
            _sub(header, name, **({"class": kind} if kind else {})).text = text
    for content in article.bodies:
        holder = _sub(shown, "div", **{"class": BODY})
        _set_lang(holder, content.lang)
        page = xhtml_out.element(content, indent=_LEVEL - 1)
        holder.extend(list(page[1]))
        _lay_out(holder)
    footer = _sub(body, "footer")
    for rights in article.rights:
        for line in (*rights.notices, *rights.usage_terms):
            _sub(footer, "p").text = line.value
    _sub(footer, "p").text = f"{article.id}, {article.version_created}"
    for part in (shown, header, footer):
        _lay_out(part)


def _lines(article: Article) -> Iterator[tuple[str, str, list[str]]]:
    """Yield element, class and texts of what stands above the body."""
    yield "h1", "", [article.headline] if article.headline else []
    yield "p", "standfirst", [article.standfirst] if article.standfirst else []
    yield "p", "byline", [text.value for text in article.bylines if text.value]
    dates = [entry.date.value for entry in article.published[:1]]
    yield "p", "dateline", [*(text.value for text in article.datelines if text.value), *dates]


def _hold_back(body: etree._Element) -> None:
    """Move addresses that a browser should not follow to attributes that it does not know."""
    for element in body.iter(f"{{{NAMESPACE}}}a", f"{{{NAMESPACE}}}img"):
        for held, name in HELD_BACK.items():
            address = element.get(name)
            if address is not None and not safe_address(address, ""):
                element.set(held, address)
                del element.attrib[name]


def _embed(body: etree._Element, media: Mapping[str, Document]) -> Iterator[Finding]:
    """Put the pictures that are at hand into the page, and yield which of them cannot be there."""
    room = MAX_PICTURES
    for image in body.iter(f"{{{NAMESPACE}}}img"):
        address = image.get("src", "")
        document = media.get(from_iri(address))
        if document is None:
            continue
        try:
            inside = _inside(document.content, room)
        except ValueError as error:
            yield NOT_INSIDE.at(Place(), href=excerpt(from_iri(address)), reason=str(error))
            continue
        room -= document.content.size
        image.set(SOURCE, address)
        image.set("src", inside)


def _inside(content: Blob, room: int) -> str:
    """Return an address that holds the picture itself (RFC 2397).

    Raises:
        ValueError: It is larger than `room` bytes or than one may be, or not of a kind that every browser draws.
    """
    if content.size > min(room, MAX_PICTURE):
        raise ValueError(f"it has {content.size} bytes, and a page takes {MAX_PICTURE} for one and {MAX_PICTURES} for all")
    data = content.read()
    kind = read_kind(data).media_type
    if kind not in _KINDS:
        raise ValueError(f"it is {kind}, which not every browser draws")
    return f"{DATA}{kind};base64,{base64.b64encode(data).decode()}"


def _set_lang(element: etree._Element, lang: str) -> None:
    """State a language for HTML and for XML readers."""
    if lang:
        element.set("lang", lang)
        element.set(_XML_LANG, lang)


def _sub(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    """Append an element."""
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)


def _lay_out(parent: etree._Element) -> None:
    """Put each child on its own line; for elements that can hold no text."""
    if len(parent):
        parent.text = "\n"
        for child in parent:
            child.tail = "\n"


def _compact(value: object) -> str:
    """Return JSON on one line, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _inert(node: object) -> str:
    """Return JSON that neither HTML nor XML takes for markup."""
    text = json.dumps(node, ensure_ascii=False, indent=1)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


EXPORTER: Final = Exporter(
    name="html",
    title="A page of HTML that stands alone, with schema.org JSON-LD",
    media_type="text/html",
    suffix=".html",
    write=write,
    rules=(NOT_INSIDE,),
)
