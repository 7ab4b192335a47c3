"""Feeds (RSS 0.9 to 2.0, Atom 1.0, WXR) -> entries: what each states as claims, and its content as HTML.

Elements are told by their local names, because feeds name spaces freely; what a table below does not take is handed back as a
claim about "". An entry has the statements of its channel only where the formats say so: language, rights, title of the channel.
The bytes of an entry are the feed without its other entries, when these can be cut out exactly.

Content is not interpreted here (see `repair.py`); nothing is fetched.
"""

import hashlib
import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from archive.markup import safexml
from archive.model.values import Origin
from archive.webpage.claims import Claim

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_ROOTS: Final = frozenset({"rss", "RDF", "feed"})
_ENTRIES: Final = frozenset({"item", "entry"})
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE\s+rss\s+(?:PUBLIC|SYSTEM)[^\[>]*>")
_ITEM: Final = re.compile(rb"<(item|entry)(?:\s[^<>]*)?>.*?</\1\s*>", re.DOTALL)
_FIELDS: Final = {
    "title": "headline", "pubDate": "published", "published": "published", "issued": "published", "date": "published",
    "updated": "modified", "modified": "modified", "rights": "notice", "copyright": "notice", "language": "language",
    "publisher": "provider", "subject": "keyword", "category": "keyword", "creator": "author", "author": "author",
    "contributor": "contributor", "expirationDate": "expires", "post_date_gmt": "published", "post_modified_gmt": "modified",
}  # fmt: skip
_CONTENT: Final = ("encoded", "content", "description", "summary")
_SILENT: Final = frozenset({*_CONTENT, "guid", "id", "link", "enclosure", "post_type", "status", "excerpt"})
_SPACES: Final = re.compile(r"purl\.org/(?:rss|dc|atom)|netscape|/2005/Atom|wordpress\.org/export|userland|22-rdf-syntax")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")
_MARKUP: Final = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#\d{2,5}|#x[0-9a-fA-F]{2,5}|[a-z]{2,8});")
_EMPTY_DATE: Final = "0000-00-00 00:00:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that an entry points at."""

    href: str
    media_type: str = ""
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed.

    Attributes:
        claims: What it states.
        content: Its full content as HTML, "" when it has none.
        summary: Its description or summary as HTML, "" when it has none.
        guid: Its identifier as stated, "" when none is.
        digest: SHA-256 of its canonical XML, in lower-case hex.
        kind: "post", "page", "attachment", ... of WXR; "" elsewhere.
        status: "publish", "draft", ... of WXR; "" elsewhere.
        enclosures: Files that it points at.
        data: The feed with this entry alone; the whole feed when it cannot be cut exactly.
    """

    claims: tuple[Claim, ...]
    content: str
    summary: str
    guid: str
    digest: str
    kind: str
    status: str
    enclosures: tuple[Enclosure, ...]
    data: bytes


def is_feed(data: bytes) -> bool:
    """Tell whether the root element is that of a feed."""
    namespace, name = safexml.root_name(data)
    if name == "RDF":
        return b"://purl.org/rss/1.0/" in data[:4096] or b"//my.netscape.com/rdf/" in data[:4096]
    return name == "rss" or (name == "feed" and "atom" in namespace.lower())


def entries(data: bytes, where: str = "") -> Iterator[Entry]:
    """Yield the entries in the order of the feed.

    Raises:
        SourceError: It is no well-formed XML or no feed.
    """
    plain = _DOCTYPE.sub(b"", data, count=1).lstrip()
    root = safexml.parse(plain, where)
    if _name(root) not in _ROOTS:
        raise safexml.XmlError(f"its root element is {_name(root)}, not one of a feed", where=where)
    found = [element for element in root.iter("{*}item", "{*}entry") if _name(element.getparent()) in {"channel", "feed", "RDF"}]
    channel = next((child for child in root if _name(child) == "channel"), root)
    about = list(_about_channel(root, channel))
    cuts = [match.span() for match in _ITEM.finditer(plain)] if len(found) > 1 else []
    for number, element in enumerate(found):
        digest = _digest(element)
        cut = _cut(plain, cuts, number, digest) if len(cuts) == len(found) else b""
        yield _entry(element, about, digest, cut or data)


def _cut(plain: bytes, cuts: list[tuple[int, int]], number: int, digest: str) -> bytes:
    """Return the feed without its other entries, b"" when that would not hold the same entry."""
    start, end = cuts[number]
    between = b"".join(plain[cuts[n - 1][1] : cuts[n][0]].strip() for n in range(1, len(cuts)))
    made = plain[: cuts[0][0]] + plain[start:end] + between + plain[cuts[-1][1] :]
    try:
        alone = list(safexml.parse(made).iter("{*}item", "{*}entry"))
    except safexml.XmlError:
        return b""
    return made if len(alone) == 1 and _digest(alone[0]) == digest else b""


def _digest(element: etree._Element) -> str:
    """Return the SHA-256 of the canonical form of an entry."""
    return hashlib.sha256(etree.tostring(element, method="c14n", exclusive=True)).hexdigest()


def _entry(element: etree._Element, about: list[Claim], digest: str, data: bytes) -> Entry:
    """Read one entry."""
    texts = {_name(child): _text(child) for child in reversed(element) if not _is_excerpt(child)}
    excerpt = next((_text(child) for child in element if _is_excerpt(child)), "")
    content = texts.get("encoded") or texts.get("content") or ""
    return Entry(
        claims=(*_claims(element), *about),
        content=content,
        summary=excerpt or texts.get("description") or texts.get("summary") or "",
        guid=(
            texts.get("guid") or texts.get("id") or element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about") or ""
        ).strip(),
        digest=digest,
        kind=texts.get("post_type", "").strip(),
        status=texts.get("status", "").strip(),
        enclosures=tuple(_enclosures(element)),
        data=data,
    )


def _about_channel(root: etree._Element, channel: etree._Element) -> Iterator[Claim]:
    """Yield what a channel says for all of its entries."""
    if lang := root.get(_XML_LANG) or channel.get(_XML_LANG) or "":
        yield Claim(field="language", values=(lang,), basis="xml:lang of the feed", path="feed/@xml:lang")
    for child in channel:
        name, text = _name(child), " ".join(_text(child).split())
        if text and name in {"language", "rights", "copyright"}:
            yield Claim(field=_FIELDS[name], values=(text,), basis=f"{name} of the feed", path=f"feed/{name}")
        elif text and name in {"title", "publisher"}:
            origin = Origin.HEURISTIC if name == "title" else Origin.EXPLICIT
            yield Claim(field="provider", values=(text,), basis=f"{name} of the feed", origin=origin, path=f"feed/{name}")
        elif name == "author" and _name(channel) == "feed":
            yield Claim(field="author", values=_people(child), basis="author of the feed", path="feed/author")


def _claims(element: etree._Element) -> Iterator[Claim]:
    """Yield what an entry states; values of one name are gathered."""
    gathered: dict[str, list[str]] = {}
    if lang := element.get(_XML_LANG) or "":
        yield Claim(field="language", values=(lang,), basis="xml:lang of the entry", path="entry/@xml:lang")
    for child in element:
        name = _name(child)
        if name == "link" and (child.get("rel") or "alternate") == "alternate":
            gathered.setdefault(name, []).append((child.get("href") or _text(child)).strip())
        elif name in {"author", "contributor", "creator"}:
            gathered.setdefault(name, []).extend(_people(child))
        elif name == "category":
            gathered.setdefault(name, []).append((child.get("label") or _text(child) or child.get("term") or "").strip())
        elif name not in _SILENT:
            gathered.setdefault(name, []).append(_line(name, child) or _markup(child))
    several = {"author", "keyword", "contributor"}
    for name, stated in gathered.items():
        field = "url" if name == "link" else _FIELDS.get(name, "")
        values = tuple(value for value in stated if value and value != _EMPTY_DATE)
        if values:
            kept = values if field in several or not field else values[:1]
            yield Claim(field=field, values=kept, basis=f"{name} of the entry", path=f"entry/{name}")


def _people(element: etree._Element) -> tuple[str, ...]:
    """Return the names of a person element: of Atom its names, of RSS the name beside an address of mail."""
    names = [_text(child) for child in element if _name(child) == "name"]
    if not names:
        text = _text(element).strip()
        found = re.fullmatch(r"\S+@\S+\s+\((.+)\)", text) or re.fullmatch(r"(.+?)\s+<\S+@\S+>", text)
        names = [found[1] if found else text]
    return tuple(name for stated in names if (name := " ".join(stated.split())) and "@" not in name)


def _enclosures(element: etree._Element) -> Iterator[Enclosure]:
    """Yield the files that an entry points at."""
    for child in element:
        address = (
            child.get("url") if _name(child) == "enclosure" else child.get("href") if child.get("rel") == "enclosure" else None
        )
        if address:
            size = child.get("length") or ""
            yield Enclosure(
                href=address.strip(), media_type=child.get("type") or "",
                size=int(size) if size.isascii() and size.isdigit() and 0 < len(size) < 16 and int(size) else None,
            )  # fmt: skip


def _text(element: etree._Element) -> str:
    """Return the text of an element; of XHTML in Atom (RFC 4287, 3.1.1.3) the markup, of plain text in Atom its escaped form."""
    if len(element) and element.get("type") == "xhtml":
        return "".join(etree.tostring(child, encoding="unicode") for child in element)
    text = "".join(element.itertext())
    is_plain = _name(element) in {"content", "summary"} and _is_atom(element) and element.get("type") in {None, "text"}
    return text.replace("&", "&amp;").replace("<", "&lt;") if is_plain else text


def _line(name: str, element: etree._Element) -> str:
    """Return the text of a property on one line: a title without markup, a date of WXR with the zone that its name states."""
    text = " ".join(_text(element).split())
    if name == "title":
        return " ".join(entities.unescape(_TAG.sub("", text)).split()) if _MARKUP.search(text) else text
    return f"{text} GMT" if name.endswith("_gmt") and text != _EMPTY_DATE and text else text


def _markup(element: etree._Element) -> str:
    """Return the XML of an element that says something by its attributes, "" of one that says nothing."""
    return etree.tostring(element, encoding="unicode", with_tail=False) if element.attrib or len(element) else ""


def _is_atom(element: etree._Element) -> bool:
    """Tell whether an element is of Atom."""
    return "atom" in str(element.tag).lower()


def _is_excerpt(element: etree._Element) -> bool:
    """Tell whether this is the excerpt of WXR, whose local name is that of the content."""
    return "excerpt" in str(element.tag)


def _name(element: etree._Element | None) -> str:
    """Return the local name; the whole name in a namespace that is none of those read, where names mean something else."""
    if element is None:
        return ""
    namespace, _, local = str(element.tag).rpartition("}")
    return local if not namespace or _SPACES.search(namespace) else str(element.tag)
