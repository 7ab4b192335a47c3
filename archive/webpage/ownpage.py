"""A page that this program wrote -> the plain form of its record, exactly, and its pictures; no library chooses anything.

Our pages are HTML that is also well-formed XML, so they are read strictly: properties and carrier from the JSON-LD, the bodies
from the page itself. What was edited in either is believed. A page that is not ours, or is no longer well-formed, is left to
the general reader.
"""

import base64
import binascii
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from archive.errors import SourceError
from archive.markup import safejson, safexml, xhtml_in
from archive.markup.display import excerpt
from archive.markup.mergepatch import apply
from archive.markup.xhtml_out import NAMESPACE
from archive.model.iris import from_iri
from archive.model.package import Document
from archive.model.record import Plain, encode
from archive.model.tree import Blob
from archive.product import NAME
from archive.webpage.newsarticle import carried, record_of

DOCTYPE: Final = b"<!DOCTYPE html>\n"
GENERATOR: Final = f'<meta name="generator" content="{NAME}'
BODY: Final = "body"
"""The class of the element that holds one body."""
SOURCE: Final = "data-src"
"""Where the address of a picture waits that is in the page itself, or should not be followed."""
HELD_BACK: Final = {"data-href": "href", SOURCE: "src"}
"""Where addresses wait that a browser should not follow."""
DATA: Final = "data:"
"""How an address begins that holds a picture itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage:
    """The plain form of a record, and the pictures in the page by the addresses under which Figures name them."""

    record: dict[str, Plain]
    media: Mapping[str, Document]


def read_own(data: bytes, where: str = "") -> OwnPage | None:
    """Return what a page of ours holds, None when it is not one.

    Raises:
        SourceError: It is one, and its carrier or a picture is damaged.
    """
    if not data.startswith(DOCTYPE) or GENERATOR.encode() not in data[:4096]:
        return None
    try:
        root = safexml.parse(data.removeprefix(DOCTYPE), where)
    except safexml.XmlError:
        return None
    script = next(root.iter(f"{{{NAMESPACE}}}script"), None)
    if script is None:
        return None
    node = safejson.parse_text(script.text or "", f"{where} (JSON-LD)")
    text = carried(node) if isinstance(node, dict) else None
    if text is None:
        return None
    patch: Any = safejson.parse_text(text, f"{where} (carrier)")
    if not isinstance(patch, dict):
        raise SourceError("the carrier holds no JSON object", where=where)
    media = dict(_pictures(root, where))
    return OwnPage(record=apply(seen(node, root), patch), media=media)


def _pictures(root: etree._Element, where: str) -> Iterator[tuple[str, Document]]:
    """Yield address and file of each picture in a page.

    Raises:
        SourceError: One is no base64.
    """
    for image in root.iter(f"{{{NAMESPACE}}}img"):
        address, (head, _, text) = from_iri(image.get(SOURCE, "")), image.get("src", "").partition(";base64,")
        if address and head.startswith(DATA):
            try:
                content = Blob.of(base64.b64decode(text, validate=True))
            except binascii.Error:
                raise SourceError(f"the picture {excerpt(address)} in the page is no base64", where=where) from None
            yield address, Document(name=address, media_type=head.removeprefix(DATA), content=content)


def seen(node: dict[str, Any], root: etree._Element) -> dict[str, Plain]:
    """Return what properties and page say without the carrier."""
    holders = [holder for holder in root.iter(f"{{{NAMESPACE}}}div") if holder.get("class") == BODY]
    for element in root.iter(f"{{{NAMESPACE}}}a", f"{{{NAMESPACE}}}img"):
        for held, name in HELD_BACK.items():
            if element.get(held) is not None:
                element.set(name, element.get(held, ""))
    bodies = [encode(xhtml_in.body_of(holder)) for holder in holders]
    return {**record_of(node), **({"bodies": bodies} if bodies else {})}
