"""A page that this program wrote -> the plain form of its record, exactly; no library chooses anything.

Our pages are HTML that is also well-formed XML, so they are read strictly: properties and carrier from the JSON-LD, the bodies
from the page itself. What was edited in either is believed. A page that is not ours, or is no longer well-formed, is left to
the general reader.
"""

from typing import Any, Final

from lxml import etree

from archive.errors import SourceError
from archive.markup import safejson, safexml, xhtml_in
from archive.markup.mergepatch import apply
from archive.markup.xhtml_out import NAMESPACE
from archive.model.record import Plain, encode
from archive.product import NAME
from archive.webpage.newsarticle import carried, record_of

DOCTYPE: Final = b"<!DOCTYPE html>\n"
GENERATOR: Final = f'<meta name="generator" content="{NAME}'
BODY: Final = "body"
"""The class of the element that holds one body."""
HELD_BACK: Final = {"data-href": "href", "data-src": "src"}
"""Where addresses wait that a browser should not follow."""


def read_own(data: bytes, where: str = "") -> dict[str, Plain] | None:
    """Return the record of a page of ours, None when it is not one.

    Raises:
        SourceError: It is one, and its carrier is damaged.
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
    return apply(seen(node, root), patch)


def seen(node: dict[str, Any], root: etree._Element) -> dict[str, Plain]:
    """Return what properties and page say without the carrier."""
    holders = [holder for holder in root.iter(f"{{{NAMESPACE}}}div") if holder.get("class") == BODY]
    for element in root.iter(f"{{{NAMESPACE}}}a", f"{{{NAMESPACE}}}img"):
        for held, name in HELD_BACK.items():
            if element.get(held) is not None:
                element.set(name, element.get(held, ""))
    bodies = [encode(xhtml_in.body_of(holder)) for holder in holders]
    return {**record_of(node), **({"bodies": bodies} if bodies else {})}
