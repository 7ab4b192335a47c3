"""A page's head and marked elements -> claims: JSON-LD first, then `meta`, `link`, microdata, `time` and headings.

Every name that is read stands in the tables below, the most certain first. Nothing is taken from running text, from the
address of the page or from a library's guess: a page without a stated date has no date. What a name that we know states and no
table takes is handed back as a claim about "" and kept as unmapped.
"""

import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from archive.model.values import Origin
from archive.webpage.claims import Claim
from archive.webpage.jsonld import LinkedData, Node, article_nodes, read_blocks, strings, types

# Property of a NewsArticle -> (field, key of nodes in its place).
_PROPERTIES: Final = {
    "headline": ("headline", "name"), "alternativeHeadline": ("subhead", "name"), "description": ("description", "name"),
    "datePublished": ("published", "@value"), "dateModified": ("modified", "@value"), "dateCreated": ("created", "@value"),
    "expires": ("expires", "@value"), "inLanguage": ("language", "alternateName"), "publisher": ("provider", "name"),
    "sourceOrganization": ("info_source", "name"), "keywords": ("keyword", "name"), "articleSection": ("section", "name"),
    "dateline": ("dateline", "name"), "copyrightHolder": ("holder", "name"), "copyrightNotice": ("notice", "name"),
    "license": ("license", "url"), "usageInfo": ("license", "url"), "creditText": ("credit", "name"), "url": ("url", "@id"),
    "articleBody": ("body", "name"), "genre": ("genre", "name"),
    "editor": ("editor", "name"), "contributor": ("contributor", "name"),
}  # fmt: skip
# `name` or `property` of a meta element, in lower case -> field.
_META: Final = {
    **dict.fromkeys(("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title"), "headline"),
    **dict.fromkeys(
        ("og:description", "description", "dc.description", "dcterms.abstract", "twitter:description"), "description"
    ),
    **dict.fromkeys(
        ("article:published_time", "og:published_time", "dcterms.issued", "dc.date.issued", "citation_publication_date",
         "parsely-pub-date", "datepublished", "sailthru.date"), "published",
    ),
    **dict.fromkeys(
        ("article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "datemodified"), "modified"
    ),
    **dict.fromkeys(("dcterms.created", "dc.date.created"), "created"),
    **dict.fromkeys(("article:expiration_time",), "expires"),
    **dict.fromkeys(("author", "dc.creator", "dcterms.creator", "citation_author", "article:author", "parsely-author"), "author"),
    **dict.fromkeys(("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher"), "provider"),
    **dict.fromkeys(("copyright", "dc.rights", "dcterms.rights"), "notice"),
    **dict.fromkeys(("dcterms.rightsholder",), "holder"),
    **dict.fromkeys(("dcterms.license",), "license"),
    **dict.fromkeys(("article:tag", "keywords", "news_keywords", "parsely-tags"), "keyword"),
    **dict.fromkeys(("article:section", "parsely-section"), "section"),
    **dict.fromkeys(("og:url",), "url"),
}  # fmt: skip
_LANGUAGES: Final = ("og:locale", "dc.language", "dcterms.language", "content-language")
_KNOWN: Final = ("article:", "dc.", "dcterms.", "citation_", "og:", "parsely-")
_LISTS: Final = frozenset({"author", "keyword", "editor", "contributor"})
_ITEMPROPS: Final = {"datepublished": "published", "datemodified": "modified", "headline": "headline", "inlanguage": "language"}
_CHANGED: Final = re.compile(r"updat|modif|edited|correct|aktualis|mise.?à.?jour|actualiz", re.IGNORECASE)
_REFERENCE: Final = re.compile(r"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,5}|[a-z]{2,8});")
_ADDRESS: Final = re.compile(r"(?:https?:)?//|@")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFields:
    """All claims of a page, the article's node of JSON-LD (empty when there is none), and the broken blocks."""

    claims: tuple[Claim, ...]
    node: Node
    broken: tuple[str, ...] = ()


def page_fields(root: etree._Element) -> PageFields:
    """Return what the page says about its article."""
    data = linked_data(root)
    node = next(iter(article_nodes(data.nodes)), {})
    claims = [*_from_node(node), *_from_meta(root), *_from_links(root), *_from_elements(root)]
    return PageFields(claims=tuple(claims), node=node, broken=data.broken)


def linked_data(root: etree._Element) -> LinkedData:
    """Return the JSON-LD of a page."""
    scripts = (script for script in root.iter("script") if "ld+json" in (script.get("type") or "").lower())
    return read_blocks(["".join(script.itertext()) for script in scripts])


def _from_node(node: Node) -> Iterator[Claim]:
    """Yield what JSON-LD says."""
    kind = next(iter(types(node)), "")
    if names := _people(strings(node.get("author", node.get("creator")))):
        yield Claim(field="author", values=tuple(names), basis="JSON-LD author", path=f"JSON-LD {kind}/author")
    for name, value in node.items():
        field, of = _PROPERTIES.get(name, ("", "name"))
        path = f"JSON-LD {kind}/{name}"
        texts = tuple(map(_unescaped, strings(value, of=of) or strings(value)))
        if field == "keyword":
            texts = tuple(word for text in texts for word in _split(text))
        if field and texts:
            yield Claim(field=field, values=texts if field in _LISTS else texts[:1], basis=f"JSON-LD {name}", path=path)
        elif name not in {"author", "creator"} and not name.startswith("@"):
            yield Claim(field="", values=(_json(value),), basis=path, path=path)


def _from_meta(root: etree._Element) -> Iterator[Claim]:
    """Yield what `meta` and `link` elements say, in the order of the table, so that the first ground is the most certain."""
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name, []).append(_unescaped(content))
    if lang := (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip():
        yield Claim(field="language", values=(lang,), basis="html lang", path="/html/@lang")
    for name, field in (*_META.items(), *((name, "language") for name in _LANGUAGES)):
        values = found.pop(name, [])
        if field == "keyword":
            values = [word for value in values for word in _split(value)]
        elif field == "author":
            values = _people(values)
        if values:
            kept = tuple(values) if field in _LISTS else tuple(values[:1])
            yield Claim(field=field, values=kept, basis=f"meta {name}", path=f"meta[{name}]")
    for name, values in found.items():
        if name.startswith(_KNOWN):
            yield Claim(field="", values=tuple(values), basis=f"meta {name}", path=f"meta[{name}]")


def _from_links(root: etree._Element) -> Iterator[Claim]:
    """Yield what `link` elements say."""
    for link in root.iter("link"):
        rel = (link.get("rel") or "").lower().split()
        for wanted, field in (("canonical", "url"), ("license", "license")):
            if wanted in rel and link.get("href"):
                yield Claim(
                    field=field, values=(link.get("href", "").strip(),), basis=f"link rel={wanted}", path=f"link[{wanted}]"
                )


def _from_elements(root: etree._Element) -> Iterator[Claim]:
    """Yield what microdata, `time`, headings and the title say."""
    for element in root.iter("time", "span", "meta", "h1", "h2", "div", "p", "abbr"):
        field = _ITEMPROPS.get((element.get("itemprop") or "").lower())
        value = element.get("datetime") or element.get("content") or " ".join("".join(element.itertext()).split())
        if field and value:
            yield Claim(field=field, values=(value,), basis=f"itemprop {element.get('itemprop')}", path=f"itemprop[{field}]")
    yield from _from_time(root)
    for tag in ("h1", "title"):
        texts = {text for element in root.iter(tag) if (text := " ".join("".join(element.itertext()).split()))}
        if len(texts) == 1:
            yield Claim(
                field="headline", values=(texts.copy().pop(),), basis=f"the only {tag}", origin=Origin.HEURISTIC, path=tag
            )
            if tag == "title":
                yield Claim(field="title", values=(texts.pop(),), basis="title", path="title")


def _from_time(root: etree._Element) -> Iterator[Claim]:
    """Yield the dates of `time` elements in the head of an `article`: of publication only when there is exactly one."""
    places = [place for place in root.iter("article") if not any(up.tag == "article" for up in place.iterancestors())]
    if len(places) != 1:
        return
    stated: dict[str, set[str]] = {"published": set(), "modified": set()}
    for element in places[0].iter("time"):
        value = (element.get("datetime") or "").strip()
        within = [up.tag for up in element.iterancestors()]
        if value and not element.get("itemprop") and not {"aside", "footer", "nav", "li"} & set(within):
            words = " ".join(filter(None, (element.get("class"), _line(element))))
            stated["modified" if _CHANGED.search(words) else "published"].add(value)
    for field, values in stated.items():
        if len(values) == 1:
            basis = "the only time[datetime] of the article"
            yield Claim(field=field, values=tuple(values), basis=basis, origin=Origin.HEURISTIC, path="time")


def _line(element: etree._Element) -> str:
    """Return the words around an inline element."""
    parent = element.getparent()
    words = "" if parent is None else " ".join("".join(parent.itertext()).split())
    return f"{words if len(words) < 200 else ''} {'' if parent is None else parent.get('class') or ''}"


def _people(names: list[str]) -> list[str]:
    """Return the names that are no addresses, without a leading "By"."""
    return [re.sub(r"^by\s+", "", _unescaped(name), flags=re.IGNORECASE) for name in names if not _ADDRESS.search(name)]


def _split(words: str) -> list[str]:
    """Return keywords that are separated by commas or semicolons."""
    return [word for part in re.split(r"[,;]", words) if (word := part.strip())]


def _unescaped(text: str) -> str:
    """Return a text whose characters were escaped once too often as its readers see it."""
    return entities.unescape(text) if _REFERENCE.search(text) else text


def _json(value: Any) -> str:
    """Return a value as compact JSON, a text as it is."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
